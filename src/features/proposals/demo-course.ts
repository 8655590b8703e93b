// Leads one case of the demonstration through its acts up to where it is to end.
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { addDays, addMonths, day, instantOf, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoStage } from '#/core/feature.ts'
import type { BodyBrief, Session } from '#/features/organisation/public.ts'
import { roles } from '#/core/identity/access.ts'
import { caseActs } from './actions/acts.ts'
import { allocate, assign } from './actions/assign.ts'
import { createDraft, invite, sign, submit } from './actions/draft.ts'
import { confirmRehandle, evaluate, judgeConsultation, lapseForms, mediate } from './actions/feedback.ts'
import { assistOpinion, consult, issue, plan, receive, saveReply, sendForSign } from './actions/handle.ts'
import { merge } from './actions/merge.ts'
import { file } from './actions/file.ts'
import { notFile, passPreReview, returnToProposer } from './actions/review.ts'
import { withdraw } from './actions/withdraw.ts'
import { leadConversion } from './conversion/demo.ts'
import type { ProposalDraft } from './contract.ts'
import type { Topic } from './demo-texts.ts'
import type { Dossier, FormRow, TaskRow } from './dossier.ts'
import { findCase } from './store.ts'
import { answers, type ClassMark, type Rating, type UnitRole } from './words.ts'

export type Ending =
  | 'draft'
  | 'cosigning'
  | 'submitted'
  | 'preReview'
  | 'returned'
  | 'jointReview'
  | 'filed'
  | 'notFiled'
  | 'merged'
  | 'withdrawn'
  | 'allocated'
  | 'assigned'
  | 'inHandling'
  | 'feedbackOpen'
  | 'dissatisfied'
  | 'noFeedback'
  | 'rehandling'
  | 'rehandledClosed'
  | 'mediating'
  | 'mediated'
  | 'closed'
  | 'archived'

export interface Named {
  readonly id: string
  readonly name: string
}

export interface Troupe {
  readonly stage: DemoStage
  readonly sessions: readonly Session[]
  readonly members: readonly Named[]
  /** Account name → person, for those who sign in and should find work waiting. */
  readonly known: Readonly<Record<string, string>>
  readonly units: readonly BodyBrief[]
  readonly collectives: readonly BodyBrief[]
  readonly headOf: (unit: BodyBrief) => Actor
  readonly office: Actor
  readonly director: Actor
  readonly assigning: Actor
  readonly topics: readonly Topic[]
  readonly whereabouts: readonly string[]
}

export interface DemoDraft {
  readonly text: ProposalDraft
  readonly category: string
  readonly author: Actor
  readonly cosigners: readonly Named[]
  readonly units: readonly { readonly unit: BodyBrief; readonly role: UnitRole }[]
}

export interface Way {
  readonly ending: Ending
  readonly begins: Day
  readonly session: Session
  /** For one that is merged: the case that takes it in, and the day that one was filed. */
  readonly main?: { readonly id: string; readonly filedOn: Day }
  /** Called once the case is filed, before its units are settled: others may be merged into it then. */
  readonly onFiled?: (id: string, filedOn: Day) => Promise<Day>
}

export function draftFor(troupe: Troupe, n: number): DemoDraft {
  const { random } = troupe.stage
  const any = <T>(from: readonly T[]): T => {
    const one = from[Math.floor(random() * from.length)]
    if (one === undefined) throw new Error('the demonstration chose from nothing')
    return one
  }
  const topic = any(troupe.topics)
  const where = any(troupe.whereabouts)
  const verb = any(topic.verbs)
  const kind = random()
  const collective = kind < 0.16 ? any(troupe.collectives) : null
  const author = collective ? collectiveActor(troupe, collective) : memberActor(troupe, authorOf(troupe, n) ?? any(troupe.members))
  const cosigners =
    collective || kind < 0.72
      ? []
      : troupe.members.filter((m) => m.id !== author.personId && random() < 2.2 / troupe.members.length).slice(0, 4)
  const count = 2 + Math.floor(random() * 3)
  const from = Math.floor(random() * 4)
  const suggestions = Array.from({ length: count }, (_, i) => topic.suggestions[(from + i) % 4] ?? topic.suggestions[0])
  return {
    category: topic.category,
    author,
    cosigners,
    units: unitsFor(troupe, topic, random),
    text: {
      subject: `关于${verb}${where}${topic.noun}的${random() < 0.7 ? '建议' : '提案'}`,
      proposerKind: collective ? kindOf(collective) : 'individual',
      leadBodyId: collective?.id ?? null,
      contactName: collective ? '联络人' : '',
      contactPhone: '',
      situation: `${topic.situation}${where ? `据在${where}的走访，` : '据多地走访，'}${['受访群众普遍希望尽快改善。', '基层干部反映力量和经费都不足。', '近两年反映的人数有所增加。'][n % 3]}`,
      analysis: topic.analysis,
      suggestions,
      surveyDone: random() < 0.8,
      surveyNote: `走访${3 + (n % 9)}个点，座谈${1 + (n % 4)}次。`,
      openConsent: random() < 0.93,
      openReason: '涉及具体单位内部情况，暂不公开',
      keywords: [topic.noun.slice(0, 12)],
      wishedUnits: [],
    },
  }
}

