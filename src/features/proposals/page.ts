// The case page: what the dossier says to this reader, with the moves that are his, in the words of the lifecycle.
import type { z } from 'zod'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import { inChinese, type Day } from '#/core/day.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { documentEvents } from '#/core/documents/events.ts'
import { fileEvents } from '#/core/files/events.ts'
import type { JournalEntry } from '#/core/journal/read.ts'
import type { Code } from '#/core/settings/setting.ts'
import type { proposalPage } from './contract.ts'
import { commitmentEvents } from './commitments/events.ts'
import { proposalEvents, quietEvents } from './events.ts'
import { conversionCourse, conversionKinds, conversionStates } from './conversion/lifecycle.ts'
import { conversionSubject } from './conversion/subject.ts'
import { isEditable, lengthOf, proposalSubject, taskSubject, type CaseSettings } from './judged.ts'
import { proposalCourse, proposalStates } from './lifecycle.ts'
import { caseClass, keptTime, textHash, type CaseClassRule } from './rules.ts'
import { exchangeEvents } from './exchange/events.ts'
import { publicityEvents, quietPublicityEvents } from './publicity/events.ts'
import type { Dossier, FormRow, ReplyRow, TaskRow } from './dossier.ts'
import { partiesOfActor } from './store.ts'
import { asked, standardScale } from './scale-rules.ts'
import { selectionEvents } from './supervision/events.ts'
import { planLacking } from './tasks/against.ts'
import { insideEvents, quietTaskEvents, taskEvents } from './tasks/events.ts'
import { mattersPage } from './tasks/page.ts'
import { isReplaced, mayBeWritten, taskCourse, taskStates } from './task-lifecycle.ts'
import { answers, disposals } from './words.ts'

export type ProposalPageData = z.input<typeof proposalPage>

export interface PageKnows {
  readonly settings: CaseSettings
  readonly categories: readonly Code[]
  readonly refusals: readonly Code[]
  readonly entries: readonly JournalEntry[]
  readonly leadSector: string | null
}

const iso = (at: string | Date): string => new Date(at).toISOString()
const isoOrNull = (at: string | Date | null): string | null => (at === null ? null : iso(at))

