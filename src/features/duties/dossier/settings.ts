// What the year asks of every member at least, when a member counts as doing nothing, and which leave is not counted against anybody.
import { z } from 'zod'
import { factWanted } from '#/core/fact-wanted.ts'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

const word = (title: string, max: number) =>
  z
    .string()
    .trim()
    .min(1, { error: `请填写${title}` })
    .max(max)
    .meta({ title })

export const yearlyTask = z.strictObject({
  key: z
    .string()
    .regex(/^[a-z][A-Za-z0-9]{0,19}$/, { error: '代号用英文字母' })
    .meta({ title: '代号', help: '英文字母，统计时认它；改名称不改代号' }),
  title: word('名称', 30),
  facts: z
    .strictObject({
      verbs: factWanted.shape.verbs.meta({ title: '履职事项的代码', help: '代码表“履职事项”里的代码，如 proposal.filed' }),
      roles: z.array(z.string().trim().min(1).max(60)).max(10).default([]).meta({ title: '角色的代码（空着表示都算）' }),
      where: z
        .array(
          z.strictObject({
            key: word('方面', 40).meta({ title: '方面', help: 'kind 种类、themes 主题、level 级别、mandatory 是否必到……' }),
            words: z.array(z.string().trim().min(1).max(60)).min(1).max(20).meta({ title: '符合的代码' }),
          }),
        )
        .max(6)
        .default([])
        .meta({ title: '还须符合' }),
    })
    .meta({ title: '哪些履职事项算数' }),
  minimum: z.int().min(1).max(99).meta({ title: '全年至少几件' }),
  to: z
    .string()
    .regex(/^\/[\w\-/?=&.%]*$/, { error: '请填写系统里的页面地址，如 /proposals/new' })
    .meta({ title: '去哪里做（页面地址）' }),
  button: word('按钮文字', 12),
})
export type YearlyTask = z.infer<typeof yearlyTask>

export const yearlyTasksShape = z.strictObject({
  title: word('叫什么', 20).meta({ title: '叫什么，如“四个一”' }),
  tasks: z
    .array(yearlyTask)
    .min(1, { error: '至少一项' })
    .max(12)
    .refine((tasks) => new Set(tasks.map((t) => t.key)).size === tasks.length, { error: '代号不能重复' })
    .meta({ title: '各项任务' }),
})
export type YearlyTasks = z.infer<typeof yearlyTasksShape>

const none: YearlyTask['facts']['where'] = []
const essay: YearlyTask = {
  key: 'essay',
  title: '一篇学习心得',
  facts: { verbs: ['work.accepted'], roles: [], where: [{ key: 'kind', words: ['essay'] }] },
  minimum: 1,
  to: '/works/new?kind=essay',
  button: '写学习心得',
}
const suggestion: YearlyTask = {
  key: 'suggestion',
  title: '一条对策建议',
  facts: { verbs: ['suggestion.accepted'], roles: [], where: none },
  minimum: 1,
  to: '/works/new?kind=advice',
  button: '写对策建议',
}
const proposal: YearlyTask = {
  key: 'proposal',
  title: '一件提案',
  facts: { verbs: ['proposal.filed'], roles: ['lead', 'cosigner'], where: none },
  minimum: 1,
  to: '/proposals/new',
  button: '写提案',
}
const information: YearlyTask = {
  key: 'info',
  title: '一条社情民意',
  facts: { verbs: ['info.accepted'], roles: [], where: none },
  minimum: 1,
  to: '/manual-facts/new?verb=info.accepted',
  button: '申报采用情况',
}

export const fourOnes: YearlyTasks = { title: '四个一', tasks: [essay, suggestion, proposal, information] }

export const threeOnes: YearlyTasks = {
  title: '三个一',
  tasks: [
    {
      key: 'plenary',
      title: '参加一次全体会议',
      facts: { verbs: ['activity.attended'], roles: [], where: [{ key: 'kind', words: ['plenary'] }] },
      minimum: 1,
      to: '/my-year',
      button: '看出席情况',
    },
    {
      ...proposal,
      key: 'advice',
      title: '一件提案或者社情民意',
      facts: { verbs: ['proposal.filed', 'info.accepted'], roles: [], where: none },
    },
    {
      key: 'fieldwork',
      title: '参加一次调研或者视察',
      facts: { verbs: ['activity.attended'], roles: [], where: [{ key: 'kind', words: ['survey', 'inspection'] }] },
      minimum: 1,
      to: '/my-year',
      button: '看活动安排',
    },
  ],
}

export const yearlyTasks: SettingDeclaration<YearlyTasks> = setting({
  key: 'duties.yearlyTasks',
  title: '委员年度基本任务',
  help: '每位委员一年至少完成的几项，按履职事实自动判断。增加一项、改名称、改件数都在这里，自某日起生效；以前年度按当时的规定统计。',
  schema: yearlyTasksShape,
  standard: fourOnes,
  presets: [
    { title: '四个一', value: fourOnes },
    { title: '三个一', value: threeOnes },
  ],
  source: '“四个一”委员履职机制：每年至少一篇高水平学习心得、一条高质量对策建议、一件高标准提案、一条高热点社情民意',
  scope: 'committee',
  words: ({ title, tasks }) => `${title}：${tasks.map((t) => `${t.title}（至少${t.minimum}）`).join('、')}`,
})

export const zeroMonths: SettingDeclaration<number> = setting({
  key: 'duties.zeroMonths',
  title: '无履职记录的月数',
  help: '连续这么多个月没有任何一件计入履职档案的事项，列入无履职记录名单。',
  schema: z.int().min(1).max(60).meta({ title: '月数' }),
  standard: 6,
  source: '履职统计的通行做法：半年没有履职记录的委员由界别召集人了解情况',
  scope: 'committee',
})

export const passiveVerbs: SettingDeclaration<readonly string[]> = setting({
  key: 'duties.passiveVerbs',
  title: '不算履职的事项',
  help: '履职档案里有、但不是委员自己做的事：缺席、请假、被联系、考核结果、表彰处理。判断有没有履职、活跃几个月时不计。',
  schema: z.array(z.string().trim().min(1).max(60)).max(40).meta({ title: '履职事项的代码' }),
  standard: ['activity.absent', 'activity.excused', 'contact.received', 'assessment.approved', 'standing.conferred'],
  source: '无履职记录名单和活跃月数的口径',
  scope: 'committee',
})

export const exemptLeave: SettingDeclaration<readonly string[]> = setting({
  key: 'duties.exemptLeave',
  title: '不计入应到的请假',
  help: '代码表“请假事由”里的代码：这些请假不计入应到次数，出勤率不受影响。',
  schema: z.array(z.string().trim().min(1).max(40)).max(20).meta({ title: '请假事由的代码' }),
  standard: ['official', 'posting'],
  source: '参加上级党政会议、脱产学习的请假不计（委员履职考核通行规定）',
  scope: 'committee',
})

export const taskReminder: SettingDeclaration<number> = setting({
  key: 'duties.taskReminder',
  title: '年底前多少天提醒没有完成的任务',
  help: '到年底还有这么多天时，委员的“我的工作”里列出还没有完成的年度基本任务。',
  schema: z.int().min(0).max(300).meta({ title: '天数' }),
  standard: 60,
  source: '办公室安排：十一月起提醒',
  scope: 'committee',
})

export const dossierSettings = [yearlyTasks, zeroMonths, passiveVerbs, exemptLeave, taskReminder] as readonly SettingDeclaration[]
