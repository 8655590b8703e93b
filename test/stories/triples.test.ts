// Every (state, move, person) of both courses, generated from their tables: what the table allows is done, everything else is refused and changes nothing.
import { after, before } from 'node:test'
import { sql, type RawBuilder } from 'kysely'
import { addDays, addMonths } from '#/core/day.ts'
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
import type { AuditModel } from '#/features/proposals/tasks/words.ts'
import { auditModel, urgingBudget } from '#/features/proposals/tasks/settings.ts'
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
  await setting(urgingBudget.key, { times: 100, days: 1 })
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
  returnRequested: async () => {
    const task = await taskIn.pendingReceipt()
    done(await people.taskMove('unit', { id: task }, 'requestReturn', taskForms.requestReturn()))
    return task
  },
  reassigned: async () => {
    const task = await taskIn.returnRequested()
    done(await people.taskMove('assigning-office', { id: task }, 'reassign', taskForms.reassign()))
    return task
  },
  countersign: async () => {
    const task = await taskIn.replyDraft()
    done(await people.taskMove('unit', { id: task }, 'sendForCountersign', taskForms.sendForCountersign()))
    return task
  },
  audit: async () => {
    const task = await taskIn.replyDraft()
    await auditsAre('before')
    done(await people.taskMove('unit', { id: task }, 'sendForAudit'))
    await auditsAre('none')
    return task
  },
  auditRejected: async () => {
    await auditsAre('after')
    const task = await taskIn.issued()
    done(await people.taskMove('inspection', { id: task }, 'rejectReply', taskForms.rejectReply()))
    await auditsAre('none')
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

/** The session's rule on auditing replies, as the office would set it. */
const auditsAre = (model: AuditModel) => setting(auditModel.key, model)

const setting = (key: string, value: unknown): Promise<unknown> =>
  inScope(city.world.db, [1], async (tx) => {
    await sql`delete from setting where committee_id = 1 and key = ${key}`.execute(tx)
    await sql`insert into setting (committee_id, key, from_day, value, source, recorded_at, id)
      values (1, ${key}, '2022-01-01', ${JSON.stringify(value)}::jsonb, '试', now(), gen_random_uuid())`.execute(tx)
  })

const write = (query: RawBuilder<unknown>): Promise<unknown> => inScope(city.world.db, [1], (tx) => query.execute(tx))

/** What some moves answer to, beside the state of the task: a request, a dispute, a pause, a rule of the session. */
const firstFor: Partial<Record<TaskMove, (task: string) => Promise<unknown>>> = {
  agreeExtension: (id) => extensionAsked(id),
  refuseExtension: (id) => extensionAsked(id),
  rule: (id) =>
    write(sql`insert into task_escalation (committee_id, id, task_id, proposal_id, issue, ask_whom, raised_by, raised_on)
      select 1, gen_random_uuid(), id, proposal_id, '意见不一致', 'governmentLeader', '荣立本', assigned_on from handling_task where id = ${id}`),
  resume: (id) =>
    write(sql`with paused as (update handling_task set paused_on = assigned_on where id = ${id} returning id, proposal_id, paused_on)
      insert into task_pause (committee_id, id, task_id, proposal_id, from_day, reason, decided_by)
      select 1, gen_random_uuid(), id, proposal_id, paused_on, '等待上级', '顾长庚' from paused`),
  sendForSign: (id) => signedRound(id),
  sendForAudit: async (id) => {
    await signedRound(id)
    await auditsAre('before')
  },
  passLaterAudit: (id) => laterAudit(id),
  rejectReply: (id) => laterAudit(id),
}
const extensionAsked = (id: string) =>
  write(sql`insert into task_extension (committee_id, id, task_id, proposal_id, reason, asked_due, signer_name, signer_post, requested_by,
      requested_on, old_due)
    select 1, gen_random_uuid(), id, proposal_id, '情况复杂', due_day + 20, '荣立本', '局长', '荣立本', assigned_on, due_day
    from handling_task where id = ${id}`)
const signedRound = (id: string) => write(sql`update task_countersign set agreed = true, given_on = asked_on where task_id = ${id}`)
const laterAudit = (id: string) =>
  write(sql`insert into task_audit (committee_id, id, task_id, proposal_id, model, asked_on)
    select 1, gen_random_uuid(), id, proposal_id, 'after', answered_on from handling_task where id = ${id}`)

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

const signed = { signerName: '荣立本', signerPost: '局长' }

const taskForms: Record<TaskMove, () => object> = {
  receive: () => ({}),
  plan: () => ({ responsibleLeader: '荣立本', section: '停车科', clerk: '戚小满', clerkPhone: '0000-1234567', plan: '三月调研' }),
  consult: () => people.consultation(),
  assistOpinion: () => ({ opinion: '一并增加车位' }),
  sendForSign: () => ({}),
  returnDraft: () => ({ reason: '请写明时间' }),
  issue: () => ({ docNo: '云交函〔2022〕5号', ...signed }),
  requestReturn: () => ({ kind: 'return', reason: '不属本单位职责', suggestedUnits: [city.bodies.education], ...signed }),
  refuseReturn: () => ({ note: '三定方案明确由贵单位负责' }),
  reassign: () => ({ units: [{ bodyId: city.bodies.education, role: 'sole' }], handedOverOn: city.today() }),
  addUnit: () => ({ units: [{ bodyId: city.bodies.education, role: 'assist' }], handedOverOn: city.today() }),
  escalate: () => ({ issue: '两家单位意见不一致', askWhom: 'governmentLeader' }),
  rule: () => ({ ruler: '江岳川', rulerPost: '副市长', ruledOn: city.today(), ruling: 'keep', rulingText: '由原单位承办' }),
  requestExtension: () => ({ newDue: addDays(addMonths(city.today(), 3), 20), reason: '需要现场勘测', ...signed }),
  agreeExtension: () => ({ newDue: addDays(addMonths(city.today(), 3), 20) }),
  refuseExtension: () => ({ note: '请按期办理' }),
  pause: () => ({ reason: '等待上级答复', decision: '提案委主任会议' }),
  resume: () => ({}),
  sendForCountersign: () => ({ sections: ['法规科'] }),
  countersign: () => ({ section: '法规科', agreed: 'yes' }),
  recallDraft: () => ({}),
  sendForAudit: () => ({}),
  passAudit: () => ({}),
  returnFromAudit: () => ({ opinion: '请写明时间' }),
  passLaterAudit: () => ({}),
  rejectReply: () => ({ opinion: '没有答到点子上' }),
  correctClass: () => ({ classMark: 'B', reason: '尚未完成' }),
  urge: () => ({ channel: 'phone', text: '请抓紧办理' }),
}

const relations: Partial<Record<PersonName, readonly string[]>> = {
  member: ['author', 'proposer'],
  member2: ['cosigner'],
  member3: ['invited'],
  unit: ['unit'],
  'unit-liaison': ['unit'],
  'unit-head': ['unit'],
  'assigning-office': ['assigner'],
  'proposal-office': ['assigner'],
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
  prepare: async (state, move) => {
    await auditsAre('none')
    const id = await (move === 'assistOpinion' ? assisting(state as TaskState) : taskIn[state as TaskState]())
    await firstFor[move as TaskMove]?.(id)
    return id
  },
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
