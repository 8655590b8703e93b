// The form of 征询意见 as data of the session: its questions, their answers, what each counts as, which question decides (cases.md §2.7).
import type { Reason } from '#/core/outcome.ts'

/** What an answer counts as: only 满意 enters a satisfied share, only 不满意 calls for handling again. */
export const countings = { satisfied: '计为满意', neither: '不计', dissatisfied: '计为不满意' } as const
export type Counting = keyof typeof countings

/** What a whole form says by its deciding questions. */
export const verdicts = { satisfied: '满意', neither: '保留', dissatisfied: '不满意' } as const
export type Verdict = keyof typeof verdicts

export interface ScaleAnswer {
  readonly code: string
  readonly label: string
  readonly counts: Counting
}

export interface ScaleQuestion {
  readonly code: string
  /** As lists and records call it: 办理结果. */
  readonly name: string
  /** As it is asked. */
  readonly title: string
  readonly answers: readonly ScaleAnswer[]
  /** 不满意 here sends the case back to the unit. */
  readonly decides: boolean
  /** Asked only of a party, group or committee that proposes. */
  readonly collectiveOnly?: boolean | undefined
}

export interface FeedbackScale {
  readonly title: string
  readonly questions: readonly ScaleQuestion[]
}

const grade = (code: string, label: string, counts: Counting): ScaleAnswer => ({ code, label, counts })
const satisfied = grade('satisfied', '满意', 'satisfied')
const basically = grade('basically', '基本满意', 'satisfied')
const understood = grade('understood', '理解', 'neither')
const dissatisfied = grade('dissatisfied', '不满意', 'dissatisfied')
const three = [satisfied, basically, dissatisfied]
const four = [satisfied, basically, understood, dissatisfied]

const contact: ScaleQuestion = {
  code: 'contacted',
  name: '沟通情况',
  title: '承办单位有没有和您沟通',
  decides: false,
  answers: [
    grade('face', '当面沟通', 'neither'),
    grade('other', '电话、网络等方式沟通', 'neither'),
    grade('waived', '本人提出不需要', 'neither'),
    grade('none', '没有联系', 'neither'),
  ],
}
const attitude = (answers: readonly ScaleAnswer[]): ScaleQuestion => ({
  code: 'attitude',
  name: '办理工作',
  title: '您对办理工作（态度、沟通、时效）',
  decides: true,
  answers,
})
const result = (answers: readonly ScaleAnswer[]): ScaleQuestion => ({
  code: 'result',
  name: '办理结果',
  title: '您对办理结果（问题解决得怎么样）',
  decides: true,
  answers,
})

export const standardScale: FeedbackScale = { title: '办理工作、办理结果两问', questions: [contact, attitude(four), result(four)] }

const fiveQuestions: FeedbackScale = {
  title: '走访、态度、结果、方式、针对性五问',
  questions: [
    {
      code: 'contacted',
      name: '走访情况',
      title: '走访情况',
      decides: false,
      answers: [grade('face', '已走访', 'neither'), grade('waived', '本人提出不需要走访', 'neither'), grade('none', '未走访', 'neither')],
    },
    { ...attitude([satisfied, understood, dissatisfied]), name: '人员态度', title: '人员态度' },
    {
      ...result([
        grade('agreed', '同意', 'satisfied'),
        understood,
        grade('reserved', '保留', 'neither'),
        grade('disagreed', '不同意', 'dissatisfied'),
      ]),
      title: '办理结果',
    },
    {
      code: 'mode',
      name: '听取意见方式',
      title: '听取意见方式',
      decides: false,
      answers: [
        grade('visit', '走访', 'neither'),
        grade('phone', '电话', 'neither'),
        grade('other', '其他', 'neither'),
        grade('none', '未联系', 'neither'),
      ],
    },
    {
      code: 'pertinence',
      name: '针对性',
      title: '答复的针对性',
      decides: false,
      answers: [grade('full', '针对', 'neither'), grade('basic', '基本针对', 'neither'), grade('missing', '未针对', 'neither')],
    },
    {
      code: 'leaderReplied',
      name: '分管领导答复',
      title: '分管领导是否答复',
      decides: false,
      collectiveOnly: true,
      answers: [grade('yes', '是', 'neither'), grade('no', '否', 'neither')],
    },
  ],
}

