// A hand-over as its papers and its page need it: one query for the batch with all its tasks; a unit sees its own share.
import { sql } from 'kysely'
import { bodiesOf, may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { printableOf, type PrintablePart, type PrintingOf } from '#/core/documents/document.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { settingOn } from '#/core/settings/store.ts'
import { batchDocuments, unitBatchDocuments, unitsOf, type BatchPrint, type UnitBatchPrint } from './batch-documents.ts'
import { officeContact } from './settings.ts'

/** Null: not there, or nothing in it is this reader's. */
export async function readBatch(tx: Tx, actor: Actor, id: string, today: Day): Promise<BatchPrint | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const mine = may(actor, 'proposals:read-all') ? sql`true` : sql`t.body_id = any(${[...bodiesOf(actor)]}::uuid[])`
  const { rows } = await sql<Omit<BatchPrint, 'officeContact'>>`
    select a.id, a.title, s.title as "sessionTitle", a.meeting_day as "meetingDay", a.place, a.document_no as "documentNo", a.note,
      a.assigned_by as "assignedBy",
      (select coalesce(jsonb_agg(jsonb_build_object('taskId', t.id, 'bodyId', t.body_id, 'unit', b.name, 'role', t.role, 'proposalId', p.id,
          'caseNo', p.case_no, 'subject', m.title, 'lead', coalesce(lp.name, lb.name, ''), 'phone', coalesce(p.contact_phone, ''),
          'others', coalesce((select string_agg(ob.name || case o.role when 'lead' then '（主办）' when 'assist' then '（会办）' else '（分办）' end, '、'
              order by array_position(array['lead','separate','assist'], o.role), ob.sort, ob.id)
            from handling_task o join body ob on ob.committee_id = o.committee_id and ob.id = o.body_id
            where o.committee_id = t.committee_id and o.proposal_id = t.proposal_id and o.batch_id = t.batch_id and o.id <> t.id), ''),
          'due', t.due_day, 'isKey', p.is_key, 'isImportant', p.is_important, 'received', t.received_on is not null,
          'answered', t.answered_on is not null) order by p.case_no, b.sort, t.id), '[]')
        from handling_task t
        join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id
        join matter m on m.committee_id = p.committee_id and m.id = p.id
        join body b on b.committee_id = t.committee_id and b.id = t.body_id
        left join person lp on lp.committee_id = p.committee_id and lp.id = p.lead_person_id
        left join body lb on lb.committee_id = p.committee_id and lb.id = p.lead_body_id
        where t.committee_id = a.committee_id and t.batch_id = a.id and ${mine}) as tasks
    from assignment_batch a join session s on s.committee_id = a.committee_id and s.id = a.session_id
    where a.committee_id = ${actor.committeeId} and a.id = ${id}`.execute(tx)
  const [found] = rows
  if (!found || found.tasks.length === 0) return null
  return { ...found, officeContact: await settingOn(tx, actor.committeeId, officeContact, today) }
}

const ofUnit: PrintingOf<UnitBatchPrint> = {
  called: (b) => `${b.unit}-${b.title}`,
  told: (b) => ({ kind: 'assignment-batch', id: b.id }),
  papers: unitBatchDocuments,
  // The papers of each task are opened when they are packed: a hand-over may have hundreds.
  parts: (b) =>
    b.tasks.map((t): PrintablePart => ({
      kind: 'handling-task',
      id: t.taskId,
      label: t.caseNo ? `第${t.caseNo}号` : t.subject.slice(0, 20),
      printable: null,
    })),
}

const shareOf = (b: BatchPrint, bodyId: string): UnitBatchPrint | null => {
  const unit = unitsOf(b).find((u) => u.bodyId === bodyId)
  return unit ? { ...b, bodyId, unit: unit.unit, tasks: unit.tasks } : null
}

export const batchKind: DocumentKind = documentKind<BatchPrint>({
  kind: 'assignment-batch',
  read: readBatch,
  called: (b) => b.title,
  told: (b) => ({ kind: 'assignment-batch', id: b.id }),
  papers: batchDocuments,
  parts: (b, actor) =>
    unitsOf(b).map((u) => ({
      kind: 'assignment-unit',
      id: `${b.id}~${u.bodyId}`,
      label: u.unit,
      printable: printableOf(ofUnit, { ...b, bodyId: u.bodyId, unit: u.unit, tasks: u.tasks }, actor),
    })),
})

export const unitBatchKind: DocumentKind = documentKind<UnitBatchPrint>({
  kind: 'assignment-unit',
  read: async (tx, actor, id, today) => {
    const [batchId = '', bodyId = ''] = id.split('~')
    const batch = await readBatch(tx, actor, batchId, today)
    return batch && shareOf(batch, bodyId)
  },
  ...ofUnit,
})
