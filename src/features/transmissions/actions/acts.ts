// The acts of 请示报告: draft, sign, register as sent, register the answer. What was said aloud or signed on paper is entered as it happened.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import { reckonDue } from '#/core/calendar/due.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { meetDeadline, setDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { enterState, openMatter, setTitle, touch } from '#/core/cases/register.ts'
import { day, inChinese, type Day } from '#/core/day.ts'
import type { Event } from '#/core/event.ts'
import type { Act, Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import type { Code } from '#/core/settings/setting.ts'
import { codesOf, settingOn } from '#/core/settings/store.ts'
import { recipients, transmissionKinds, transmissionTraits } from '../codes.ts'
import type { TransmissionDraft } from '../contract.ts'
import { transmissionEvents } from '../events.ts'
import {
  transmissionCourse,
  transmissionStates,
  type TransmissionAsk,
  type TransmissionMove,
  type TransmissionState,
  type TransmissionSubject,
} from '../lifecycle.ts'
import { answerClock } from '../settings.ts'
import { holdTransmission, matterKind, partyThere, type TransmissionRow } from '../store.ts'

export interface Moved {
  readonly id: string
  readonly state: string
}

const answerDue = 'transmission.answer'

export const transmissionOf = (id: string) => ({ kind: 'transmission', id }) as const

export const traitsOf = (kinds: readonly Code[], kind: string) => transmissionTraits.parse(kinds.find((k) => k.code === kind)?.data ?? {})

/** Sent for the whole committee, or for the body one acts for. */
const isOwn = (actor: Actor, senderId: string | null): boolean =>
  may(actor, 'transmissions:read-all') || (senderId !== null && bodiesOf(actor).includes(senderId))

export function transmissionSubject(t: TransmissionRow, actor: Actor, kinds: readonly Code[]): TransmissionSubject {
  const { form, awaitsAnswer } = traitsOf(kinds, t.kind)
  return {
    state: t.state,
    relations: isOwn(actor, t.sender?.id ?? null) ? ['own'] : [],
    form,
    awaitsAnswer,
    lineOnly: t.lineOnly,
    body: t.body,
    answered: t.answer !== null,
  }
}

async function draftWrong({ tx, actor, today }: Change, d: TransmissionDraft): Promise<readonly Reason[]> {
  const kinds = await codesOf(tx, actor.committeeId, transmissionKinds, today)
  const tos = await codesOf(tx, actor.committeeId, recipients, today)
  const { form } = traitsOf(kinds, d.kind)
  const wrong: Reason[] = []
  if (!kinds.some((k) => k.code === d.kind)) wrong.push({ field: 'kind', says: '没有这种类别' })
  if (!tos.some((r) => r.code === d.recipient)) wrong.push({ field: 'recipient', says: '没有这个报送对象' })
  if (d.lineOnly && d.body.trim()) wrong.push({ field: 'body', says: '只登记目录的，不要录入正文' })
  if (form === 'speech' && !d.occasion.trim()) wrong.push({ field: 'occasion', says: '请填写在什么会议上发言' })
  if (form === 'speech' && !d.speakerId && !d.senderId) wrong.push({ field: 'speakerId', says: '请填写发言人，或者发言的县区政协' })
  if (!isOwn(actor, d.senderId)) wrong.push({ field: 'senderId', says: '请选择您所在的机构；以市政协名义报送的由办公室登记' })
  if (d.senderId && !(await partyThere(tx, actor.committeeId, 'body', d.senderId)))
    wrong.push({ field: 'senderId', says: '没有找到报送单位' })
  if (d.speakerId && !(await partyThere(tx, actor.committeeId, 'person', d.speakerId)))
    wrong.push({ field: 'speakerId', says: '没有找到这个人' })
  return wrong
}

const writeDraft = ({ tx, actor }: Change, id: string, d: TransmissionDraft) =>
  sql`insert into transmission (committee_id, id, kind, recipient, occasion, sender_id, speaker_id, line_only, body, created_by)
    values (${actor.committeeId}, ${id}, ${d.kind}, ${d.recipient}, ${d.occasion}, ${d.senderId}, ${d.speakerId}, ${d.lineOnly}, ${d.body},
      ${actor.personId})
    on conflict (committee_id, id) do update set kind = excluded.kind, recipient = excluded.recipient, occasion = excluded.occasion,
      sender_id = excluded.sender_id, speaker_id = excluded.speaker_id, line_only = excluded.line_only, body = excluded.body`.execute(tx)

export interface NewTransmission extends TransmissionDraft {
  /** The record it reports or asks about. */
  readonly about: { readonly kind: string; readonly id: string } | null
}

export function createTransmission(world: World, actor: Actor, draft: NewTransmission): Promise<Outcome<{ id: string; url: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, now, today, newId, record } = change
    const wrong = [...(await draftWrong(change, draft))]
    if (draft.about && (await matterKind(tx, actor.committeeId, draft.about.id)) !== draft.about.kind)
      wrong.push({ field: 'about', says: '没有找到要请示报告的事项' })
    if (wrong.length) return refused(wrong)
    const id = newId()
    await openMatter(tx, { committeeId: actor.committeeId, id, kind: 'transmission', title: draft.title, state: 'drafting', at: now })
    await writeDraft(change, id, draft)
    if (draft.about)
      await sql`update transmission set about_kind = ${draft.about.kind}, about_id = ${draft.about.id}
        where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
    const label = (codes: readonly Code[], code: string): string => codes.find((c) => c.code === code)?.label ?? code
    record(
      transmissionOf(id),
      transmissionEvents.created.of({
        kind: label(await codesOf(tx, actor.committeeId, transmissionKinds, today), draft.kind),
        to: label(await codesOf(tx, actor.committeeId, recipients, today), draft.recipient),
      }),
    )
    return done({ id, url: `/transmissions/${id}` })
  })
}

export function saveTransmission(
  world: World,
  actor: Actor,
  seen: Seen,
  draft: TransmissionDraft,
): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const found = await holdTransmission(change.tx, actor, seen.id)
    if (!found) return notFound('没有找到这件请示报告')
    if (found.state !== 'drafting') return refused([`当前状态是“${transmissionStates[found.state].label}”，不能再修改`])
    const wrong = await draftWrong(change, draft)
    if (wrong.length) return refused(wrong)
    if (!(await touch(change.tx, seen.id, seen.version))) return conflict()
    await writeDraft(change, seen.id, draft)
    await setTitle(change.tx, seen.id, draft.title)
    change.record(transmissionOf(seen.id), transmissionEvents.saved.of({}))
    return done({ id: seen.id, version: seen.version + 1 })
  })
}

interface Acting {
  readonly found: TransmissionRow
  readonly kinds: readonly Code[]
}

/** Read, lock, judge, claim the version. */
async function acting(change: Change, move: TransmissionMove, seen: Seen): Promise<Outcome<Acting>> {
  const found = await holdTransmission(change.tx, change.actor, seen.id)
  if (!found) return notFound('没有找到这件请示报告')
  const kinds = await codesOf(change.tx, change.actor.committeeId, transmissionKinds, change.today)
  const verdict = judge(transmissionCourse, move, transmissionSubject(found, change.actor, kinds), change.actor)
  if (!verdict.ok) return verdict
  return (await touch(change.tx, seen.id, seen.version)) ? done({ found, kinds }) : conflict()
}

/** What a move writes besides the state; reasons when what was filled in cannot be. */
type Step<M extends TransmissionMove> = (change: Change, acted: Acting, ask: TransmissionAsk<M>) => Promise<readonly Reason[]>

function move<M extends TransmissionMove>(name: M, to: TransmissionState, step: Step<M>): Act<TransmissionAsk<M>, Moved> {
  return (world, actor, seen, ask) =>
    perform(world, actor, async (change) => {
      const acted = await acting(change, name, seen)
      if (!acted.ok) return acted
      const wrong = await step(change, acted.value, ask)
      if (wrong.length) return refused(wrong)
      const { open } = transmissionStates[to]
      await enterState(change.tx, seen.id, to, open, change.now)
      if (!open) await voidDeadlines(change.tx, { partId: seen.id }, change.today)
      return done({ id: seen.id, state: to })
    })
}

const inFuture = (on: Day, today: Day): readonly Reason[] => (on > today ? [{ field: 'day', says: '日期不能晚于今天' }] : [])

const send: Step<'send'> = async (change, { found, kinds }, ask) => {
  const { tx, actor, today } = change
  const on = day(ask.day)
  const { form, awaitsAnswer } = traitsOf(kinds, found.kind)
  const wrong = [...inFuture(on, today)]
  const signedBy = found.signedBy || ask.signedBy
  if (form === 'written' && !signedBy) wrong.push({ field: 'signedBy', says: '还没有签发：请先送签，或者填写纸质签发的签发人' })
  if (wrong.length) return wrong
  await sql`update transmission set sent_on = ${on}, entered_on = ${today}, number = ${ask.number}, signed_by = ${signedBy}
    where committee_id = ${actor.committeeId} and id = ${found.id}`.execute(tx)
  if (awaitsAnswer)
    await setDeadline(tx, {
      committeeId: actor.committeeId,
      id: change.newId(),
      matterId: found.id,
      partId: found.id,
      code: answerDue,
      label: '待批复',
      holderId: null,
      due: reckonDue(await settingOn(tx, actor.committeeId, answerClock, today), on, await calendarFor(tx)),
    })
  const recipient = (await codesOf(tx, actor.committeeId, recipients, today)).find((r) => r.code === found.recipient)
  change.record(
    transmissionOf(found.id),
    transmissionEvents.sent.of({
      day: on,
      number: ask.number,
      signedBy,
      kind: found.kind,
      form,
      to: found.recipient,
      toLabel: found.recipientLabel,
      level: typeof recipient?.data?.['level'] === 'string' ? recipient.data['level'] : '',
      title: found.title,
      senderId: found.sender?.id ?? null,
      speakerId: found.speaker?.id ?? null,
      about: found.about?.id ?? null,
    }),
  )
  return []
}

const registerAnswer: Step<'answer'> = async (change, { found }, ask) => {
  const on = day(ask.day)
  const wrong = [...inFuture(on, change.today)]
  if (found.sentOn && on < found.sentOn) wrong.push({ field: 'day', says: `不能早于报送日期${inChinese(found.sentOn)}` })
  if (found.lineOnly && ask.text.trim()) wrong.push({ field: 'text', says: '只登记目录的，不录入批复内容' })
  if (wrong.length) return wrong
  await sql`update transmission set answer_kind = ${ask.how}, answered_by = ${ask.by}, answer = ${ask.text}, answered_on = ${on}
    where committee_id = ${change.actor.committeeId} and id = ${found.id}`.execute(change.tx)
  await meetDeadline(change.tx, found.id, answerDue, on)
  change.record(transmissionOf(found.id), transmissionEvents.answered.of({ day: on, how: ask.how, by: ask.by, text: ask.text }))
  return []
}

const sign: Step<'sign'> = async ({ tx, actor, record }, { found }) => {
  await sql`update transmission set signed_by = ${actor.name} where committee_id = ${actor.committeeId} and id = ${found.id}`.execute(tx)
  record(transmissionOf(found.id), transmissionEvents.signed.of({ by: actor.name }))
  return []
}

/** A move that only tells the journal. */
const telling =
  <M extends TransmissionMove>(event: (ask: TransmissionAsk<M>) => Event): Step<M> =>
  async ({ record }, { found }, ask) => {
    record(transmissionOf(found.id), event(ask))
    return []
  }

export const transmissionActs: { readonly [M in TransmissionMove]: Act<TransmissionAsk<M>, Moved> } = {
  submit: move(
    'submit',
    'countersigning',
    telling(() => transmissionEvents.submitted.of({})),
  ),
  return: move('return', 'drafting', telling(transmissionEvents.returned.of)),
  sign: move('sign', 'signed', sign),
  send: move('send', 'sent', send),
  answer: move('answer', 'answered', registerAnswer),
  close: move('close', 'closed', telling(transmissionEvents.closed.of)),
  withdraw: move('withdraw', 'withdrawn', telling(transmissionEvents.withdrawn.of)),
}
