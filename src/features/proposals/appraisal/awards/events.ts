// What the journal says of commendation. A vote is told as given, never as what it said.
import { event } from '#/core/event.ts'
import { inChinese, type Day } from '#/core/day.ts'

export const awardEvents = {
  begun: event('award.begun', (d: { title: string }) => `开始评选“${d.title}”`),
  nominated: event('award.nominated', (d: { kind: string; holder: string; by: string }) => `${d.by}推荐${d.holder}为${d.kind}候选`),
  voteOpened: event(
    'award.voteOpened',
    (d: { voters: number; candidates: number; until: Day }) =>
      `开始初评投票：${d.voters}人，候选${d.candidates}个，${inChinese(d.until)}截止`,
  ),
  voted: event('award.voted', () => '投票（无记名）'),
  counted: event('award.counted', (d: { voters: number; voted: number }) => `计票：应投${d.voters}人，实投${d.voted}人`),
  restarted: event('award.restarted', (d: { reason: string }) => `作废投票，重新征集：${d.reason}`),
  listed: event('award.listed', (d: { holder: string; on: boolean }) => (d.on ? `${d.holder}列入建议名单` : `${d.holder}移出建议名单`)),
  dropped: event('award.dropped', (d: { holder: string; reason: string }) => `撤下${d.holder}：${d.reason}`),
  deliberated: event(
    'award.deliberated',
    (d: { meeting: string; day: Day; count: number; until: Day }) =>
      `${inChinese(d.day)}，${d.meeting}审议通过${d.count}个，公示到${inChinese(d.until)}`,
  ),
  objected: event(
    'award.objected',
    (d: { holder: string; from: string; reason: string }) => `收到${d.from}对${d.holder}的异议：${d.reason}`,
  ),
  objectionDecided: event(
    'award.objectionDecided',
    (d: { holder: string; upheld: boolean; reason: string }) => `对${d.holder}的异议${d.upheld ? '成立' : '不成立'}：${d.reason}`,
  ),
  announced: event('award.announced', (d: { documentNo: string; count: number }) => `以${d.documentNo}公布表彰，共${d.count}个`),
  /** On the story of the proposal itself. */
  awarded: event(
    'award.awarded',
    (d: { kind: string; year: number; certificateNo: string; people: readonly { id: string; role: 'lead' | 'cosigner' }[] }) =>
      `评为${d.year}年度${d.kind}（证书${d.certificateNo}）`,
  ),
  abandoned: event('award.abandoned', (d: { reason: string }) => `终止评选：${d.reason}`),
}
