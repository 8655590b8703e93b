// What the journal says of meetings and activities. Data carries names and the kind's traits as they were that day: facts follow from it alone.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'
import { audiences, capacities, presences, type Capacity, type MaterialAudience, type Presence } from './words.ts'

/** What facts ask of an activity, as it stood when they arose. */
export interface ActivityTold {
  readonly title: string
  readonly kind: string
  readonly group: string
  readonly mandatory: boolean
  readonly halfDays: boolean
  readonly themes: readonly string[]
  /** A study or reading programme, else the named programme of the year. */
  readonly programme: string | null
  readonly trigger: string | null
  /** The host body; null: the committee itself. */
  readonly host: string | null
  readonly cohosts: readonly string[]
  readonly thematic: boolean
  readonly on: Day
}

/** One person's presence in one session, once settled. */
export interface SettledPerson {
  readonly personId: string
  readonly role: string
  readonly capacity: Capacity
  readonly substitute: boolean
  /** The session's number, 1 first. */
  readonly session: number
  readonly label: string
  readonly day: Day
  readonly state: Presence
  readonly late: boolean
  readonly leftEarly: boolean
  readonly confirmed: boolean
  /** The kind of leave, and whether such leave is not counted against anybody. */
  readonly reason: string | null
  readonly exempt: boolean
}

interface Timed {
  readonly told: ActivityTold
  /** Working days before the activity, or after it. */
  readonly workingDays: number
}

const quoted = (text: string): string => (text ? `：${text}` : '')
const names = (list: readonly string[]): string =>
  list.length > 12 ? `${list.slice(0, 12).join('、')}等${list.length}人` : list.join('、')

export const activityEvents = {
  created: event('activity.created', (d: { kind: string; title: string; on: Day }) => `拟办${d.kind}“${d.title}”，${inChinese(d.on)}`),
  registeredPast: event(
    'activity.registeredPast',
    (d: { kind: string; title: string; on: Day; source: string }) => `补登${inChinese(d.on)}的${d.kind}“${d.title}”（${d.source}）`,
  ),
  edited: event('activity.edited', (d: { what: readonly string[] }) => `修改${d.what.join('、')}`),
  rearranged: event('activity.rearranged', (d: { words: string }) => `时间地点改为${d.words}，请参加人员重新确认`),
  submitted: event('activity.submitted', (d: { note: string }) => `送审${quoted(d.note)}`),
  approved: event(
    'activity.approved',
    (d: { by: string; paper: string | null; note: string }) =>
      `${d.paper ? `${d.by}签批（签批件：${d.paper}）` : d.by}审定${quoted(d.note)}`,
  ),
  sentBack: event('activity.sentBack', (d: { reason: string }) => `退回修改：${d.reason}`),
  notified: event(
    'activity.notified',
    (d: Timed & { people: number; ordinal: number | null }) =>
      `发出通知${d.ordinal ? `，编为第${d.ordinal}次` : ''}，${d.people}人，提前${d.workingDays}个工作日`,
  ),
  signUpClosed: event('activity.signUpClosed', (d: { signedUp: number }) => `报名截止，${d.signedUp}人报名`),
  begun: event('activity.begun', () => '开始'),
  held: event(
    'activity.held',
    (d: { told: ActivityTold; people: number; audience: number | null }) =>
      `登记举行，${d.people}人参加${d.audience ? `，听众${d.audience}人` : ''}`,
  ),
  minuted: event(
    'activity.minuted',
    (d: Timed & { paper: string | null }) => `印发纪要${d.paper ? `（纸质：${d.paper}）` : ''}，会后${d.workingDays}个工作日`,
  ),
  closed: event(
    'activity.closed',
    (d: { told: ActivityTold; people: readonly SettledPerson[] }) => `关闭，出勤计入履职：${tally(d.people)}`,
  ),
  corrected: event(
    'activity.corrected',
    (d: {
      told: ActivityTold
      name: string
      reason: string
      /** All sessions of the person: facts of an activity without half-days are reckoned from them together. */
      before: readonly SettledPerson[]
      after: readonly SettledPerson[]
    }) => `更正${d.name}的出勤：${tally(d.before)}改为${tally(d.after)}，${d.reason}`,
  ),
  postponed: event('activity.postponed', (d: { reason: string }) => `延期：${d.reason}`),
  rescheduled: event('activity.rescheduled', (d: { words: string }) => `另定于${d.words}`),
  cancelled: event('activity.cancelled', (d: { reason: string }) => `取消：${d.reason}`),
  agendaSet: event('activity.agendaSet', (d: { items: readonly string[] }) =>
    d.items.length ? `排定议程：${names(d.items)}` : '清空议程',
  ),
  materialAdded: event(
    'activity.materialAdded',
    (d: { title: string; access: MaterialAudience }) => `列入材料“${d.title}”（${audiences[d.access]}可看）`,
  ),
  materialReleased: event(
    'activity.materialReleased',
    (d: Timed & { title: string; first: boolean }) => `发出材料“${d.title}”，提前${d.workingDays}个工作日`,
  ),
  materialRemoved: event('activity.materialRemoved', (d: { title: string }) => `撤下材料“${d.title}”`),
  invited: event(
    'activity.invited',
    (d: { capacity: Capacity; people: readonly string[] }) => `列入${capacities[d.capacity]}${d.people.length}人：${names(d.people)}`,
  ),
  uninvited: event('activity.uninvited', (d: { people: readonly string[] }) => `移出名单：${names(d.people)}`),
  roleSet: event(
    'activity.roleSet',
    (d: { name: string; capacity: Capacity; role: string }) => `${d.name}的身份改为${capacities[d.capacity]}、${d.role}`,
  ),
}

/** Told on the participation: who answers what is not on everybody's timeline. */
export const participationEvents = {
  confirmed: event('participation.confirmed', (d: { name: string }) => `${d.name}答复参加`),
  declined: event('participation.declined', (d: { name: string }) => `${d.name}答复不参加`),
  leaveAsked: event('participation.leaveAsked', (d: { name: string; kind: string }) => `${d.name}请假（${d.kind}）`),
  leaveGranted: event('participation.leaveGranted', (d: { name: string; says: string }) => `准予${d.name}请假${quoted(d.says)}`),
  leaveRefused: event('participation.leaveRefused', (d: { name: string; says: string }) => `不准${d.name}请假：${d.says}`),
  leaveRegistered: event(
    'participation.leaveRegistered',
    (d: { name: string; kind: string; by: string; evidence: string }) => `登记${d.by}准予${d.name}请假（${d.kind}），依据：${d.evidence}`,
  ),
  substituted: event('participation.substituted', (d: { name: string; by: string }) => `${d.name}请${d.by}代替`),
  signedUp: event('participation.signedUp', (d: { name: string }) => `${d.name}报名`),
  walkedIn: event('participation.walkedIn', (d: { name: string }) => `${d.name}未报名到场`),
}

function tally(people: readonly SettledPerson[]): string {
  const count = (state: Presence) => people.filter((p) => p.state === state).length
  return (Object.keys(presences) as Presence[]).map((s) => `${presences[s]}${count(s)}`).join('、') + '（人次）'
}
