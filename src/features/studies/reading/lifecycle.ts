// The course of a reading group (duties.md §3.11): its list approved, opened, guided week by week, discussed, essays written, summed up, closed.
// What readers and the owner do on the way are moves too: each says who may and what stands against it.
import { z } from 'zod'
import { dayText, id, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'
import type { Day } from '#/core/day.ts'
import { conversions } from './codes.ts'

export const groupStates = {
  planned: { label: '筹备', open: true, editable: true, tone: 'waiting' },
  listed: { label: '书目已定', open: true, editable: true, tone: 'waiting' },
  reading: { label: '导读共读', open: true, tone: 'active' },
  discussing: { label: '研讨交流', open: true, tone: 'active' },
  essays: { label: '撰写心得', open: true, tone: 'active' },
  summarised: { label: '已总结', open: true, tone: 'good' },
  closed: { label: '已结束', open: false, tone: 'good' },
  dropped: { label: '已取消', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type GroupState = keyof typeof groupStates

export type GroupRelation = 'owner' | 'office' | 'guide' | 'reader' | 'outside'

export interface GroupSubject extends Judged<GroupState, GroupRelation> {
  readonly fromDay: Day
  readonly today: Day
  readonly books: number
  readonly readers: number
  readonly guides: number
  readonly checkedInToday: boolean
}

const run = 'reading:run' as const
const join = 'reading:join' as const
const keepers = ['owner', 'office'] as const
const everyReader = ['owner', 'guide', 'reader'] as const
const running = ['reading', 'discussing', 'essays'] as const
const before = ['planned', 'listed'] as const
const text = (label: string, max = 2000) => words(label, max).meta({ title: label, widget: 'textarea' })
const hidden = id.meta({ widget: 'hidden' })
const people = z.array(id).min(1, { error: '请选择人员' }).max(300, { error: '一次最多300人' })

export const groupLifecycle = {
  kind: 'reading-group',
  title: '读书群',
  initial: 'planned',
  states: groupStates,
  moves: {
    approveList: {
      label: '审定书目',
      from: ['planned'],
      to: 'listed',
      right: 'studies:write',
      weight: 'primary',
      asks: z.strictObject({}),
      against: (g) => (g.books === 0 ? ['还没有列书目'] : []),
    },
    start: {
      label: '开群',
      from: ['listed'],
      to: 'reading',
      right: run,
      as: keepers,
      weight: 'primary',
      asks: z.strictObject({}),
      against: (g) => [
        ...(g.readers === 0 ? ['还没有委员加入'] : []),
        ...(g.today < g.fromDay ? [`还没有到开始的日期（${g.fromDay}）`] : []),
      ],
    },
    discuss: {
      label: '转入研讨',
      from: ['reading'],
      to: 'discussing',
      right: run,
      as: keepers,
      weight: 'primary',
      asks: z.strictObject({}),
      against: (g) => (g.guides === 0 ? ['还没有导读'] : []),
    },
    callEssays: {
      label: '征集心得',
      from: ['discussing'],
      to: 'essays',
      right: run,
      as: keepers,
      weight: 'primary',
      asks: z.strictObject({}),
    },
    summarise: {
      label: '总结',
      from: ['essays'],
      to: 'summarised',
      right: run,
      as: keepers,
      weight: 'primary',
      asks: z.strictObject({ summary: text('总结', 4000) }),
    },
    close: {
      label: '结束',
      from: ['summarised'],
      to: 'closed',
      right: run,
      as: keepers,
      weight: 'primary',
      asks: z.strictObject({}),
      confirm: '结束以后不再打卡和发言，记录保留。',
    },
    drop: {
      label: '取消',
      from: before,
      to: 'dropped',
      right: run,
      as: keepers,
      weight: 'danger',
      asks: z.strictObject({ reason: text('理由', 500) }),
    },
    addBook: {
      label: '加书目',
      from: before,
      to: null,
      right: run,
      as: keepers,
      asks: z.strictObject({
        title: words('书名', 120).meta({ title: '书名' }),
        author: words('作者', 60, 0).default('').meta({ title: '作者' }),
        isCommon: z.boolean().default(true).meta({ title: '共读书目（不选是专读）' }),
      }),
      source: '每半年共读两本，各专委会再列两本专读',
    },
    removeBook: { label: '去掉书目', from: ['planned'], to: null, right: run, as: keepers, asks: z.strictObject({ bookId: hidden }) },
    addReaders: {
      label: '加入委员',
      from: [...before, ...running],
      to: null,
      right: run,
      as: keepers,
      asks: z.strictObject({ people: people.meta({ title: '委员', widget: 'people', kind: 'member' }) }),
    },
    nameGuides: {
      label: '确定导读人',
      from: [...before, ...running],
      to: null,
      right: run,
      as: keepers,
      asks: z.strictObject({ people: people.meta({ title: '导读人', widget: 'people', kind: 'member' }) }),
    },
    addGuide: {
      label: '发布导读',
      from: running,
      to: null,
      right: run,
      as: ['owner', 'office', 'guide'],
      asks: z.strictObject({
        week: z.int({ error: '请填写第几周' }).min(1, { error: '从第1周写起' }).max(60, { error: '最多60周' }).meta({ title: '第几周' }),
        title: words('题目', 80).meta({ title: '题目' }),
        text: text('导读', 10_000),
      }),
    },
    countPublic: {
      label: '登记群众读者',
      from: running,
      to: null,
      right: run,
      as: keepers,
      asks: z.strictObject({
        name: words('来自哪里', 60).meta({ title: '来自哪里（社区、单位或姓名）' }),
        people: z.int({ error: '请填写人数' }).min(1, { error: '至少1人' }).max(100_000, { error: '人数过多' }).meta({ title: '人数' }),
      }),
    },
    hidePost: {
      label: '隐去发言',
      from: [...running, 'summarised'],
      to: null,
      right: run,
      as: keepers,
      asks: z.strictObject({ postId: hidden, reason: text('理由', 300) }),
    },
    showWork: {
      label: '展出作品',
      from: [...running, 'summarised'],
      to: null,
      right: run,
      as: keepers,
      asks: z.strictObject({
        title: words('作品', 80).meta({ title: '作品' }),
        author: words('作者', 60).meta({ title: '作者' }),
        form: z.string().min(1).max(60).meta({ title: '类别', widget: 'code', list: 'exhibit-form' }),
        note: words('说明', 500, 0).default('').meta({ title: '说明', widget: 'textarea' }),
      }),
    },
    takeDown: {
      label: '撤下作品',
      from: [...running, 'summarised'],
      to: null,
      right: run,
      as: keepers,
      asks: z.strictObject({ exhibitId: hidden }),
    },
    enterCheckIns: {
      label: '补登打卡',
      from: running,
      to: null,
      right: run,
      as: keepers,
      asks: z.strictObject({
        day: dayText.meta({ title: '日期' }),
        people: people.meta({ title: '打卡的委员', widget: 'people', kind: 'member' }),
      }),
    },
    join: {
      label: '加入',
      from: [...before, ...running],
      to: null,
      right: join,
      as: ['outside'],
      weight: 'primary',
      asks: z.strictObject({}),
    },
    leave: { label: '退出', from: [...before, ...running], to: null, right: join, as: ['reader', 'guide'], asks: z.strictObject({}) },
    checkIn: {
      label: '今日打卡',
      from: running,
      to: null,
      right: join,
      as: everyReader,
      weight: 'primary',
      asks: z.strictObject({}),
      against: (g) => (g.checkedInToday ? ['今天已经打过卡了'] : []),
    },
    note: {
      label: '写读书笔记',
      from: running,
      to: null,
      right: join,
      as: everyReader,
      asks: z.strictObject({ text: text('笔记'), bookId: id.nullable().default(null).meta({ widget: 'hidden' }) }),
    },
    post: {
      label: '发言',
      from: running,
      to: null,
      right: join,
      as: everyReader,
      asks: z.strictObject({ text: text('发言'), parentId: id.nullable().default(null).meta({ widget: 'hidden' }) }),
    },
    convert: {
      label: '转化',
      from: [...running, 'summarised'],
      to: null,
      right: join,
      as: everyReader,
      asks: z.strictObject({
        postId: hidden,
        kind: z
          .enum(Object.keys(conversions) as [keyof typeof conversions], { error: '请选择转成什么' })
          .meta({ title: '转成', labels: conversions }),
        title: words('题目', 80).meta({ title: '题目' }),
      }),
      source: '书香政协：研讨的意见转化为建议、提案、社情民意信息',
    },
  },
} as const satisfies Lifecycle<GroupState, string, GroupSubject, GroupRelation>

export type GroupMove = keyof typeof groupLifecycle.moves
export type GroupAsk<M extends GroupMove> = z.infer<(typeof groupLifecycle.moves)[M]['asks']>

/** The same table as judge takes it. */
export const groupCourse: Lifecycle<GroupState, GroupMove, GroupSubject, GroupRelation> = groupLifecycle