export function pageOf(d: Dossier, actor: Actor, today: Day, knows: PageKnows): ProposalPageData {
  const { settings } = knows
  const label = (codes: readonly Code[], code: string | null): string | null =>
    code === null ? null : (codes.find((c) => c.code === code)?.label ?? code)
  const seesHandling = mayReadHandling(d, actor)
  const readsInside = may(actor, 'proposals:read-all') || may(actor, 'proposals:review') || may(actor, 'proposals:handle')
  return {
    id: d.id,
    version: d.version,
    url: `/proposals/${d.id}`,
    state: { code: d.state, label: proposalStates[d.state].label, tone: proposalStates[d.state].tone },
    stateSince: iso(d.stateSince),
    editable: isEditable(d),
    session: { id: d.sessionId, title: d.sessionTitle },
    timeKind: d.timeKind,
    intakeNo: d.intakeNo,
    caseNo: d.caseNo,
    text: {
      subject: d.subject,
      proposerKind: d.proposerKind,
      leadBodyId: d.leadBodyId,
      contactName: d.contactName,
      contactPhone: seesHandling ? d.contactPhone : '',
      situation: d.situation,
      analysis: d.analysis,
      suggestions: [...d.suggestions],
      surveyDone: d.surveyDone,
      surveyNote: d.surveyNote,
      openConsent: d.openConsent,
      openReason: d.openReason,
      keywords: [...d.keywords],
      wishedUnits: d.wishedUnits.map(({ bodyId, role }) => ({ bodyId, role })),
    },
    textHash: d.textHash ?? textHash({ subject: d.subject, situation: d.situation, analysis: d.analysis, suggestions: d.suggestions }),
    length: lengthOf(d),
    maxLength: settings.maxLength,
    lead: d.leadName ? { id: d.leadPersonId ?? d.leadBodyId ?? '', name: d.leadName } : null,
    leadSector: knows.leadSector,
    enteredBy: d.enteredBy,
    category: d.category ? { code: d.category, label: label(knows.categories, d.category) ?? d.category } : null,
    wishedUnits: [...d.wishedUnits],
    allocation: [...d.allocation],
    cosigners: d.cosignatures.map((c) => ({
      id: c.personId,
      name: c.name,
      invitedAt: iso(c.invitedAt),
      expiresAt: iso(c.expiresAt),
      signedAt: isoOrNull(c.signedAt),
      declinedAt: isoOrNull(c.declinedAt),
      opinion: c.opinion,
      method: c.method,
    })),
    reviews: (may(actor, 'proposals:joint-review') || may(actor, 'proposals:review')
      ? d.reviews
      : d.reviews.filter((r) => r.decision !== 'opinion')
    ).map((r) => ({
      stage: r.stage,
      decision: r.decision,
      reviewer: r.reviewer,
      at: iso(r.at),
      reason: label(knows.refusals, r.reasonCode),
      reasonText: r.reasonText,
      disposal: r.disposal ? (disposals[r.disposal as keyof typeof disposals] ?? r.disposal) : null,
      note: r.note,
    })),
    classes: settings.classes.map((c) => ({ ...c })),
    caseClass: classOf(d, settings.caseClassRule),
    tasks: seesHandling
      ? d.tasks.map((t) => ({
          ...taskPage(d, t, settings, actor, today),
          moves: movesShown(taskCourse, taskSubject(d, t, settings, actor, today), actor),
        }))
      : [],
    forms: d.forms.filter((f) => seesForm(f, actor)).map((f) => formPage(d, f, actor)),
    mediation: d.mediation,
    conversion: d.conversion && {
      ...d.conversion,
      url: `/conversions/${d.conversion.id}`,
      kind: conversionKinds[d.conversion.kind],
      state: {
        code: d.conversion.state,
        label: conversionStates[d.conversion.state].label,
        tone: conversionStates[d.conversion.state].tone,
      },
      dueSteps: [...(d.deadlines.find((x) => x.partId === d.conversion?.id)?.steps ?? [])],
      moves: movesShown(conversionCourse, conversionSubject(d, d.conversion), actor),
    },
    meeting: may(actor, 'proposals:joint-review') ? d.meeting && { id: d.meeting.id, title: d.meeting.title } : null,
    fastTrack: d.fastTrack,
    fastReason: d.fastReason,
    withdrawalAsked: may(actor, 'proposals:review') || d.myParts.includes('author') ? d.withdrawalAsked : null,
    mainCase: d.mainCase,
    merged: [...d.merged],
    filedOn: d.filedOn,
    assignedOn: d.assignedOn,
    repliedOn: d.repliedOn,
    closedOn: d.closedOn,
    deadlines: d.deadlines
      .filter((x) => x.open)
      .map(({ code, label: says, holder, due, steps }) => ({ code, label: says, holder, due, steps: [...steps] })),
    timeline: knows.entries
      .filter(
        (e) => ![...quietEvents, ...quietPublicityEvents, ...quietTaskEvents, ...(readsInside ? [] : insideEvents)].includes(e.event.name),
      )
      .map((e) => ({ seq: e.seq, at: e.at.toISOString(), actor: e.actorName, words: wordsOf(e) })),
    moves: movesShown(proposalCourse, proposalSubject(d, settings), actor),
  }
}

const tellers = new Map<string, (data: never) => string>(
  [
    ...Object.values(proposalEvents),
    ...Object.values(taskEvents),
    ...Object.values(publicityEvents),
    ...Object.values(commitmentEvents),
    ...Object.values(fileEvents),
    ...Object.values(documentEvents),
    ...Object.values(exchangeEvents),
    ...Object.values(selectionEvents),
  ].map((e) => [e.name, e.tell]),
)

/** Data was written by `of` of the same event, so it fits its teller. */
function wordsOf(entry: JournalEntry): string {
  return tellers.get(entry.event.name)?.(entry.event.data as never) ?? entry.event.name
}

/** Handling is between the parties and the offices; a member who only reads an open proposal sees the issued reply on the portal. */
export function mayReadHandling(d: Dossier, actor: Actor): boolean {
  return d.myParts.length > 0 || may(actor, 'proposals:read-all') || may(actor, 'proposals:review') || may(actor, 'proposals:joint-review')
}

/** A reply is the unit's own until it is issued; its files and what is told of them follow it. */
export const readsReply = (d: Dossier, { id, bodyId }: Pick<TaskRow, 'id' | 'bodyId'>, actor: Actor): boolean =>
  mayReadHandling(d, actor) && (bodiesOf(actor).includes(bodyId) || d.replies.some((r) => r.taskId === id && r.issuedOn !== null))

/** A form is its evaluator's, the offices' and, once given, the unit's. */
function seesForm(form: FormRow, actor: Actor): boolean {
  if (partiesOfActor(actor).includes(form.evaluatorId)) return true
  if (may(actor, 'proposals:read-all') || may(actor, 'proposals:review')) return true
  return form.givenOn !== null && may(actor, 'proposals:handle')
}

