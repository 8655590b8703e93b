// Photographs and papers of a contact. They hang on the first record, so that a correction keeps them; while it is being written, on the draft.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { AttachmentKind } from '#/core/feature.ts'
import { done, forbidden, notFound } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { correctionWrong, type Correctable } from './rules.ts'
import { correctionDays } from './settings.ts'
import { visibleContacts } from './store.ts'

const isOwnDraft = async (tx: Tx, actor: Actor, id: string, hold: boolean): Promise<boolean> => {
  const found = await sql`select 1 from contact_draft d where d.committee_id = ${actor.committeeId} and d.id = ${id}
    and d.maker_id = ${actor.personId}::uuid ${hold ? sql`for update of d` : sql``}`.execute(tx)
  return found.rows.length > 0
}

/** The record that stands now for the first one of this id. */
const latest = async (tx: Tx, actor: Actor, id: string, hold: boolean): Promise<Correctable | null> => {
  const found =
    await sql<Correctable>`select c.maker_id as "makerId", c.recorded_on as "recordedOn", c.voided_on as "voidedOn" from contact c
    where c.committee_id = ${actor.committeeId} and c.root_id = ${id} and ${visibleContacts(actor)}
    order by c.recorded_at desc, c.id desc limit 1 ${hold ? sql`for update of c` : sql``}`.execute(tx)
  return found.rows[0] ?? null
}

export const contactAttachments: readonly AttachmentKind[] = [
  {
    kind: 'contact',
    parts: { photo: '照片和材料' },
    mayRead: async (tx, actor, id) => (await isOwnDraft(tx, actor, id, false)) || (await latest(tx, actor, id, false)) !== null,
    mayAttach: async (tx, actor, id, today: Day) => {
      if (await isOwnDraft(tx, actor, id, true)) return done(undefined)
      const record = await latest(tx, actor, id, true)
      if (!record) return notFound('没有找到这条联系记录，或者您无权查看')
      const days = await settingOn(tx, actor.committeeId, correctionDays, today)
      const [wrong] = correctionWrong(record, { personId: actor.personId, today, days })
      return wrong ? forbidden(wrong) : done(undefined)
    },
  },
]