const kindOf = (body: BodyBrief): ProposalDraft['proposerKind'] =>
  body.kind === 'party' ? 'party' : body.kind === 'sector' ? 'sector' : body.kind === 'special-committee' ? 'committee' : 'massOrg'

/** Every tenth case is the demo member's or his neighbour's, so that their pages are not empty. */
const authorOf = (troupe: Troupe, n: number): Named | undefined => {
  const account = n % 20 === 3 ? 'member' : n % 20 === 13 ? 'member2' : null
  return account ? troupe.members.find((m) => m.id === troupe.known[account]) : undefined
}

const acting = (committeeId: number, who: Named | null, role: 'member' | 'collective', bodyId: string | null, name: string): Actor => ({
  kind: 'person',
  personId: who?.id ?? null,
  accountId: null,
  name,
  committeeId,
  posts: [{ role, bodyId, bodyName: null }],
  rights: new Set(roles[role].rights),
})
const memberActor = (troupe: Troupe, who: Named): Actor => acting(troupe.stage.committeeId, who, 'member', null, who.name)
const collectiveActor = (troupe: Troupe, body: BodyBrief): Actor => acting(troupe.stage.committeeId, null, 'collective', body.id, body.name)

function unitsFor(troupe: Troupe, topic: Topic, random: () => number): DemoDraft['units'] {
  const fitting = topic.units.flatMap((word) => troupe.units.find((u) => u.name.includes(word)) ?? [])
  const spare = troupe.units[Math.floor(random() * troupe.units.length)]
  const chosen = [...new Set([...fitting, ...(spare ? [spare] : [])])]
  const [one, two, three] = chosen
  if (!one) throw new Error('the demonstration has no handling units')
  const way = random()
  if (way < 0.62 || !two) return [{ unit: one, role: 'sole' }]
  if (way < 0.93)
    return [
      { unit: one, role: 'lead' },
      { unit: two, role: 'assist' },
      ...(three && way > 0.84 ? [{ unit: three, role: 'assist' as const }] : []),
    ]
  return [
    { unit: one, role: 'separate' },
    { unit: two, role: 'separate' },
  ]
}

export interface Led {
  readonly id: string
  /** Where its clock stands. */
  readonly on: Day
}

