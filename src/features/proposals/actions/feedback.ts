// The proposer's judgement, from his own sign-in only; what follows a 不满意; silence recorded as 未反馈.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { meetDeadline, setDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { day, type Day } from '#/core/day.ts'
import { owe } from '#/core/notices/notices.ts'
import { done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { proposalEvents, type NamedPerson, type NamedUnit } from '../events.ts'
import { unhappyForms } from '../judged.ts'
import type { ProposalAsk } from '../lifecycle.ts'
import type { Dossier, FormRow, TaskRow } from '../dossier.ts'
import { asked, givenAnswers, standardScale, type Judgement, type Verdict } from '../scale-rules.ts'
import { dropPendingReplies } from '../publicity/taking-down.ts'
import { caseOfPart, holdCase, partiesOfActor } from '../store.ts'
import type { Channel } from '../words.ts'
import { actOnCase, clockwork, leadPerson, proposalOf, recompute, type Versioned } from './acting.ts'
import { openTasks } from './assign.ts'
import type { Moved } from './draft.ts'

/** Whoever works for the unit that answered may neither judge its answer nor enter a judgement of it. */
export const worksFor = (actor: Actor, task: Pick<TaskRow, 'bodyId'> | undefined): boolean =>
  task !== undefined &&
  actor.posts.some((p) => ['unit', 'unit-head'].includes(p.role) && [p.bodyId, ...(p.carries ?? [])].includes(task.bodyId))

/** Why this form cannot be filled any more; none while it is open. */
export const closedForm = (form: FormRow): readonly string[] => [
  ...(form.givenOn ? ['这份征询意见表已经评价过'] : []),
  ...(form.lapsedOn ? ['评价期限已过，已记为未反馈；如需补充意见请联系提案委'] : []),
]

export function evaluate(
  world: World,
  actor: Actor,
  formId: string,
  given: Judgement,
): Promise<Outcome<Moved & { readonly proposalId: string }>> {
  return perform(world, actor, async (change) => {
    const held = await holdForm(change, actor, formId)
    if (!held) return notFound('没有找到这份征询意见表，或者您无权查看')
    const { form, task } = held
    if (!may(actor, 'proposals:evaluate') || !partiesOfActor(actor).includes(form.evaluatorId))
      return forbidden('评价只能由提案者本人登录后作出，不能代填')
    if (worksFor(actor, task)) return forbidden(`您在${task?.unit ?? '承办单位'}任职，不能评价本单位的答复`)
    const closed = closedForm(form)
    if (closed.length) return refused(closed)
    return giveJudgement(change, held, given, { by: { id: actor.personId ?? form.evaluatorId, name: form.evaluator }, channel: 'own' })
  })
}

export interface HeldForm {
  readonly found: Dossier
  readonly form: FormRow
  readonly task: TaskRow | undefined
}

export async function holdForm(change: Change, reader: Actor, formId: string): Promise<HeldForm | null> {
  const proposalId = await caseOfPart(change.tx, 'feedback', formId)
  const found = proposalId ? await holdCase(change.tx, reader, proposalId) : null
  const form = found?.forms.find((f) => f.id === formId)
  return found && form ? { found, form, task: found.tasks.find((t) => t.id === form.taskId) } : null
}

interface Giver {
  readonly by: NamedPerson
  readonly channel: Channel
  /** Of a form on paper: who typed it, and the day it bears. */
  readonly enteredBy?: string
  readonly signedOn?: Day
}

/** However the judgement arrives, it is kept, told and settled in one way. */
export async function giveJudgement(
  change: Change,
  { found, form, task }: HeldForm,
  given: Judgement,
  { by, channel, enteredBy, signedOn }: Giver,
): Promise<Outcome<Moved & { readonly proposalId: string }>> {
  const { tx, actor } = change
  const questions = asked(form.scale ?? standardScale, form.evaluatorKind === 'body')
  const { answers, wrong } = givenAnswers(questions, given)
  if (wrong.length) return refused(wrong)
  const codeOf = (question: string): string | null => answers.find((a) => a.question === question)?.code ?? null
  const kept = await sql<{ verdict: Verdict }>`update feedback set contacted = ${codeOf('contacted')}, attitude = ${codeOf('attitude')},
      result = ${codeOf('result')}, answers = ${JSON.stringify(answers)}::jsonb, comment = ${given.comment}, given_on = ${change.today},
      given_at = ${change.now}, given_by = ${by.name}, channel = ${channel}, entered_by = ${enteredBy ?? null}, signed_on = ${signedOn ?? null}
    where committee_id = ${actor.committeeId} and id = ${form.id} returning verdict`.execute(tx)
  const verdict = kept.rows[0]?.verdict ?? 'neither'
  await meetDeadline(tx, form.id, 'proposal.feedback', change.today)
  change.record(
    proposalOf(found.id),
    proposalEvents.evaluated.of({
      formId: form.id,
      by,
      unit: task?.unit ?? '',
      answers: answers.filter((a) => a.decides).map(({ name, label }) => ({ name, label })),
      verdict,
      comment: given.comment,
      round: form.round,
      channel,
      ...(enteredBy ? { enteredBy } : {}),
    }),
  )
  if (verdict === 'dissatisfied' && form.decisive) {
    await tellOffice(change, found, form)
    if (form.round === 1) await proposeRehandling(change, found)
  }
  return done({ id: form.id, proposalId: found.id, state: await recompute(change, found.id) })
}

/** T17: the system proposes, the proposal office confirms within its clock. */
async function proposeRehandling(change: Change, found: Dossier): Promise<void> {
  if (found.deadlines.some((d) => d.code === 'proposal.confirmRehandle' && d.open)) return
  const due = (await clockwork(change, found.sessionId)).due('confirmRehandle', change.today)
  await setDeadline(change.tx, {
    committeeId: change.actor.committeeId,
    id: change.newId(),
    matterId: found.id,
    partId: found.id,
    code: 'proposal.confirmRehandle',
    label: '确认重新办理',
    holderId: null,
    due,
  })
}

async function tellOffice(change: Change, found: Dossier, form: FormRow): Promise<void> {
  const office = await peopleWithRole(change.tx, change.actor.committeeId, 'proposal-office', change.today)
  await owe(change, {
    personIds: office.map((p) => p.personId),
    key: `dissatisfied:${form.id}`,
    title: '提案者评价“不满意”',
    body: `《${found.subject}》，请确认${form.round > 1 ? '当面协商' : '重新办理'}。`,
    url: `/proposals/${found.id}`,
    matterId: found.id,
  })
}

/** T17: a first 不满意 goes back to its unit as a new round with its own clock; the first round's record stays as it was. */
export function confirmRehandle(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'confirmRehandle'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'confirmRehandle', seen)
    if (!acting.ok) return acting
    const found = acting.value.case
    const again = new Set(unhappyForms(found).map((f) => f.taskId))
    const tasks = found.tasks.filter((t) => again.has(t.id))
    // One click is enough: without words of its own the office passes on the proposer's.
    const words = unhappyForms(found).flatMap((f) => (f.comment ? [`${f.evaluator}：${f.comment}`] : []))
    await meetDeadline(change.tx, found.id, 'proposal.confirmRehandle', change.today)
    const replyIds = found.replies.filter((r) => again.has(r.taskId)).map((r) => r.id)
    await dropPendingReplies(change, found.id, replyIds, '提案者不满意，已要求重新办理，以再次答复为准')
    return done({ id: found.id, state: await handAgain(change, found, tasks, ask.demand || words.join('；')) })
  })
}

