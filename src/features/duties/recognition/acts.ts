// The acts of recognition. Nothing follows from points by itself: somebody nominates, another checks, the chair meeting approves.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { addDays, day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Act, Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { codesOf, settingOn } from '#/core/settings/store.ts'
import { confer, endConferred } from '#/features/organisation/public.ts'
import { recognitionKinds, traitsOf, type RecognitionTraits } from './codes.ts'
import { recognitionEvents } from './events.ts'
import {
  recognitionCourse,
  type RecognitionAsk,
  type RecognitionMove,
  type RecognitionState,
  type RecognitionSubject,
} from './lifecycle.ts'
import { showDays } from './settings.ts'
import { findRecognition, holdersIn, partiesByIds, type Given, type Recognition, type RecognitionHolder } from './store.ts'

export const recognitionOf = (id: string) => ({ kind: 'recognition', id }) as const

export interface Nomination {
  readonly kind: string
  readonly title: string
  readonly year: number
  readonly criteria: string
  readonly level: string
  readonly holders: readonly Given[]
  readonly assessmentId?: string | null
}

export function nominate(world: World, actor: Actor, given: Nomination): Promise<Outcome<{ readonly id: string; readonly url: string }>> {
  return perform(world, actor, async (change) => {
    const kinds = await codesOf(change.tx, actor.committeeId, recognitionKinds, change.today)
    const wrong: Reason[] = []
    if (!kinds.some((k) => k.code === given.kind)) wrong.push({ field: 'kind', says: '没有这一类' })
    if (traitsOf(kinds.find((k) => k.code === given.kind)).confidential && !may(actor, 'recognition:talks'))
      wrong.push({ field: 'kind', says: '谈话、提醒由办公室提出' })
    if (given.holders.length === 0) wrong.push({ field: 'holders', says: '请选择对象' })
    const known = await partiesByIds(
      change.tx,
      actor.committeeId,
      given.holders.map((h) => h.id),
    )
    if (given.holders.some((h) => known.get(h.id)?.kind !== h.kind)) wrong.push({ field: 'holders', says: '有的对象没有找到' })
    if (wrong.length) return refused(wrong)
    const id = await propose(change, { ...given, kindLabel: kinds.find((k) => k.code === given.kind)?.label ?? given.kind, names: known })
    return done({ id, url: `/recognitions/${id}` })
  })
}

interface Proposed extends Nomination {
  readonly kindLabel: string
  readonly names: ReadonlyMap<string, { readonly name: string }>
}

/** Part of whatever act proposes it: an assessment that was told proposes what its rules say. */
export async function propose(change: Change, given: Proposed): Promise<string> {
  const { tx, actor, today, now, newId, record } = change
  const id = newId()
  await sql`insert into recognition (committee_id, id, year, kind, title, criteria, level, assessment_id, state, state_since, nominated_on, nominated_by, nominated_by_name)
    values (${actor.committeeId}, ${id}, ${given.year}, ${given.kind}, ${given.title}, ${given.criteria}, ${given.level}, ${given.assessmentId ?? null}::uuid,
      'nominated', ${now}, ${today}, ${actor.personId}::uuid, ${actor.name})`.execute(tx)
  const rows = [...new Map(given.holders.map((h) => [h.id, h])).values()].map((h) => ({
    ...h,
    row: newId(),
    name: given.names.get(h.id)?.name ?? '',
  }))
  await sql`insert into recognition_holder (committee_id, id, recognition_id, holder_id, holder_kind, holder_name, reason, points)
    select ${actor.committeeId}, "row", ${id}, id, kind, name, reason, points
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r("row" uuid, id uuid, kind text, name text, reason text, points numeric)`.execute(
    tx,
  )
  record(
    recognitionOf(id),
    recognitionEvents.nominated.of({ title: given.title, kind: given.kindLabel, count: rows.length, by: actor.name }),
  )
  return id
}

export interface Held {
  readonly r: Recognition
  readonly traits: RecognitionTraits
  readonly holders: readonly RecognitionHolder[]
}