/** Follows one case; `moment` is what its clock shows, and every act moves it on. */
export async function leadThrough(troupe: Troupe, draft: DemoDraft, way: Way): Promise<Led> {
  const { stage, office, director, assigning } = troupe
  const { random, committeeId } = stage
  let moment: Day = way.begins
  const later = (days: number): Day => (moment = addDays(moment, 1 + Math.floor(random() * days)))
  // Within a day, too, time only goes forward: the timeline is read in this order.
  let last = 0
  const world = (): World => {
    const somewhen = instantOf(moment, '09:00').getTime() + Math.floor(random() * 6 * 3_600_000)
    last = Math.max(somewhen, last + 60_000 * (3 + Math.floor(random() * 40)))
    return stage.at(new Date(last))
  }
  const reader = office
  const found = async (): Promise<Dossier> => {
    const d = await readIn(stage.world.db, [committeeId], (tx) => findCase(tx, reader, id))
    return d ?? (await readIn(stage.world.db, [committeeId], (tx) => findCase(tx, draft.author, id))) ?? missing(id)
  }
  const { id } = must(await createDraft(world(), draft.author, draft.text.proposerKind, draft.text))
  let version = 1
  const seen = () => ({ id, version: version++ })
  if (way.ending === 'draft') return { id, on: moment }
  const wantsSigners = way.ending === 'cosigning' ? [troupe.members[Math.floor(random() * troupe.members.length)]] : draft.cosigners
  const invited =
    draft.text.proposerKind === 'individual' ? wantsSigners.filter((m) => m !== undefined && m.id !== draft.author.personId) : []
  if (invited.length) {
    must(await invite(world(), draft.author, seen(), { people: invited.map((m) => m?.id ?? '') }))
    if (way.ending === 'cosigning') return { id, on: moment }
    const { textHash } = await found()
    for (const person of invited)
      if (person) must(await sign(world(), memberActor(troupe, person), seen(), { textHash: textHash ?? '', opinion: '' }))
  } else if (way.ending === 'cosigning') return { id, on: moment }
  must(await submit(world(), draft.author, seen()))
  if (way.ending === 'submitted') return { id, on: moment }
  later(3)
  if (way.ending === 'withdrawn') {
    must(await withdraw(world(), draft.author, seen(), { reason: '情况有变化，拟充实调研后再提' }))
    return { id, on: moment }
  }
  must(await caseActs.startReview(world(), office, seen(), {}))
  if (way.ending === 'preReview') return { id, on: moment }
  if (way.ending === 'returned') {
    must(await returnToProposer(world(), office, seen(), { defects: '一案提出了两件事，请分开写，并补充具体建议' }))
    return { id, on: moment }
  }
  const units = draft.units.map(({ unit, role }) => ({ bodyId: unit.id, role }))
  must(await passPreReview(world(), office, seen(), { category: draft.category, units, note: '' }))
  if (way.ending === 'jointReview') return { id, on: moment }
  later(4)
  if (way.ending === 'notFiled') {
    const [reasonCode, reasonText] =
      [
        ['empty', '建议过于笼统，没有可办的措施'],
        ['answered', '去年已有答复，政策没有变化'],
        ['beyond', '属于上级事权，将通过其他渠道反映'],
        ['single', '反映单一事项，转有关部门作来信处理'],
      ][Math.floor(random() * 4)] ?? []
    must(
      await notFile(world(), director, seen(), {
        reasonCode: reasonCode ?? 'empty',
        reasonText: reasonText ?? '',
        disposal: random() < 0.5 ? 'convertedOpinion' : 'convertedLetter',
      }),
    )
    await leadConversion({ asked: (await found()).conversion, author: draft.author, office, world, later })
    return { id, on: moment }
  }
  if (way.main) {
    if (moment < way.main.filedOn) moment = way.main.filedOn
    must(await merge(world(), director, seen(), { mainCase: way.main.id, consent: true, note: '反映同一问题，建议相近' }))
    return { id, on: moment }
  }
  must(await file(world(), director, seen(), { note: '' }))
  if (way.onFiled) {
    const mergedOn = await way.onFiled(id, moment)
    if (moment < mergedOn) moment = mergedOn
    later(2)
  }
  if (way.ending === 'filed') return { id, on: moment }
  must(await allocate(world(), office, seen(), { units }))
  if (way.ending === 'allocated') return { id, on: moment }
  const batch = way.session.closesOn < moment ? addDays(moment, 5) : day('2022-03-04')
  if (batch > moment) moment = batch
  must(
    await assign(world(), assigning, seen(), {
      title: batchTitle(moment, way.session),
      meetingDay: moment,
      documentNo: '',
      place: '市政协会议室',
      note: '',
    }),
  )
  if (way.ending === 'assigned') return { id, on: moment }
  await handle({ troupe, draft, way, id, found, world, later, at: (d) => (moment = d) })
  return { id, on: moment }
}

const batchTitle = (on: Day, session: Session): string =>
  `${session.title}提案${on === '2022-03-04' ? '集中交办' : `平时交办（${Number(on.slice(5, 7))}月）`}`

interface Handling {
  readonly troupe: Troupe
  readonly draft: DemoDraft
  readonly way: Way
  readonly id: string
  readonly found: () => Promise<Dossier>
  readonly world: () => World
  readonly later: (days: number) => Day
  readonly at: (d: Day) => void
}

