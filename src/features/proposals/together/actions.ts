// Joining, leaving, one draft for all, and signing all at once: each case with its own number, its own addressee, its own transaction.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import { link, unlink } from '#/core/cases/register.ts'
import { readIn } from '#/core/db/database.ts'
import { done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { proposalOf } from '../actions/acting.ts'
import { issue, saveReply, sendForSign } from '../actions/handle.ts'
import type { ReplyDraft } from '../contract.ts'
import type { Dossier, TaskRow } from '../dossier.ts'
import { caseOfPart, findCase, holdCase } from '../store.ts'
import { answers } from '../words.ts'
import type { EachAnswered } from './contract.ts'
import { togetherEvents } from './events.ts'
import { togetherWith, type Together } from './store.ts'

interface Held {
  readonly found: Dossier
  readonly task: TaskRow
  readonly tasks: readonly Together[]
}

const notYours = '合并办理由承办单位自己决定'

/** The unit's own task, with what it is and may be handled together with. */
async function heldTask({ tx, actor }: Pick<Change, 'tx' | 'actor'>, taskId: string, find: typeof holdCase): Promise<Outcome<Held>> {
  const proposalId = await caseOfPart(tx, 'handling_task', taskId)
  const found = proposalId ? await find(tx, actor, proposalId) : null
  const task = found?.tasks.find((t) => t.id === taskId)
  if (!found || !task) return notFound('没有找到这项办理任务，或者您无权查看')
  if (!may(actor, 'proposals:handle') || !bodiesOf(actor).includes(task.bodyId)) return forbidden(notYours)
  return done({ found, task, tasks: await togetherWith(tx, actor.committeeId, { id: taskId, bodyId: task.bodyId }) })
}

const membersOf = ({ task, tasks }: Held): readonly Together[] => {
  const group = tasks.find((t) => t.taskId === task.id)?.groupId ?? null
  return group === null ? [] : tasks.filter((t) => t.groupId === group)
}

export interface TogetherPage {
  readonly members: Together[]
  readonly candidates: Together[]
  readonly mayChange: boolean
  readonly mayIssue: boolean
}

/** Seen by whoever may open the case; changed by the unit alone. */
export function togetherPage(world: World, actor: Actor, taskId: string): Promise<Outcome<TogetherPage>> {
  return readIn(world.db, [actor.committeeId], async (tx) => {
    const proposalId = await caseOfPart(tx, 'handling_task', taskId)
    const found = proposalId ? await findCase(tx, actor, proposalId) : null
    const task = found?.tasks.find((t) => t.id === taskId)
    if (!found || !task) return notFound('没有找到这项办理任务，或者您无权查看')
    const tasks = await togetherWith(tx, actor.committeeId, { id: taskId, bodyId: task.bodyId })
    const mine = bodiesOf(actor).includes(task.bodyId) && may(actor, 'proposals:handle')
    const members = membersOf({ found, task, tasks })
    return done({
      members: [...members],
      candidates: mine ? tasks.filter((t) => t.groupId === null && t.taskId !== taskId && t.isOpen) : [],
      mayChange: mine && answers[task.role],
      mayIssue: mine && may(actor, 'proposals:sign-reply'),
    })
  })
}

export function join(world: World, actor: Actor, taskId: string, others: readonly string[]): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await heldTask(change, taskId, holdCase)
    if (!held.ok) return held
    const { found, task, tasks } = held.value
    const chosen = tasks.filter((t) => others.includes(t.taskId) && t.taskId !== taskId)
    const own = tasks.find((t) => t.taskId === taskId)
    const says = [
      ...(answers[task.role] ? [] : ['会办单位不答复提案者，不能合并办理']),
      ...(own?.isOpen ? [] : ['这项任务已经办完，不能再合并办理']),
      ...(chosen.length < new Set(others).size ? ['所选任务中有的不是本单位在办的任务'] : []),
      ...chosen.filter((t) => t.groupId !== null).map((t) => `《${t.title}》已在合并办理中`),
      ...chosen.filter((t) => !t.isOpen).map((t) => `《${t.title}》已经答复，不能再合并办理`),
    ]
    if (says.length) return refused(says)
    const { tx, now } = change
    const { committeeId } = actor
    let groupId = own?.groupId ?? null
    const joining = groupId ? chosen : tasks.filter((t) => t.taskId === taskId || chosen.includes(t))
    if (!groupId) {
      groupId = change.newId()
      await sql`insert into handling_group (committee_id, id, body_id, made_on, made_by)
        values (${committeeId}, ${groupId}, ${task.bodyId}, ${change.today}, ${actor.name})`.execute(tx)
    }
    for (const t of joining)
      await sql`insert into handling_group_task (committee_id, group_id, task_id, proposal_id, joined_at)
        values (${committeeId}, ${groupId}, ${t.taskId}, ${t.proposalId}, ${now})`.execute(tx)
    const all = [...membersOf(held.value), ...joining]
    for (const t of joining) {
      if (t.proposalId !== found.id) await link(tx, { committeeId, fromId: found.id, toId: t.proposalId, kind: 'handledTogether', at: now })
      const cases = all.filter((x) => x.taskId !== t.taskId).map((x) => x.caseNo)
      change.record(proposalOf(t.proposalId), togetherEvents.joined.of({ unit: task.unit, taskId: t.taskId, cases }))
    }
    return done({ id: groupId })
  })
}