export async function recognitionSubject(
  tx: Tx,
  actor: Actor,
  r: Recognition,
  today: string,
): Promise<RecognitionSubject & { readonly held: Held }> {
  const kinds = await codesOf(tx, actor.committeeId, recognitionKinds, day(today))
  const traits = traitsOf(kinds.find((k) => k.code === r.kind))
  const holders = await holdersIn(tx, actor.committeeId, r.id)
  return {
    state: r.state,
    relations: [actor.personId !== null && actor.personId === r.nominatedBy ? 'nominator' : 'other'],
    holders: holders.length,
    needsShowing: traits.shown,
    shownUntil: r.shownUntil,
    untalked: traits.confidential ? holders.filter((h) => h.talkedOn === null).length : 0,
    today,
    held: { r, traits, holders },
  }
}

/** Confidential ones are not there for who may not read talks. */
export const maySee = (actor: Actor, traits: RecognitionTraits): boolean =>
  may(actor, 'recognition:read') && (!traits.confidential || may(actor, 'recognition:talks'))

async function actOn(change: Change, move: RecognitionMove, seen: Seen): Promise<Outcome<Held>> {
  const r = await findRecognition(change.tx, change.actor.committeeId, seen.id, true)
  if (!r) return notFound('没有找到这件事')
  const { held, ...subject } = await recognitionSubject(change.tx, change.actor, r, change.today)
  if (!maySee(change.actor, held.traits)) return notFound('没有找到这件事')
  const verdict = judge(recognitionCourse, move, subject, change.actor)
  if (!verdict.ok) return verdict
  return r.version === seen.version ? done(held) : conflict()
}

interface Moved {
  readonly id: string
  readonly state: string
}

async function enter(change: Change, r: Recognition, state: RecognitionState): Promise<Outcome<Moved>> {
  await sql`update recognition set state = ${state}, state_since = ${change.now}, version = version + 1
    where committee_id = ${change.actor.committeeId} and id = ${r.id}`.execute(change.tx)
  return done({ id: r.id, state })
}

/** Every move: hold and judge, do what is its own, enter the state. */
const moving =
  <M extends RecognitionMove>(
    move: M,
    state: RecognitionState,
    work: (change: Change, held: Held, ask: RecognitionAsk<M>) => Promise<Reason[] | void>,
  ) =>
  (world: World, actor: Actor, seen: Seen, ask: RecognitionAsk<M>): Promise<Outcome<Moved>> =>
    perform(world, actor, async (change) => {
      const held = await actOn(change, move, seen)
      if (!held.ok) return held
      const wrong = await work(change, held.value, ask)
      return wrong?.length ? refused(wrong) : enter(change, held.value.r, state)
    })

const set = (change: Change, r: Recognition, assignments: ReturnType<typeof sql>) =>
  sql`update recognition set ${assignments} where committee_id = ${change.actor.committeeId} and id = ${r.id}`.execute(change.tx)

const check = moving('check', 'checked', async (change, { r }, ask) => {
  await set(change, r, sql`checked_by = ${change.actor.name}`)
  change.record(recognitionOf(r.id), recognitionEvents.checked.of({ by: change.actor.name, note: ask.note }))
})

const show = moving('show', 'shown', async (change, { r }, ask) => {
  const until = day(ask.shownUntil)
  const least = addDays(change.today, (await settingOn(change.tx, change.actor.committeeId, showDays, change.today)) - 1)
  if (until < least)
    return [
      {
        field: 'shownUntil',
        says: `公示不少于${await settingOn(change.tx, change.actor.committeeId, showDays, change.today)}天，最早到${least}`,
      },
    ]
  await set(change, r, sql`shown_from = ${change.today}, shown_until = ${until}`)
  change.record(recognitionOf(r.id), recognitionEvents.shown.of({ until }))
})

const approve = moving('approve', 'approved', async (change, { r }, ask) => {
  await set(change, r, sql`meeting = ${ask.meeting}, approved_on = ${change.today}, approved_by = ${change.actor.name}`)
  change.record(recognitionOf(r.id), recognitionEvents.approved.of({ meeting: ask.meeting }))
})