/** The class of the case by its latest issued replies. */
export function classOf(d: Pick<Dossier, 'tasks' | 'replies'>, rule: CaseClassRule): string | null {
  const latest = new Map<string, { role: TaskRow['role']; classMark: NonNullable<ReplyRow['classMark']>; round: number }>()
  for (const task of d.tasks) {
    const reply = d.replies.find((r) => r.taskId === task.id)
    if (!reply?.issuedOn || !reply.classMark) continue
    const known = latest.get(task.bodyId)
    // A reply the audit sent back stays as it was issued; its place is taken by the next one of the same round.
    if (!known || known.round < task.round || (known.round === task.round && !isReplaced(task.state)))
      latest.set(task.bodyId, { role: task.role, classMark: reply.classNow ?? reply.classMark, round: task.round })
  }
  return caseClass([...latest.values()], rule)
}

function taskPage(d: Dossier, t: TaskRow, { tasks: settings }: CaseSettings, actor: Actor, today: Day) {
  const mine = bodiesOf(actor).includes(t.bodyId)
  const reply = d.replies.find((r) => r.taskId === t.id && (r.issuedOn !== null || mine))
  const isProposer = d.myParts.some((p) => p === 'author' || p === 'cosigner' || p === 'coAuthor')
  return {
    id: t.id,
    version: t.version,
    unit: { id: t.bodyId, name: t.unit },
    role: t.role,
    round: t.round,
    state: { code: t.state, label: taskStates[t.state].label, tone: taskStates[t.state].tone },
    assignedOn: t.assignedOn,
    receivedOn: t.receivedOn,
    receivedBy: t.receivedBy,
    responsibleLeader: t.responsibleLeader,
    section: t.section,
    clerk: t.clerk,
    clerkPhone: t.clerkPhone,
    plan: t.plan,
    dueDay: t.dueDay,
    originalDueDay: t.originalDueDay,
    dueSteps: [
      ...(d.deadlines.find((x) => x.partId === t.id && x.code === 'task.answer')?.steps ?? []),
      ...(t.matters.pausedOn ? [`自${inChinese(t.matters.pausedOn)}起暂停办理，期限停止计算，恢复后按暂停天数顺延`] : []),
    ],
    answeredOn: t.answeredOn,
    // While it is paused the clock stands where it was stopped.
    onTime: keptTime(t.dueDay, t.answeredOn, t.matters.pausedOn ?? today),
    consultations: d.consultations
      .filter((c) => c.taskId === t.id)
      .map(({ taskId: _, ...c }) => ({
        ...c,
        confirmedAt: isoOrNull(c.confirmedAt),
        disputedAt: isoOrNull(c.disputedAt),
        awaitsMe: isProposer && may(actor, 'proposals:evaluate') && !c.confirmedAt && !c.disputedAt,
      })),
    reply: reply ? replyPage(d, reply) : null,
    mine,
    editable:
      mine &&
      may(actor, 'proposals:handle') &&
      answers[t.role] &&
      mayBeWritten(t.state) &&
      planLacking({ isKey: d.isKey, hasPlan: t.plan !== null, role: t.role }).length === 0,
    matters: mattersPage(t, settings, actor, today, !isProposer || mine),
  }
}

function replyPage(d: Dossier, { taskId: _, round: __, classNow: ___, ...r }: ReplyRow) {
  return { ...r, items: r.items.map((i) => ({ ...i, suggestion: d.suggestions[i.no - 1] ?? '' })) }
}

function formPage(d: Dossier, { evaluatorId, evaluator, evaluatorKind, scale, taskId, replyId: _, ...f }: FormRow, actor: Actor) {
  const task = d.tasks.find((t) => t.id === taskId)
  return {
    ...f,
    questions: asked(scale ?? standardScale, evaluatorKind === 'body').map(({ code, title, answers }) => ({
      code,
      title,
      answers: [...answers],
    })),
    answers: f.answers.map(({ decides: __, ...a }) => a),
    unit: { id: task?.bodyId ?? '', name: task?.unit ?? '' },
    evaluator: { id: evaluatorId, name: evaluator },
    dueSteps: [...(d.deadlines.find((x) => x.partId === f.id)?.steps ?? [])],
    mine: partiesOfActor(actor).includes(evaluatorId) && f.givenOn === null && f.lapsedOn === null,
  }
}
