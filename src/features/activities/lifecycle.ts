// The course of a meeting or activity (duties.md §3.3): draft, approval, notice, sign-up, held, minutes, closed; closing releases the facts.
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

interface ActivityStateRow extends StateRow {
  /** Whoever may read activities sees it; before, only who arranges or approves it. */
  readonly told: boolean
  /** Time, place and people may still be changed. */
  readonly arranging: boolean
  /** Invited people may still answer. */
  readonly answering: boolean
  /** It takes place or took place: people may be marked as present, speeches and votes recorded. */
  readonly live: boolean
  /** Everything about it may be completed: agenda, papers, audience. */
  readonly completing: boolean
}

const before = { told: false, arranging: true, answering: false, live: false, completing: true } as const
const told = { told: true, arranging: true, answering: true, live: false, completing: true } as const
const after = { told: true, arranging: false, answering: false, live: true, completing: true } as const
const over = { told: true, arranging: false, answering: false, live: false, completing: false } as const

export const activityStates = {
  draft: { label: '草稿', open: true, editable: true, tone: 'waiting', ...before },
  submitted: { label: '待审定', open: true, tone: 'waiting', ...before, arranging: false },
  returned: { label: '退回修改', open: true, editable: true, tone: 'waiting', ...before },
  approved: { label: '已审定', open: true, tone: 'active', ...before },
  notified: { label: '已通知', open: true, tone: 'active', ...told },
  signupClosed: { label: '报名截止', open: true, tone: 'active', ...told },
  inSession: { label: '正在举行', open: true, tone: 'active', ...after, answering: true },
  held: { label: '已举行', open: true, tone: 'good', ...after },
  minutesIssued: { label: '纪要已印发', open: true, tone: 'good', ...after },
  closed: { label: '已关闭', open: false, tone: 'good', ...over },
  postponed: { label: '延期', open: true, tone: 'waiting', ...told, answering: false },
  cancelled: { label: '取消', open: false, tone: 'over', ...over },
} as const satisfies Record<string, ActivityStateRow>
export type ActivityState = keyof typeof activityStates

/** organiser: arranges it; approver: approves it. */
export type ActivityRelation = 'organiser' | 'approver'

export interface ActivitySubject extends Judged<ActivityState, ActivityRelation> {
  readonly kindLabel: string
  /** The kind asks for minutes or is an important one: it is approved first and opened before it is held. */
  readonly important: boolean
  readonly minutes: boolean
  readonly placeSaid: boolean
  /** People on the list, whoever they are. */
  readonly people: number
  readonly signUp: boolean
  readonly dayReached: boolean
  readonly started: boolean
  /** Asked for and neither granted nor refused. */
  readonly pendingLeaves: number
}

const nothing = z.strictObject({})
const long = (label: string, max = 1000, min = 1) => words(label, max, min).meta({ title: label, widget: 'textarea' })
const clockText = z.string({ error: '请填写时间' }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: '时间写作 09:00' })

const lacksPlace = (s: ActivitySubject): readonly string[] => (s.placeSaid ? [] : ['还没有填写地点'])

