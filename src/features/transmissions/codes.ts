// What may be sent, and to whom: lists an office may extend by a dated row.
import { z } from 'zod'
import type { Code, CodeListDeclaration } from '#/core/settings/setting.ts'

export const forms = { written: '书面', oral: '口头', speech: '发言', down: '传达' } as const
export type TransmissionForm = keyof typeof forms

/** What follows from the kind: written ones are signed, a request waits for its answer, a speech is somebody's fact. */
export const transmissionTraits = z.strictObject({
  form: z
    .enum(Object.keys(forms) as [TransmissionForm, ...TransmissionForm[]], { error: '请选择形式' })
    .default('written')
    .meta({ title: '形式', labels: forms }),
  awaitsAnswer: z.boolean().default(false).meta({ title: '要等批复' }),
  reportUp: z.boolean().default(false).meta({ title: '算作请示报告' }),
})

const kind = (code: string, label: string, traits: z.input<typeof transmissionTraits>): Code => ({
  code,
  label,
  data: transmissionTraits.parse(traits),
})

export const transmissionKinds: CodeListDeclaration = {
  name: 'transmission-kind',
  title: '请示报告类别',
  source: '请示报告制度：请示须批复，报告不须批复，汇报口头进行并留记录，传达向下',
  data: transmissionTraits,
  codes: [
    kind('request', '请示', { awaitsAnswer: true, reportUp: true }),
    kind('report', '报告', { reportUp: true }),
    kind('brief', '专题汇报', { form: 'oral', reportUp: true }),
    kind('relay', '传达', { form: 'down' }),
    kind('speech-up', '上级会议发言', { form: 'speech' }),
  ],
}

export const recipientLevels = { city: '本市', province: '省级', national: '全国', down: '本系统' } as const

export const recipients: CodeListDeclaration = {
  name: 'recipient',
  title: '报送对象',
  source: '请示报告制度：重点工作、重大活动、重要会议向党委请示报告',
  codes: [
    { code: 'city-standing-meeting', label: '市委常委会会议', data: { level: 'city' } },
    { code: 'city-leaders', label: '市委领导', data: { level: 'city' } },
    { code: 'city-committee', label: '市委', data: { level: 'city' } },
    { code: 'city-government', label: '市政府', data: { level: 'city' } },
    { code: 'province-cppcc', label: '省政协', data: { level: 'province' } },
    { code: 'national-cppcc', label: '全国政协', data: { level: 'national' } },
    { code: 'province-committee', label: '省委办公厅', data: { level: 'province' } },
    { code: 'county-committees', label: '县区政协', data: { level: 'down' } },
    { code: 'members', label: '全体委员', data: { level: 'down' } },
  ],
}

export const answerKinds = { replied: '批复', instructed: '批示', noted: '阅悉' } as const
export type AnswerKind = keyof typeof answerKinds
