// The picture of a work that is shown.
import { may } from '#/core/actor.ts'
import type { AttachmentKind } from '#/core/feature.ts'
import { done, forbidden, notFound } from '#/core/outcome.ts'
import { findGroup, holdGroup, relationsOf } from './store.ts'
import type { Tx } from '#/core/db/database.ts'
import { sql } from 'kysely'

const groupOfExhibit = async (tx: Tx, id: string): Promise<string | null> =>
  (await sql<{ id: string }>`select group_id as id from reading_exhibit where id = ${id} and removed_on is null`.execute(tx)).rows[0]?.id ??
  null

export const exhibitFiles: AttachmentKind = {
  kind: 'reading-exhibit',
  parts: { image: '作品图片' },
  mayRead: async (tx, actor, id, today) => {
    const group = may(actor, 'studies:read') ? await groupOfExhibit(tx, id) : null
    return group !== null && (await findGroup(tx, actor, group, today)) !== null
  },
  mayAttach: async (tx, actor, id, today) => {
    const groupId = may(actor, 'studies:read') ? await groupOfExhibit(tx, id) : null
    const group = groupId ? await holdGroup(tx, actor, groupId, today) : null
    if (!group) return notFound('没有找到这件作品')
    const keeps = relationsOf(group, actor).some((r) => r === 'owner' || r === 'office')
    return keeps && may(actor, 'reading:run') ? done(undefined) : forbidden('作品图片由群主和办公室上传、删除')
  },
}
