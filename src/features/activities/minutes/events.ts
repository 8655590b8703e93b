// What the journal says of minutes and of what a meeting decided.
import { event } from '#/core/event.ts'
import { inChinese, type Day } from '#/core/day.ts'
import { responses } from './decision-lifecycle.ts'

export const minutesEvents = {
  drafted: event('minutes.drafted', (d: { sections: number }) => `按会议情况起草纪要，${d.sections}部分`),
  redrafted: event('minutes.redrafted', (d: { kept: number }) => `重新起草，改过的${d.kept}部分保留`),
  saved: event('minutes.saved', () => '修改纪要'),
  submitted: event('minutes.submitted', () => '纪要送审'),
  approved: event('minutes.approved', (d: { by: string }) => `${d.by}签发纪要`),
  sentBack: event('minutes.sentBack', (d: { reason: string }) => `纪要退回修改：${d.reason}`),
  issued: event('minutes.issued', (d: { decisions: number; people: number }) => `印发纪要，发给${d.people}人，交办${d.decisions}项`),
}

export const decisionEvents = {
  written: event('decision.written', (d: { no: number; text: string }) => `记第${d.no}项：${d.text}`),
  saved: event('decision.saved', () => '修改议定事项'),
  assigned: event(
    'decision.assigned',
    (d: { owner: string; due: Day | null }) => `交${d.owner}${d.due ? `，${inChinese(d.due)}前办结` : ''}`,
  ),
  progress: event(
    'decision.progress',
    (d: { text: string; percent: number | null }) => `进展${d.percent === null ? '' : `（${d.percent}%）`}：${d.text}`,
  ),
  responded: event(
    'decision.responded',
    (d: { response: keyof typeof responses; text: string }) => `回应“${responses[d.response]}”：${d.text}`,
  ),
  reported: event('decision.reported', (d: { result: string }) => `报办结：${d.result}`),
  confirmed: event('decision.confirmed', () => '确认办结'),
  returned: event('decision.returned', (d: { reason: string }) => `退回再办：${d.reason}`),
  extended: event('decision.extended', (d: { due: Day; reason: string }) => `期限改为${inChinese(d.due)}：${d.reason}`),
  notDone: event('decision.notDone', (d: { reason: string }) => `按未落实了结：${d.reason}`),
  dropped: event('decision.dropped', (d: { reason: string }) => `撤销：${d.reason}`),
  reminded: event('decision.reminded', (d: { late: boolean; due: Day }) => (d.late ? '逾期提醒' : '到期提醒')),
}
