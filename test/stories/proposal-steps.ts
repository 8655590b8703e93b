// People move proposals over HTTP as the pages do: open the case, then ask for the move with the version they saw.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { OfferedGroup, OfferedPaper } from '#/core/documents/contract.ts'
import type { ProposalDraft, ProposalPage, ReplyDraft } from '#/features/proposals/contract.ts'
import type { ProposalMove } from '#/features/proposals/lifecycle.ts'
import type { TaskMove } from '#/features/proposals/task-lifecycle.ts'
import type { Answer, City, Client, PersonName } from '../world.ts'

export const draftText: ProposalDraft = {
  subject: '关于改善云岭市老城区停车难问题的建议',
  proposerKind: 'individual',
  leadBodyId: null,
  contactName: '林一然',
  contactPhone: '0000-7654321',
  situation: '老城区车位缺口大，早晚高峰占道停车严重。',
  analysis: '规划滞后，机关和商场的车位夜间空着。',
  suggestions: ['建设立体停车库', '开放机关单位夜间车位'],
  surveyDone: true,
  surveyNote: '走访六个社区',
  openConsent: true,
  openReason: '',
  keywords: ['停车'],
  wishedUnits: [],
}

export const replyText: ReplyDraft = {
  docNo: '',
  title: '',
  body: '感谢您对交通工作的关心。',
  classMark: 'A',
  openness: 'open',
  opennessReason: '',
  contactName: '戚小满',
  contactPhone: '0000-1234567',
  items: [
    { no: 1, accepted: 'adopted', measure: '立体停车库已列入年度计划', done: true, dueDay: null, reason: '' },
    { no: 2, accepted: 'partly', measure: '三个单位试点已经开放', done: true, dueDay: null, reason: '' },
  ],
}

/** A planned answer (B类): what is still to be done has its day. */
export const promisingText: ReplyDraft = {
  ...replyText,
  classMark: 'B',
  items: [
    { no: 1, accepted: 'adopted', measure: '立体停车库列入计划，十月底前建成', done: false, dueDay: '2022-10-31', reason: '' },
    { no: 2, accepted: 'partly', measure: '三个单位试点，年底前推开', done: false, dueDay: '2022-12-31', reason: '' },
  ],
}

type Task = ProposalPage['tasks'][number]
type Form = ProposalPage['forms'][number]
// Answers are read as they come; a wrong field fails the assertion that follows.
// oxlint-disable-next-line typescript/no-explicit-any
export type Heard = Answer<any>
type Units = readonly { readonly bodyId: string; readonly role: 'sole' | 'lead' | 'assist' | 'separate' }[]

export interface Steps {
  readonly as: (name: PersonName) => Promise<Client>
  readonly page: (name: PersonName, id: string) => Promise<ProposalPage>
  readonly state: (id: string) => Promise<string>
  /** The newest task of a unit. */
  readonly task: (id: string, unit?: string) => Promise<Task>
  /** The form a person has to fill now. */
  readonly form: (name: PersonName, id: string) => Promise<Form>
  readonly save: (name: PersonName, id: string, text: ProposalDraft) => Promise<Heard>
  readonly move: (name: PersonName, id: string, move: ProposalMove, form?: object) => Promise<Heard>
  readonly taskMove: (name: PersonName, task: { id: string }, move: TaskMove, form?: object) => Promise<Heard>
  readonly saveReply: (name: PersonName, task: { id: string }, text?: ReplyDraft) => Promise<Heard>
  readonly rate: (name: PersonName, form: { id: string }, result: string, comment?: string) => Promise<Heard>
  /** The papers of a record and of what lies inside it. */
  readonly papers: (name: PersonName, kind: string, id: string) => Promise<readonly Paper[]>
  /** What a consultation asks, held today. */
  readonly consultation: () => object
  readonly batch: () => object

  readonly drafted: (text?: ProposalDraft) => Promise<string>
  readonly invited: (text?: ProposalDraft) => Promise<string>
  readonly submitted: (text?: ProposalDraft) => Promise<string>
  readonly inPreReview: () => Promise<string>
  readonly inJointReview: () => Promise<string>
  readonly filed: () => Promise<string>
  readonly allocated: (units?: Units) => Promise<string>
  readonly handedOver: (units?: Units) => Promise<string>
  /** A unit's reply up to the head's desk. */
  readonly awaitingSign: (id: string, unit?: Desk, text?: ReplyDraft) => Promise<void>
  readonly answered: (id: string, docNo: string, unit?: Desk, text?: ReplyDraft) => Promise<void>
}

/** Who works for a unit: the clerk who writes, the head who signs. */
export interface Desk {
  readonly unit: string
  readonly clerk: PersonName
  readonly head: PersonName
}

export interface Paper extends OfferedPaper {
  readonly kind: string
  readonly of: string
}

export function done(heard: Heard): Heard {
  assert.ok(heard.status < 300, `${heard.status}: ${heard.text}`)
  return heard
}

export const saysOf = (heard: Heard): string[] => (heard.body.reasons as { says: string }[]).map((r) => r.says)

/** Asserts the refusal's status and gives all its sentences. */
export function refused(heard: Heard, status: number): string[] {
  assert.equal(heard.status, status, heard.text)
  return saysOf(heard)
}

