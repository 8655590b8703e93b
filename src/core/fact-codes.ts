// The words of duty facts: what was done, of which group, in which role, on which level. A verb that comes by hand or by import is a row, no code.
import type { CodeListDeclaration } from './settings/setting.ts'

/** What stands beside a verb. `manual`: may be entered by hand; `self`: by the member too; `kinds`: what is told apart within the verb. */
export interface DutyVerbData {
  readonly group: string
  readonly manual?: boolean
  readonly self?: boolean
  readonly levels?: boolean
  readonly kinds?: Readonly<Record<string, string>>
}

const verb = (code: string, label: string, data: DutyVerbData) => ({ code, label, data: { ...data } })

/** What the duty record counts, in a reader's words; the facts themselves come from the features that record the acts. */
export const dutyVerbs: CodeListDeclaration = {
  name: 'duty-verb',
  title: '履职事项',
  source: '各业务记录产生的履职事实，以及由一人登记、另一人核实的履职事实',
  codes: [
    verb('proposal.submitted', '提交提案', { group: 'proposal' }),
    verb('proposal.filed', '提案立案', { group: 'proposal' }),
    verb('proposal.cosigned', '联名提案', { group: 'proposal' }),
    verb('proposal.evaluated', '评价提案办理', { group: 'proposal' }),
    verb('proposal.mutuallyReviewed', '参加双向评议', { group: 'proposal' }),
    verb('proposal.commended', '提案受到表彰', { group: 'proposal' }),
    verb('supervision.led', '领衔督办提案', { group: 'proposal' }),
    verb('supervision.opened', '开办督办', { group: 'proposal' }),
    verb('supervision.held', '开展督办活动', { group: 'proposal' }),
    verb('supervision.ended', '督办办结', { group: 'proposal' }),
    verb('activity.attended', '参加会议活动', { group: 'activity' }),
    verb('activity.excused', '会议活动请假', { group: 'activity' }),
    verb('activity.absent', '会议活动缺席', { group: 'activity' }),
    verb('activity.held', '举办会议活动', { group: 'activity' }),
    verb('activity.material', '会前送达材料', { group: 'activity' }),
    verb('activity.notified', '发出会议通知', { group: 'activity' }),
    verb('activity.minuted', '形成会议纪要', { group: 'activity' }),
    verb('speech.given', '会议发言', { group: 'activity' }),
    verb('contact.recorded', '联系走访', { group: 'contact' }),
    verb('contact.received', '接受联系走访', { group: 'contact' }),
    verb('work.accepted', '文稿采用', { group: 'work' }),
    verb('work.published', '文稿刊发', {
      group: 'work',
      manual: true,
      self: true,
      levels: true,
      kinds: { history: '文史资料', article: '理论文章', survey: '调研报告', media: '署名报道' },
    }),
    verb('suggestion.accepted', '对策建议采纳', { group: 'work' }),
    verb('info.accepted', '社情民意信息采用', { group: 'info', manual: true, self: true, levels: true }),
    verb('transmission.adopted', '信息被上级采编', { group: 'info', manual: true, levels: true }),
    verb('transmission.instructed', '得到领导批示', { group: 'info', manual: true, levels: true }),
    verb('transmission.media', '履职事迹被媒体报道', { group: 'info', manual: true, self: true, levels: true }),
    verb('plan.approved', '审定年度计划', { group: 'transmission', kinds: { 'key-points': '工作要点', consultation: '协商计划' } }),
    verb('report.adopted', '通过工作报告', { group: 'transmission', kinds: { work: '常委会工作报告', proposals: '提案工作报告' } }),
    verb('volume.published', '编辑出版文史资料', { group: 'work' }),
    verb('suggestion.issued', '协商建议交办', { group: 'work' }),
    verb('suggestion.replied', '协商建议答复', { group: 'work' }),
    verb('suggestion.progressed', '协商建议落实进展', { group: 'work' }),
    verb('suggestion.closed', '协商建议办结', { group: 'work' }),
    verb('oversight.issued', '提出民主监督意见', { group: 'work' }),
    verb('oversight.planned', '监督意见整改方案', { group: 'work' }),
    verb('oversight.rectified', '监督意见整改到位', { group: 'work' }),
    verb('oversight.revisited', '监督意见回访', { group: 'work' }),
    verb('transmission.sent', '请示报告', { group: 'transmission' }),
    verb('transmission.spoke', '在上级会议交流发言', { group: 'transmission' }),
    verb('ledger.verified', '帮办实事', {
      group: 'service',
      manual: true,
      self: true,
      kinds: {
        'aid.deed': '办实事',
        'aid.project': '落实帮扶项目',
        'aid.student': '资助学生',
        'aid.labour': '输转劳动力',
        'aid.fund': '协调帮扶资金',
        'donate.money': '捐款',
        'donate.goods': '捐物',
      },
    }),
    verb('volunteer.served', '志愿服务', { group: 'service', manual: true, self: true }),
    verb('study.assessed', '学习考核', { group: 'study' }),
    verb('study.triggered', '第一时间学习', { group: 'study' }),
    verb('reading.checkedIn', '读书打卡', { group: 'study' }),
    verb('reading.noted', '读书心得', { group: 'study' }),
    verb('standing.conferred', '表彰处理', {
      group: 'standing',
      manual: true,
      self: true,
      levels: true,
      kinds: { honour: '荣誉', commendation: '表扬' },
    }),
    verb('dutyReport.filed', '提交述职报告', { group: 'assessment' }),
    verb('dutyReport.delivered', '会上述职', { group: 'assessment' }),
    verb('assessment.approved', '履职考核审定', { group: 'assessment' }),
  ],
}

