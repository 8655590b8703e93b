// What carries a vote, as rows: the share that is needed, and of whom.
import { z } from 'zod'
import type { Code, CodeListDeclaration } from '#/core/settings/setting.ts'

export const voteBases = { present: '实到人数', due: '应到人数' } as const

/** `more`: more than the share; else the share itself is enough. */
export const majorityTraits = z.strictObject({
  base: z.enum(['present', 'due']).meta({ title: '以谁为基数', labels: voteBases }),
  over: z.int().min(1).max(100).meta({ title: '几分之', help: '三分之二填3' }),
  share: z.int().min(1).max(100).meta({ title: '几', help: '三分之二填2' }),
  more: z.boolean().meta({ title: '须超过', help: '是：超过才算通过；否：达到就算通过' }),
})
export type MajorityTraits = z.infer<typeof majorityTraits>

const rule = (code: string, label: string, data: MajorityTraits): Code => ({ code, label, data })

export const majorityRules: CodeListDeclaration = {
  name: 'majority-rule',
  title: '表决通过的比例',
  source: '政协章程和会议规则：决议、选举以全体委员（常务委员）过半数通过；议事规则另有规定的从其规定',
  codes: [
    rule('due-half', '应到人数过半数', { base: 'due', over: 2, share: 1, more: true }),
    rule('present-half', '实到人数过半数', { base: 'present', over: 2, share: 1, more: true }),
    rule('due-two-thirds', '应到人数三分之二以上', { base: 'due', over: 3, share: 2, more: false }),
    rule('present-two-thirds', '实到人数三分之二以上', { base: 'present', over: 3, share: 2, more: false }),
  ],
}

export const resolutionKinds: CodeListDeclaration = {
  name: 'resolution-kind',
  title: '决议类别',
  source: '全体会议、常委会会议通过的文件',
  codes: [
    { code: 'resolution', label: '决议' },
    { code: 'decision', label: '决定' },
    { code: 'report', label: '报告' },
    { code: 'proposal-report', label: '提案审查情况的报告' },
    { code: 'list', label: '名单' },
  ],
}

export const floorCodeLists: readonly CodeListDeclaration[] = [majorityRules, resolutionKinds]
