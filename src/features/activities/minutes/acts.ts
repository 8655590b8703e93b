// The acts of minutes: drafted from what happened, saved as it is written, submitted, approved, issued with what was decided handed over.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { reckonDue } from '#/core/calendar/due.ts'
import { inChinese, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { codesOf, settingOn } from '#/core/settings/store.ts'
import { minutesIssued } from '../actions/course.ts'
import { resolutionKinds } from '../floor/codes.ts'
import { courseOf, type Moved } from '../floor/course.ts'
import { groundFor, type Ground } from '../floor/ground.ts'
import { agendaOf } from '../floor/hall/store.ts'
import { resolutionsOf } from '../floor/plenary/store.ts'
import { presenceAt } from '../floor/presence.ts'
import { questionsOf } from '../floor/questions/store.ts'
import { quorumWords } from '../floor/rules.ts'
import { speechesOf } from '../floor/speeches/store.ts'
import { voteModes } from '../floor/votes/lifecycle.ts'
import { findVote, votesOf } from '../floor/votes/store.ts'
import { clocksOf, leadTimes } from '../settings.ts'
import { holdActivity } from '../store.ts'
import type { MinutesText } from './contract.ts'
import { handOver } from './decision-acts.ts'
import { draftMinutes, redrafted, type Happened } from './draft.ts'
import { minutesEvents } from './events.ts'
import { minutesCourse, type MinutesAsk, type MinutesMove, type MinutesSubject } from './lifecycle.ts'
import { decisionsOf, findMinutes, minutesOf, presencesOf, type Minutes } from './store.ts'

const minutesRef = (id: string) => ({ kind: 'minutes', id }) as const

export const minutesSubject = (m: Minutes, ground: Ground): MinutesSubject => ({
  state: m.state,
  relations: ground.relations.filter((r) => r === 'organiser' || r === 'approver'),
  held: ground.state === 'held',
  hasText: m.sections.some((s) => s.text.trim() !== ''),
  ownerless: m.ownerless,
})

export const minutes = courseOf({
  course: minutesCourse,
  table: 'minutes',
  read: findMinutes,
  subject: (m: Minutes, ground) => minutesSubject(m, ground),
  missing: '没有找到这份纪要，或者您无权查看',
})

/** 上午9:00 by China's clock. */
const clockOf = (at: Date): string => {
  const local = new Date(at.getTime() + 8 * 3_600_000)
  const hour = local.getUTCHours()
  return `${hour < 12 ? '上午' : '下午'}${hour > 12 ? hour - 12 : hour}:${String(local.getUTCMinutes()).padStart(2, '0')}`
}

export async function happenedAt(tx: Tx, committeeId: number, ground: Ground, today: Day): Promise<Happened> {
  const presences = await presencesOf(tx, committeeId, ground.id)
  const presence = await presenceAt(tx, committeeId, ground.id, ground.startsAt)
  const kinds = await codesOf(tx, committeeId, resolutionKinds, today)
  const heads = (await votesOf(tx, committeeId, ground.id, null)).filter((v) => v.state === 'closed')
  const votes = await Promise.all(heads.map((v) => findVote(tx, committeeId, v.id)))
  return {
    title: ground.title,
    kind: ground.kindLabel,
    host: ground.host,
    place: ground.place,
    when: `${inChinese(ground.startsOn)}${clockOf(ground.startsAt)}`,
    chairs: presences.chairs,
    attendance: quorumWords('none', presence),
    onLeave: presences.onLeave,
    absent: presences.absent,
    observers: presences.observers,
    agenda: await agendaOf(tx, committeeId, ground.id),
    speeches: (await speechesOf(tx, committeeId, ground.id)).filter((s) => s.state === 'given'),
    questions: (await questionsOf(tx, committeeId, ground.id)).map((q) => ({ ...q, answered: q.state === 'answered' })),
    votes: votes.flatMap((v) =>
      v ? [{ title: v.title, mode: voteModes[v.mode], quorum: v.quorumWords, rule: v.ruleWords, outcome: v.outcome }] : [],
    ),
    resolutions: (await resolutionsOf(tx, committeeId, ground.id))
      .filter((r) => r.state === 'adopted' || r.state === 'rejected')
      .map((r) => ({ kind: kinds.find((k) => k.code === r.kind)?.label ?? r.kind, title: r.title, adopted: r.state === 'adopted' })),
    decisions: (await decisionsOf(tx, committeeId, ground.id))
      .filter((d) => d.state !== 'dropped')
      .map((d) => ({ text: d.text, owner: d.owner ?? '', due: d.dueDay ? inChinese(d.dueDay) : null })),
  }
}

/** The first draft begins the minutes; a later one keeps the sections somebody has written in. */
export function draftFor(world: World, actor: Actor, activityId: string): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, now, today } = change
    await sql`select 1 from activity where committee_id = ${actor.committeeId} and id = ${activityId} for update`.execute(tx)
    const ground = await groundFor(tx, actor, activityId)
    if (!ground) return notFound('没有找到这次会议，或者您无权查看')
    if (!ground.relations.includes('organiser')) return forbidden('纪要由会议的承办人起草')
    if (!ground.live) return refused(['会议开始以后才能起草纪要；已关闭的不再起草'])
    const draft = draftMinutes(await happenedAt(tx, actor.committeeId, ground, today))
    const known = await minutesOf(tx, actor.committeeId, activityId)
    if (!known) {
      const id = change.newId()
      // The same clock as the meeting's own deadline; where its kind has none, none is kept.
      const row = (await settingOn(tx, actor.committeeId, leadTimes, today)).find((r) => r.group === ground.traits.group)
      const clock = row ? clocksOf(row).minutes : null
      const due = clock ? reckonDue(clock, ground.heldOn ?? ground.startsOn, await calendarFor(tx)) : null
      await sql`insert into minutes (committee_id, id, activity_id, title, sections, drafted, circulation, due_day, due_steps, held_on, state, state_since, saved_at)
        values (${actor.committeeId}, ${id}, ${activityId}, ${`${ground.title}纪要`}, ${JSON.stringify(draft)}::jsonb, ${JSON.stringify(draft)}::jsonb, '参加会议人员',
          ${due?.due ?? null}, ${JSON.stringify(due?.steps ?? [])}::jsonb, ${ground.heldOn ?? ground.startsOn}, 'draft', ${now}, ${now})`.execute(
        tx,
      )
      change.record(minutesRef(id), minutesEvents.drafted.of({ sections: draft.length }))
      return done({ id })
    }
    if (known.state !== 'draft') return refused(['纪要已经送审，不能重新起草'])
    const touched = new Set(
      known.sections.filter((s) => known.drafted.find((d) => d.heading === s.heading)?.text !== s.text).map((s) => s.heading),
    )
    await sql`update minutes set sections = ${JSON.stringify(redrafted(known.sections, draft, touched))}::jsonb, drafted = ${JSON.stringify(draft)}::jsonb,
      saved_at = ${now}, version = version + 1 where committee_id = ${actor.committeeId} and id = ${known.id}`.execute(tx)
    change.record(minutesRef(known.id), minutesEvents.redrafted.of({ kept: touched.size }))
    return done({ id: known.id })
  })
}