/** The order in which a dossier shows its facts. */
export const dutyGroups: CodeListDeclaration = {
  name: 'duty-group',
  title: '履职类别',
  source: '履职档案的栏目',
  codes: [
    { code: 'proposal', label: '提案' },
    { code: 'activity', label: '会议活动' },
    { code: 'work', label: '文稿和对策建议' },
    { code: 'info', label: '社情民意和采编批示' },
    { code: 'contact', label: '联系群众' },
    { code: 'service', label: '服务奉献' },
    { code: 'study', label: '学习读书' },
    { code: 'transmission', label: '请示报告' },
    { code: 'standing', label: '表彰处理' },
    { code: 'assessment', label: '述职考核' },
  ],
}

export const dutyRoles: CodeListDeclaration = {
  name: 'duty-role',
  title: '履职角色',
  source: '履职事实里本人的身份',
  codes: [
    { code: 'lead', label: '领衔' },
    { code: 'cosigner', label: '联名' },
    { code: 'evaluator', label: '评价' },
    { code: 'participant', label: '出席' },
    { code: 'chair', label: '主持' },
    { code: 'keynote', label: '主讲' },
    { code: 'speaker', label: '发言' },
    { code: 'discussant', label: '讨论' },
    { code: 'observer', label: '列席' },
    { code: 'substitute', label: '代会' },
    { code: 'host', label: '主办' },
    { code: 'cohost', label: '协办' },
    { code: 'contact', label: '联系人' },
    { code: 'contacted', label: '联系对象' },
    { code: 'author', label: '第一作者' },
    { code: 'coauthor', label: '合作者' },
    { code: 'reader', label: '读者' },
    { code: 'sender', label: '报送' },
    { code: 'holder', label: '本人' },
    { code: 'reporter', label: '述职' },
    { code: 'assessed', label: '被考核' },
    { code: 'actor', label: '本人办理' },
    { code: 'partner', label: '共同参与' },
  ],
}

export const dutyLevels: CodeListDeclaration = {
  name: 'duty-level',
  title: '履职级别',
  source: '采编、批示、报道、荣誉的层级；市级主要领导单列，因为批示按此计分',
  codes: [
    { code: 'county', label: '县级' },
    { code: 'city', label: '市级' },
    { code: 'city_main', label: '市级主要领导' },
    { code: 'province', label: '省级' },
    { code: 'national', label: '国家级' },
  ],
}

export const dutyCodeLists: readonly CodeListDeclaration[] = [dutyVerbs, dutyGroups, dutyRoles, dutyLevels]