/** The units of these tasks get a new round each; answers the state of the case. */
export async function handAgain(change: Change, found: Dossier, tasks: readonly TaskRow[], demand: string): Promise<string> {
  const { actor } = change
  const units: NamedUnit[] = tasks.map((t) => ({ bodyId: t.bodyId, name: t.unit, role: t.role }))
  for (const task of tasks) {
    await sql`update handling_task set state = 'superseded', state_since = ${change.now}, superseded_on = ${change.today}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${task.id}`.execute(change.tx)
    // Forms of the old reply that are still open need no answer any more; they are kept as 未反馈 of that round.
    for (const form of found.forms.filter((f) => f.taskId === task.id && !f.givenOn && !f.lapsedOn)) {
      await sql`update feedback set lapsed_on = ${change.today} where committee_id = ${actor.committeeId} and id = ${form.id}`.execute(
        change.tx,
      )
      await voidDeadlines(change.tx, { partId: form.id }, change.today)
    }
  }
  const clocks = await clockwork(change, found.sessionId)
  const round = Math.max(...tasks.map((t) => t.round)) + 1
  const previous = new Map(tasks.map((t) => [t.bodyId, t.id]))
  const opened = await openTasks(change, found, units, { round, on: change.today, batchId: null, previous }, clocks)
  change.record(proposalOf(found.id), proposalEvents.rehandled.of({ demand, units: opened }))
  return recompute(change, found.id)
}