export function proposalSteps(city: City): Steps {
  const clients = new Map<PersonName, Promise<Client>>()
  let moment = ''
  // Weeks pass between two acts of a story, and sessions end: everybody signs in anew at each moment.
  const as = (name: PersonName): Promise<Client> => {
    const now = city.world.clock.now().toISOString()
    if (now !== moment) clients.clear()
    moment = now
    const known = clients.get(name) ?? city.signIn(name)
    clients.set(name, known)
    return known
  }
  const transport: Desk = { unit: city.bodies.transport, clerk: 'unit-liaison', head: 'unit-head' }
  const alone: Units = [{ bodyId: city.bodies.transport, role: 'sole' }]
  const page = async (name: PersonName, id: string): Promise<ProposalPage> =>
    done(await (await as(name)).get<ProposalPage>(`/api/proposals/${id}`)).body
  // Versions come from the record, so that a person who may not even open the case can still ask for a move.
  const versionIn = (table: 'matter' | 'handling_task', id: string): Promise<number> =>
    city.read(async (tx) => {
      const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`.execute(tx)
      return rows[0]?.version ?? 1
    })
  const move = async (name: PersonName, id: string, made: ProposalMove, form: object = {}): Promise<Heard> =>
    (await as(name)).post(`/api/proposals/${id}/moves/${made}`, { version: await versionIn('matter', id), ...form })
  const taskMove = async (name: PersonName, { id }: { id: string }, made: TaskMove, form: object = {}): Promise<Heard> =>
    (await as(name)).post(`/api/tasks/${id}/moves/${made}`, { version: await versionIn('handling_task', id), ...form })
  const save = async (name: PersonName, id: string, text: ProposalDraft): Promise<Heard> =>
    (await as(name)).put(`/api/proposals/${id}/text`, { version: await versionIn('matter', id), text })
  const saveReply = async (name: PersonName, { id }: { id: string }, text = replyText): Promise<Heard> =>
    (await as(name)).put(`/api/tasks/${id}/reply`, { version: await versionIn('handling_task', id), text })
  const task = async (id: string, unit = city.bodies.transport): Promise<Task> => {
    const found = (await page('proposal-office', id)).tasks.find((t) => t.unit.id === unit)
    assert.ok(found, 'the unit has a task')
    return found
  }
  const consultation = () => ({ phase: 'before', mode: 'visit', heldOn: city.today(), content: '登门听取了建议的初衷' })
  const batch = () => ({ title: `${city.today()}交办会`, meetingDay: city.today() })

  const drafted = async (text = draftText) => done(await (await as('member')).post('/api/proposals', { text })).body.id as string
  const invited = async (text = draftText) => {
    const id = await drafted(text)
    done(await move('member', id, 'invite', { people: [city.personId('member2')] }))
    return id
  }
  const submitted = async (text = draftText) => {
    const id = await drafted(text)
    done(await move('member', id, 'submit'))
    return id
  }
  const inPreReview = async () => {
    const id = await submitted()
    done(await move('proposal-office', id, 'startReview'))
    return id
  }
  const inJointReview = async () => {
    const id = await inPreReview()
    done(await move('proposal-office', id, 'passPreReview', { category: 'economy' }))
    return id
  }
  const filed = async () => {
    const id = await inJointReview()
    done(await move('proposal-director', id, 'file'))
    return id
  }
  const allocated = async (units = alone) => {
    const id = await filed()
    done(await move('assigning-office', id, 'allocate', { units }))
    return id
  }
  const handedOver = async (units = alone) => {
    const id = await allocated(units)
    done(await move('assigning-office', id, 'assign', batch()))
    return id
  }
  const awaitingSign = async (id: string, { unit, clerk } = transport, text = replyText) => {
    const t = await task(id, unit)
    done(await taskMove(clerk, t, 'receive'))
    done(await taskMove(clerk, t, 'consult', consultation()))
    done(await saveReply(clerk, t, text))
    done(await taskMove(clerk, t, 'sendForSign'))
  }
  const answered = async (id: string, docNo: string, desk = transport, text = replyText) => {
    await awaitingSign(id, desk, text)
    done(await taskMove(desk.head, await task(id, desk.unit), 'issue', { docNo, signerName: '荣立本', signerPost: '局长' }))
  }
  return {
    as,
    page,
    state: async (id) => (await page('proposal-office', id)).state.code,
    task,
    form: async (name, id) => {
      const found = (await page(name, id)).forms.find((f) => f.mine)
      assert.ok(found, 'there is a form to fill')
      return found
    },
    save,
    move,
    taskMove,
    saveReply,
    rate: async (name, { id }, result, comment = '') =>
      (await as(name)).post(`/api/feedback/${id}`, {
        answers: { contacted: 'face', attitude: 'satisfied', result },
        comment,
      }),
    papers: async (name, kind, id) => {
      const groups: readonly OfferedGroup[] = done(await (await as(name)).get(`/api/documents?kind=${kind}&id=${id}`)).body
      return groups.flatMap((g) => g.papers.map((p) => ({ ...p, kind: g.kind, of: g.id })))
    },
    consultation,
    batch,
    drafted,
    invited,
    submitted,
    inPreReview,
    inJointReview,
    filed,
    allocated,
    handedOver,
    awaitingSign,
    answered,
  }
}