export function saveMinutes(world: World, actor: Actor, id: string, ask: MinutesText): Promise<Outcome<{ readonly version: number }>> {
  return perform(world, actor, async (change) => {
    const { tx, now } = change
    await sql`select 1 from minutes where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
    const found = await minutes.find(tx, actor, id)
    if (!found) return notFound('没有找到这份纪要，或者您无权查看')
    if (!found.ground.relations.includes('organiser')) return forbidden('纪要由会议的承办人起草')
    if (found.kept.state !== 'draft') return refused(['纪要已经送审，现在不能改动'])
    if (found.kept.version !== ask.version) return conflict()
    await sql`update minutes set title = ${ask.title}, sections = ${JSON.stringify(ask.sections)}::jsonb, circulation = ${ask.circulation}, saved_at = ${now},
      version = version + 1 where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
    change.record(minutesRef(id), minutesEvents.saved.of({}))
    return done({ version: ask.version + 1 })
  })
}

type On = { readonly kept: Minutes; readonly ground: Ground }

async function approve(change: Change, { kept }: On, { by }: MinutesAsk<'approve'>): Promise<Outcome<void>> {
  await sql`update minutes set approved_by = ${by}, approved_on = ${change.today} where committee_id = ${change.actor.committeeId} and id = ${kept.id}`.execute(
    change.tx,
  )
  change.record(minutesRef(kept.id), minutesEvents.approved.of({ by }))
  return done(undefined)
}

async function sendBack(change: Change, { kept }: On, { reason }: MinutesAsk<'sendBack'>): Promise<Outcome<void>> {
  await sql`update minutes set approved_by = '', approved_on = null where committee_id = ${change.actor.committeeId} and id = ${kept.id}`.execute(
    change.tx,
  )
  change.record(minutesRef(kept.id), minutesEvents.sentBack.of({ reason }))
  return done(undefined)
}

/** The minutes are out: the people of the meeting are told, what was decided is handed over, the meeting moves on. */
async function issue(change: Change, { kept, ground }: On): Promise<Outcome<void>> {
  const { tx, actor, today } = change
  await sql`update minutes set issued_on = ${today} where committee_id = ${actor.committeeId} and id = ${kept.id}`.execute(tx)
  const { personIds } = await presencesOf(tx, actor.committeeId, ground.id)
  const decisions = await handOver(change, ground)
  await owe(change, {
    personIds,
    key: `minutes.issued:${kept.id}`,
    title: '会议纪要已印发',
    body: `“${ground.title}”的纪要已印发。`,
    url: `/activities/${ground.id}/minutes`,
    matterId: null,
  })
  change.record(minutesRef(kept.id), minutesEvents.issued.of({ decisions, people: personIds.length }))
  const activity = await holdActivity(tx, actor, ground.id)
  if (!activity) return notFound('没有找到这次会议，或者您无权查看')
  const moved = await minutesIssued(change, activity)
  return moved.ok ? done(undefined) : moved
}

export const minutesActs: { readonly [M in MinutesMove]: Act<MinutesAsk<M>, Moved> } = {
  submit: minutes.act('submit', async (change, { kept }) => {
    change.record(minutesRef(kept.id), minutesEvents.submitted.of({}))
    return done(undefined)
  }),
  approve: minutes.act('approve', approve),
  sendBack: minutes.act('sendBack', sendBack),
  issue: minutes.act('issue', issue),
}
