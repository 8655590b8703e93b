// The files of a meeting: each paper its own, opened by whom the paper is meant for; photographs and scans on the activity itself.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { AttachmentKind } from '#/core/feature.ts'
import { done, forbidden, notFound } from '#/core/outcome.ts'
import { activityStates } from './lifecycle.ts'
import { mayOpen } from './page.ts'
import { organises } from './rules.ts'
import { findActivity, holdActivity } from './store.ts'

async function activityOfMaterial(tx: Tx, committeeId: number, id: string): Promise<string | null> {
  const found = await sql<{ id: string }>`select activity_id as id from activity_material
    where committee_id = ${committeeId} and id = ${id}`.execute(tx)
  return found.rows[0]?.id ?? null
}

const notYours = () => forbidden('这里的文件不由您上传、删除，或者现在已不能改动')

export const activityAttachments: readonly AttachmentKind[] = [
  {
    kind: 'activity',
    parts: { photo: '照片', paper: '其他资料' },
    mayRead: async (tx, actor, id) => (await findActivity(tx, actor, id)) !== null,
    mayAttach: async (tx, actor, id) => {
      const a = await holdActivity(tx, actor, id)
      if (!a) return notFound('没有找到这项活动，或者您无权查看')
      return organises(actor, a) && activityStates[a.state].completing ? done(undefined) : notYours()
    },
  },
  {
    kind: 'activity-material',
    parts: { file: '文件' },
    mayRead: async (tx, actor, id) => {
      const of = await activityOfMaterial(tx, actor.committeeId, id)
      const a = of ? await findActivity(tx, actor, of) : null
      const material = a?.materials.find((m) => m.id === id)
      return a !== null && material !== undefined && mayOpen(a, material, actor)
    },
    mayAttach: async (tx, actor, id) => {
      const of = await activityOfMaterial(tx, actor.committeeId, id)
      const a = of ? await holdActivity(tx, actor, of) : null
      const material = a?.materials.find((m) => m.id === id)
      if (!a || !material || !mayOpen(a, material, actor)) return notFound('没有找到这份材料，或者您无权查看')
      return organises(actor, a) && activityStates[a.state].completing ? done(undefined) : notYours()
    },
  },
]
