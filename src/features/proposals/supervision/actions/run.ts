// While an item runs: activities, the problem list, the units' written reports, instructions.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import { meetDeadline } from '#/core/cases/deadlines.ts'
import { day, inChinese } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { done, forbidden, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { liaisonsOf } from '#/features/members/public.ts'
import { officeOf, urgeUnit } from '../../tasks/urgings.ts'
import { supervisionEvents } from '../events.ts'
import type { Supervision } from '../item.ts'
import type { SupervisionAsk } from '../lifecycle.ts'
import { needsReport } from '../rules.ts'
import { peopleIn } from '../store.ts'
import { activityKinds } from '../words.ts'
import { actOnItem, dueBy, itemOf, oweBy, tellPeople } from './acting.ts'
import type { Moved } from './plan.ts'

const unwritten = (item: Supervision): readonly string[] => item.reports.filter((r) => r.reportedOn === null).map((r) => r.unit)

export function recordActivity(world: World, actor: Actor, seen: Seen, ask: SupervisionAsk<'recordActivity'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'recordActivity', seen)
    if (!acting.ok) return acting
    const { item, reportBeforeMeeting } = acting.value
    const { tx, today, now } = change
    const kind = (await codesOf(tx, actor.committeeId, activityKinds, today)).find((c) => c.code === ask.kind)
    const heldOn = day(ask.heldOn)
    const owing = reportBeforeMeeting && needsReport(ask.kind) ? unwritten(item) : []
    const reasons: Reason[] = [
      ...(kind ? [] : [{ field: 'kind', says: '没有这种督办活动，请重新选择' }]),
      ...(heldOn > today ? [{ field: 'heldOn', says: '活动日期不能晚于今天' }] : []),
      ...(heldOn < item.openedOn ? [{ field: 'heldOn', says: '活动日期不能早于开办那天' }] : []),
      ...owing.map((unit) => ({ field: 'kind', says: `${unit}还没有书面报告办理情况，请先催报` })),
    ]
    if (!kind || reasons.length) return refused(reasons)
    const activityId = change.newId()
    await sql`insert into supervision_activity (committee_id, id, supervision_id, kind, held_on, entered_on, place, participants,
        leader_present, minutes, asked, recorded_by, recorded_at)
      values (${actor.committeeId}, ${activityId}, ${item.id}, ${kind.code}, ${heldOn}, ${today}, ${ask.place}, ${ask.participants},
        ${ask.leaderPresent}, ${ask.minutes}, ${ask.asked}, ${actor.name}, ${now})`.execute(tx)
    const cases = item.cases.map((c) => c.id)
    await tellPeople(change, item, {
      personIds: [
        ...(await peopleIn(tx, actor.committeeId, cases, 'units', today)),
        ...(await peopleIn(tx, actor.committeeId, cases, 'proposers', today)),
      ],
      key: `supervision.activity:${activityId}`,
      title: kind.label,
      body: `${inChinese(heldOn)}就《${item.title}》${kind.label}。${ask.asked}`,
    })
    const leader = { id: item.leaderId, name: item.leaderName }
    const { place, leaderPresent, asked } = ask
    change.record(
      itemOf(item.id),
      supervisionEvents.held.of({ activityId, kind: kind.code, label: kind.label, heldOn, place, leader, leaderPresent, asked }),
    )
    return done({ id: item.id, state: item.state })
  })
}

