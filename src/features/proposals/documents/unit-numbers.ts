// A unit's own letters: the next number of its series where the office has registered its prefix, and the letter kept as it went out.
import { sql } from 'kysely'
import type { Change } from '#/core/action.ts'
import { nextNumber } from '#/core/cases/register.ts'
import { committeeName } from '#/core/committee.ts'
import { numberText, type PaperText } from '#/core/documents/document.ts'
import { keepIssued } from '#/core/documents/issued.ts'
import type { PaperForm } from '#/core/documents/paper.ts'
import { refused, done, type Outcome } from '#/core/outcome.ts'
import { settingOn, settingsOn } from '#/core/settings/store.ts'
import type { Dossier, ReplyRow, TaskRow } from '../dossier.ts'
import { replyCopies, replyForm, unitSeries } from './settings.ts'
import { assistPaper, replyPaper } from './task-documents.ts'

export type UnitLetter = 'reply' | 'assist'

/** The number given, or the unit's next. A number the unit has used already, typed by hand, is passed over. */
export async function unitNumber(change: Change, task: TaskRow, letter: UnitLetter, given: string): Promise<Outcome<string>> {
  if (given) return done(given)
  const { tx, actor, today } = change
  const known = (await settingOn(tx, actor.committeeId, unitSeries, today)).find((s) => s.unit === task.unit)
  const prefix = known?.[letter]
  // An opinion to another unit may go without a number; an answer to the proposer may not.
  if (!prefix)
    return letter === 'assist'
      ? done('')
      : refused([{ field: 'docNo', says: '请填写发文字号；提案办登记本单位的机关代字以后可以不填，由系统编号' }])
  const year = Number(today.slice(0, 4))
  for (;;) {
    const number = numberText(prefix, year, await nextNumber(tx, actor.committeeId, `document.unit.${letter}:${task.bodyId}.${year}`))
    const used = await sql`select 1 from reply r join handling_task t on t.committee_id = r.committee_id and t.id = r.task_id
      where r.committee_id = ${actor.committeeId} and t.body_id = ${task.bodyId} and r.doc_no = ${number} and r.issued_on is not null`.execute(
      tx,
    )
    if (used.rows.length === 0) return done(number)
  }
}

/** The letter as it is on the day it goes out: a unit renamed later, or a mark put right, does not change what was said. */
export async function keepLetter(change: Change, letter: UnitLetter, d: Dossier, task: TaskRow, reply: ReplyRow): Promise<void> {
  const { tx, actor, today } = change
  const set = await settingsOn(tx, actor.committeeId, { form: replyForm, copies: replyCopies }, today, d.sessionId)
  const committee = await committeeName(tx, actor.committeeId)
  const said: PaperText =
    letter === 'reply'
      ? replyPaper({ d, task, reply, copies: set.copies, replyForm: set.form }, committee)
      : assistPaper({ d, task, reply }, committee)
  const form: PaperForm = letter === 'reply' ? set.form : 'letter'
  await keepIssued(change, {
    kind: 'handling-task',
    id: task.id,
    name: letter,
    title: letter === 'reply' ? '答复函' : '会办意见',
    told: { kind: 'proposal', id: d.id },
    about: `${d.caseNo ? `第${d.caseNo}号` : ''}${d.subject}（${task.unit}）`,
    number: reply.docNo,
    paper: { ...said, form },
  })
}
