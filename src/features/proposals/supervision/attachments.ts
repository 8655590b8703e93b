// Files of supervision: the signed plan and the report on the item, minutes and photographs on an activity, evidence on a problem.
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { AttachmentKind } from '#/core/feature.ts'
import { done, forbidden, notFound, type Outcome } from '#/core/outcome.ts'
import { rulesOn } from './actions/acting.ts'
import type { Supervision } from './item.ts'
import { mayFile, mayFileAs } from './page.ts'
import { problemStates } from './problem-lifecycle.ts'
import type { ModeRow } from './settings.ts'
import { findSupervision, holdSupervision, supervisionOfPart } from './store.ts'

type Part = 'supervision_problem' | 'supervision_activity' | 'supervision_unit_report'

interface Placed {
  readonly item: Supervision
  readonly modes: readonly ModeRow[]
}

const idOf = (tx: Tx, actor: Actor, part: Part | null, id: string): Promise<string | null> =>
  part ? supervisionOfPart(tx, actor.committeeId, part, id) : Promise.resolve(id)

const kindOf = (
  kind: string,
  parts: Readonly<Record<string, string>>,
  part: Part | null,
  may: (placed: Placed, actor: Actor, id: string) => boolean,
): AttachmentKind => ({
  kind,
  parts,
  mayRead: async (tx, actor, id, today) => {
    const item = await idOf(tx, actor, part, id)
    return item !== null && (await findSupervision(tx, actor, item, today)) !== null
  },
  mayAttach: async (tx, actor, id, today): Promise<Outcome<void>> => {
    const placed = await holding(tx, actor, await idOf(tx, actor, part, id), today)
    if (!placed) return notFound('没有找到这件督办，或者您无权查看')
    return may(placed, actor, id) ? done(undefined) : forbidden('这里的文件不由您上传、删除，或者现在已不能改动')
  },
})

async function holding(tx: Tx, actor: Actor, itemId: string | null, today: Day): Promise<Placed | null> {
  const item = itemId ? await holdSupervision(tx, actor, itemId, today) : null
  return item ? { item, modes: (await rulesOn(tx, actor.committeeId, today, item.sessionId)).modes } : null
}

const byWriters = ({ item, modes }: Placed, actor: Actor): boolean => mayFile(item, modes, actor)

export const supervisionAttachments: readonly AttachmentKind[] = [
  kindOf('supervision', { approval: '方案签批件', result: '督办报告附件' }, null, byWriters),
  kindOf('supervision-activity', { minutes: '会议纪要', photo: '现场照片' }, 'supervision_activity', byWriters),
  kindOf('supervision-problem', { evidence: '整改依据' }, 'supervision_problem', ({ item }, actor, id) => {
    const problem = item.problems.find((p) => p.id === id)
    return problem !== undefined && problemStates[problem.state].open && mayFileAs(item, problem.ownerId, actor)
  }),
  kindOf('supervision-report', { report: '书面报告附件' }, 'supervision_unit_report', ({ item }, actor, id) => {
    const report = item.reports.find((r) => r.id === id)
    return report !== undefined && mayFileAs(item, report.bodyId, actor)
  }),
]
