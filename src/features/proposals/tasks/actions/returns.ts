// 申退, 改办, 增办: the unit says “not ours” or “not ours alone”, the assigning office decides, and what cannot be settled is ruled on.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { meetDeadline, setDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { day, type Day } from '#/core/day.ts'
import { done, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import { actOnTask, clockwork, finishTask, leave, proposalOf, recompute, type ActingOnTask, type Versioned } from '../../actions/acting.ts'
import { openTasks, type OpenedTask } from '../../actions/assign.ts'
import type { Moved } from '../../actions/draft.ts'
import { namedUnits } from '../../actions/review.ts'
import type { Dossier, TaskRow } from '../../dossier.ts'
import type { NamedUnit } from '../../events.ts'
import { unitsWrong } from '../../lifecycle.ts'
import { isReplaced, type TaskAsk } from '../../task-lifecycle.ts'
import type { UnitRole } from '../../words.ts'
import { markReceived } from '../clock.ts'
import { openReturn } from '../dossier.ts'
import { taskEvents } from '../events.ts'
import { tellOffices, tellUnit } from '../telling.ts'
import { returnKinds, type ReturnResult } from '../words.ts'

const liveTasks = (found: Dossier): readonly TaskRow[] => found.tasks.filter((t) => !isReplaced(t.state))

export function requestReturn(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'requestReturn'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'requestReturn', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const bodies = await bodiesByIds(change.tx, ask.suggestedUnits)
    const says: string[] = []
    if (ask.kind === 'add' && ask.suggestedUnits.length === 0) says.push('申请增办的，请写明建议增加的单位')
    for (const id of ask.suggestedUnits) {
      const body = bodies.get(id)
      if (!body) says.push('建议的单位不在名册里')
      else if (liveTasks(found).some((t) => t.bodyId === id)) says.push(`${body.name}已经在承办本件`)
    }
    if (says.length) return refused(says.map((text) => ({ field: 'suggestedUnits', says: text })))
    // Who asks for a return has the papers in hand: the receipt is not open any more.
    await markReceived(change, acting.value)
    const { tx, today } = change
    const returnId = change.newId()
    await sql`insert into task_return (committee_id, id, task_id, proposal_id, kind, reason, suggested, signer_name, signer_post, requested_by, requested_on)
      values (${actor.committeeId}, ${returnId}, ${task.id}, ${found.id}, ${ask.kind}, ${ask.reason}, ${ask.suggestedUnits}::uuid[],
        ${ask.signerName}, ${ask.signerPost}, ${actor.name}, ${today})`.execute(tx)
    await setDeadline(tx, {
      committeeId: actor.committeeId,
      id: change.newId(),
      matterId: found.id,
      partId: task.id,
      code: 'task.returnDecision',
      label: `决定${task.unit}的申退`,
      holderId: null,
      due: (await clockwork(change, found.sessionId)).due('returnDecision', today),
    })
    const suggested = ask.suggestedUnits.flatMap((id) => bodies.get(id)?.name ?? [])
    change.record(
      proposalOf(found.id),
      taskEvents.returnAsked.of({
        unit: task.unit,
        taskId: task.id,
        kind: ask.kind,
        reason: ask.reason,
        suggested,
        signer: ask.signerName,
      }),
    )
    await tellOffices(change, found, ['assigning-office', 'proposal-office'], task, {
      key: `task.return:${returnId}`,
      title: ask.kind === 'add' ? '承办单位申请增办' : '承办单位申请退办',
      body: `${task.unit}就《${found.subject}》${returnKinds[ask.kind]}：${ask.reason}`,
    })
    return finishTask(change, acting.value, 'returnRequested')
  })
}

/** The unit goes on; its clock has run all the while. */
export function refuseReturn(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'refuseReturn'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'refuseReturn', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    await decide(change, task, 'refused', ask.note, [], null)
    change.record(proposalOf(found.id), taskEvents.returnRefused.of({ unit: task.unit, taskId: task.id, note: ask.note }))
    await tellUnit(change, found, task, {
      key: `task.returnDecided:${openReturn(task.matters)?.id ?? task.id}`,
      title: '申退未获同意，请继续办理',
      body: `《${found.subject}》：${ask.note}。期限不变。`,
    })
    return finishTask(change, acting.value, 'accepted')
  })
}

