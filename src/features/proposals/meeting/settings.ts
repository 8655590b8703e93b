// What a resolution can change about review meetings.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'
import { quorums, type Quorum } from './lifecycle.ts'

export const reviewQuorum = setting({
  key: 'proposal.reviewQuorum',
  title: '审查会议的法定人数',
  help: '实到委员达到多少才能开会作决定。',
  schema: z.enum(Object.keys(quorums) as [Quorum, ...Quorum[]]).meta({ labels: quorums }),
  standard: 'half',
  source: '提案委员会工作规则：过半数出席',
  scope: 'committee',
})

export const collectiveByFullMeeting = setting({
  key: 'proposal.collectiveByFullMeeting',
  title: '闭会期间的集体提案由全体会议审议',
  help: '是：闭会期间提交的集体提案须列入提案委全体会议，在会上作出决定；否：由主任会议决定。',
  schema: z.boolean(),
  standard: false,
  source: '各地做法不一，默认由主任会议决定',
  scope: 'session',
})

export const meetingSettings = [reviewQuorum, collectiveByFullMeeting] as readonly SettingDeclaration[]
