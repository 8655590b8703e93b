// What the journal says of the selection of key proposals and of their supervision. Data carries names as they were that day.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'
import { sources, tiers, type RecommenderKind, type Tier } from './words.ts'

interface Named {
  readonly id: string
  readonly name: string
}

const quoted = (text: string): string => (text ? `：${text}` : '')

/** Told on the proposal. */
export const selectionEvents = {
  recommended: event(
    'selection.recommended',
    (d: { selectionId: string; source: RecommenderKind; recommender: string; reason: string }) =>
      `${d.recommender}（${sources[d.source]}）推荐为重点提案候选：${d.reason}`,
  ),
  shortlisted: event(
    'selection.shortlisted',
    (d: { selectionId: string; tier: Tier; opinion: string }) => `提案委列入${tiers[d.tier]}建议名单${quoted(d.opinion)}`,
  ),
  decided: event(
    'selection.decided',
    (d: { selectionId: string; tier: Tier; meetingDay: Day; documentNo: string }) =>
      `${inChinese(d.meetingDay)}主席会议确定为${tiers[d.tier]}（${d.documentNo}）`,
  ),
  declined: event('selection.declined', (d: { selectionId: string; reason: string }) => `未确定为重点提案${quoted(d.reason)}`),
  ended: event(
    'selection.ended',
    (d: { selectionId: string; tier: Tier; meetingDay: Day; documentNo: string; reason: string }) =>
      `${inChinese(d.meetingDay)}主席会议决定不再作为${tiers[d.tier]}（${d.documentNo}）：${d.reason}`,
  ),
  supervised: event(
    'proposal.supervised',
    (d: { supervisionId: string; mode: string; leader: string }) => `列入${d.mode}，由${d.leader}领衔`,
  ),
  supervisionClosed: event('proposal.supervisionClosed', (d: { supervisionId: string; mode: string }) => `${d.mode}办结`),
}

const who = (d: { by: string; paper: string | null }): string => (d.paper ? `${d.by}签批（签批件：${d.paper}）` : d.by)

export const supervisionEvents = {
  opened: event(
    'supervision.opened',
    (d: { mode: string; modeLabel: string; leader: Named; proposals: readonly (Named & { readonly caseNo: number | null })[] }) =>
      `开办${d.modeLabel}，领衔人${d.leader.name}，督办${d.proposals.map((p) => (p.caseNo ? `第${p.caseNo}号` : '') + `《${p.name}》`).join('、')}`,
  ),
  planned: event('supervision.planned', (d: { plannedOn: Day }) => `填写督办方案，督办日期${inChinese(d.plannedOn)}`),
  planSubmitted: event('supervision.planSubmitted', () => '督办方案送审'),
  planApproved: event(
    'supervision.planApproved',
    (d: { by: string; paper: string | null; on: Day; note: string }) => `${who(d)}审定督办方案${quoted(d.note)}`,
  ),
  planReturned: event('supervision.planReturned', (d: { reason: string }) => `退回督办方案：${d.reason}`),
  held: event(
    'supervision.held',
    (d: {
      activityId: string
      kind: string
      label: string
      heldOn: Day
      place: string
      leader: Named
      leaderPresent: boolean
      asked: string
    }) =>
      `${inChinese(d.heldOn)}在${d.place}${d.label}${d.leaderPresent ? `，${d.leader.name}到场` : ''}${d.asked ? `；要求：${d.asked}` : ''}`,
  ),
  problemFound: event(
    'supervision.problemFound',
    (d: { problemId: string; no: number; text: string; unit: string; due: Day }) =>
      `问题${d.no}：${d.text}，由${d.unit}在${inChinese(d.due)}前整改`,
  ),
  problemAnswered: event(
    'supervision.problemAnswered',
    (d: { problemId: string; no: number; unit: string }) => `${d.unit}回复问题${d.no}的整改情况`,
  ),
  problemSolved: event('supervision.problemSolved', (d: { problemId: string; no: number }) => `确认问题${d.no}已解决`),
  problemSentBack: event(
    'supervision.problemSentBack',
    (d: { problemId: string; no: number; reason: string; due: Day }) => `退回问题${d.no}，${inChinese(d.due)}前继续整改：${d.reason}`,
  ),
  problemRetracted: event(
    'supervision.problemRetracted',
    (d: { problemId: string; no: number; reason: string }) => `撤销问题${d.no}：${d.reason}`,
  ),
  urged: event(
    'supervision.urged',
    (d: { unit: string; office: string; text: string; left: number }) => `${d.office}催办${d.unit}：${d.text}（本期还可催办${d.left}次）`,
  ),
  unitReported: event('supervision.unitReported', (d: { unit: Named }) => `${d.unit.name}书面报告办理情况`),
  instructed: event(
    'supervision.instructed',
    (d: { leaderName: string; text: string; givenOn: Day }) => `${inChinese(d.givenOn)}${d.leaderName}批示：${d.text}`,
  ),
  resultReported: event('supervision.resultReported', (d: { leader: string }) => `向${d.leader}报送督办情况报告`),
  resultRead: event(
    'supervision.resultRead',
    (d: { by: string; paper: string | null; on: Day; opinion: string }) => `${who(d)}审阅督办情况报告，送提案委${quoted(d.opinion)}`,
  ),
  resultReturned: event('supervision.resultReturned', (d: { reason: string }) => `退回督办情况报告，继续督办：${d.reason}`),
  closed: event('supervision.closed', (d: { conclusion: string }) => `督办办结：${d.conclusion}`),
  cancelled: event('supervision.cancelled', (d: { reason: string }) => `终止督办：${d.reason}`),
}