const issue = moving('issue', 'issued', async (change, { r, traits, holders }, ask) => {
  const { tx, actor, today } = change
  await set(change, r, sql`document_no = ${ask.documentNo}, issued_on = ${today}`)
  const source = [r.meeting, ask.documentNo].filter((s) => s !== '').join('，')
  const kind = traits.standing
  if (kind !== null) {
    const standings = await confer(
      change,
      holders.map((h) => ({
        kind,
        holderId: h.holderId,
        holderKind: h.holderKind,
        holder: h.name,
        title: r.title,
        level: r.level,
        decidedBy: '主席会议',
        source,
        fromDay: today,
        toDay: null,
      })),
    )
    for (const [i, h] of holders.entries())
      await sql`update recognition_holder set standing_id = ${standings[i]}::uuid where committee_id = ${actor.committeeId} and id = ${h.id}`.execute(
        tx,
      )
  }
  await owe(change, {
    personIds: traits.confidential ? [] : holders.filter((h) => h.holderKind === 'person').map((h) => h.holderId),
    key: `recognition.issued:${r.id}`,
    title: r.title,
    body: ask.documentNo || r.meeting,
    url: null,
    matterId: null,
  })
  change.record(
    recognitionOf(r.id),
    recognitionEvents.issued.of({
      documentNo: ask.documentNo,
      count: holders.length,
      title: r.title,
      fact: traits.fact,
      level: r.level,
      to: traits.fact ? holders.map((h) => ({ id: h.holderId, kind: h.holderKind })) : [],
    }),
  )
})

const withdraw = moving('withdraw', 'withdrawn', async (change, { r, traits, holders }, ask) => {
  await set(change, r, sql`withdrawn_on = ${change.today}`)
  for (const h of holders) if (h.standingId) await endConferred(change, h.standingId)
  change.record(
    recognitionOf(r.id),
    recognitionEvents.withdrawn.of({
      reason: ask.reason,
      title: r.title,
      fact: traits.fact,
      level: r.level,
      to: traits.fact ? holders.map((h) => ({ id: h.holderId, kind: h.holderKind })) : [],
      issuedOn: r.issuedOn ?? change.today,
    }),
  )
})

const drop = moving('drop', 'dropped', (change, { r }, ask) => {
  change.record(recognitionOf(r.id), recognitionEvents.dropped.of({ reason: ask.reason }))
  return Promise.resolve()
})

export const recognitionActs: { readonly [M in RecognitionMove]: Act<RecognitionAsk<M>, Moved> } = {
  check,
  show,
  approve,
  issue,
  withdraw,
  drop,
}

/** A holder of a batch that may still be changed. */
async function holdHolder(change: Change, id: string): Promise<Outcome<{ readonly held: Held; readonly holder: RecognitionHolder }>> {
  const { rows } = await sql<{ of: string }>`select recognition_id as of from recognition_holder
    where committee_id = ${change.actor.committeeId} and id = ${id} and removed_on is null`.execute(change.tx)
  const r = rows[0] ? await findRecognition(change.tx, change.actor.committeeId, rows[0].of, true) : null
  const held = r ? (await recognitionSubject(change.tx, change.actor, r, change.today)).held : null
  const holder = held?.holders.find((h) => h.id === id)
  return held && holder && maySee(change.actor, held.traits) ? done({ held, holder }) : notFound('没有找到这个对象')
}

export function removeHolder(world: World, actor: Actor, id: string, reason: string): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const found = await holdHolder(change, id)
    if (!found.ok) return found
    const { r } = found.value.held
    if (r.state !== 'nominated' && r.state !== 'checked' && r.state !== 'shown') return refused(['已经批准，不能再移出对象'])
    await sql`update recognition_holder set removed_on = ${change.today}, remove_reason = ${reason}
      where committee_id = ${actor.committeeId} and id = ${id}`.execute(change.tx)
    change.record(recognitionOf(r.id), recognitionEvents.removed.of({ reason }))
    return done({ id })
  })
}

export interface TalkGiven {
  readonly talkedOn: string
  readonly talkedBy: string
  readonly talkRecord: string
}

/** What was said stays in the record; the journal only says that there was a talk. */
export function recordTalk(world: World, actor: Actor, id: string, given: TalkGiven): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const found = await holdHolder(change, id)
    if (!found.ok) return found
    const { r, traits } = found.value.held
    if (!traits.confidential) return forbidden('这一类没有谈话')
    if (r.state !== 'approved') return refused(['批准以后才谈话，办结以后不再改动'])
    if (day(given.talkedOn) > change.today) return refused([{ field: 'talkedOn', says: '谈话日期不能晚于今天' }])
    await sql`update recognition_holder set talked_on = ${given.talkedOn}, talked_by = ${given.talkedBy}, talk_record = ${given.talkRecord}
      where committee_id = ${actor.committeeId} and id = ${id}`.execute(change.tx)
    change.record(recognitionOf(r.id), recognitionEvents.talked.of({ by: actor.name }))
    return done({ id })
  })
}
