// The acts on texts to be studied and on lectures. A text that must be studied 第一时间 starts its clock and tells the Party group and the office.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { reckonDue } from '#/core/calendar/due.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { day, inChinese } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { codesOf, settingOn } from '#/core/settings/store.ts'
import { peopleWithRole, personNames } from '#/features/members/public.ts'
import { textKinds } from '../codes.ts'
import type { LectureDraft, TextDraft } from '../contract.ts'
import { studyEvents } from '../events.ts'
import { promptClock } from '../settings.ts'
import { findLecture, findProgramme, findText } from '../store.ts'

export const textOf = (id: string) => ({ kind: 'study-text', id }) as const
export const lectureOf = (id: string) => ({ kind: 'study-lecture', id }) as const

type Kept = Outcome<{ id: string; version: number }>

/** A programme that is over takes nothing in. */
async function wrongProgramme({ tx, actor }: Change, id: string | null): Promise<readonly Reason[]> {
  if (!id) return []
  const found = await findProgramme(tx, actor, id)
  if (!found) return [{ field: 'programmeId', says: '没有这项学习活动' }]
  return found.state === 'closed' || found.state === 'cancelled' ? [{ field: 'programmeId', says: `${found.title}已经结束` }] : []
}

/** Chair meeting members lead the Party group; the office prepares its study. */
async function tellOfTrigger(change: Change, id: string, title: string, until: string): Promise<void> {
  const { tx, actor, today } = change
  const holders = [
    ...(await peopleWithRole(tx, actor.committeeId, 'general-office', today)),
    ...(await peopleWithRole(tx, actor.committeeId, 'chair', today)),
  ]
  await owe(change, {
    personIds: holders.map((h) => h.personId),
    key: `study.triggered:${id}`,
    title: `须第一时间学习：《${title}》`,
    body: `最迟${until}组织第一次学习`,
    url: `/study-texts/${id}`,
    matterId: null,
  })
}

export function enterText(world: World, actor: Actor, draft: TextDraft): Promise<Outcome<{ id: string; url: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today } = change
    const kinds = await codesOf(tx, actor.committeeId, textKinds, today)
    const reasons = [
      ...(kinds.some((k) => k.code === draft.kind) ? [] : [{ field: 'kind', says: '没有这类篇目' }]),
      ...(draft.publishedOn > today ? [{ field: 'publishedOn', says: '公布日期不能晚于今天' }] : []),
      ...(await wrongProgramme(change, draft.programmeId)),
    ]
    if (reasons.length) return refused(reasons)
    const id = change.newId()
    const publishedOn = day(draft.publishedOn)
    const due = draft.promptly
      ? reckonDue(await settingOn(tx, actor.committeeId, promptClock, today), publishedOn, await calendarFor(tx))
      : null
    await sql`insert into study_text (committee_id, id, kind, title, issuer, published_on, promptly, until_day, until_steps, summary, programme_id, entered_on)
      values (${actor.committeeId}, ${id}, ${draft.kind}, ${draft.title}, ${draft.issuer}, ${publishedOn}, ${draft.promptly}, ${due?.due ?? null}::date,
        ${[...(due?.steps ?? [])]}::text[], ${draft.summary}, ${draft.programmeId}::uuid, ${today})`.execute(tx)
    if (due) {
      await tellOfTrigger(change, id, draft.title, inChinese(due.due))
      change.record(textOf(id), studyEvents.triggered.of({ title: draft.title, publishedOn, until: due.due }))
    } else change.record(textOf(id), studyEvents.textEntered.of({ title: draft.title }))
    return done({ id, url: `/study-texts/${id}` })
  })
}

export function saveText(world: World, actor: Actor, seen: Seen, draft: Omit<TextDraft, 'promptly' | 'publishedOn'>): Promise<Kept> {
  return perform(world, actor, async (change) => {
    const found = await findText(change.tx, actor, seen.id)
    if (!found) return notFound('没有找到这篇学习篇目')
    if (found.withdrawnOn) return refused(['这篇已经撤下，不能再修改'])
    const wrong = draft.programmeId === (found.programme?.id ?? null) ? [] : await wrongProgramme(change, draft.programmeId)
    if (wrong.length) return refused(wrong)
    const { numAffectedRows } = await sql`update study_text set kind = ${draft.kind}, title = ${draft.title}, issuer = ${draft.issuer},
        summary = ${draft.summary}, programme_id = ${draft.programmeId}::uuid, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${seen.id} and version = ${seen.version}`.execute(change.tx)
    if (numAffectedRows !== 1n) return conflict()
    change.record(textOf(seen.id), studyEvents.textSaved.of({}))
    return done({ id: seen.id, version: seen.version + 1 })
  })
}

