// What the journal says of the floor: speeches, questions, votes, the hall's screens, plenary extras. Of a secret vote it says how many, never who or what.
import { event } from '#/core/event.ts'
import type { Day } from '#/core/day.ts'

const forms = { oral: '口头', written: '书面' } as const
export type SpeechForm = keyof typeof forms

/** What the duty record is told when a speech is given. */
export interface SpeechTold {
  readonly personId: string | null
  readonly speaker: string
  readonly topic: string
  readonly form: SpeechForm
  readonly kind: string
  readonly on: Day
}

export const speechEvents = {
  asked: event(
    'speech.asked',
    (d: { speaker: string; topic: string; form: SpeechForm }) => `${d.speaker}申请${forms[d.form]}发言：《${d.topic}》`,
  ),
  saved: event('speech.saved', () => '修改发言稿'),
  chosen: event('speech.chosen', (d: { form: SpeechForm; ord: number }) => `选为${forms[d.form]}发言，排第${d.ord}位`),
  declined: event('speech.declined', (d: { reason: string }) => `没有选用：${d.reason}`),
  ordered: event('speech.ordered', (d: { count: number }) => `排定${d.count}位的发言次序`),
  begun: event('speech.begun', (d: { speaker: string }) => `${d.speaker}开始发言`),
  given: event('speech.given', (d: SpeechTold) => `${d.speaker}${d.form === 'oral' ? '发言' : '书面发言'}：《${d.topic}》`),
  withdrawn: event('speech.withdrawn', (d: { reason: string }) => (d.reason ? `撤回发言：${d.reason}` : '撤回发言')),
  retracted: event('speech.retracted', (d: SpeechTold & { reason: string }) => `撤销发言登记：${d.reason}`),
}

export const questionEvents = {
  asked: event(
    'question.asked',
    (d: { asker: string; no: number; to: string }) => `${d.asker}提出第${d.no}号问题${d.to ? `，请${d.to}回答` : ''}`,
  ),
  taken: event('question.taken', (d: { no: number }) => `接受第${d.no}号问题`),
  answered: event('question.answered', (d: { no: number; by: string }) => `${d.by}回答第${d.no}号问题`),
  explained: event('question.explained', (d: { no: number }) => `补充说明第${d.no}号问题`),
  aside: event('question.putAside', (d: { no: number; reason: string }) => `第${d.no}号问题不在会上回答：${d.reason}`),
  withdrawn: event('question.withdrawn', (d: { no: number }) => `撤回第${d.no}号问题`),
}

export const voteEvents = {
  made: event('vote.made', (d: { title: string; mode: string }) => `准备表决：${d.title}（${d.mode}）`),
  opened: event(
    'vote.opened',
    (d: { eligible: number; quorum: string; rule: string }) => `开始表决，有权表决${d.eligible}人；${d.quorum}；${d.rule}通过`,
  ),
  received: event('vote.received', (d: { count: number }) => `收到${d.count}票`),
  paper: event('vote.paper', (d: { count: number }) => `发出纸质票${d.count}张`),
  tallied: event('vote.tallied', (d: { teller: string; ballots: number }) => `${d.teller}录入计票，收回${d.ballots}张`),
  closed: event('vote.closed', (d: { outcome: string }) => `表决结束：${d.outcome}`),
  cancelled: event('vote.cancelled', (d: { reason: string }) => `取消表决：${d.reason}`),
}

export const hallEvents = {
  set: event('floor.set', () => '设定发言、提问'),
  item: event('floor.item', (d: { title: string | null }) => (d.title ? `进行议程：${d.title}` : '议程告一段落')),
  message: event('floor.message', (d: { text: string }) => `大屏显示：${d.text}`),
  messageRemoved: event('floor.messageRemoved', () => '撤下大屏上的消息'),
  displayMade: event('floor.displayMade', (d: { label: string }) => `给${d.label}开通大屏地址`),
  displayRevoked: event('floor.displayRevoked', (d: { label: string }) => `收回${d.label}的大屏地址`),
}

export const plenaryEvents = {
  groupMade: event('plenary.groupMade', (d: { name: string }) => `编${d.name}`),
  groupSaved: event('plenary.groupSaved', (d: { name: string; people: number }) => `${d.name}定${d.people}人`),
  groupRemoved: event('plenary.groupRemoved', (d: { name: string }) => `撤销${d.name}`),
  seated: event('plenary.seated', (d: { people: number; rule: string }) => `排定${d.people}人的座次（${d.rule}）`),
  moved: event('plenary.seatMoved', (d: { name: string; seat: string }) => `${d.name}改坐${d.seat}`),
  leaveAsked: event('groupLeave.asked', (d: { name: string; session: string }) => `${d.name}请${d.session}小组会议的假`),
  leaveGranted: event('groupLeave.granted', (d: { name: string }) => `准${d.name}的假`),
  leaveRefused: event('groupLeave.refused', (d: { name: string; says: string }) => `不准${d.name}的假：${d.says}`),
  leaveTakenBack: event('groupLeave.takenBack', (d: { name: string }) => `${d.name}撤回请假`),
  resolutionDrafted: event('resolution.drafted', (d: { title: string }) => `起草《${d.title}》`),
  resolutionSaved: event('resolution.saved', () => '修改文稿'),
  resolutionTabled: event('resolution.tabled', () => '提交表决'),
  resolutionBack: event('resolution.back', () => '退回修改'),
  resolutionDecided: event(
    'resolution.decided',
    (d: { title: string; adopted: boolean; how?: string }) =>
      `《${d.title}》${d.adopted ? '通过' : '没有通过'}${d.how ? `（${d.how}）` : ''}`,
  ),
  resolutionDropped: event('resolution.dropped', (d: { reason: string }) => `不再提交：${d.reason}`),
  briefingWritten: event('briefing.written', (d: { title: string }) => `编写简报：${d.title}`),
  briefingSaved: event('briefing.saved', () => '修改简报'),
  briefingIssued: event('briefing.issued', (d: { no: number }) => `印发简报第${d.no}期`),
  briefingDropped: event('briefing.dropped', (d: { reason: string }) => `不用：${d.reason}`),
}

export const floorEvents = [speechEvents, questionEvents, voteEvents, hallEvents, plenaryEvents].flatMap((e) => Object.values(e))