async function handle(h: Handling): Promise<void> {
  const { troupe, way, world, later } = h
  const { random } = troupe.stage
  const assigned = await h.found()
  later(2)
  for (const task of assigned.tasks) must(await receive(world(), headOf(troupe, task), { id: task.id, version: task.version }))
  if (way.ending === 'inHandling') return
  for (const task of assigned.tasks.filter((t) => !answers[t.role])) {
    later(9)
    must(
      await assistOpinion(
        world(),
        headOf(troupe, task),
        { id: task.id, version: task.version + 1 },
        { docNo: '', opinion: '我单位支持该提案，职责范围内事项已列入工作安排，供主办单位答复时参考。' },
      ),
    )
  }
  const late = random() < 0.04
  const unhappy = ['dissatisfied', 'rehandling', 'rehandledClosed', 'mediating', 'mediated'].includes(way.ending)
  const open = ['feedbackOpen', 'dissatisfied', 'rehandling'].includes(way.ending)
  let first = true
  for (const task of assigned.tasks.filter((t) => answers[t.role])) {
    if (first) h.at(answerDay(task.assignedOn, { late, open, random }))
    else later(3)
    first = false
    await answerTask(h, task, 1, unhappy ? (random() < 0.5 ? 'B' : 'C') : archivable(way, classFor(random())))
  }
  if (way.ending === 'feedbackOpen') return
  if (way.ending === 'noFeedback') {
    later(1)
    h.at(addDays(assigned.assignedOn ?? way.begins, 200))
    must(await lapseForms(world(), troupe.office, h.id))
    return
  }
  later(8)
  await judgeAll(h, 1, unhappy)
  if (way.ending === 'archived') must(await caseActs.archive(world(), troupe.office, await version(h), {}))
  if (!unhappy || way.ending === 'dissatisfied') return
  later(2)
  must(await confirmRehandle(world(), troupe.office, await version(h), { demand: '请对照提案者意见逐条说明进展和完成时间' }))
  if (way.ending === 'rehandling') return
  later(20)
  const second = (await h.found()).tasks.filter((t) => t.round === 2 && t.state !== 'superseded')
  for (const task of second) {
    must(await receive(world(), headOf(troupe, task), { id: task.id, version: task.version }))
    await answerTask(h, { ...task, version: task.version + 1 }, 2, 'B')
  }
  later(6)
  const again = way.ending === 'mediating' || way.ending === 'mediated'
  await judgeAll(h, 2, again)
  if (way.ending === 'mediated') {
    const heldOn = later(9)
    must(
      await mediate(world(), troupe.office, await version(h), {
        heldOn,
        place: '市政协会议室',
        proposerPeople: h.draft.author.name,
        unitPeople: '承办单位负责人',
        otherPeople: '市政府办、提案委',
        minutes: '三方当面沟通，承办单位承诺分两步实施，提案者表示理解。',
        result: 'understood',
      }),
    )
  }
}

/** Between six weeks and three months after the hand-over; the late ones a little after; those still open in the last weeks. */
function answerDay(assignedOn: Day, how: { late: boolean; open: boolean; random: () => number }): Day {
  if (how.open) return addDays(day('2022-12-05'), Math.floor(how.random() * 8))
  const due = addMonths(assignedOn, 3)
  return how.late ? addDays(due, 2 + Math.floor(how.random() * 12)) : addDays(assignedOn, 40 + Math.floor(how.random() * 48))
}

/** What still owes a promise is not archived. */
const archivable = ({ ending }: Way, mark: ClassMark): ClassMark => (ending === 'archived' ? 'A' : mark)
const classFor = (chance: number): ClassMark => (chance < 0.62 ? 'A' : chance < 0.88 ? 'B' : 'C')
const version = async (h: Handling) => ({ id: h.id, version: (await h.found()).version })

