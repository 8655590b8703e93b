// What a resolution can change about publicity: the two dates, which figures are given to the public, the words of the public pages (cases.md §2.10).
import { z } from 'zod'
import { inChinese, isDay, type Day } from '#/core/day.ts'
import { clock } from '#/core/calendar/clock-setting.ts'
import { setting, type SettingDeclaration } from '#/core/settings/setting.ts'

export const textClock = clock(
  {
    code: 'publicity.clock.text',
    label: '提案公开期限',
    amount: 15,
    unit: 'day',
    startsAfter: '立案',
    source: '提案工作公开办法：立案后十五日内在网上公开提案号、提案者、案由和正文',
  },
  '提案者同意公开的，正文应在这个期限内公开。',
)

export const replyClock = clock(
  {
    code: 'publicity.clock.reply',
    label: '答复公开期限',
    amount: 20,
    unit: 'workingDay',
    startsAfter: '答复',
    source: '办理结果公开办法：答复后二十个工作日内公开',
  },
  '公开属性为主动公开的答复，应在这个期限内公开。',
)

export const publicityFrom = setting({
  key: 'publicity.from',
  title: '提案公开从哪天立案的开始',
  help: '这一天以前立案的提案及其答复不列入公开、不算期限，需要时可以逐件改为公开。不填的，全部列入。',
  schema: z
    .custom<Day | ''>((v) => v === '' || (typeof v === 'string' && isDay(v)), { error: '请填写日期' })
    .meta({ title: '起始日期', format: 'date' }),
  standard: '',
  source: '本会开展提案公开的决定',
  scope: 'committee',
  words: (value) => (value === '' ? '全部列入' : `${inChinese(value)}起立案的`),
})

export const publicFigures = setting({
  key: 'publicity.figures',
  title: '向社会公布的统计数字',
  help: '填写统计页上数字的代号。点“公布统计数字”时按当天的记录算出并固定下来；只公布合计数，不公布某一件的评价。',
  schema: z
    .array(
      z
        .string()
        .regex(/^[A-Z][A-Z0-9-]{1,40}$/, { error: '请填写统计数字的代号，如 IND-21' })
        .meta({ title: '代号' }),
    )
    .min(1, { error: '至少公布一个数字' })
    .max(30, { error: '最多30个' }),
  standard: [
    'P-RECEIVED',
    'IND-21',
    'IND-22',
    'IND-23',
    'P-CONSULT-RATE',
    'P-FEEDBACK-RATE',
    'P-SATISFACTION-RESULT',
    'P-OPEN-TEXTS',
    'P-OPEN-REPLIES',
    'P-OPEN-RATE',
  ],
  source: '办理结果公开：公布办理总体情况',
  scope: 'committee',
})

export const smallestPublicGroup = setting({
  key: 'publicity.smallestGroup',
  title: '评价类数字的最少份数',
  help: '比率所依据的记录少于这个数时，对外不公布，以免看出某一个人的评价。',
  schema: z.int().min(1, { error: '不能少于1' }).max(100, { error: '不能多于100' }),
  standard: 5,
  source: '默认：少于五份不公布',
  scope: 'committee',
})

export const portalOpen = setting({
  key: 'portal.open',
  title: '公开网页',
  help: '关闭后，公开网页的所有地址都答“没有这个页面”；公开稿和记录保留。',
  schema: z.boolean().meta({ labels: { true: '开放', false: '关闭' } }),
  standard: true,
  source: '默认开放；只有经两人复核的公开稿才会出现',
  scope: 'committee',
})

const line = (title: string, max: number) =>
  z
    .string()
    .trim()
    .max(max, { error: `${title}最多${max}字` })
    .meta({ title })

export const portalWords = setting({
  key: 'portal.words',
  title: '公开网页上的文字',
  help: '标题不填的，用“本会简称＋提案公开”。页脚可写主办单位、联系电话、备案号。',
  schema: z.strictObject({
    title: line('网页标题', 40),
    intro: line('首页说明', 400).meta({ title: '首页说明', widget: 'textarea' }),
    host: line('主办单位', 80),
    contact: line('联系方式', 120),
    filing: line('备案号', 120),
  }),
  standard: {
    title: '',
    intro:
      '这里公开委员、党派、团体、界别等向本会提出并经审查立案的提案，以及承办单位的答复。内容经提案者同意、承办单位确定公开属性，隐去个人信息后发布。',
    host: '',
    contact: '',
    filing: '',
  },
  source: '本会自定',
  scope: 'committee',
  words: (value) => [value.title, value.intro, value.host, value.contact, value.filing].filter(Boolean).join('；'),
})

export const publicitySettings: readonly SettingDeclaration[] = [
  textClock,
  replyClock,
  publicityFrom,
  publicFigures,
  smallestPublicGroup,
  portalOpen,
  portalWords,
] as readonly SettingDeclaration[]
