// Planning an activity: what, when, where, who holds it; its agenda and papers. Changed time or place asks everybody again.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import { openMatter, setTitle, touch } from '#/core/cases/register.ts'
import { day, dayOf, instantOf } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { conflict, done, forbidden, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { indexMatter } from '#/core/search/search.ts'
import { codesOf } from '#/core/settings/store.ts'
import { personNames } from '#/features/members/public.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import type { Activity } from '../activity.ts'
import { owePreparation } from '../calendar/leads.ts'
import { activityKinds, activityProgrammes, themes, traitsOf, type ActivityTraits } from '../codes.ts'
import type { ActivityFields } from '../contract.ts'
import { detailForms } from '../details.ts'
import { activityEvents } from '../events.ts'
import { activityStates } from '../lifecycle.ts'
import { organises } from '../rules.ts'
import { holdActivity } from '../store.ts'
import { activityOf, notThere, whenAndWhere } from './acting.ts'
import { askAgain } from './course.ts'

export interface Planned {
  readonly fields: ActivityFields
  readonly traits: ActivityTraits
  readonly kindLabel: string
  readonly sessions: readonly { readonly label: string; readonly startsAt: Date; readonly endsAt: Date }[]
  readonly startsAt: Date
  readonly endsAt: Date
  readonly details: Readonly<Record<string, unknown>>
}

const moment = (text: string | null): Date | null => {
  if (text === null) return null
  const [on = '', time = ''] = text.split(' ')
  return instantOf(day(on), time)
}

/** The form against the office's lists and the register; `was` are codes an existing activity keeps though they were retired. */
export async function planned(change: Change, fields: ActivityFields, was: Activity | null = null): Promise<Outcome<Planned>> {
  const { tx, actor, today } = change
  const sessions = fields.sessions
    .map((s) => ({ label: s.label, startsAt: instantOf(day(s.day), s.from), endsAt: instantOf(day(s.day), s.until) }))
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
    .map((s, i, all) => ({ ...s, label: s.label || (all.length > 1 ? `第${i + 1}场` : '全程') }))
  const [first, last] = [sessions.at(0), sessions.at(-1)]
  if (!first || !last) throw new Error('the schema asks for one session at least')
  const kind = (await codesOf(tx, actor.committeeId, activityKinds, today)).find((k) => k.code === fields.kind)
  if (!kind && was?.kind !== fields.kind) return refused([{ field: 'kind', says: '没有这个类别，请重新选择' }])
  const traits = traitsOf(fields.kind, kind?.data ?? was?.kindData)
  const details = detailForms[traits.profile].safeParse(fields.details)
  const signUpUntil = moment(fields.signUpUntil)
  const reasons: Reason[] = [
    ...(details.success ? [] : details.error.issues.map((i) => ({ field: `details.${i.path.join('.')}`, says: i.message }))),
    ...sessions.flatMap((s, i) => {
      const next = sessions[i + 1]
      return next && next.startsAt < s.endsAt ? [{ field: 'sessions', says: `“${next.label}”在“${s.label}”结束以前开始` }] : []
    }),
    ...(signUpUntil && signUpUntil > first.startsAt ? [{ field: 'signUpUntil', says: '报名截止应当在活动开始以前' }] : []),
    ...(fields.places !== null && !signUpUntil ? [{ field: 'signUpUntil', says: '限名额的请填写报名截止时间' }] : []),
    ...(await unknownCodes(change, fields, was)),
    ...(await unknownParties(change, fields)),
  ]
  if (reasons.length || !details.success) return refused(reasons)
  return done({
    fields,
    traits,
    kindLabel: kind?.label ?? was?.kindLabel ?? fields.kind,
    sessions,
    startsAt: first.startsAt,
    endsAt: last.endsAt,
    details: details.data,
  })
}

async function unknownCodes({ tx, actor, today }: Change, fields: ActivityFields, was: Activity | null): Promise<readonly Reason[]> {
  const known = fields.themes.length ? new Set((await codesOf(tx, actor.committeeId, themes, today)).map((c) => c.code)) : new Set<string>()
  const programmes = fields.programme ? await codesOf(tx, actor.committeeId, activityProgrammes, today) : []
  return [
    ...(fields.themes.every((t) => known.has(t) || was?.themes.includes(t))
      ? []
      : [{ field: 'themes', says: '有的主题不在主题表里，请重新选择' }]),
    ...(fields.programme === null || fields.programme === was?.programme || programmes.some((c) => c.code === fields.programme)
      ? []
      : [{ field: 'programme', says: '没有这项专项工作，请重新选择' }]),
  ]
}

async function unknownParties({ tx }: Change, { hostId, cohostIds, contactId }: ActivityFields): Promise<readonly Reason[]> {
  const bodies = await bodiesByIds(tx, [...(hostId ? [hostId] : []), ...cohostIds])
  return [
    ...(hostId && !bodies.has(hostId) ? [{ field: 'hostId', says: '没有找到所选的主办机构' }] : []),
    ...(cohostIds.every((b) => bodies.has(b)) ? [] : [{ field: 'cohostIds', says: '没有找到所选的合办机构' }]),
    ...(hostId && cohostIds.includes(hostId) ? [{ field: 'cohostIds', says: '主办机构不必再列为合办' }] : []),
    ...(contactId && !(await personNames(tx, [contactId])).has(contactId) ? [{ field: 'contactId', says: '没有找到所选的联系人' }] : []),
  ]
}

/** Whoever arranges for a body of his own arranges in its name. */
export function hostOf(actor: Actor, fields: ActivityFields): string | null {
  if (fields.hostId !== null) return fields.hostId
  const office = actor.posts.find((p) => p.role === 'committee-office')
  return actor.posts.some((p) => p.role === 'general-office' || p.role === 'county-office') ? null : (office?.bodyId ?? null)
}

export function create(world: World, actor: Actor, given: ActivityFields): Promise<Outcome<{ id: string; url: string }>> {
  return perform(world, actor, async (change) => {
    const fields = { ...given, hostId: hostOf(actor, given) }
    if (!organises(actor, { hostId: fields.hostId, cohosts: [], createdBy: null }) && fields.hostId !== null)
      return forbidden('请以本机构的名义举办，其他机构举办的由该机构或者办公室登记')
    const plan = await planned(change, fields)
    if (!plan.ok) return plan
    const id = await insertActivity(change, plan.value)
    return done({ id, url: `/activities/${id}` })
  })
}

/** The draft with its sessions and co-hosts. */
export async function insertActivity(change: Change, plan: Planned): Promise<string> {
  const { tx, actor, now } = change
  const id = change.newId()
  await openMatter(tx, { committeeId: actor.committeeId, id, kind: 'activity', title: plan.fields.title, state: 'draft', at: now })
  await sql`insert into activity (committee_id, id, kind, starts_at, ends_at, mandatory, created_by)
    values (${actor.committeeId}, ${id}, ${plan.fields.kind}, ${plan.startsAt}, ${plan.endsAt}, true, ${actor.personId})`.execute(tx)
  await writePlan(change, id, plan)
  await owePreparation(change, { id, hostId: plan.fields.hostId, traits: plan.traits }, dayOf(plan.startsAt), {
    notified: false,
    materials: false,
  })
  change.record(
    activityOf(id),
    activityEvents.created.of({ kind: plan.kindLabel, title: plan.fields.title, on: day(plan.fields.sessions[0]?.day ?? '') }),
  )
  return id
}

/** Sessions keep their rows as far as there are as many: marks hang on them. */
export async function writePlan(change: Change, id: string, plan: Planned): Promise<void> {
  const { tx, actor } = change
  const f = plan.fields
  const sessions = plan.sessions.map((s, i) => ({
    id: change.newId(),
    ord: i + 1,
    label: s.label,
    starts_at: s.startsAt,
    ends_at: s.endsAt,
  }))
  await sql`with sessions as (
      insert into activity_session (committee_id, id, activity_id, ord, label, starts_at, ends_at)
      select ${actor.committeeId}, id, ${id}, ord, label, starts_at, ends_at from jsonb_to_recordset(${JSON.stringify(sessions)}::jsonb)
        as s(id uuid, ord integer, label text, starts_at timestamptz, ends_at timestamptz)
      on conflict (committee_id, activity_id, ord) do update set label = excluded.label, starts_at = excluded.starts_at, ends_at = excluded.ends_at),
    fewer as (
      delete from activity_session where committee_id = ${actor.committeeId} and activity_id = ${id} and ord > ${sessions.length}),
    others as (
      delete from activity_cohost where committee_id = ${actor.committeeId} and activity_id = ${id} and not (body_id = any(${[...f.cohostIds]}::uuid[]))),
    cohosts as (
      insert into activity_cohost (committee_id, activity_id, body_id) select ${actor.committeeId}, ${id}, b
      from unnest(${[...f.cohostIds]}::uuid[]) b on conflict do nothing)
    update activity set kind = ${f.kind}, ordinal = ${f.ordinal}, host_id = ${f.hostId}, form = ${f.form}, place = ${f.place}, place_code = ${f.placeCode},
      starts_at = ${plan.startsAt}, ends_at = ${plan.endsAt}, mandatory = ${f.mandatory ?? plan.traits.mandatory},
      sign_up_until = ${moment(f.signUpUntil)}, places = ${f.places}, check_in_from = ${moment(f.checkInFrom)}, themes = ${[...f.themes]},
      programme = ${f.programme}, programme_id = ${f.programmeId}, trigger_id = ${f.triggerId}, thematic = ${f.thematic}, expanded = ${f.expanded},
      partners = ${[...f.partners]}, contact_id = ${f.contactId}, vehicles = ${f.vehicles}, catering = ${f.catering}, note = ${f.note},
      details = ${JSON.stringify(plan.details)}::jsonb
    where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
  await indexMatter(tx, {
    committeeId: actor.committeeId,
    matterId: id,
    kind: 'activity',
    title: f.title,
    body: [plan.kindLabel, f.place, f.note, ...f.partners].filter(Boolean).join('\n'),
  })
}

/** Before it is held everything may change; afterwards what completes the record. */
export function save(world: World, actor: Actor, seen: Seen, fields: ActivityFields): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const a = await holdActivity(change.tx, actor, seen.id)
    if (!a) return notThere()
    if (!organises(actor, a)) return forbidden('这项活动不由您承办')
    const row = activityStates[a.state]
    if (!row.completing || a.state === 'submitted') return refused([`当前状态是“${row.label}”，不能改动`])
    const plan = await planned(change, fields, a)
    if (!plan.ok) return plan
    const moved = isMoved(a, plan.value)
    if (!row.arranging && (moved || fields.kind !== a.kind)) return refused(['活动已经举行，时间、地点和类别不能再改'])
    if (!organises(actor, { hostId: fields.hostId, cohosts: [], createdBy: a.createdBy })) return forbidden('不能改成由别的机构举办')
    if (!(await touch(change.tx, seen.id, seen.version))) return conflict()
    await setTitle(change.tx, a.id, fields.title)
    await writePlan(change, a.id, plan.value)
    if (row.arranging && (moved || fields.kind !== a.kind || fields.hostId !== a.hostId))
      await owePreparation(change, { id: a.id, hostId: fields.hostId, traits: plan.value.traits }, dayOf(plan.value.startsAt), {
        notified: a.notifiedAt !== null,
        materials: a.materialsAt !== null,
      })
    if (moved && row.told) await rearranged(change, a, plan.value)
    else change.record(activityOf(a.id), activityEvents.edited.of({ what: changes(a, plan.value) }))
    return done({ id: a.id, version: seen.version + 1 })
  })
}

const isMoved = (a: Activity, plan: Planned): boolean =>
  a.place !== plan.fields.place ||
  a.sessions.length !== plan.sessions.length ||
  a.sessions.some(
    (s, i) =>
      new Date(s.startsAt).getTime() !== plan.sessions[i]?.startsAt.getTime() ||
      new Date(s.endsAt).getTime() !== plan.sessions[i]?.endsAt.getTime(),
  )

async function rearranged(change: Change, a: Activity, plan: Planned): Promise<void> {
  const words = whenAndWhere({ startsAt: plan.startsAt, place: plan.fields.place, form: plan.fields.form })
  await sql`update activity set reconfirm_from = ${change.now} where committee_id = ${change.actor.committeeId} and id = ${a.id}`.execute(
    change.tx,
  )
  await askAgain(change, a, words)
  change.record(activityOf(a.id), activityEvents.rearranged.of({ words }))
}

const fieldWords: readonly (readonly [string, (a: Activity, p: Planned) => boolean])[] = [
  ['名称', (a, p) => a.title !== p.fields.title],
  ['类别', (a, p) => a.kind !== p.fields.kind],
  ['时间地点', isMoved],
  [
    '主办合办',
    (a, p) =>
      a.hostId !== p.fields.hostId ||
      a.cohosts
        .map((b) => b.id)
        .toSorted()
        .join() !== p.fields.cohostIds.toSorted().join(),
  ],
  ['主题', (a, p) => a.themes.join() !== p.fields.themes.join() || a.programme !== p.fields.programme],
  ['报名', (a, p) => (a.signUpUntil?.getTime() ?? 0) !== (moment(p.fields.signUpUntil)?.getTime() ?? 0) || a.places !== p.fields.places],
]

function changes(a: Activity, plan: Planned): readonly string[] {
  const what = fieldWords.filter(([, differs]) => differs(a, plan)).map(([word]) => word)
  return what.length ? what : ['其他内容']
}

/** Bodies this person may hold activities for; the general office any. */
export const ownHost = (actor: Actor): string | null =>
  actor.posts.some((p) => p.role === 'general-office' || p.role === 'county-office') ? null : (bodiesOf(actor)[0] ?? null)
