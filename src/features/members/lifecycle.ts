// A seat's course (duties.md §3.1): nominated, agreed by the chair meeting, decided by the standing committee, active, on leave or transferred, ended.
import { z } from 'zod'
import { isDay, type Day } from '#/core/day.ts'
import { dayText, id, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const seatStates = {
  nominated: { label: '提名', open: true, tone: 'waiting' },
  agreed: { label: '主席会议同意', open: true, tone: 'waiting' },
  decided: { label: '常委会议决定', open: true, tone: 'waiting' },
  active: { label: '在任', open: true, tone: 'good' },
  onLeave: { label: '请假离岗', open: true, tone: 'active' },
  transferred: { label: '调离待终止', open: true, tone: 'bad' },
  ended: { label: '已终止', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type SeatState = keyof typeof seatStates

export interface SeatSubject extends Judged<SeatState, never> {
  readonly name: string
  readonly fromDay: Day | null
  readonly stateSince: Day
  readonly termFrom: Day
  readonly termTo: Day | null
  /** Other seats of the person in this term that are held or under way. */
  readonly otherSeats: number
}

const day = (title: string) => dayText.refine(isDay, { error: '没有这一天' }).meta({ title })
const source = words('依据', 120).meta({ title: '依据' })
const act = (title: string) => z.strictObject({ day: day(title), source })

const alone = (s: SeatSubject): readonly string[] => (s.otherSeats > 0 ? [`${s.name}在本届已有另一个席位，一名委员只能有一个`] : [])

export const endReasons = ['expired', 'resigned', 'persuadedToResign', 'removed', 'deceased'] as const
const endLabels = { expired: '任期届满', resigned: '辞去', persuadedToResign: '劝辞', removed: '撤销资格', deceased: '去世' }

const manage = 'members:write' as const

export const seatLifecycle = {
  kind: 'seat',
  title: '委员席位',
  initial: 'nominated',
  states: seatStates,
  moves: {
    agree: {
      label: '主席会议同意',
      from: ['nominated'],
      to: 'agreed',
      right: manage,
      weight: 'primary',
      asks: act('主席会议日期'),
      against: alone,
      source: '名单经主席会议同意后提交常务委员会会议',
    },
    decide: {
      label: '常委会议决定',
      from: ['agreed'],
      to: 'decided',
      right: manage,
      weight: 'primary',
      asks: act('常委会议日期'),
      against: alone,
      source: '委员名单由常务委员会会议协商决定',
    },
    activate: {
      label: '就任',
      from: ['decided'],
      to: 'active',
      right: manage,
      weight: 'primary',
      asks: act('任职起始日期'),
      against: alone,
    },
    leave: {
      label: '准假离岗',
      from: ['active'],
      to: 'onLeave',
      right: manage,
      asks: z.strictObject({ day: day('离岗起始日期'), source, note: words('事由', 200, 0).meta({ title: '事由' }) }),
    },
    return: { label: '销假', from: ['onLeave'], to: 'active', right: manage, weight: 'primary', asks: act('返岗日期') },
    transfer: {
      label: '登记调离',
      from: ['active', 'onLeave'],
      to: 'transferred',
      right: manage,
      confirm: '登记后席位仍保留，待常委会议决定终止。',
      asks: act('调离日期'),
    },
    reassign: {
      label: '调整界别或职务',
      from: ['active'],
      to: 'ended',
      right: manage,
      confirm: '原席位到前一天为止，新席位从这一天起；以往按原界别统计。',
      asks: z.strictObject({
        day: day('新席位起始日期'),
        kind: z.enum(['member', 'standing', 'vice-chair', 'chair', 'secretary-general'], { error: '请选择职务' }).meta({
          title: '职务',
          labels: { member: '委员', standing: '常务委员', 'vice-chair': '副主席', chair: '主席', 'secretary-general': '秘书长' },
        }),
        sectorId: id.meta({ title: '界别', widget: 'unit', kinds: ['sector'] }),
        specialCommitteeId: id.nullable().meta({ title: '专委会（不填则按界别对应）', widget: 'unit', kinds: ['special-committee'] }),
        groupId: id.nullable().meta({ title: '委员小组', widget: 'unit', kinds: ['member-group'] }),
        source,
      }),
    },
    end: {
      label: '终止委员资格',
      from: ['active', 'onLeave', 'transferred'],
      to: 'ended',
      right: manage,
      weight: 'danger',
      confirm: '终止后不再具有委员的权利，记录保留。',
      asks: z.strictObject({
        day: day('任职的最后一天'),
        reason: z.enum(endReasons, { error: '请选择原因' }).meta({ title: '原因', labels: endLabels }),
        source,
      }),
    },
    withdraw: {
      label: '不予任命',
      from: ['nominated', 'agreed', 'decided'],
      to: 'ended',
      right: manage,
      weight: 'danger',
      asks: act('日期'),
    },
  },
} as const satisfies Lifecycle<SeatState, string, SeatSubject, never>

export type SeatMove = keyof typeof seatLifecycle.moves
export type SeatAsk<M extends SeatMove> = z.infer<(typeof seatLifecycle.moves)[M]['asks']>

/** The same table as judge takes it. */
export const seatCourse: Lifecycle<SeatState, SeatMove, SeatSubject, never> = seatLifecycle

/** What is wrong with the day a move names; the schema only knows that it is a day. */
export function dayWrong(move: SeatMove, seat: SeatSubject, day: Day): readonly string[] {
  const says: string[] = []
  if (day < seat.stateSince && move !== 'reassign') says.push(`日期早于进入“${seatStates[seat.state].label}”的${seat.stateSince}`)
  if (move === 'activate') {
    if (day < seat.termFrom) says.push(`任职起始日期早于本届开始的${seat.termFrom}`)
    if (seat.termTo && day > seat.termTo) says.push(`任职起始日期晚于本届届满的${seat.termTo}`)
  }
  if (move === 'reassign' && seat.fromDay && day <= seat.fromDay) says.push(`新席位须晚于原席位开始的${seat.fromDay}`)
  return says
}
