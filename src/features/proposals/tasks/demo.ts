// The demonstration's tasks off the plain way: returned, given to another, disputed, extended, paused, urged, so that each page has some to show.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { addDays, addMonths, day, instantOf, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoShare, DemoStage } from '#/core/feature.ts'
import type { Outcome } from '#/core/outcome.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { actorOf } from '../demo.ts'
import { taskActs } from '../actions/acts.ts'
import type { TaskAsk, TaskMove } from '../task-lifecycle.ts'
import type { UnitRole } from '../words.ts'

interface Found {
  readonly id: string
  readonly bodyId: string
  readonly role: UnitRole
  readonly state: string
  readonly assignedOn: Day
  readonly dueDay: Day
}

interface Play {
  readonly stage: DemoStage
  readonly office: Actor
  readonly director: Actor
  readonly assigning: Actor
  readonly inspection: Actor
  readonly headOf: (bodyId: string) => Promise<Actor>
  /** A unit that has nothing to do with the case. */
  readonly another: (task: Found) => Promise<string>
}

const today = day('2022-12-20')
const signedBy = (head: Actor) => ({ signerName: head.name, signerPost: '主要负责人' })

export const tasksDemo: DemoShare = {
  title: '退办、延期和催办',
  write: async (stage) => {
    const play = await gather(stage)
    const fresh = await openTasks(stage, ['pendingReceipt'], true)
    const working = await openTasks(stage, ['accepted', 'handling'], false)
    const scenes = [
      ...fresh.slice(0, returns.length).map((task, i) => returns[i]?.(play, task)),
      ...working.slice(0, others.length).map((task, i) => others[i]?.(play, task)),
    ]
    for (const scene of scenes) await scene
    stage.progress(scenes.length, scenes.length)
  },
}

type Scene = (play: Play, task: Found) => Promise<void>

const returns: readonly Scene[] = [
  // Waiting for the assigning office.
  async (play, task) => askReturn(play, task),
  async (play, task) => {
    await askReturn(play, task)
    const units = [{ bodyId: await play.another(task), role: task.role }]
    const on = later(task, 5)
    await act(play, play.assigning, 'reassign', task, { units, handedOverOn: on, note: '按部门职责调整' }, on)
  },
  async (play, task) => {
    await askReturn(play, task)
    await act(play, play.assigning, 'refuseReturn', task, { note: '部门职责中已明确，请继续办理' }, later(task, 5))
  },
  async (play, task) => {
    await askReturn(play, task)
    await act(
      play,
      play.assigning,
      'escalate',
      task,
      { issue: '两家单位均认为应由对方承办，协商两次未能一致', askWhom: 'secretaryGeneral' },
      later(task, 4),
    )
  },
]

const others: readonly Scene[] = [
  async (play, task) => askExtension(play, task, later(task, 6)),
  async (play, task) => {
    await askExtension(play, task, later(task, 5))
    await act(play, play.assigning, 'agreeExtension', task, { newDue: addDays(task.dueDay, 20), note: '同意，请抓紧' }, later(task, 7))
  },
  async (play, task) =>
    act(play, play.director, 'pause', task, { reason: '等待上级主管部门批复', decision: '提案委主任会议研究' }, later(task, 8)),
  async (play, task) =>
    act(play, play.inspection, 'urge', task, { channel: 'phone', text: '请按期办理并与提案者见面沟通' }, later(task, 9)),
  async (play, task) => act(play, play.office, 'urge', task, { channel: 'notice', text: '请于本周内与提案者联系' }, later(task, 9)),
]

const later = (task: Found, days: number): Day => {
  const on = addDays(task.assignedOn, days)
  return on < today ? on : today
}

async function askReturn(play: Play, task: Found): Promise<void> {
  const head = await play.headOf(task.bodyId)
  const ask = {
    kind: 'return' as const,
    reason: '所提事项不属本单位职责',
    suggestedUnits: [await play.another(task)],
    ...signedBy(head),
  }
  await act(play, head, 'requestReturn', task, ask, later(task, 2))
}

async function askExtension(play: Play, task: Found, on: Day): Promise<void> {
  const head = await play.headOf(task.bodyId)
  const ask = { newDue: addDays(task.dueDay, 20), reason: '涉及部门多，需要联合调研', ...signedBy(head) }
  await act(play, head, 'requestExtension', task, ask, on)
}

async function act<M extends TaskMove>({ stage }: Play, actor: Actor, move: M, task: Found, ask: TaskAsk<M>, on: Day): Promise<void> {
  const version = await readIn(stage.world.db, [stage.committeeId], async (tx) => {
    const { rows } = await sql<{ version: number }>`select version from handling_task where id = ${task.id}`.execute(tx)
    return rows[0]?.version ?? 1
  })
  const made: Outcome<unknown> = await taskActs[move](stage.at(instantOf(on, '10:20')), actor, { id: task.id, version }, ask as never)
  if (!made.ok) throw new Error(`demo: ${move} on ${on}: ${made.reasons.map((r) => r.says).join('；')}`)
}

/** Handed over lately, alone or leading, the latest first; those that can still be returned come with their window open. */
async function openTasks({ world, committeeId }: DemoStage, states: readonly string[], returnable: boolean): Promise<readonly Found[]> {
  return readIn(world.db, [committeeId], async (tx) => {
    const { rows } =
      await sql<Found>`select id, body_id as "bodyId", role, state, assigned_on as "assignedOn", due_day as "dueDay" from handling_task
      where committee_id = ${committeeId} and state = any(${[...states]}::text[]) and round = 1 and role = 'sole' and due_day > ${today}
        and (${!returnable} or return_until >= assigned_on + 2) and assigned_on < ${today}::date - 9 and due_day < ${addMonths(today, 6)}
      order by assigned_on desc, id limit 8`.execute(tx)
    return rows
  })
}

async function gather(stage: DemoStage): Promise<Play> {
  const { world, committeeId } = stage
  const reading = <T>(work: Parameters<typeof readIn<T>>[2]): Promise<T> => readIn(world.db, [committeeId], work)
  const holder = (role: string): Promise<Actor> =>
    reading(async (tx) => {
      const [one] = await peopleWithRole(tx, committeeId, role, today)
      if (!one) throw new Error(`the demonstration has nobody as ${role}`)
      return actorOf(committeeId, one)
    })
  return {
    stage,
    office: await holder('proposal-office'),
    director: await holder('proposal-director'),
    assigning: await holder('assigning-office'),
    inspection: await holder('inspection'),
    headOf: (bodyId) =>
      reading(async (tx) => {
        const head = (await peopleWithRole(tx, committeeId, 'unit-head', today)).find((h) => h.bodyId === bodyId)
        if (!head) throw new Error('the demonstration has a unit without a head')
        return actorOf(committeeId, head)
      }),
    another: (task) =>
      reading(async (tx) => {
        const { rows } = await sql<{
          id: string
        }>`select b.id from body b where b.committee_id = ${committeeId} and b.kind = 'handling-unit'
            and (b.to_day is null or b.to_day >= ${today}) and b.id <> ${task.bodyId}
            and exists (select 1 from post o where o.committee_id = b.committee_id and o.body_id = b.id and o.role = 'unit-head')
          order by b.sort, b.id limit 1`.execute(tx)
        const [unit] = rows
        if (!unit) throw new Error('the demonstration has one unit only')
        return unit.id
      }),
  }
}
