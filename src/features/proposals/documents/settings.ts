// What a city may fix about its papers: the form of a reply, who gets copies, whom to call.
import { z } from 'zod'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

export const replyForm = setting<'letter' | 'document'>({
  key: 'proposal.replyForm',
  title: '答复函的格式',
  help: '用信函格式还是文件格式印发答复；各地规定不同。',
  schema: z.enum(['letter', 'document']).meta({ labels: { letter: '信函格式', document: '文件格式' } }),
  standard: 'letter',
  source: '提案办理办法：答复提案用公函纸',
  scope: 'session',
})

export const replyCopies = setting<string[]>({
  key: 'proposal.replyCopies',
  title: '答复函抄送',
  help: '每份答复函版记里抄送的机关；会办单位由系统加上。',
  schema: z.array(z.string().trim().min(2, { error: '请写明机关名称' }).max(40)).max(10, { error: '抄送最多10个机关' }),
  standard: ['市政协提案委员会', '市政府督查室'],
  source: '提案办理办法：答复抄送政协提案委员会和交办机构',
  scope: 'session',
})

export const officeContact = setting<string>({
  key: 'proposal.officeContact',
  title: '提案委员会联系人及电话',
  help: '印在回执、通知和告知书的附注里，如“方某某 0000-1234567”；不填则不印。',
  schema: z.string().trim().max(60, { error: '最多60字' }),
  standard: '',
  source: '按本地实际填写',
  scope: 'committee',
})

const prefix = (title: string) =>
  z
    .string()
    .trim()
    .max(20, { error: '机关代字最多20字' })
    .regex(/^[^\s〔〕[\]()（）0-9]*$/u, { error: '只写机关代字，年份和序号由系统加上' })
    .meta({ title })

export const unitSeries = setting<{ unit: string; reply: string; assist: string }[]>({
  key: 'proposal.unitSeries',
  title: '承办单位的发文字号',
  help: '登记了机关代字的单位，签发答复、提交会办意见时不填发文字号的，由系统按本单位的序列编号；答复和会办意见各用各的序列。',
  schema: z
    .array(
      z.strictObject({
        unit: z.string().trim().min(2, { error: '请写单位全称' }).max(60).meta({ title: '单位全称' }),
        reply: prefix('答复的机关代字（如“云交提”）'),
        assist: prefix('会办意见的机关代字（如“云交提函”）'),
      }),
    )
    .max(300),
  standard: [],
  source: '各单位自行编号；由系统编号的，请单位提供机关代字',
  scope: 'committee',
  words: (all) =>
    all.length ? all.map((s) => `${s.unit}：${[s.reply, s.assist].filter(Boolean).join('、')}`).join('；') : '由各单位自行编号',
})

export const documentSettings: readonly SettingDeclaration[] = [
  replyForm,
  replyCopies,
  unitSeries,
  officeContact,
] as readonly SettingDeclaration[]
