// Every (state, move, person) of both courses, generated from their tables: what the table allows is done, everything else is refused and changes nothing.
import { after, before } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { inScope } from '#/core/db/database.ts'
import {
  commitmentCourse,
  commitmentStates,
  type CommitmentMove,
  type CommitmentState,
} from '#/features/proposals/commitments/lifecycle.ts'
import { proposalCourse, proposalStates, type ProposalMove, type ProposalState } from '#/features/proposals/lifecycle.ts'
import { taskCourse, taskStates, type TaskMove, type TaskState } from '#/features/proposals/task-lifecycle.ts'
import { urgingBudget } from '#/features/proposals/tasks/settings.ts'
import { commitmentSteps, tracked, type CommitmentSteps } from './commitment-steps.ts'
import { rowOf, tryTriples, type Tried } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { done, draftText, promisingText, proposalSteps, replyText, type Steps } from './proposal-steps.ts'

let city: City
let people: Steps
let promises: CommitmentSteps
const actors = new Map<PersonName, Actor>()

before(async () => {
  city = await world({ at: '2022-03-04 09:00' })
  people = proposalSteps(city)
  promises = commitmentSteps(city, people)
  // Everybody who may urge does so in every state: the budget that would refuse it has its own stories.
  await inScope(city.world.db, [1], (tx) =>
    sql`insert into setting (committee_id, key, from_day, value, source, recorded_at, id)
      values (1, ${urgingBudget.key}, '2022-01-01', '{"times": 100, "days": 1}', '试', now(), gen_random_uuid())`.execute(tx),
  )
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await people.as(name)
  }
})
after(() => city.close())

/** A case in each state, its author `member`; where there are co-signers, `member2` has signed and `member3` is invited. */
const caseIn: Record<ProposalState, () => Promise<string>> = {
  draft: () => people.drafted(),
  cosigning: async () => {
    const id = await people.drafted()
    done(await people.move('member', id, 'invite', { people: [city.personId('member2'), city.personId('member3')] }))
    done(await people.move('member2', id, 'sign', { textHash: (await people.page('member2', id)).textHash }))
    return id
  },
  discarded: async () => {
    const id = await people.drafted()
    done(await people.move('member', id, 'discard'))
    return id
  },
  submitted: () => people.submitted(),
  preReview: () => people.inPreReview(),
  returnedToProposer: async () => {
    const id = await people.inPreReview()
    done(await people.move('proposal-office', id, 'returnToProposer', { defects: '请补充' }))
    return id
  },
  jointReview: () => people.inJointReview(),
  filed: () => people.filed(),
  notFiled: async () => {
    const id = await people.inJointReview()
    done(await people.move('proposal-director', id, 'notFile', await caseForms.notFile()))
    return id
  },
  mergedInto: async () => {
    const id = await people.inJointReview()
    done(await people.move('proposal-director', id, 'merge', { mainCase: await mainCase(), consent: true }))
    return id
  },
  withdrawn: async () => {
    const id = await people.submitted()
    done(await people.move('member', id, 'withdraw', { reason: '撤回' }))
    return id
  },
  allocated: () => people.allocated(),
  assigned: () => people.handedOver(),
  inHandling: async () => {
    const id = await people.handedOver()
    done(await people.taskMove('unit', await people.task(id), 'receive'))
    return id
  },
  feedbackOpen: async () => {
    const id = await people.handedOver()
    await people.answered(id, '云交函〔2022〕1号')
    done(await people.rate('member', await people.form('member', id), 'dissatisfied', '没有办'))
    return id
  },
  rehandling: async () => {
    const id = await caseIn.feedbackOpen()
    done(await people.move('proposal-office', id, 'confirmRehandle', { demand: '再办' }))
    return id
  },
  mediating: async () => {
    const id = await caseIn.rehandling()
    await people.answered(id, '云交函〔2022〕2号')
    done(await people.rate('member', await people.form('member', id), 'dissatisfied', '还没有办'))
    return id
  },
  closed: async () => {
    const id = await people.handedOver()
    await people.answered(id, '云交函〔2022〕3号')
    done(await people.rate('member', await people.form('member', id), 'satisfied'))
    return id
  },
  tracking: async () => {
    const id = await people.handedOver()
    await people.answered(id, '云交函〔2022〕6号', undefined, promisingText)
    done(await people.rate('member', await people.form('member', id), 'satisfied'))
    return id
  },
  archived: async () => {
    const id = await caseIn.closed()
    done(await people.move('proposal-office', id, 'archive'))
    return id
  },
  archivedUnfiled: async () => {
    const id = await caseIn.notFiled()
    done(await people.move('proposal-office', id, 'archiveUnfiled'))
    return id
  },
}