async function answerTask(h: Handling, task: TaskRow, round: number, classMark: ClassMark): Promise<void> {
  const { troupe, draft, world } = h
  const { random } = troupe.stage
  const head = headOf(troupe, task)
  let v = round === 1 ? task.version + 1 : task.version
  const today = world().clock.today()
  if (round === 1 && random() < 0.3) {
    must(
      await plan(
        world(),
        head,
        { id: task.id, version: v++ },
        {
          responsibleLeader: '分管负责人',
          section: '办公室',
          clerk: head.name,
          clerkPhone: '0000-8000000',
          plan: '四月调研，五月与提案者面商，六月底前答复。',
        },
      ),
    )
  }
  const face = random() < 0.82
  must(
    await consult(
      world(),
      head,
      { id: task.id, version: v++ },
      {
        phase: round === 1 ? 'during' : 'after',
        mode: face ? (random() < 0.5 ? 'visit' : 'invite') : random() < 0.8 ? 'phone' : 'waived',
        heldOn: today,
        place: face ? '提案者单位' : '',
        unitPeople: head.name,
        content: '介绍办理思路，听取对措施和时间的意见。',
        opinions: '希望措施更具体。',
        agreed: '按商定的步骤推进。',
      },
    ),
  )
  const items = draft.text.suggestions.map((text, i) => {
    const accepted = random() < 0.7 ? ('adopted' as const) : random() < 0.7 ? ('partly' as const) : ('notAdopted' as const)
    const taken = classMark === 'B' && i === 0 ? ('adopted' as const) : accepted
    // A planned answer promises one thing; what else it took up is done.
    const done = classMark === 'A' || (classMark === 'B' && i > 0)
    return {
      no: i + 1,
      accepted: taken,
      measure: taken === 'notAdopted' ? '' : `已就“${text.slice(0, 14)}”制定措施，${done ? '相关工作已经落实' : '列入下一步工作计划'}。`,
      done: taken !== 'notAdopted' && done,
      // From four months to a year and a half: at the demonstration's day some have come due, most have not.
      dueDay: taken !== 'notAdopted' && !done ? addDays(today, 120 + ((i * 5 + Number(today.slice(8))) % 6) * 85) : null,
      reason: taken === 'notAdopted' ? '受现有政策和财力限制，暂不具备条件。' : '',
    }
  })
  must(
    await saveReply(
      world(),
      head,
      { id: task.id, version: v++ },
      {
        docNo: '',
        title: '',
        body: '我们将继续做好后续工作，欢迎监督。',
        classMark,
        openness: draft.text.openConsent ? 'open' : 'onRequest',
        opennessReason: draft.text.openConsent ? '' : '提案者不同意公开',
        contactName: head.name,
        contactPhone: '0000-8000000',
        items,
      },
    ),
  )
  must(await sendForSign(world(), head, { id: task.id, version: v++ }))
  const no = Math.floor(random() * 300) + 1
  must(
    await issue(
      world(),
      head,
      { id: task.id, version: v++ },
      { docNo: `云办函〔${today.slice(0, 4)}〕${no}号`, signerName: head.name, signerPost: '主要负责人' },
    ),
  )
}

async function judgeAll(h: Handling, round: number, unhappy: boolean): Promise<void> {
  const { troupe, draft, world } = h
  const { random } = troupe.stage
  const d = await h.found()
  for (const form of d.forms.filter((f) => f.round === round && f.givenOn === null && f.decisive)) {
    const chance = random()
    const result: Rating = unhappy ? 'dissatisfied' : chance < 0.84 ? 'satisfied' : chance < 0.96 ? 'basically' : 'understood'
    must(
      await evaluate(world(), evaluatorOf(troupe, form, draft.author), form.id, {
        answers: {
          contacted: chance < 0.8 ? 'face' : 'other',
          attitude: unhappy && chance < 0.3 ? 'dissatisfied' : 'satisfied',
          result,
        },
        comment: unhappy ? '答复原则性较多，没有说明完成时间。' : '',
      }),
    )
  }
  for (const record of d.consultations.filter((c) => !c.confirmedAt && !c.disputedAt))
    if (random() < 0.7)
      must(await judgeConsultation(world(), draft.author, record.id, random() < 0.02 ? '没有当面来过，只打过一次电话' : null))
}

/** Authors of merged cases judge for themselves. */
function evaluatorOf(troupe: Troupe, form: FormRow, author: Actor): Actor {
  if (form.evaluatorId === author.personId || author.posts.some((p) => p.bodyId === form.evaluatorId)) return author
  const body = troupe.collectives.find((c) => c.id === form.evaluatorId)
  return body ? collectiveActor(troupe, body) : memberActor(troupe, { id: form.evaluatorId, name: form.evaluator })
}

function headOf(troupe: Troupe, task: TaskRow): Actor {
  const unit = troupe.units.find((u) => u.id === task.bodyId)
  if (!unit) throw new Error(`unit ${task.unit} is not in the demonstration`)
  return troupe.headOf(unit)
}

const missing = (id: string): never => {
  throw new Error(`the demonstration lost case ${id}`)
}
