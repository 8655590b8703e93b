// What the journal says of a proposal. Data carries names as they were that day, so that the words stay true.
import { event } from '#/core/event.ts'
import type { Day } from '#/core/day.ts'
import { inChinese } from '#/core/day.ts'
import type { Verdict } from './scale-rules.ts'
import { channels, disposals, modes, phases, ratings, timeKinds, unitRoles, type Channel, type ClassMark } from './words.ts'

export interface NamedUnit {
  readonly bodyId: string
  readonly name: string
  readonly role: keyof typeof unitRoles
}

export interface NamedPerson {
  readonly id: string
  readonly name: string
}

const tellUnits = (units: readonly NamedUnit[]): string => units.map((u) => `${u.name}（${unitRoles[u.role]}）`).join('、')
const names = (people: readonly NamedPerson[]): string => people.map((p) => p.name).join('、')
const quoted = (text: string): string => (text ? `：${text}` : '')

export const proposalEvents = {
  drafted: event('proposal.drafted', (d: { onBehalf: boolean }) => (d.onBehalf ? '代录了提案稿' : '起草提案')),
  saved: event('proposal.saved', (d: { textHash: string; voided: number }) =>
    d.voided ? `修改了正文，${d.voided}位联名人的签名因正文改动而失效` : '保存了修改',
  ),
  invited: event('proposal.invited', (d: { people: readonly NamedPerson[]; until: string }) => `邀请${names(d.people)}联名`),
  signed: event(
    'proposal.signed',
    (d: { person: NamedPerson; textHash: string; opinion: string }) => `${d.person.name}签名联署${quoted(d.opinion)}`,
  ),
  declined: event('proposal.declined', (d: { person: NamedPerson; reason: string }) => `${d.person.name}谢绝联名${quoted(d.reason)}`),
  submitted: event(
    'proposal.submitted',
    (d: {
      intakeNo: number
      timeKind: keyof typeof timeKinds
      lead: NamedPerson | null
      cosigners: readonly NamedPerson[]
      unsigned: number
      again: boolean
      textHash: string
    }) =>
      `${d.again ? '修改后再次提交' : '提交'}，收件号${d.intakeNo}，属${timeKinds[d.timeKind]}` +
      (d.cosigners.length ? `，联名：${names(d.cosigners)}` : '') +
      (d.unsigned ? `；${d.unsigned}份未签的邀请作废` : ''),
  ),
  discarded: event('proposal.discarded', () => '删除草稿'),
  withdrawn: event(
    'proposal.withdrawn',
    (d: { reason: string; afterFiling: boolean }) => `${d.afterFiling ? '经同意撤案' : '撤回提案'}${quoted(d.reason)}`,
  ),
  withdrawalAsked: event('proposal.withdrawalAsked', (d: { reason: string }) => `申请撤案${quoted(d.reason)}`),
  withdrawalRefused: event('proposal.withdrawalRefused', (d: { note: string }) => `不同意撤案${quoted(d.note)}`),
  cosignExpired: event(
    'proposal.cosignExpired',
    (d: { unsigned: readonly NamedPerson[]; submitted: boolean }) =>
      `联名签署期满，${names(d.unsigned)}未签，邀请作废${d.submitted ? '，按规定自动提交' : ''}`,
  ),
  reviewStarted: event('proposal.reviewStarted', () => '开始初审'),
  returned: event('proposal.returned', (d: { defects: string }) => `退回提案者修改：${d.defects}`),
  preReviewed: event(
    'proposal.preReviewed',
    (d: { category: string; units: readonly NamedUnit[]; note: string }) =>
      `初审通过，类别：${d.category}${d.units.length ? `，拟由${tellUnits(d.units)}承办` : ''}${quoted(d.note)}`,
  ),
  preReviewReopened: event('proposal.preReviewReopened', (d: { note: string }) => `退回初审${quoted(d.note)}`),
  jointOpinion: event(
    'proposal.jointOpinion',
    (d: { units: readonly NamedUnit[]; note: string }) =>
      `会审意见${quoted(d.note)}${d.units.length ? `；建议由${tellUnits(d.units)}承办` : ''}`,
  ),
  filed: event(
    'proposal.filed',
    (d: { caseNo: number; category: string; note: string; lead: NamedPerson | null; cosigners: readonly NamedPerson[] }) =>
      `审查立案，编为第${d.caseNo}号，类别：${d.category}${quoted(d.note)}`,
  ),
  notFiled: event(
    'proposal.notFiled',
    (d: { reasonCode: string; reason: string; text: string; disposal: keyof typeof disposals }) =>
      `不予立案。情形：${d.reason}。${d.text}。处理：${d.disposal === 'informedOnly' ? '' : '征得提案者同意后'}${disposals[d.disposal]}`,
  ),
  merged: event(
    'proposal.merged',
    (d: {
      mainId: string
      mainNo: number | null
      mainTitle: string
      note: string
      lead: NamedPerson | null
      cosigners: readonly NamedPerson[]
    }) => `并入${d.mainNo ? `第${d.mainNo}号提案` : '主案'}《${d.mainTitle}》${quoted(d.note)}`,
  ),
  tookIn: event(
    'proposal.tookIn',
    (d: { fromId: string; title: string; people: readonly NamedPerson[] }) =>
      `并入《${d.title}》${d.people.length ? `，提案者${names(d.people)}享有同等权利` : ''}`,
  ),
  unmerged: event(
    'proposal.unmerged',
    (d: { mainTitle: string; reason: string; lead: NamedPerson | null; cosigners: readonly NamedPerson[] }) =>
      `解除并案，不再并入《${d.mainTitle}》${quoted(d.reason)}`,
  ),
  gaveBack: event('proposal.gaveBack', (d: { fromId: string; title: string }) => `《${d.title}》解除并案，另行审查`),
  informed: event('proposal.informed', (d: { on: Day; how: string }) => `${inChinese(d.on)}书面告知提案者：${d.how}`),
  fastTracked: event('proposal.fastTracked', (d: { reason: string }) => `走快速通道：${d.reason}`),
  allocated: event('proposal.allocated', (d: { units: readonly NamedUnit[] }) => `拟定承办单位：${tellUnits(d.units)}`),
  assigned: event(
    'proposal.assigned',
    (d: { batchId: string; batch: string; on: Day; units: readonly (NamedUnit & { readonly taskId: string; readonly due: Day })[] }) =>
      `交办（${d.batch}）：${d.units.map((u) => `${u.name}（${unitRoles[u.role]}，${inChinese(u.due)}前）`).join('、')}`,
  ),
  received: event('task.received', (d: { unit: string; taskId: string }) => `${d.unit}签收`),
  planned: event(
    'task.planned',
    (d: { unit: string; taskId: string; leader: string; section: string; clerk: string }) =>
      `${d.unit}拟定办理方案，分管领导${d.leader}，${d.section}承办，经办人${d.clerk}`,
  ),
  consulted: event(
    'task.consulted',
    (d: { unit: string; taskId: string; recordId: string; phase: keyof typeof phases; mode: keyof typeof modes; heldOn: Day }) =>
      `${d.unit}登记${phases[d.phase]}沟通：${inChinese(d.heldOn)}，${modes[d.mode]}`,
  ),
  consultationConfirmed: event('consultation.confirmed', (d: { recordId: string; by: NamedPerson }) => `${d.by.name}确认沟通属实`),
  consultationDisputed: event(
    'consultation.disputed',
    (d: { recordId: string; by: NamedPerson; reason: string }) => `${d.by.name}对沟通记录提出异议：${d.reason}`,
  ),
  assistGiven: event(
    'task.assistGiven',
    (d: { unit: string; taskId: string; docNo: string }) => `${d.unit}提交会办意见${d.docNo ? `（${d.docNo}）` : ''}`,
  ),
  replySaved: event('task.replySaved', (d: { unit: string; taskId: string }) => `${d.unit}保存答复稿`),
  sentForSign: event('task.sentForSign', (d: { unit: string; taskId: string }) => `${d.unit}把答复稿送负责人签发`),
  draftReturned: event(
    'task.draftReturned',
    (d: { unit: string; taskId: string; reason: string }) => `${d.unit}负责人退回重拟：${d.reason}`,
  ),
  replied: event(
    'task.replied',
    (d: {
      unit: string
      taskId: string
      replyId: string
      docNo: string
      classMark: ClassMark
      round: number
      signer: string
      late: boolean
    }) => `${d.unit}${d.round > 1 ? '再次' : ''}答复（${d.docNo}），${d.classMark}类，签发人${d.signer}${d.late ? '，已超过期限' : ''}`,
  ),
  evaluated: event(
    'proposal.evaluated',
    (d: {
      formId: string
      by: NamedPerson
      unit: string
      /** Missing in entries from before scales were data. */
      answers?: readonly { readonly name: string; readonly label: string }[]
      verdict?: Verdict
      comment: string
      round: number
      channel: Channel
      enteredBy?: string
    }) =>
      `${d.by.name}评价${d.unit}的答复${d.channel === 'own' ? '' : `（${channels[d.channel]}${d.enteredBy ? `，${d.enteredBy}录入` : ''}）`}` +
      (d.answers ?? []).map((a, i) => `${i ? '，' : '：'}${a.name}${a.label}`).join('') +
      quoted(d.comment),
  ),
  lapsed: event(
    'proposal.lapsed',
    (d: { formId: string; evaluator: string; unit: string }) => `${d.evaluator}逾期没有评价${d.unit}的答复，记为未反馈`,
  ),
  rehandled: event(
    'proposal.rehandled',
    (d: { demand: string; units: readonly (NamedUnit & { readonly taskId: string; readonly due: Day })[] }) =>
      `要求重新办理：${d.demand}。${d.units.map((u) => `${u.name}须在${inChinese(u.due)}前再次答复`).join('，')}`,
  ),
  mediated: event(
    'proposal.mediated',
    (d: { heldOn: Day; place: string; people?: string; result: keyof typeof ratings; minutes: string }) =>
      `${inChinese(d.heldOn)}在${d.place}当面协商${d.people ? `（${d.people}参加）` : ''}，提案者最终评价：${ratings[d.result]}`,
  ),
  closed: event('proposal.closed', () => '办结'),
  tracked: event('proposal.tracked', (d: { promises: number }) => `还有${d.promises}项承诺没有兑现，转入跟踪办理`),
  untracked: event('proposal.untracked', () => '承诺都有了结果，跟踪办理结束'),
  archived: event('proposal.archived', () => '归档'),
  imported: event('proposal.imported', (d: { source: string; row: string }) => `从《${d.source}》导入（${d.row}）`),
}

/** Housekeeping that a reader of the timeline does not want to see line by line. */
export const quietEvents: readonly string[] = [proposalEvents.saved.name, proposalEvents.replySaved.name]