export const activityLifecycle = {
  kind: 'activity',
  title: '会议活动',
  initial: 'draft',
  states: activityStates,
  moves: {
    submit: {
      label: '送审',
      from: ['draft', 'returned'],
      to: 'submitted',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({ note: long('送审说明', 1000, 0).default('') }),
      against: lacksPlace,
    },
    approve: {
      label: '审定',
      from: ['submitted'],
      to: 'approved',
      right: 'activities:approve',
      as: ['approver'],
      weight: 'primary',
      asks: z.strictObject({ note: long('审定意见', 1000, 0).default('') }),
    },
    sendBack: {
      label: '退回修改',
      from: ['submitted'],
      to: 'returned',
      right: 'activities:approve',
      as: ['approver'],
      weight: 'danger',
      asks: z.strictObject({ reason: long('退回理由') }),
    },
    registerApproval: {
      label: '登记签批件',
      from: ['submitted'],
      to: 'approved',
      right: 'activities:write',
      as: ['organiser'],
      asks: z.strictObject({
        by: words('签批人', 40).meta({ title: '签批人' }),
        evidence: words('签批件', 120).meta({ title: '签批件的文号或者存放处' }),
      }),
      source: '领导在纸质件上签批的，由承办人如实登记',
    },
    notify: {
      label: '发出通知',
      from: ['draft', 'returned', 'approved'],
      to: 'notified',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      confirm: '通知发给名单上的每一个人，活动列入日历。',
      asks: nothing,
      against: (s) => [
        ...(s.important && s.state !== 'approved' ? [`${s.kindLabel}须先送审，审定后再通知`] : []),
        ...lacksPlace(s),
        ...(s.people === 0 && !s.signUp ? ['还没有参加人员，也没有开放报名'] : []),
      ],
    },
    closeSignUp: {
      label: '截止报名',
      from: ['notified'],
      to: 'signupClosed',
      right: 'activities:write',
      as: ['organiser'],
      asks: nothing,
      against: (s) => (s.signUp ? [] : ['这项活动不报名']),
    },
    begin: {
      label: '开始',
      from: ['notified', 'signupClosed'],
      to: 'inSession',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: nothing,
      against: (s) => (s.dayReached ? [] : ['还没有到举行的日子']),
    },
    hold: {
      label: '登记举行',
      from: ['inSession', 'notified', 'signupClosed'],
      to: 'held',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({
        audience: z
          .int({ error: '人数是整数' })
          .min(0)
          .max(1_000_000)
          .nullable()
          .default(null)
          .meta({ title: '名单以外的听众、群众人数', help: '宣讲、讲座、展览等受众人数；没有的不填' }),
      }),
      against: (s) => [
        ...(s.important && s.state !== 'inSession' ? [`${s.kindLabel}请先点“开始”`] : []),
        ...(s.started ? [] : ['还没有到开始的时间']),
      ],
    },
    issueMinutes: {
      label: '登记纸质纪要',
      from: ['held'],
      to: 'minutesIssued',
      right: 'activities:write',
      as: ['organiser'],
      asks: z.strictObject({
        evidence: words('已印发的纪要', 120).meta({
          title: '已印发的纪要的文号或者存放处',
          help: '在系统里拟写的，到“会议纪要”里签发、印发',
        }),
      }),
    },
    close: {
      label: '关闭并计入履职',
      from: ['held', 'minutesIssued'],
      to: 'closed',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      confirm: '关闭后出勤计入每个人的履职档案，以后只能更正，不能改动。',
      asks: nothing,
      against: (s) => [
        ...(s.minutes && s.state === 'held' ? [`${s.kindLabel}须先印发纪要`] : []),
        ...(s.pendingLeaves > 0 ? [`还有${s.pendingLeaves}人的请假没有答复`] : []),
      ],
      source: '履职关闭后出勤才计入考核',
    },
    postpone: {
      label: '延期',
      from: ['approved', 'notified', 'signupClosed'],
      to: 'postponed',
      right: 'activities:write',
      as: ['organiser'],
      asks: z.strictObject({ reason: long('延期原因') }),
    },
    reschedule: {
      label: '另定时间',
      from: ['postponed'],
      to: 'notified',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'primary',
      asks: z.strictObject({
        startsOn: dayText.meta({ title: '新的日期', help: '各场次按原来的间隔一起移动' }),
        startsTime: clockText.meta({ title: '开始时间', widget: 'clock' }),
        place: words('地点', 120, 0).default('').meta({ title: '地点（不变的不填）' }),
      }),
    },
    cancel: {
      label: '取消活动',
      from: ['draft', 'submitted', 'returned', 'approved', 'notified', 'signupClosed', 'postponed'],
      to: 'cancelled',
      right: 'activities:write',
      as: ['organiser'],
      weight: 'danger',
      confirm: '已通知的人会收到取消的通知。',
      asks: z.strictObject({ reason: long('取消原因') }),
    },
  },
} as const satisfies Lifecycle<ActivityState, string, ActivitySubject, ActivityRelation>

export type ActivityMove = keyof typeof activityLifecycle.moves
export type ActivityAsk<M extends ActivityMove> = z.infer<(typeof activityLifecycle.moves)[M]['asks']>
export const activityCourse: Lifecycle<ActivityState, ActivityMove, ActivitySubject, ActivityRelation> = activityLifecycle
