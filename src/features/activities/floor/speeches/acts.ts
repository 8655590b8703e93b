// The acts of speeches: asking to speak, choosing, the order, speaking with the clock running, taking as written.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { day, dayOf, inChinese, type Day } from '#/core/day.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { personNames } from '#/features/members/public.ts'
import { courseOf, type Moved } from '../course.ts'
import { speechEvents, type SpeechTold } from '../events.ts'
import { groundFor, type Ground } from '../ground.ts'
import { speechMinutes } from '../settings.ts'
import type { NewSpeech, SpeechText } from './contract.ts'
import { speechCourse, speechForms, speechStates, type SpeechAsk, type SpeechMove, type SpeechSubject } from './lifecycle.ts'
import { findSpeech, speakingNow, type Speech } from './store.ts'

const speechOf = (id: string) => ({ kind: 'speech', id }) as const

export function speechSubject(s: Speech, ground: Ground, actor: Actor, speaking: string | null = null): SpeechSubject {
  return {
    state: s.state,
    relations: [
      ...(ground.relations.includes('organiser') ? (['organiser'] as const) : []),
      ...(s.personId !== null && s.personId === actor.personId ? (['author'] as const) : []),
    ],
    form: s.form,
    hasText: s.text.trim() !== '' || s.files > 0,
    live: ground.live,
    open: ground.open,
    speakingNow: speaking,
  }
}

export const speeches = courseOf({
  course: speechCourse,
  table: 'speech',
  read: findSpeech,
  subject: (s: Speech, ground, { actor }) => speechSubject(s, ground, actor),
  sees: (s, actor) => s.personId !== null && s.personId === actor.personId,
  missing: '没有找到这份发言，或者您无权查看',
})

/** Until when members may ask: as set, else until the meeting begins. */
export const asksUntil = (ground: Ground, set: Date | null): Date => set ?? ground.startsAt

/** A member asks for himself; the office enters for anybody, at any time before the meeting is closed. */
export function askToSpeak(world: World, actor: Actor, activityId: string, ask: NewSpeech): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, now } = change
    const ground = await groundFor(tx, actor, activityId)
    if (!ground) return notFound('没有找到这次会议，或者您无权查看')
    const organises = ground.relations.includes('organiser')
    const personId = organises ? ask.personId : actor.personId
    if (!organises && !ground.relations.includes('participant')) return forbidden('只有参加会议的人可以申请发言')
    const set = await floorOf(change, activityId)
    const wrong: Reason[] = []
    if (!ground.open) wrong.push({ says: '会议已经关闭或者取消' })
    if (!organises && ask.personId && ask.personId !== actor.personId) wrong.push({ field: 'personId', says: '只能为自己申请发言' })
    if (!organises && now > asksUntil(ground, set.until))
      wrong.push({ says: `申请发言已于${inChinese(dayOf(asksUntil(ground, set.until)))}截止` })
    if (organises && !personId && !ask.speaker) wrong.push({ field: 'speaker', says: '请选择发言人，或者填写发言人姓名' })
    if (wrong.length) return refused(wrong)
    const name = personId ? ((await personNames(tx, [personId])).get(personId) ?? null) : ask.speaker
    if (name === null) return refused([{ field: 'personId', says: '没有找到发言人' }])
    const id = change.newId()
    await sql`insert into speech (committee_id, id, activity_id, person_id, speaker_name, body_id, topic, text, wished, state, state_since, allotted, asked_at, asked_by)
      values (${actor.committeeId}, ${id}, ${activityId}, ${personId}, ${name}, ${ask.bodyId}, ${ask.topic}, ${ask.text}, ${ask.wished}, 'asked', ${now},
        ${set.minutes}, ${now}, ${actor.personId})`.execute(tx)
    change.record(speechOf(id), speechEvents.asked.of({ speaker: name, topic: ask.topic, form: ask.wished }))
    return done({ id })
  })
}

async function floorOf(
  { tx, actor, today }: Change,
  activityId: string,
): Promise<{ readonly until: Date | null; readonly minutes: number }> {
  const { rows } = await sql<{ until: Date | null; minutes: number }>`select speeches_until as until, speech_minutes as minutes from floor
    where committee_id = ${actor.committeeId} and activity_id = ${activityId}`.execute(tx)
  return rows[0] ?? { until: null, minutes: await settingOn(tx, actor.committeeId, speechMinutes, today) }
}