/** 改办: the old task ends, the new unit's clock begins on the day of the new hand-over, nobody else's changes (cases.md §2.4). */
export function reassign(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'reassign'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'reassign', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const others = liveTasks(found).filter((t) => t.id !== task.id)
    const units = await handOverTo(change, acting.value, ask, others)
    if (!units.ok) return units
    const { tx, today } = change
    const on = day(ask.handedOverOn)
    await sql`update handling_task set state = 'reassigned', state_since = ${change.now}, superseded_on = ${today}, paused_on = null,
        version = version + 1
      where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(tx)
    await voidDeadlines(tx, { partId: task.id }, today)
    await sql`update task_extension set decided_on = ${today}, decided_by = ${actor.name}, result = 'lapsed'
      where committee_id = ${actor.committeeId} and task_id = ${task.id} and decided_on is null`.execute(tx)
    await sql`update task_pause set until_day = ${today}, resumed_by = ${actor.name}
      where committee_id = ${actor.committeeId} and task_id = ${task.id} and until_day is null`.execute(tx)
    // The unit's people have no more to do with the case. Somebody who carries its cases on may be the new unit itself.
    if (!units.value.some((u) => u.bodyId === task.bodyId)) await leave(change, found.id, 'unit', task.bodyId)
    const opened = await handOver(change, found, task, units.value, on)
    await decide(change, task, 'reassigned', ask.note, opened, on)
    await replaceAllocation(change, found.id, task.bodyId, units.value)
    const asked = openReturn(task.matters) !== null
    change.record(
      proposalOf(found.id),
      taskEvents.reassigned.of({ unit: task.unit, taskId: task.id, on, units: opened, note: ask.note, asked }),
    )
    await tellUnit(change, found, task, {
      key: `task.reassigned:${task.id}`,
      title: asked ? '同意退办' : '提案已改由其他单位承办',
      body: `《${found.subject}》改由${opened.map((u) => u.name).join('、')}承办，贵单位不再办理。`,
    })
    await recompute(change, found.id)
    return done({ id: task.id, state: 'reassigned' })
  })
}

/** 增办: the unit keeps its task and its clock; who comes in begins with a clock of its own. */
export function addUnit(world: World, actor: Actor, seen: Versioned, ask: TaskAsk<'addUnit'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnTask(change, 'addUnit', seen)
    if (!acting.ok) return acting
    const { task, case: found } = acting.value
    const role = roleBeside(task.role, ask.units)
    const others: readonly { readonly bodyId: string; readonly role: UnitRole }[] = liveTasks(found).map((t) =>
      t.id === task.id ? { bodyId: t.bodyId, role } : t,
    )
    const units = await handOverTo(change, acting.value, ask, others)
    if (!units.ok) return units
    const on = day(ask.handedOverOn)
    await sql`update handling_task set role = ${role} where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(change.tx)
    const opened = await handOver(change, found, task, units.value, on)
    await decide(change, task, 'added', ask.note, opened, on)
    await replaceAllocation(change, found.id, task.bodyId, [{ bodyId: task.bodyId, name: task.unit, role }, ...units.value])
    change.record(proposalOf(found.id), taskEvents.unitAdded.of({ unit: task.unit, taskId: task.id, on, units: opened, note: ask.note }))
    await tellUnit(change, found, task, {
      key: `task.unitAdded:${openReturn(task.matters)?.id ?? task.id}`,
      title: '已增加承办单位，请继续办理',
      body: `《${found.subject}》增加${opened.map((u) => u.name).join('、')}承办。期限不变。`,
    })
    return finishTask(change, acting.value, 'accepted')
  })
}

/** 独办 is alone no longer: beside 会办 it leads, beside 分办 it answers for itself. */
const roleBeside = (role: UnitRole, added: readonly { readonly role: UnitRole }[]): UnitRole =>
  role !== 'sole' ? role : added.some((u) => u.role === 'separate') ? 'separate' : 'lead'

async function handOverTo(
  change: Change,
  { task, case: found }: ActingOnTask,
  ask: TaskAsk<'reassign'>,
  staying: readonly { readonly bodyId: string; readonly role: UnitRole }[],
): Promise<Outcome<readonly NamedUnit[]>> {
  const units = await namedUnits(change, ask.units)
  if (!units.ok) return units
  const on = day(ask.handedOverOn)
  const earliest = openReturn(task.matters)?.requestedOn ?? task.assignedOn
  const reasons: Reason[] = []
  for (const unit of units.value) {
    if (unit.bodyId === task.bodyId) reasons.push({ field: 'units', says: `${unit.name}就是原承办单位` })
    else if (staying.some((t) => t.bodyId === unit.bodyId)) reasons.push({ field: 'units', says: `${unit.name}已经在承办本件` })
  }
  for (const says of unitsWrong([...staying, ...units.value])) reasons.push({ field: 'units', says })
  if (on > change.today) reasons.push({ field: 'handedOverOn', says: '交办日期不能晚于今天' })
  if (on < earliest) reasons.push({ field: 'handedOverOn', says: '交办日期不能早于申退日，也不能早于原交办日' })
  if (found.assignedOn === null) throw new Error('a task of a case that was never handed over')
  return reasons.length ? refused(reasons) : units
}

async function handOver(
  change: Change,
  found: Dossier,
  task: TaskRow,
  units: readonly NamedUnit[],
  on: Day,
): Promise<readonly OpenedTask[]> {
  const clocks = await clockwork(change, found.sessionId)
  const previous = new Map(units.map((u) => [u.bodyId, task.id]))
  // The task that goes no longer says when the main reply is due.
  const staying = { ...found, tasks: found.tasks.filter((t) => t.id !== task.id) }
  return openTasks(change, staying, units, { round: task.round, on, batchId: null, previous }, clocks)
}

async function decide(
  { tx, actor, today }: Change,
  task: TaskRow,
  result: ReturnResult,
  note: string,
  units: readonly OpenedTask[],
  on: Day | null,
): Promise<void> {
  await sql`update task_return set decided_on = ${today}, decided_by = ${actor.name}, result = ${result}, note = ${note},
      new_units = ${JSON.stringify(units)}::jsonb, handed_over_on = ${on}
    where committee_id = ${actor.committeeId} and task_id = ${task.id} and decided_on is null`.execute(tx)
  await meetDeadline(tx, task.id, 'task.returnDecision', today)
}

/** The units of the case as they are now: lists and filters show these. */
async function replaceAllocation({ tx, actor }: Change, proposalId: string, old: string, units: readonly NamedUnit[]): Promise<void> {
  await sql`delete from allocation where committee_id = ${actor.committeeId} and proposal_id = ${proposalId} and body_id = ${old}`.execute(
    tx,
  )
  const rows = units.map((u) => ({ body_id: u.bodyId, role: u.role }))
  await sql`insert into allocation (committee_id, proposal_id, body_id, role)
    select ${actor.committeeId}, ${proposalId}::uuid, body_id, role
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as u(body_id uuid, role text)
    on conflict (committee_id, proposal_id, body_id) do update set role = excluded.role`.execute(tx)
}
