// When a reply is issued its proposers are asked for their judgement: one form per reply and evaluator.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { setDeadline } from '#/core/cases/deadlines.ts'
import { inChinese } from '#/core/day.ts'
import { owe } from '#/core/notices/notices.ts'
import type { Dossier, TaskRow } from '../dossier.ts'
import { clockwork, type Settings } from './acting.ts'
import { coAuthorsOf, proposersToTell } from './telling.ts'

/** One form per reply and evaluating proposer: the lead's decides; co-signers and merged authors are asked too (setting says whether theirs decide). */
export async function askForFeedback(change: Change, found: Dossier, task: TaskRow, replyId: string, settings: Settings): Promise<void> {
  const { tx, actor, today } = change
  const due = (await clockwork(change, found.sessionId)).due('feedback', today)
  const asked: readonly { id: string; kind: 'person' | 'body'; decisive: boolean }[] = [
    ...(found.leadPersonId ? [{ id: found.leadPersonId, kind: 'person' as const, decisive: true }] : []),
    ...(found.leadBodyId ? [{ id: found.leadBodyId, kind: 'body' as const, decisive: true }] : []),
    ...found.cosignatures
      .filter((c) => c.signedAt)
      .map((c) => ({ id: c.personId, kind: 'person' as const, decisive: settings.allCoSignersEvaluate })),
    ...(await coAuthorsOf(change, found)).map((a) => ({
      id: a.partyId,
      kind: a.partyKind,
      decisive: found.merged.some((m) => m.leadId === a.partyId) ? settings.mergedLeadsDecide : settings.allCoSignersEvaluate,
    })),
  ]
  // Who wrote both cases, or signed one and wrote the other, is asked once, as what he is first.
  const evaluators = asked.filter((e, i) => asked.findIndex((first) => first.id === e.id) === i)
  for (const evaluator of evaluators) {
    const id = change.newId()
    await sql`insert into feedback (committee_id, id, reply_id, task_id, proposal_id, round, evaluator_id, evaluator_kind, decisive, opened_on, due_day,
        scale)
      values (${actor.committeeId}, ${id}, ${replyId}, ${task.id}, ${found.id}, ${task.round}, ${evaluator.id}, ${evaluator.kind},
        ${evaluator.decisive}, ${today}, ${due.due},
        ${JSON.stringify(settings.feedbackScale)}::jsonb)`.execute(tx)
    if (evaluator.decisive)
      await setDeadline(tx, {
        committeeId: actor.committeeId,
        id: change.newId(),
        matterId: found.id,
        partId: id,
        code: 'proposal.feedback',
        label: '评价答复',
        holderId: evaluator.id,
        due,
      })
  }
  await owe(change, {
    personIds: await proposersToTell(change, found),
    key: `reply:${replyId}`,
    title: '收到提案答复，请评价',
    body: `${task.unit}答复了《${found.subject}》，请在${inChinese(due.due)}前评价办理工作和办理结果。`,
    url: `/proposals/${found.id}`,
    matterId: found.id,
  })
}