/** The speaker, or the office for him, while it may still be changed. */
export const mayEdit = (s: Speech, ground: Ground, actor: Actor): boolean =>
  speechStates[s.state].open &&
  ground.open &&
  (ground.relations.includes('organiser') || (s.state !== 'speaking' && s.personId === actor.personId && may(actor, 'floor:take-part')))

export function saveSpeech(world: World, actor: Actor, id: string, ask: SpeechText): Promise<Outcome<{ readonly version: number }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    await sql`select 1 from speech where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
    const found = await speeches.find(tx, actor, id)
    if (!found) return notFound('没有找到这份发言，或者您无权查看')
    if (!mayEdit(found.kept, found.ground, actor)) return forbidden('发言稿现在不能由您修改')
    if (found.kept.version !== ask.version) return conflict()
    await sql`update speech set topic = ${ask.topic}, text = ${ask.text}, version = version + 1 where committee_id = ${actor.committeeId} and id = ${id}`.execute(
      tx,
    )
    change.record(speechOf(id), speechEvents.saved.of({}))
    return done({ version: ask.version + 1 })
  })
}

/** Only those chosen to speak stand in the order; it is given whole. */
export function orderSpeeches(
  world: World,
  actor: Actor,
  activityId: string,
  ids: readonly string[],
): Promise<Outcome<{ readonly ordered: number }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const ground = await groundFor(tx, actor, activityId)
    if (!ground) return notFound('没有找到这次会议，或者您无权查看')
    if (!ground.relations.includes('organiser')) return forbidden('发言次序由承办人排定')
    const { numAffectedRows } = await sql`update speech s set ord = o.n, version = s.version + 1
      from unnest(${[...ids]}::uuid[]) with ordinality as o(id, n)
      where s.committee_id = ${actor.committeeId} and s.activity_id = ${activityId} and s.id = o.id and s.state = 'chosen'`.execute(tx)
    if (Number(numAffectedRows ?? 0) !== new Set(ids).size) return refused(['只能排选定的发言；请刷新后再排'])
    change.record({ kind: 'activity', id: activityId }, speechEvents.ordered.of({ count: ids.length }))
    return done({ ordered: ids.length })
  })
}

const told = (s: Speech, ground: Ground, on: Day): SpeechTold => ({
  personId: s.personId,
  speaker: s.speaker,
  topic: s.topic,
  form: s.form ?? s.wished,
  kind: ground.kind,
  on,
})

type On = { readonly kept: Speech; readonly ground: Ground }

async function choose(change: Change, { kept, ground }: On, ask: SpeechAsk<'choose'>): Promise<Outcome<void>> {
  const { tx, actor, today } = change
  const minutes = ask.allotted ?? (await floorOf(change, ground.id)).minutes
  const { rows } = await sql<{
    ord: number
  }>`update speech set form = ${ask.form}, allotted = ${minutes}, decided_on = ${today}, reason = '',
      ord = coalesce(ord, (select coalesce(max(o.ord), 0) + 1 from speech o where o.committee_id = speech.committee_id and o.activity_id = speech.activity_id))
    where committee_id = ${actor.committeeId} and id = ${kept.id} returning ord`.execute(tx)
  change.record(speechOf(kept.id), speechEvents.chosen.of({ form: ask.form, ord: rows[0]?.ord ?? 1 }))
  if (kept.state !== 'chosen')
    await tellSpeaker(
      change,
      kept,
      `选为${speechForms[ask.form]}`,
      `您在“${ground.title}”申请的发言《${kept.topic}》已选为${speechForms[ask.form]}${ask.form === 'oral' ? `，时间${minutes}分钟` : ''}。`,
    )
  return done(undefined)
}

async function tellSpeaker(change: Change, s: Speech, title: string, body: string): Promise<void> {
  if (s.personId === null) return
  await owe(change, {
    personIds: [s.personId],
    key: `speech.${title}:${s.id}:${s.version}`,
    title: `发言${title}`,
    body,
    url: `/speeches/${s.id}`,
    matterId: null,
  })
}

/** Taken out of the order; whoever asked learns why. */
async function decline(change: Change, { kept, ground }: On, { reason }: SpeechAsk<'decline'>): Promise<Outcome<void>> {
  await sql`update speech set reason = ${reason}, decided_on = ${change.today}, ord = null where committee_id = ${change.actor.committeeId} and id = ${kept.id}`.execute(
    change.tx,
  )
  change.record(speechOf(kept.id), speechEvents.declined.of({ reason }))
  await tellSpeaker(change, kept, '没有选用', `您在“${ground.title}”申请的发言《${kept.topic}》没有选用：${reason}`)
  return done(undefined)
}

/** One speaks at a time: whoever speaks is asked for here, and the database holds it besides. */
async function begin(change: Change, { kept, ground }: On): Promise<Outcome<void>> {
  const { tx, actor, now } = change
  await sql`select 1 from activity where committee_id = ${actor.committeeId} and id = ${ground.id} for update`.execute(tx)
  const speaking = await speakingNow(tx, actor.committeeId, ground.id)
  if (speaking) return refused([`${speaking.speaker}正在发言，请先结束`])
  await sql`update speech set began_at = ${now} where committee_id = ${actor.committeeId} and id = ${kept.id}`.execute(tx)
  change.record(speechOf(kept.id), speechEvents.begun.of({ speaker: kept.speaker }))
  return done(undefined)
}

async function give(change: Change, { kept, ground }: On, on: Day, minutes: number | null, endedAt: Date | null): Promise<Outcome<void>> {
  await sql`update speech set given_on = ${on}, minutes = ${minutes}, ended_at = ${endedAt} where committee_id = ${change.actor.committeeId} and id = ${kept.id}`.execute(
    change.tx,
  )
  change.record(speechOf(kept.id), speechEvents.given.of(told(kept, ground, on)))
  return done(undefined)
}

/** Half a minute at least, to half minutes. */
const tookMinutes = (from: Date | null, to: Date): number | null =>
  from ? Math.max(0.5, Math.round((to.getTime() - from.getTime()) / 30_000) / 2) : null

async function register(change: Change, on: On, ask: SpeechAsk<'register'>): Promise<Outcome<void>> {
  const spoken = day(ask.on)
  if (spoken > change.today) return refused([{ field: 'on', says: '发言日期不能晚于今天' }])
  if (spoken < dayOf(on.ground.startsAt)) return refused([{ field: 'on', says: '发言日期不能早于会议开始' }])
  return give(change, on, spoken, ask.minutes, null)
}

async function withdraw(change: Change, { kept }: On, { reason }: SpeechAsk<'withdraw'>): Promise<Outcome<void>> {
  await sql`update speech set reason = ${reason}, ord = null where committee_id = ${change.actor.committeeId} and id = ${kept.id}`.execute(
    change.tx,
  )
  change.record(speechOf(kept.id), speechEvents.withdrawn.of({ reason }))
  return done(undefined)
}

async function retract(change: Change, { kept, ground }: On, { reason }: SpeechAsk<'retract'>): Promise<Outcome<void>> {
  await sql`update speech set reason = ${reason}, retracted_on = ${change.today} where committee_id = ${change.actor.committeeId} and id = ${kept.id}`.execute(
    change.tx,
  )
  change.record(speechOf(kept.id), speechEvents.retracted.of({ ...told(kept, ground, kept.givenOn ?? change.today), reason }))
  return done(undefined)
}

export const speechActs: { readonly [M in SpeechMove]: Act<SpeechAsk<M>, Moved> } = {
  choose: speeches.act('choose', choose),
  decline: speeches.act('decline', decline),
  begin: speeches.act('begin', begin),
  end: speeches.act('end', (change, on) => give(change, on, change.today, tookMinutes(on.kept.beganAt, change.now), change.now)),
  register: speeches.act('register', register),
  accept: speeches.act('accept', (change, on) => give(change, on, change.today, null, null)),
  withdraw: speeches.act('withdraw', withdraw),
  retract: speeches.act('retract', retract),
}
