// What a resolution can change about commendation: kinds as code rows, quota hints, quorum, days of publicity, the certificates' series.
import { z } from 'zod'
import { series } from '#/core/documents/document.ts'
import { setting, type Code, type CodeListDeclaration } from '#/core/settings/setting.ts'

export const holderKinds = { proposal: '提案', body: '单位', person: '个人' } as const
export type HolderKind = keyof typeof holderKinds

export const awardKinds: CodeListDeclaration = {
  name: 'award-kind',
  title: '表彰种类',
  source: '各地提案工作表彰办法：优秀提案、先进承办单位、先进个人、组织奖',
  codes: [
    { code: 'proposal', label: '优秀提案', data: { holder: 'proposal' } },
    { code: 'unit', label: '先进承办单位', data: { holder: 'body' } },
    { code: 'person', label: '先进个人', data: { holder: 'person' } },
    { code: 'organisation', label: '组织奖', data: { holder: 'body' } },
  ],
}

/** A kind added by the office is for bodies, unless its row says otherwise. */
export function holderOf(kinds: readonly Code[], code: string): HolderKind | null {
  const kind = kinds.find((k) => k.code === code)
  if (!kind) return null
  const said = kind.data?.['holder'] ?? awardKinds.codes.find((k) => k.code === code)?.data?.['holder']
  return said === 'proposal' || said === 'person' ? said : 'body'
}

const bases = { filed: '立案提案', units: '承办单位' } as const

export const awardQuotas = setting({
  key: 'appraisal.awardQuotas',
  title: '表彰名额的参考比例',
  help: '按比例算出建议名额，作为投票时最多赞成几个；超出时页面提示，由主席会议决定。',
  schema: z
    .array(
      z.strictObject({
        kind: z.string().min(1).max(40).meta({ title: '表彰种类', widget: 'code', list: 'award-kind' }),
        percent: z.number().min(0).max(100).meta({ title: '百分比' }),
        of: z.enum(['filed', 'units']).meta({ title: '占什么', labels: bases }),
        collectivePercent: z.number().min(0).max(100).default(0).meta({ title: '其中集体提案不低于（%）' }),
      }),
    )
    .max(20),
  standard: [
    { kind: 'proposal', percent: 1, of: 'filed', collectivePercent: 20 },
    { kind: 'unit', percent: 20, of: 'units', collectivePercent: 0 },
  ],
  source: '全国政协年度好提案约占1%、集体提案不低于20%；先进承办单位约占20%；各地优秀提案5%至10%',
  scope: 'committee',
  words: (all) =>
    all.map((q) => `${awardKinds.codes.find((k) => k.code === q.kind)?.label ?? q.kind}：${bases[q.of]}的${q.percent}%`).join('；'),
})

export const voteQuorum = setting({
  key: 'appraisal.voteQuorum',
  title: '初评投票的法定人数',
  help: '投票人达到应投人数的这个百分比，投票才有效。',
  schema: z.number().min(1).max(100),
  standard: 66.7,
  source: '默认：三分之二以上参加投票有效',
  scope: 'committee',
})

export const publicityDays = setting({
  key: 'appraisal.publicityDays',
  title: '表彰公示的天数',
  help: '从公示的第二天起算，期满没有异议或者异议已处理，才能公布。',
  schema: z.int().min(1).max(60),
  standard: 7,
  source: '默认：公示七天',
  scope: 'committee',
})

/** At least one where anything is to be had: one per cent of thirty is one. */
export const quotaOf = (percent: number, base: number): number => (base === 0 ? 0 : Math.max(1, Math.round((percent * base) / 100)))

/** So many must have voted. */
export const quorumOf = (percent: number, voters: number): number => Math.ceil((percent * voters) / 100 - 1e-9)

export const certificates = series('proposal.certificate', '荣誉证书', '协证')
export const commendationDecisions = series('proposal.commendation', '表彰决定', '协发')