let mainFiled: Promise<string> | undefined
const mainCase = (): Promise<string> => (mainFiled ??= people.filed())
let signedText: Promise<string> | undefined
const textHash = (): Promise<string> => (signedText ??= people.drafted().then(async (id) => (await people.page('member', id)).textHash))

/** A form that has nothing wrong with it, so that only the table can refuse. */
const caseForms: Record<ProposalMove, () => object | Promise<object>> = {
  invite: () => ({ people: [city.personId('member3')] }),
  sign: async () => ({ textHash: await textHash() }),
  decline: () => ({}),
  submit: () => ({}),
  discard: () => ({}),
  withdraw: () => ({ reason: '撤回' }),
  startReview: () => ({}),
  returnToProposer: () => ({ defects: '请补充' }),
  passPreReview: () => ({ category: 'economy' }),
  jointOpinion: () => ({ note: '同意' }),
  file: () => ({}),
  notFile: () => ({ reasonCode: 'empty', reasonText: '没有措施', disposal: 'informedOnly' }),
  merge: async () => ({ mainCase: await mainCase(), consent: true }),
  requestWithdrawal: () => ({ reason: '已在别处解决' }),
  refuseWithdrawal: () => ({ note: '单位已经着手' }),
  withdrawFiled: () => ({ reason: '提案者申请' }),
  withdrawAssigned: () => ({ reason: '提案者申请' }),
  unmerge: () => ({ reason: '所提不是一事' }),
  inform: () => ({ on: city.today(), how: '当面告知' }),
  reopenPreReview: () => ({}),
  fastFile: () => ({ reason: '汛期将至', units: [{ bodyId: city.bodies.transport, role: 'sole' }] }),
  allocate: () => ({ units: [{ bodyId: city.bodies.transport, role: 'sole' }] }),
  assign: () => people.batch(),
  confirmRehandle: () => ({ demand: '再办' }),
  archive: () => ({}),
  archiveUnfiled: () => ({}),
  mediate: () => ({
    heldOn: city.today(),
    place: '市政协',
    proposerPeople: '林一然',
    unitPeople: '荣立本',
    minutes: '商定',
    result: 'basically',
  }),
}

/** A unit's task in each state, at the transport bureau. */
const taskIn: Record<TaskState, () => Promise<string>> = {
  pendingReceipt: async () => taskOf(await people.handedOver()),
  accepted: async () => {
    const task = await taskIn.pendingReceipt()
    done(await people.taskMove('unit', { id: task }, 'receive'))
    return task
  },
  handling: async () => {
    const task = await taskIn.accepted()
    done(await people.taskMove('unit', { id: task }, 'plan', taskForms.plan()))
    return task
  },
  replyDraft: async () => {
    const task = await taskIn.accepted()
    done(await people.taskMove('unit', { id: task }, 'consult', people.consultation()))
    done(await people.saveReply('unit', { id: task }, replyText))
    return task
  },
  internalSign: async () => {
    const task = await taskIn.replyDraft()
    done(await people.taskMove('unit', { id: task }, 'sendForSign'))
    return task
  },
  issued: async () => {
    const task = await taskIn.internalSign()
    done(await people.taskMove('unit', { id: task }, 'issue', taskForms.issue()))
    return task
  },
  assistOpinionSubmitted: async () => {
    const task = await assisting('accepted')
    done(await people.taskMove('unit', { id: task }, 'assistOpinion', taskForms.assistOpinion()))
    return task
  },
  withdrawn: async () => {
    const id = await people.handedOver()
    const task = await taskOf(id)
    done(await people.move('proposal-director', id, 'withdrawAssigned', { reason: '提案者申请' }))
    return task
  },
  superseded: async () => {
    const id = await people.handedOver()
    const task = await taskOf(id)
    await people.answered(id, '云交函〔2022〕4号')
    done(await people.rate('member', await people.form('member', id), 'dissatisfied', '没有办'))
    done(await people.move('proposal-office', id, 'confirmRehandle', { demand: '再办' }))
    return task
  },
}