export function mediate(world: World, actor: Actor, seen: Versioned, ask: ProposalAsk<'mediate'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOnCase(change, 'mediate', seen)
    if (!acting.ok) return acting
    const heldOn = day(ask.heldOn)
    if (heldOn > change.today) return refused([{ field: 'heldOn', says: '协商日期不能晚于今天' }])
    const found = acting.value.case
    await sql`insert into mediation (committee_id, id, proposal_id, held_on, place, proposer_people, unit_people, other_people, minutes, result,
        recorded_at)
      values (${actor.committeeId}, ${change.newId()}, ${found.id}, ${heldOn}, ${ask.place}, ${ask.proposerPeople}, ${ask.unitPeople},
        ${ask.otherPeople}, ${ask.minutes}, ${ask.result}, ${change.now})`.execute(change.tx)
    const people = [ask.proposerPeople, ask.unitPeople, ask.otherPeople].filter(Boolean).join('、')
    change.record(
      proposalOf(found.id),
      proposalEvents.mediated.of({ heldOn, place: ask.place, people, result: ask.result, minutes: ask.minutes }),
    )
    return done({ id: found.id, state: await recompute(change, found.id) })
  })
}

/** Timed work: forms whose day has passed are 未反馈. Safe to repeat; silence is never counted as satisfied. */
export function lapseForms(world: World, actor: Actor, proposalId: string): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const found = await holdCase(change.tx, actor, proposalId)
    if (!found) return notFound()
    const late = found.forms.filter((f) => !f.givenOn && !f.lapsedOn && f.dueDay < change.today)
    if (late.length === 0) return refused(['没有逾期的征询意见表'])
    for (const form of late) {
      await sql`update feedback set lapsed_on = ${change.today} where committee_id = ${actor.committeeId} and id = ${form.id}`.execute(
        change.tx,
      )
      await voidDeadlines(change.tx, { partId: form.id }, change.today)
      const unit = found.tasks.find((t) => t.id === form.taskId)?.unit ?? ''
      change.record(proposalOf(found.id), proposalEvents.lapsed.of({ formId: form.id, evaluator: form.evaluator, unit }))
    }
    return done({ id: found.id, state: await recompute(change, found.id) })
  })
}

/** One tap: the unit's record of talking with the proposer is true, or it is not and why. */
export function judgeConsultation(
  world: World,
  actor: Actor,
  recordId: string,
  dispute: string | null,
): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const proposalId = await caseOfPart(change.tx, 'consultation_record', recordId)
    const found = proposalId ? await holdCase(change.tx, actor, proposalId) : null
    const record = found?.consultations.find((c) => c.id === recordId)
    if (!found || !record) return notFound('没有找到这条沟通记录，或者您无权查看')
    const isProposer = found.myParts.some((p) => p === 'author' || p === 'cosigner' || p === 'coAuthor')
    if (!may(actor, 'proposals:evaluate') || !isProposer) return forbidden('沟通是否属实由提案者本人确认')
    if (record.confirmedAt || record.disputedAt) return refused(['这条沟通记录已经表示过意见'])
    const by = { id: actor.personId ?? leadPerson(found)?.id ?? '', name: actor.name }
    if (dispute === null) {
      await sql`update consultation_record set confirmed_at = ${change.now} where committee_id = ${actor.committeeId} and id = ${recordId}`.execute(
        change.tx,
      )
      change.record(proposalOf(found.id), proposalEvents.consultationConfirmed.of({ recordId, by }))
    } else {
      await sql`update consultation_record set disputed_at = ${change.now}, dispute_reason = ${dispute}
        where committee_id = ${actor.committeeId} and id = ${recordId}`.execute(change.tx)
      change.record(proposalOf(found.id), proposalEvents.consultationDisputed.of({ recordId, by, reason: dispute }))
    }
    return done({ id: recordId })
  })
}