export function withdrawText(world: World, actor: Actor, seen: Seen, { reason }: { readonly reason: string }): Promise<Kept> {
  return perform(world, actor, async (change) => {
    const found = await findText(change.tx, actor, seen.id)
    if (!found) return notFound('没有找到这篇学习篇目')
    if (found.withdrawnOn) return refused(['这篇已经撤下'])
    const { numAffectedRows } =
      await sql`update study_text set withdrawn_on = ${change.today}, withdrawn_why = ${reason}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${seen.id} and version = ${seen.version}`.execute(change.tx)
    if (numAffectedRows !== 1n) return conflict()
    const { title, publishedOn, untilDay: until } = found
    change.record(textOf(seen.id), studyEvents.textWithdrawn.of({ title, reason, publishedOn, until }))
    return done({ id: seen.id, version: seen.version + 1 })
  })
}

/** The speaker is somebody on the register, or a name. */
async function speakerOf({ tx }: Change, draft: LectureDraft): Promise<Outcome<string>> {
  const name = draft.speakerId ? (await personNames(tx, [draft.speakerId])).get(draft.speakerId) : draft.speaker
  return name ? done(name) : refused([{ field: draft.speakerId ? 'speakerId' : 'speaker', says: '请写明主讲人' }])
}

export function planLecture(world: World, actor: Actor, draft: LectureDraft): Promise<Outcome<{ id: string; url: string }>> {
  return perform(world, actor, async (change) => {
    const speaker = await speakerOf(change, draft)
    if (!speaker.ok) return speaker
    const wrong = await wrongProgramme(change, draft.programmeId)
    if (wrong.length) return refused(wrong)
    const id = change.newId()
    await sql`insert into study_lecture (committee_id, id, title, planned_on, place, speaker_id, speaker, tier, programme_id, entered_on)
      values (${actor.committeeId}, ${id}, ${draft.title}, ${draft.plannedOn}::date, ${draft.place}, ${draft.speakerId}::uuid, ${speaker.value},
        ${draft.tier}, ${draft.programmeId}::uuid, ${change.today})`.execute(change.tx)
    change.record(lectureOf(id), studyEvents.lecturePlanned.of({ title: draft.title, on: day(draft.plannedOn), speaker: speaker.value }))
    return done({ id, url: `/study-lectures/${id}` })
  })
}

export function saveLecture(world: World, actor: Actor, seen: Seen, draft: LectureDraft): Promise<Kept> {
  return perform(world, actor, async (change) => {
    const found = await findLecture(change.tx, actor, seen.id)
    if (!found) return notFound('没有找到这一讲')
    if (found.cancelledOn) return refused(['这一讲已经取消，不能再修改'])
    const speaker = await speakerOf(change, draft)
    if (!speaker.ok) return speaker
    const { numAffectedRows } =
      await sql`update study_lecture set title = ${draft.title}, planned_on = ${draft.plannedOn}::date, place = ${draft.place},
        speaker_id = ${draft.speakerId}::uuid, speaker = ${speaker.value}, tier = ${draft.tier}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${seen.id} and version = ${seen.version}`.execute(change.tx)
    if (numAffectedRows !== 1n) return conflict()
    change.record(lectureOf(seen.id), studyEvents.lectureSaved.of({}))
    return done({ id: seen.id, version: seen.version + 1 })
  })
}

export function cancelLecture(world: World, actor: Actor, seen: Seen, { reason }: { readonly reason: string }): Promise<Kept> {
  return perform(world, actor, async (change) => {
    const found = await findLecture(change.tx, actor, seen.id)
    if (!found) return notFound('没有找到这一讲')
    const says = [...(found.cancelledOn ? ['这一讲已经取消'] : []), ...(found.sessions.length ? ['这一讲已经举办'] : [])]
    if (says.length) return refused(says)
    const { numAffectedRows } =
      await sql`update study_lecture set cancelled_on = ${change.today}, cancelled_why = ${reason}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${seen.id} and version = ${seen.version}`.execute(change.tx)
    if (numAffectedRows !== 1n) return conflict()
    change.record(lectureOf(seen.id), studyEvents.lectureCancelled.of({ reason }))
    return done({ id: seen.id, version: seen.version + 1 })
  })
}
