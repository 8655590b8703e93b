// How the records of proposals that print papers are read, each by its reader's own right to it.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { printableOf, type PrintablePart, type PrintingOf } from '#/core/documents/document.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { codesOf, settingsOn } from '#/core/settings/store.ts'
import { categories, refusals } from '../codes.ts'
import type { Dossier, TaskRow } from '../dossier.ts'
import { mayReadHandling, readsReply } from '../page.ts'
import type { FeedbackScale } from '../scale-rules.ts'
import { feedbackScale } from '../settings.ts'
import { caseOfPart, findCase } from '../store.ts'
import { unitRoles } from '../words.ts'
import { caseDocuments, type CasePrint, type SheetPerson } from './case-documents.ts'
import { consultationDocuments, type ConsultationPrint } from './consultation-documents.ts'
import { matterDocuments } from './matter-documents.ts'
import { officeContact, replyCopies, replyForm } from './settings.ts'
import { taskDocuments, type TaskPrint } from './task-documents.ts'

interface WholeCase extends CasePrint {
  readonly replyForm: 'letter' | 'document'
  readonly copies: readonly string[]
  readonly scale: FeedbackScale
}

const proposalOf = (d: Dossier) => ({ kind: 'proposal', id: d.id })
const callCase = (d: Dossier): string => (d.caseNo ? `第${d.caseNo}号` : d.subject.slice(0, 20))

async function wholeCase(tx: Tx, actor: Actor, id: string, today: Day): Promise<WholeCase | null> {
  const d = await findCase(tx, actor, id)
  if (!d) return null
  const label = (codes: readonly { code: string; label: string }[], code: string | null | undefined): string | null =>
    codes.find((x) => x.code === code)?.label ?? null
  const set = await settingsOn(
    tx,
    actor.committeeId,
    { replyForm, copies: replyCopies, officeContact, scale: feedbackScale },
    today,
    d.sessionId,
  )
  return {
    d,
    categoryLabel: label(await codesOf(tx, actor.committeeId, categories, today), d.category),
    refusalLabel: label(
      await codesOf(tx, actor.committeeId, refusals, today),
      d.reviews.findLast((r) => r.decision === 'notFile')?.reasonCode,
    ),
    people: await peopleOnSheet(tx, actor.committeeId, d, today),
    handling: mayReadHandling(d, actor),
    ...set,
  }
}

/** The author and his co-signers as the register has them today, in one query. */
async function peopleOnSheet(tx: Tx, committeeId: number, d: Dossier, today: Day): Promise<readonly SheetPerson[]> {
  const ids = [...(d.leadPersonId ? [d.leadPersonId] : []), ...d.cosignatures.map((c) => c.personId)]
  if (ids.length === 0) return []
  const { rows } = await sql<SheetPerson>`/* planned once: people-on-sheet */
    select p.id, p.name, coalesce(s.name, '') as sector, concat_ws(' ', p.employer, p.post) as place
    from person p
    left join lateral (select b.name from seat m join body b on b.committee_id = m.committee_id and b.id = m.sector_id
      where m.committee_id = p.committee_id and m.person_id = p.id and m.from_day <= ${today} and (m.to_day is null or m.to_day >= ${today})
      order by m.from_day desc limit 1) s on true
    where p.committee_id = ${committeeId} and p.id = any(${ids}::uuid[])`.execute(tx)
  return rows
}

const taskPrint = (c: WholeCase, task: TaskRow, actor: Actor): TaskPrint => ({
  ...c,
  task,
  reply: readsReply(c.d, task, actor) ? (c.d.replies.find((r) => r.taskId === task.id) ?? null) : null,
})

const ofConsultation: PrintingOf<ConsultationPrint> = {
  called: ({ d, task, consultation }) => `${callCase(d)}-${task.unit}-${consultation.heldOn}`,
  told: ({ d }) => proposalOf(d),
  papers: consultationDocuments,
}

const ofTask: PrintingOf<TaskPrint> = {
  called: ({ d, task }) => `${callCase(d)}-${task.unit}${task.round > 1 ? `-第${task.round}轮` : ''}`,
  told: ({ d }) => proposalOf(d),
  papers: [...taskDocuments, ...matterDocuments],
  parts: (t, actor) =>
    t.d.consultations
      .filter((c) => c.taskId === t.task.id)
      .map((consultation): PrintablePart => ({
        kind: 'consultation',
        id: consultation.id,
        label: `${t.task.unit} ${consultation.heldOn} 沟通`,
        printable: printableOf(ofConsultation, { ...t, consultation }, actor),
      })),
}

const labelOf = (t: TaskRow): string => `${t.unit}（${unitRoles[t.role]}${t.round > 1 ? `，第${t.round}轮` : ''}）`

export const caseKind: DocumentKind = documentKind<WholeCase>({
  kind: 'proposal',
  read: wholeCase,
  called: (c) => callCase(c.d),
  told: (c) => proposalOf(c.d),
  papers: caseDocuments,
  parts: (c, actor) =>
    c.handling
      ? c.d.tasks.map((task) => ({
          kind: 'handling-task',
          id: task.id,
          label: labelOf(task),
          printable: printableOf(ofTask, taskPrint(c, task, actor), actor),
        }))
      : [],
})

/** A task is printed by who may read how its case is handled. */
async function readTask(tx: Tx, actor: Actor, id: string, today: Day): Promise<TaskPrint | null> {
  const proposalId = await caseOfPart(tx, 'handling_task', id)
  const c = proposalId ? await wholeCase(tx, actor, proposalId, today) : null
  const task = c?.d.tasks.find((t) => t.id === id)
  return c && task && c.handling ? taskPrint(c, task, actor) : null
}

export const taskKind: DocumentKind = documentKind({ kind: 'handling-task', read: readTask, ...ofTask })

export const consultationKind: DocumentKind = documentKind({
  kind: 'consultation',
  read: async (tx, actor, id, today) => {
    const proposalId = await caseOfPart(tx, 'consultation_record', id)
    const c = proposalId ? await wholeCase(tx, actor, proposalId, today) : null
    const consultation = c?.d.consultations.find((x) => x.id === id)
    const task = c?.d.tasks.find((t) => t.id === consultation?.taskId)
    return c && task && consultation && c.handling ? { ...taskPrint(c, task, actor), consultation } : null
  },
  ...ofConsultation,
})
