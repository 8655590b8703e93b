// What the moves of a task ask for besides its plain way: each schema is the form, the API's input and the check.
import { z } from 'zod'
import { dayText, id, words } from '#/core/http/contract.ts'
import { reviewedUnits } from '../lifecycle.ts'
import { channels } from './urging-budget.ts'
import { returnKinds, rulers, rulings } from './words.ts'

const choice = <T extends Record<string, string>>(labels: T, title: string) =>
  z.enum(Object.keys(labels) as [keyof T & string], { error: `请选择${title}` }).meta({ title, labels })
const long = (title: string, least = 1) => words(title, 2000, least).meta({ title, widget: 'textarea' })
const maybe = (title: string) => long(title, 0).default('')

/** The unit's head stands by it with name and post: the paper needs both. */
const signed = {
  signerName: words('签发人', 40).meta({ title: '签发人' }),
  signerPost: words('签发人职务', 60).meta({ title: '签发人职务' }),
}
const bodies = (title: string) =>
  z
    .array(id)
    .max(5, { error: `${title}最多5个` })
    .default([])
    .meta({ title, widget: 'units', kinds: ['handling-unit'] })
const handOver = {
  units: reviewedUnits.min(1, { error: '请选择承办单位' }),
  handedOverOn: dayText.meta({ title: '交办日期' }),
  note: maybe('说明'),
}

export const returnAsk = z.strictObject({
  kind: choice(returnKinds, '申请事项'),
  reason: long('理由'),
  suggestedUnits: bodies('建议承办（或增加）的单位'),
  ...signed,
})
export const refuseReturnAsk = z.strictObject({ note: long('理由') })
export const handOverAsk = z.strictObject(handOver)

export const escalateAsk = z.strictObject({
  issue: long('争议和各方意见'),
  askWhom: choice(rulers, '请谁裁定'),
})
export const ruleAsk = z.strictObject({
  ruler: words('裁定人', 40).meta({ title: '裁定人' }),
  rulerPost: words('裁定人职务', 60).meta({ title: '裁定人职务' }),
  ruledOn: dayText.meta({ title: '裁定日期' }),
  ruling: choice(rulings, '裁定结果'),
  rulingText: long('裁定意见'),
})

export const extensionAsk = z.strictObject({
  newDue: dayText.meta({ title: '申请延至' }),
  reason: long('理由'),
  ...signed,
})
export const agreeExtensionAsk = z.strictObject({
  newDue: dayText.meta({ title: '延至' }),
  note: maybe('意见'),
})
export const refuseExtensionAsk = z.strictObject({ note: long('理由') })

export const pauseAsk = z.strictObject({
  reason: long('暂停理由'),
  decision: words('决定', 200).meta({ title: '提案委的决定（会议或文号）' }),
})
export const resumeAsk = z.strictObject({ note: maybe('说明') })

export const sendRoundAsk = z.strictObject({
  units: bodies('会签单位（本件的会办单位）'),
  sections: z.array(words('科室', 60)).max(10, { error: '会签科室最多10个' }).default([]).meta({ title: '会签的本单位科室' }),
})
export const countersignAsk = z.strictObject({
  section: words('科室', 60, 0).default('').meta({ title: '会签科室（本单位科室会签时填写）' }),
  agreed: z.enum(['yes', 'no'], { error: '请选择会签意见' }).meta({ title: '会签意见', labels: { yes: '同意', no: '有不同意见' } }),
  opinion: maybe('意见'),
})

export const auditAsk = z.strictObject({ opinion: maybe('审查意见') })
const mark = z.enum(['A', 'B', 'C', 'D'], { error: '请选择类别' })
/** Before the head signs, the auditor may put the class right in passing. */
export const passAuditAsk = auditAsk.extend({ classMark: mark.nullable().default(null).meta({ title: '更正类别（不更正的不选）' }) })
export const auditRefuseAsk = z.strictObject({ opinion: long('审查意见') })
export const correctClassAsk = z.strictObject({
  classMark: mark.meta({ title: '更正为' }),
  reason: long('更正理由'),
})

export const urgeAsk = z.strictObject({
  channel: choice(channels, '方式'),
  text: words('催办内容', 1000).meta({ title: '催办内容', widget: 'textarea' }),
})