const taskOf = async (id: string): Promise<string> => (await people.task(id)).id

/** 会办 alone gives an opinion instead of a reply. */
async function assisting(state: TaskState): Promise<string> {
  const units = [
    { bodyId: city.bodies.housing, role: 'lead' },
    { bodyId: city.bodies.transport, role: 'assist' },
  ] as const
  const task = await taskOf(await people.handedOver(units))
  done(await people.taskMove('unit', { id: task }, 'receive'))
  if (state === 'handling') done(await people.taskMove('unit', { id: task }, 'plan', taskForms.plan()))
  return task
}

const taskForms: Record<TaskMove, () => object> = {
  receive: () => ({}),
  plan: () => ({ responsibleLeader: '荣立本', section: '停车科', clerk: '戚小满', clerkPhone: '0000-1234567', plan: '三月调研' }),
  consult: () => people.consultation(),
  assistOpinion: () => ({ opinion: '一并增加车位' }),
  sendForSign: () => ({}),
  returnDraft: () => ({ reason: '请写明时间' }),
  issue: () => ({ docNo: '云交函〔2022〕5号', signerName: '荣立本', signerPost: '局长' }),
  urge: () => ({ channel: 'phone', text: '请抓紧办理' }),
}

const relations: Partial<Record<PersonName, readonly string[]>> = {
  member: ['author', 'proposer'],
  member2: ['cosigner'],
  member3: ['invited'],
  unit: ['unit'],
  'unit-liaison': ['unit'],
  'unit-head': ['unit'],
}

/** What a move needs besides the state. */
async function prepareCase(state: string, move: string): Promise<string> {
  // A colleague can only be invited where he is not yet.
  if (state === 'cosigning' && move === 'invite') return people.invited(draftText)
  const id = await caseIn[state as ProposalState]()
  if (move === 'refuseWithdrawal') done(await people.move('member', id, 'requestWithdrawal', caseForms.requestWithdrawal()))
  // Who has no account must be told on paper.
  if (move === 'inform')
    await inScope(city.world.db, [1], (tx) =>
      sql`update deadline set met_on = null where matter_id = ${id} and code = 'proposal.inform'`.execute(tx),
    )
  return id
}

const cases: Tried = {
  course: proposalCourse,
  relations,
  prepare: prepareCase,
  call: async (name, id, move) => people.move(name, id, move as ProposalMove, await caseForms[move as ProposalMove]()),
  record: (id) => rowOf(city, 'matter')(id),
  beforehand: () => Promise.all([textHash(), mainCase()]),
}

const tasks: Tried = {
  course: taskCourse,
  relations,
  prepare: (state, move) => (move === 'assistOpinion' ? assisting(state as TaskState) : taskIn[state as TaskState]()),
  call: (name, id, move) => people.taskMove(name, { id }, move as TaskMove, taskForms[move as TaskMove]()),
  record: (id) => rowOf(city, 'handling_task')(id),
}

/** Promises of the transport bureau; what a move needs besides the state is given as time or the proposer's word would. */
const commitments: Tried = {
  course: commitmentCourse,
  relations,
  prepare: async (state, move) => {
    const id = await promises.inState(state as CommitmentState)
    if (move === 'assignAgain') await tracked(city, id, '2025-03-04', '2021-06-01')
    if (move === 'expire') await tracked(city, id, '2022-03-01')
    if (move === 'reopen') done(await promises.move('member', id, 'rate', { result: 'dissatisfied', comment: '没有启用' }))
    return id
  },
  call: (name, id, move) => promises.move(name, id, move as CommitmentMove),
  record: (id) => rowOf(city, 'commitment')(id),
}

tryTriples(
  'a case',
  () => city,
  actors,
  () => cases,
  Object.keys(proposalStates),
)
tryTriples(
  'a task',
  () => city,
  actors,
  () => tasks,
  Object.keys(taskStates),
)
tryTriples(
  'a promise',
  () => city,
  actors,
  () => commitments,
  Object.keys(commitmentStates),
)
