// Files of a speech: its text as the speaker wrote it.
import type { AttachmentKind } from '#/core/feature.ts'
import { done, forbidden, notFound } from '#/core/outcome.ts'
import { sql } from 'kysely'
import { mayEdit, speeches } from './speeches/acts.ts'
import { mayReadSpeech } from './speeches/view.ts'

export const floorAttachments: readonly AttachmentKind[] = [
  {
    kind: 'speech',
    parts: { text: '发言稿' },
    mayRead: async (tx, actor, id) => {
      const found = await speeches.find(tx, actor, id)
      return found !== null && mayReadSpeech(found.kept, found.ground, { actor })
    },
    mayAttach: async (tx, actor, id) => {
      await sql`select 1 from speech where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
      const found = await speeches.find(tx, actor, id)
      if (!found || !mayReadSpeech(found.kept, found.ground, { actor })) return notFound('没有找到这份发言，或者您无权查看')
      return mayEdit(found.kept, found.ground, actor) ? done(undefined) : forbidden('发言稿现在不能由您上传、删除')
    },
  },
]