/** Undone case by case; the last one left stands alone again. */
export function leave(world: World, actor: Actor, taskId: string): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await heldTask(change, taskId, holdCase)
    if (!held.ok) return held
    const { task } = held.value
    const members = membersOf(held.value)
    if (members.length === 0) return refused(['这件提案没有合并办理'])
    const leaving = members.length === 2 ? members : members.filter((m) => m.taskId === taskId)
    for (const t of leaving) {
      await sql`update handling_group_task set left_at = ${change.now}
        where committee_id = ${actor.committeeId} and task_id = ${t.taskId} and left_at is null`.execute(change.tx)
      change.record(proposalOf(t.proposalId), togetherEvents.left.of({ unit: task.unit, taskId: t.taskId }))
      for (const other of members) {
        const pair = { kind: 'handledTogether', at: change.now }
        await unlink(change.tx, { fromId: t.proposalId, toId: other.proposalId, ...pair })
        await unlink(change.tx, { fromId: other.proposalId, toId: t.proposalId, ...pair })
      }
    }
    return done({ id: taskId })
  })
}

/** Every member for itself: one that cannot does not stop the others, and says why. */
async function each(
  world: World,
  actor: Actor,
  taskId: string,
  work: (member: Together, held: Held) => Promise<Outcome<unknown>>,
): Promise<Outcome<EachAnswered>> {
  const held = await readIn(world.db, [actor.committeeId], (tx) => heldTask({ tx, actor }, taskId, findCase))
  if (!held.ok) return held
  const members = membersOf(held.value)
  if (members.length === 0) return refused(['这件提案没有合并办理'])
  const results: EachAnswered['results'] = []
  for (const member of members) {
    const outcome = await work(member, held.value)
    results.push({ id: member.taskId, title: member.title, ok: outcome.ok, reasons: outcome.ok ? [] : outcome.reasons.map((r) => r.says) })
  }
  return done({ results })
}

/** The draft of one as the draft of all; answers to suggestions only where the other case has one of that number. */
export const copyDraft = (world: World, actor: Actor, taskId: string): Promise<Outcome<EachAnswered>> =>
  each(world, actor, taskId, async (member, { found, task }) => {
    if (member.taskId === task.id) return done(undefined)
    const reply = found.replies.find((r) => r.taskId === task.id)
    if (!reply) return refused(['还没有拟写答复稿'])
    const other = await readIn(world.db, [actor.committeeId], (tx) => findCase(tx, actor, member.proposalId))
    const text: ReplyDraft = {
      docNo: '',
      title: reply.title,
      body: reply.body,
      classMark: reply.classMark,
      openness: reply.openness,
      opennessReason: reply.opennessReason,
      contactName: reply.contactName,
      contactPhone: reply.contactPhone,
      items: reply.items.filter((i) => i.no <= (other?.suggestions.length ?? 0)).map((i) => ({ ...i })),
    }
    return saveReply(world, actor, { id: member.taskId, version: member.version }, text)
  })

export const sendAll = (world: World, actor: Actor, taskId: string): Promise<Outcome<EachAnswered>> =>
  each(world, actor, taskId, (member) => sendForSign(world, actor, { id: member.taskId, version: member.version }))

export interface Signing {
  readonly signerName: string
  readonly signerPost: string
  readonly numbers: readonly { readonly taskId: string; readonly docNo: string }[]
}

export function issueAll(
  world: World,
  actor: Actor,
  taskId: string,
  { signerName, signerPost, numbers }: Signing,
): Promise<Outcome<EachAnswered>> {
  if (new Set(numbers.map((n) => n.docNo)).size < numbers.length) return Promise.resolve(refused(['各件的发文字号不能相同']))
  return each(world, actor, taskId, (member) => {
    const docNo = numbers.find((n) => n.taskId === member.taskId)?.docNo
    if (!docNo) return Promise.resolve(refused(['请填写本件的发文字号']))
    return issue(world, actor, { id: member.taskId, version: member.version }, { docNo, signerName, signerPost })
  })
}
