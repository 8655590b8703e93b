// Activities over HTTP as the pages make them: a meeting of three sessions with people on its list, brought to any state. For stories of all parts.
import { sql } from 'kysely'
import { addDays } from '#/core/day.ts'
import type { ActivityPage } from '#/features/activities/contract.ts'
import type { ActivityMove, ActivityState } from '#/features/activities/lifecycle.ts'
import type { ReplyMove } from '#/features/activities/reply-lifecycle.ts'
import { done, type Heard } from './stories/proposal-steps.ts'
import type { City, Client, PersonName } from './world.ts'

export interface ActivitySteps {
  readonly as: (name: PersonName) => Promise<Client>
  /** A draft of the general office, without people. Its first session is under way at 10:00 of the city's day, its last is tomorrow. */
  readonly draft: (kind?: string, fields?: object, by?: PersonName) => Promise<string>
  readonly invite: (id: string, people: readonly PersonName[], ask?: object, by?: PersonName) => Promise<Heard>
  readonly move: (name: PersonName, id: string, move: ActivityMove, form?: object) => Promise<Heard>
  readonly reply: (name: PersonName, participationId: string, move: ReplyMove, form?: object) => Promise<Heard>
  /** The activity with member, member2 and member3 as 应到 and one guest, in this state. */
  readonly inState: (state: ActivityState, kind?: string, fields?: object) => Promise<string>
  readonly page: (name: PersonName, id: string) => Promise<ActivityPage>
  /** The participation of one of the named people. */
  readonly partOf: (id: string, name: PersonName) => Promise<string>
  /** A form that has nothing wrong with it, for each move. */
  readonly forms: { readonly [M in ActivityMove]: () => object }
  readonly replyForms: { readonly [M in ReplyMove]: () => object }
}

/** The fields of a meeting of three half-days: today morning and afternoon, tomorrow morning. */
export const meetingFields = (city: City, kind = 'plenary'): object => {
  const today = city.today()
  return {
    kind,
    title: '市政协五届一次会议',
    place: '市政协会议厅',
    sessions: [
      { label: '第一天上午', day: today, from: '09:00', until: '11:30' },
      { label: '第一天下午', day: today, from: '14:30', until: '17:00' },
      { label: '第二天上午', day: addDays(today, 1), from: '09:00', until: '11:30' },
    ],
    themes: ['industry'],
  }
}

export function activitySteps(city: City): ActivitySteps {
  const clients = new Map<PersonName, Promise<Client>>()
  const as = (name: PersonName): Promise<Client> => {
    const known = clients.get(name) ?? city.signIn(name)
    clients.set(name, known)
    return known
  }
  const versionIn = (table: string, id: string): Promise<number> =>
    city.read(async (tx) => {
      const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`.execute(tx)
      return rows[0]?.version ?? 1
    })
  const office = 'general-office'

  const steps: ActivitySteps = {
    as,
    draft: async (kind, fields = {}, by = office) =>
      done(await (await as(by)).post('/api/activities', { ...meetingFields(city, kind), ...fields })).body.id,
    invite: async (id, people, ask = {}, by = office) =>
      (await as(by)).post(`/api/activities/${id}/participants`, { personIds: people.map((p) => city.personId(p)), ...ask }),
    move: async (name, id, move, form = {}) =>
      (await as(name)).post(`/api/activities/${id}/moves/${move}`, { version: await versionIn('matter', id), ...form }),
    reply: async (name, id, move, form = {}) =>
      (await as(name)).post(`/api/participations/${id}/moves/${move}`, { version: await versionIn('participation', id), ...form }),
    inState: async (state, kind, fields) => {
      const id = await steps.draft(kind, fields)
      done(await steps.invite(id, ['member', 'member2', 'member3'], { guests: [{ name: '来宾甲', unit: '市农业科学院' }] }))
      for (const [by, move] of wayTo[state]) done(await steps.move(by, id, move, steps.forms[move]()))
      return id
    },
    page: async (name, id) => done(await (await as(name)).get<ActivityPage>(`/api/activities/${id}`)).body,
    partOf: (id, name) =>
      city.read(async (tx) => {
        const { rows } = await sql<{
          id: string
        }>`select id from participation where activity_id = ${id} and person_id = ${city.personId(name)}
          and removed_at is null`.execute(tx)
        return rows[0]?.id ?? ''
      }),
    forms: {
      submit: () => ({}),
      approve: () => ({ note: '同意' }),
      sendBack: () => ({ reason: '请补充议程' }),
      registerApproval: () => ({ by: '苏怀瑾', evidence: '云协办阅〔2022〕8号' }),
      notify: () => ({}),
      closeSignUp: () => ({}),
      begin: () => ({}),
      hold: () => ({}),
      issueMinutes: () => ({ evidence: '档案柜第3格' }),
      close: () => ({}),
      postpone: () => ({ reason: '因防汛工作需要' }),
      reschedule: () => ({ startsOn: addDays(city.today(), 14), startsTime: '09:00' }),
      cancel: () => ({ reason: '与市委会议冲突' }),
    },
    replyForms: {
      confirm: () => ({}),
      decline: () => ({ reason: '另有安排' }),
      askLeave: () => ({ kind: 'sick', reason: '住院治疗' }),
      grantLeave: () => ({ says: '同意' }),
      refuseLeave: () => ({ says: '请安排好工作到会' }),
      registerLeave: () => ({ kind: 'official', reason: '', by: '苏怀瑾', evidence: '请假条' }),
      substitute: () => ({ name: '替代者甲', unit: '市农业科学院' }),
    },
  }
  return steps
}

const by = 'general-office' as const
const notified: readonly (readonly [PersonName, ActivityMove])[] = [
  [by, 'submit'],
  ['chair', 'approve'],
  [by, 'notify'],
]
const held: typeof notified = [...notified, [by, 'begin'], [by, 'hold']]

const wayTo: Record<ActivityState, typeof notified> = {
  draft: [],
  submitted: notified.slice(0, 1),
  returned: [
    [by, 'submit'],
    ['chair', 'sendBack'],
  ],
  approved: notified.slice(0, 2),
  notified,
  signupClosed: [...notified, [by, 'closeSignUp']],
  inSession: [...notified, [by, 'begin']],
  held,
  minutesIssued: [...held, [by, 'issueMinutes']],
  closed: [...held, [by, 'issueMinutes'], [by, 'close']],
  postponed: [...notified, [by, 'postpone']],
  cancelled: [...notified, [by, 'cancel']],
}
