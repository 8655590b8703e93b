// Publicity begins by itself: with the filing for the text, with the reply for the reply. What is to be public gets its due day, the rest its reason.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { reckonDue } from '#/core/calendar/due.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { setDeadline } from '#/core/cases/deadlines.ts'
import { inChinese, type Day } from '#/core/day.ts'
import { settingsOn } from '#/core/settings/store.ts'
import type { Openness } from '../words.ts'
import { publicityFrom, replyClock, textClock } from './settings.ts'
import type { PublicityPart } from './words.ts'

export interface TextToOpen {
  readonly id: string
  readonly sessionId: string
  readonly openConsent: boolean
  readonly openReason: string
}

export interface ReplyToOpen {
  readonly proposalId: string
  readonly sessionId: string
  readonly filedOn: Day
  readonly consents: boolean
  readonly replyId: string
  readonly bodyId: string
  readonly openness: Openness
  readonly reason: string
}

export interface Opened {
  readonly publicationId: string
  readonly part: PublicityPart
  readonly openness: Openness
  readonly due: Day
}

export const deadlineCodes: Record<PublicityPart, string> = { text: 'publicity.text', reply: 'publicity.reply' }

export const openTextPublicity = (change: Change, text: TextToOpen, on: Day): Promise<Opened | null> =>
  begin(change, {
    part: 'text',
    proposalId: text.id,
    sessionId: text.sessionId,
    replyId: null,
    bodyId: null,
    openness: text.openConsent ? 'open' : 'closed',
    reason: text.openConsent ? '' : `提案者不同意公开：${text.openReason}`,
    setBy: '提案者',
    filedOn: on,
    on,
  })

export const openReplyPublicity = (change: Change, reply: ReplyToOpen, on: Day): Promise<Opened | null> =>
  begin(change, {
    part: 'reply',
    proposalId: reply.proposalId,
    sessionId: reply.sessionId,
    replyId: reply.replyId,
    bodyId: reply.bodyId,
    // A reply quotes its proposal: it cannot be public where the proposal is not.
    openness: reply.openness === 'open' && !reply.consents ? 'closed' : reply.openness,
    reason: reply.openness === 'open' && !reply.consents ? '提案者不同意公开提案，答复不单独公开' : reply.reason,
    setBy: '承办单位',
    filedOn: reply.filedOn,
    on,
  })

interface Beginning {
  readonly part: PublicityPart
  readonly proposalId: string
  readonly sessionId: string
  readonly replyId: string | null
  readonly bodyId: string | null
  readonly openness: Openness
  readonly reason: string
  readonly setBy: string
  readonly filedOn: Day
  readonly on: Day
}

/** null where it has begun before. */
async function begin({ tx, actor, now, newId }: Change, asked: Beginning): Promise<Opened | null> {
  const { clock, from } = await settingsOn(
    tx,
    actor.committeeId,
    { clock: asked.part === 'text' ? textClock : replyClock, from: publicityFrom },
    asked.on,
    asked.sessionId,
  )
  const isBefore = from !== '' && asked.filedOn < from
  const b: Beginning =
    asked.openness === 'open' && isBefore
      ? { ...asked, openness: 'closed', reason: `提案公开自${inChinese(from)}立案的开始，此前立案的未列入` }
      : asked
  const due = reckonDue(clock, b.on, await calendarFor(tx))
  const id = newId()
  const isOpen = b.openness === 'open'
  const { numAffectedRows } = await sql`/* planned once: begin-publicity */
    with begun as (
      insert into publication (committee_id, id, proposal_id, part, reply_id, body_id, state, state_since, opened_on, due_day)
      values (${actor.committeeId}, ${id}, ${b.proposalId}, ${b.part}, ${b.replyId}, ${b.bodyId}, ${isOpen ? 'redacting' : 'notPublic'}, ${now},
        ${b.on}, ${due.due})
      on conflict (committee_id, proposal_id, coalesce(reply_id, '00000000-0000-0000-0000-000000000000')) do nothing
      returning committee_id, id)
    insert into publication_openness (committee_id, publication_id, entry, from_day, openness, reason, set_by)
    select committee_id, id, 1, ${b.on}::date, ${b.openness}, ${b.reason}, ${b.setBy} from begun`.execute(tx)
  if (Number(numAffectedRows ?? 0) === 0) return null
  if (isOpen)
    await setDeadline(tx, {
      committeeId: actor.committeeId,
      id: newId(),
      matterId: b.proposalId,
      partId: id,
      code: deadlineCodes[b.part],
      label: b.part === 'text' ? '公开提案' : '公开答复',
      holderId: b.bodyId,
      due,
    })
  return { publicationId: id, part: b.part, openness: b.openness, due: due.due }
}
