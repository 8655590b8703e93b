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

export const documentSettings: readonly SettingDeclaration[] = [replyForm, replyCopies, officeContact] as readonly SettingDeclaration[]