/** Ways in use, to begin from; the office changes what it likes. */
export const scalePresets: readonly FeedbackScale[] = [
  standardScale,
  { title: '一问三档：满意、基本满意、不满意', questions: [{ ...result(three), title: '您对办理情况' }] },
  { title: '两问三档：办理工作、办理结果', questions: [contact, attitude(three), result(three)] },
  fiveQuestions,
  {
    title: '一问四档：非常满意、满意、基本满意、不满意',
    questions: [contact, { ...result([grade('very', '非常满意', 'satisfied'), ...three]), title: '您对办理情况' }],
  },
  {
    title: '一问三档：满意、基本满意、理解',
    questions: [contact, { ...result([satisfied, basically, understood]), title: '您对办理情况' }],
  },
]

export const scaleInWords = (scale: FeedbackScale): string =>
  `${scale.title}。` +
  scale.questions
    .map(
      (q) =>
        `${q.name}：${q.answers.map((a) => a.label).join('、')}` +
        `${q.decides ? '（起决定作用）' : ''}${q.collectiveOnly ? '（只问集体提案）' : ''}`,
    )
    .join('；')

/** Why such a scale cannot be used. */
export function scaleWrong(scale: FeedbackScale): readonly string[] {
  const says: string[] = []
  const twice = (codes: readonly string[]): boolean => new Set(codes).size < codes.length
  if (twice(scale.questions.map((q) => q.code))) says.push('两问不能用同一个代码')
  for (const q of scale.questions) if (twice(q.answers.map((a) => a.code))) says.push(`“${q.name}”里有两个答案用了同一个代码`)
  const deciding = scale.questions.filter((q) => q.decides)
  if (deciding.length === 0) says.push('至少有一问起决定作用')
  for (const q of deciding) {
    if (!q.answers.some((a) => a.counts === 'satisfied')) says.push(`“${q.name}”起决定作用，须有计为满意的答案`)
    if (q.collectiveOnly) says.push(`“${q.name}”只问集体提案，不能起决定作用`)
  }
  return says
}

/** The questions put to this evaluator. */
export const asked = (scale: FeedbackScale, isCollective: boolean): readonly ScaleQuestion[] =>
  scale.questions.filter((q) => isCollective || !q.collectiveOnly)

/** An answer as it is kept: its words and what it counted as stay with the form, whatever the scale becomes. */
export interface GivenAnswer {
  readonly question: string
  readonly name: string
  readonly code: string
  readonly label: string
  readonly counts: Counting
  readonly decides: boolean
}

export interface Judgement {
  /** Question code → answer code. */
  readonly answers: Readonly<Record<string, string>>
  readonly comment: string
}

export function givenAnswers(questions: readonly ScaleQuestion[], given: Judgement): { answers: GivenAnswer[]; wrong: Reason[] } {
  const answers: GivenAnswer[] = []
  const wrong: Reason[] = []
  for (const q of questions) {
    const code = given.answers[q.code]
    const answer = q.answers.find((a) => a.code === code)
    if (answer) answers.push({ question: q.code, name: q.name, ...answer, decides: q.decides })
    else wrong.push({ field: 'answers', says: code === undefined ? `请回答：${q.name}` : `“${q.name}”没有这个答案，请重新选择` })
  }
  if (Object.keys(given.answers).some((code) => !questions.some((q) => q.code === code)))
    wrong.push({ field: 'answers', says: '答了表上没有的问题，请刷新后再评价' })
  if (answers.some((a) => a.counts === 'dissatisfied') && given.comment.trim() === '')
    wrong.push({ field: 'comment', says: '评价“不满意”的，请写明哪里不满意，承办单位据此重新办理' })
  return { answers, wrong }
}