export function addProblem(world: World, actor: Actor, seen: Seen, ask: SupervisionAsk<'addProblem'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'addProblem', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    const { tx, today, now } = change
    const unit = item.cases.flatMap((c) => c.units).find((u) => u.bodyId === ask.ownerId)
    const agreed = ask.due ? day(ask.due) : null
    const reasons: Reason[] = [
      ...(unit ? [] : [{ field: 'ownerId', says: '责任单位应是所督办提案的承办单位' }]),
      ...(agreed && agreed <= today ? [{ field: 'due', says: '整改期限应在今天以后' }] : []),
    ]
    if (!unit || reasons.length) return refused(reasons)
    const problemId = change.newId()
    const no = Math.max(0, ...item.problems.map((p) => p.no)) + 1
    const due = await dueBy(
      change,
      'problem',
      today,
      item.sessionId,
      agreed ? { day: agreed, label: '督办时商定的整改日期', replaces: true } : null,
    )
    await sql`insert into supervision_problem (committee_id, id, supervision_id, no, text, owner_id, found_on, entered_on, state, state_since)
      values (${actor.committeeId}, ${problemId}, ${item.id}, ${no}, ${ask.text}, ${unit.bodyId}, ${today}, ${today}, 'open', ${now})`.execute(
      tx,
    )
    await oweBy(change, item.id, [{ partId: problemId, code: 'supervision.problem', label: `整改问题${no}`, holderId: unit.bodyId, due }])
    await tellPeople(change, item, {
      personIds: await liaisonsOf(tx, unit.bodyId, today),
      key: `supervision.problem:${problemId}`,
      title: '督办列出问题，请整改',
      body: `《${item.title}》问题${no}：${ask.text}。请在${inChinese(due.due)}前整改并回复。`,
    })
    change.record(itemOf(item.id), supervisionEvents.problemFound.of({ problemId, no, text: ask.text, unit: unit.name, due: due.due }))
    return done({ id: item.id, state: item.state })
  })
}

export function reportByUnit(world: World, actor: Actor, seen: Seen, { text }: SupervisionAsk<'reportByUnit'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'reportByUnit', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    const { tx, today } = change
    const mine = bodiesOf(actor)
    const unit = item.cases.flatMap((c) => c.units).find((u) => mine.includes(u.bodyId))
    if (!unit) return forbidden('书面报告由所督办提案的承办单位提交')
    const owed = item.reports.find((r) => r.bodyId === unit.bodyId && r.reportedOn === null)
    const id = owed?.id ?? change.newId()
    await sql`insert into supervision_unit_report (committee_id, id, supervision_id, body_id, owed_on, text, reported_on, reported_by)
      values (${actor.committeeId}, ${id}, ${item.id}, ${unit.bodyId}, ${owed?.owedOn ?? today}, ${text}, ${today}, ${actor.name})
      on conflict (committee_id, id) do update set text = excluded.text, reported_on = excluded.reported_on,
        reported_by = excluded.reported_by`.execute(tx)
    if (owed) await meetDeadline(tx, owed.id, 'supervision.unitReport', today)
    change.record(itemOf(item.id), supervisionEvents.unitReported.of({ unit: { id: unit.bodyId, name: unit.name } }))
    return done({ id: item.id, state: item.state })
  })
}

export function instruct(world: World, actor: Actor, seen: Seen, ask: SupervisionAsk<'instruct'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'instruct', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    const { tx, today, now } = change
    const givenOn = day(ask.givenOn)
    if (givenOn > today) return refused([{ field: 'givenOn', says: '批示日期不能晚于今天' }])
    const leaderName = ask.leaderName.trim() || item.leaderName
    await sql`insert into supervision_instruction (committee_id, id, supervision_id, leader_name, text, given_on, entered_on, recorded_by, recorded_at)
      values (${actor.committeeId}, ${change.newId()}, ${item.id}, ${leaderName}, ${ask.text}, ${givenOn}, ${today}, ${actor.name}, ${now})`.execute(
      tx,
    )
    change.record(itemOf(item.id), supervisionEvents.instructed.of({ leaderName, text: ask.text, givenOn }))
    return done({ id: item.id, state: item.state })
  })
}

/** Draws on the unit's one budget, whoever urges and about what. */
export function urge(world: World, actor: Actor, seen: Seen, ask: SupervisionAsk<'urge'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnItem(change, 'urge', seen)
    if (!acting.ok) return acting
    const { item } = acting.value
    const about = item.cases.flatMap((c) =>
      c.units
        .filter((u) => u.bodyId === ask.unitId)
        .map((u) => ({ proposalId: c.id, taskId: u.taskId, subject: c.subject, url: `/supervision/${item.id}` })),
    )
    const name = item.cases.flatMap((c) => c.units).find((u) => u.bodyId === ask.unitId)?.name
    if (!name) return refused([{ field: 'unitId', says: '只能催办所督办提案的承办单位' }])
    const office = officeOf(actor, 'supervision:write')
    const urged = await urgeUnit(change, { unit: { bodyId: ask.unitId, name }, office, channel: ask.channel, text: ask.text, about })
    if (!urged.ok) return urged
    change.record(itemOf(item.id), supervisionEvents.urged.of({ unit: name, office, text: ask.text, left: urged.value.left }))
    return done({ id: item.id, state: item.state })
  })
}
