// Making the copy: marks are saved with their log, the copy goes to a second person, who approves or sends it back.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { meetDeadline } from '#/core/cases/deadlines.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, forbidden, refused, type Outcome } from '#/core/outcome.ts'
import { indexTerms } from '#/core/search/words.ts'
import { proposalOf, proposerPeople } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import type { Dossier } from '../../dossier.ts'
import { copyOf, wordsOfCopy } from '../copy-rules.ts'
import type { CopyText } from '../contract.ts'
import { publicityEvents } from '../events.ts'
import { isEditablePublicity, publicityStates, type PublicityAsk } from '../lifecycle.ts'
import { deadlineCodes } from '../open.ts'
import { overlap } from '../patterns.ts'
import { marksWrong } from '../redaction-rules.ts'
import { enterPublicity } from '../taking-down.ts'
import type { PassageKind } from '../words.ts'
import { actOn, eventOf, holdPublication, type Seen } from './acting.ts'

export interface CopySaved {
  readonly version: number
  readonly undecided: number
}

/** The marks as they are now: new ones are logged, those no longer there are undone, those unchanged stay as they were. */
export function saveCopy(world: World, actor: Actor, seen: Seen, text: CopyText): Promise<Outcome<CopySaved>> {
  return perform(world, actor, async (change) => {
    const held = await holdPublication(change, seen.id)
    if (!held.ok) return held
    const { case: found, publication: g, places, suggestions } = held.value
    if (!may(actor, 'publicity:prepare')) return forbidden('“整理公开稿”不在您的职责范围内')
    if (!isEditablePublicity(g.state)) return refused([`当前状态是“${publicityStates[g.state].label}”，不能修改公开稿`])
    if (g.version !== seen.version) return conflict()
    const wrong = marksWrong(places, text.marks)
    if (wrong.length) return refused(wrong.map((says) => ({ field: 'marks', says })))
    const { tx, now } = change
    const isSame = (a: (typeof text.marks)[number], b: (typeof text.marks)[number]): boolean =>
      a.place === b.place && a.from === b.from && a.to === b.to && a.kind === b.kind && a.decision === b.decision && a.reason === b.reason
    const gone = g.marks.filter((old) => !text.marks.some((m) => isSame(m, old))).map((old) => old.id)
    const added = text.marks.filter((m) => !g.marks.some((old) => isSame(m, old)))
    if (gone.length)
      await sql`update redaction set undone_at = ${now}, undone_by = ${actor.name}
        where committee_id = ${actor.committeeId} and publication_id = ${g.id} and id = any(${gone}::uuid[])`.execute(tx)
    const rows = added.map((m) => ({
      id: change.newId(),
      place: m.place,
      from_char: m.from,
      to_char: m.to,
      passage: places.find((p) => p.key === m.place)?.text.slice(m.from, m.to) ?? '',
      kind: m.kind,
      decision: m.decision,
      reason: m.reason,
      suggested: suggestions.some((s) => overlap(s, m)) || g.marks.some((old) => old.suggested && overlap(old, m)),
    }))
    if (rows.length)
      await sql`insert into redaction (committee_id, id, publication_id, place, from_char, to_char, passage, kind, decision, reason, suggested,
          by_id, by_name, at)
        select ${actor.committeeId}, r.id, ${g.id}::uuid, r.place, r.from_char, r.to_char, r.passage, r.kind, r.decision, r.reason, r.suggested,
          ${actor.personId}::uuid, ${actor.name}, ${now}
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, place text, from_char integer, to_char integer, passage text,
          kind text, decision text, reason text, suggested boolean)`.execute(tx)
    await sql`update publication set form = ${text.form}, abstract = ${text.abstract}, shows_proposer = ${text.showsProposer},
        version = version + 1 where committee_id = ${actor.committeeId} and id = ${g.id}`.execute(tx)
    change.record(
      proposalOf(found.id),
      publicityEvents.saved.of({
        ...eventOf(g),
        removed: text.marks.filter((m) => m.decision === 'removed').length,
        kept: text.marks.filter((m) => m.decision === 'kept').length,
      }),
    )
    const open = suggestions.filter((s) => !text.marks.some((m) => overlap(m, s))).length
    return done({ version: g.version + 1, undecided: open })
  })
}

export function sendForReview(world: World, actor: Actor, seen: Seen): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'sendForReview', seen)
    if (!acting.ok) return acting
    const { case: found, publication: g } = acting.value
    await sql`update publication set prepared_by = ${actor.personId ?? actor.accountId}, prepared_name = ${actor.name}, sent_back = null
      where committee_id = ${actor.committeeId} and id = ${g.id}`.execute(change.tx)
    await enterPublicity(change, g.id, 'review')
    change.record(proposalOf(found.id), publicityEvents.sentForReview.of(eventOf(g)))
    return done({ id: g.id, state: 'review' })
  })
}

export function sendBack(world: World, actor: Actor, seen: Seen, ask: PublicityAsk<'sendBack'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'sendBack', seen)
    if (!acting.ok) return acting
    const { case: found, publication: g } = acting.value
    await sql`update publication set sent_back = ${ask.reason} where committee_id = ${actor.committeeId} and id = ${g.id}`.execute(
      change.tx,
    )
    await enterPublicity(change, g.id, 'redacting')
    change.record(proposalOf(found.id), publicityEvents.sentBack.of({ ...eventOf(g), reason: ask.reason }))
    return done({ id: g.id, state: 'redacting' })
  })
}

/** The copy is made once, from the original and its marks, and kept as it was given to the public. */
export function approve(world: World, actor: Actor, seen: Seen): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'approve', seen)
    if (!acting.ok) return acting
    const { case: found, publication: g, places } = acting.value
    const { tx, now, today } = change
    const copy = copyOf(found, g, places)
    const entry = (g.copies.at(-1)?.entry ?? 0) + 1
    await sql`insert into publication_copy (committee_id, publication_id, entry, proposal_id, part, reply_id, form, subject, proposer, content, terms,
        prepared_by, approved_by, published_on, published_at)
      values (${actor.committeeId}, ${g.id}, ${entry}, ${found.id}, ${g.part}, ${g.replyId}, ${g.form}, ${copy.subject}, ${copy.proposer},
        ${JSON.stringify(copy.content)}::jsonb, array_to_tsvector(${indexTerms(wordsOfCopy(copy))}::text[]), ${g.preparedName ?? ''},
        ${actor.name}, ${today}, ${now})`.execute(tx)
    await meetDeadline(tx, g.id, deadlineCodes[g.part], today)
    await enterPublicity(change, g.id, 'published')
    await tellProposers(change, found, g.part === 'text' ? '提案已公开' : '答复已公开', `publicity:${g.id}:${entry}`)
    const removed: Partial<Record<PassageKind, number>> = {}
    if (g.form === 'full') for (const m of g.marks) if (m.decision === 'removed') removed[m.kind] = (removed[m.kind] ?? 0) + 1
    change.record(
      proposalOf(found.id),
      publicityEvents.published.of({ ...eventOf(g), entry, form: g.form, preparedBy: g.preparedName ?? '', removed }),
    )
    return done({ id: g.id, state: 'published' })
  })
}

const tellProposers = (change: Parameters<typeof owe>[0], found: Dossier, title: string, key: string): Promise<void> =>
  owe(change, {
    personIds: proposerPeople(found),
    key,
    title,
    body: `《${found.subject}》的公开稿已在公开网页发布，隐去了个人信息。`,
    url: `/proposals/${found.id}`,
    matterId: found.id,
  })
