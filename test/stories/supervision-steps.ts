// People supervise proposals over HTTP as the pages do: open the item, then ask for the move with the version they saw.
import { sql } from 'kysely'
import type { SupervisionPage } from '#/features/proposals/supervision/contract.ts'
import type { SupervisionMove } from '#/features/proposals/supervision/lifecycle.ts'
import type { ProblemMove } from '#/features/proposals/supervision/problem-lifecycle.ts'
import type { SelectionMove } from '#/features/proposals/supervision/selection-lifecycle.ts'
import type { City, PersonName } from '../world.ts'
import { done, type Heard, type Steps } from './proposal-steps.ts'

export interface SupervisionSteps {
  readonly recommend: (name: PersonName, proposalId: string, form?: object) => Promise<Heard>
  readonly selectionMove: (name: PersonName, id: string, move: SelectionMove, form?: object) => Promise<Heard>
  readonly open: (name: PersonName, proposalIds: readonly string[], form?: object) => Promise<Heard>
  readonly move: (name: PersonName, id: string, move: SupervisionMove, form?: object) => Promise<Heard>
  readonly problemMove: (name: PersonName, id: string, move: ProblemMove, form?: object) => Promise<Heard>
  readonly item: (name: PersonName, id: string) => Promise<SupervisionPage>
  /** A form that has nothing wrong with it, for each move. */
  readonly forms: { readonly [M in SupervisionMove]: () => object }
  readonly problemForms: { readonly [M in ProblemMove]: () => object }
  readonly selectionForms: { readonly [M in SelectionMove]: () => object }

  readonly candidate: (proposalId?: string) => Promise<string>
  readonly shortlisted: () => Promise<string>
  /** A proposal handed over and decided upon; answers the proposal. */
  readonly chosen: (tier?: 'key' | 'important') => Promise<string>
  readonly planning: (mode?: string, leader?: PersonName, proposalId?: string) => Promise<string>
  readonly planSubmitted: () => Promise<string>
  readonly running: () => Promise<string>
  /** Running, the unit has written, site and meeting are held. */
  readonly held: () => Promise<string>
  readonly withLeader: () => Promise<string>
  readonly withCommittee: () => Promise<string>
  readonly closed: () => Promise<string>
  /** A running item's first problem. */
  readonly problem: (state?: 'open' | 'answered' | 'solved' | 'retracted') => Promise<string>
}

export function supervisionSteps(city: City, people: Steps): SupervisionSteps {
  const versionIn = (table: string, id: string): Promise<number> =>
    city.read(async (tx) => {
      const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`.execute(tx)
      return rows[0]?.version ?? 1
    })
  const ask = async (name: PersonName, table: string, base: string, id: string, move: string, form: object): Promise<Heard> =>
    (await people.as(name)).post(`/api/${base}/${id}/moves/${move}`, { version: await versionIn(table, id), ...form })
  const transport = city.bodies.transport

  const steps: SupervisionSteps = {
    recommend: async (name, proposalId, form = {}) =>
      (await people.as(name)).post('/api/key-selections', { proposalId, reason: '群众反映强烈', weighty: true, feasible: true, ...form }),
    selectionMove: (name, id, move, form = {}) => ask(name, 'key_selection', 'key-selections', id, move, form),
    open: async (name, proposalIds, form = {}) =>
      (await people.as(name)).post('/api/supervision', { mode: 'leaderOnSite', proposalIds, leaderId: city.personId('leader'), ...form }),
    move: (name, id, move, form = {}) => ask(name, 'matter', 'supervision', id, move, form),
    problemMove: (name, id, move, form = {}) => ask(name, 'supervision_problem', 'supervision-problems', id, move, form),
    item: async (name, id) => done(await (await people.as(name)).get<SupervisionPage>(`/api/supervision/${id}`)).body,
    forms: {
      writePlan: () => ({ purpose: '推动停车设施落地', plan: '先听取汇报，再到现场，会上交办。', plannedOn: city.today() }),
      submitPlan: () => ({}),
      approvePlan: () => ({}),
      returnPlan: () => ({ reason: '请补充邀请的专家' }),
      recordApproval: () => ({ signedOn: city.today(), evidence: '云协办阅〔2022〕8号' }),
      recordActivity: () => ({
        kind: 'contact',
        heldOn: city.today(),
        place: '市交通运输局',
        participants: '江岳川、顾长庚、荣立本',
        minutes: '察看立体停车库选址，听取汇报。',
        asked: '六月底前开工',
      }),
      addProblem: () => ({ text: '立体停车库选址没有落实', ownerId: transport }),
      urge: () => ({ unitId: transport, channel: 'phone', text: '请抓紧报告' }),
      reportByUnit: () => ({ text: '已完成选址，正在办理用地手续。' }),
      instruct: () => ({ text: '请交通局专题研究', givenOn: city.today() }),
      reportResult: () => ({ text: '经督办，立体停车库已经开工。' }),
      readResult: () => ({}),
      returnResult: () => ({ reason: '请补充开工情况' }),
      recordReading: () => ({ signedOn: city.today(), evidence: '云协办阅〔2022〕9号' }),
      close: () => ({ conclusion: '同意办结' }),
      cancel: () => ({ reason: '提案改由上级督办' }),
    },
    problemForms: {
      answer: () => ({ text: '选址已经批复' }),
      confirm: () => ({}),
      sendBack: () => ({ reason: '批复没有附图' }),
      retract: () => ({ reason: '与问题1重复' }),
    },
    selectionForms: {
      shortlist: () => ({ tier: 'key', opinion: '符合条件' }),
      decide: () => ({ tier: 'key', meetingDay: city.today(), documentNo: '云协主席会纪〔2022〕3号' }),
      decline: () => ({ reason: '当年难以办理' }),
      endStanding: () => ({ meetingDay: city.today(), documentNo: '云协主席会纪〔2022〕9号', reason: '调整' }),
    },
    candidate: async (proposalId) => done(await steps.recommend('collective', proposalId ?? (await people.handedOver()))).body.id,
    shortlisted: async () => {
      const id = await steps.candidate()
      done(await steps.selectionMove('proposal-director', id, 'shortlist', steps.selectionForms.shortlist()))
      return id
    },
    chosen: async (tier = 'key') => {
      const proposalId = await people.handedOver()
      const id = await steps.candidate(proposalId)
      done(await steps.selectionMove('proposal-director', id, 'shortlist', { tier }))
      done(await steps.selectionMove('proposal-director', id, 'decide', { ...steps.selectionForms.decide(), tier }))
      return proposalId
    },
    planning: async (mode = 'leaderOnSite', leader = 'leader', proposalId) => {
      const of = proposalId ?? (await steps.chosen())
      return done(await steps.open('proposal-office', [of], { mode, leaderId: city.personId(leader) })).body.id
    },
    planSubmitted: async () => {
      const id = await steps.planning()
      done(await steps.move('proposal-office', id, 'writePlan', steps.forms.writePlan()))
      done(await steps.move('proposal-office', id, 'submitPlan'))
      return id
    },
    running: async () => {
      const id = await steps.planSubmitted()
      done(await steps.move('leader', id, 'approvePlan'))
      return id
    },
    held: async () => {
      const id = await steps.running()
      done(await steps.move('unit', id, 'reportByUnit', steps.forms.reportByUnit()))
      for (const kind of ['siteVisit', 'meeting'])
        done(await steps.move('proposal-office', id, 'recordActivity', { ...steps.forms.recordActivity(), kind, leaderPresent: true }))
      return id
    },
    withLeader: async () => {
      const id = await steps.held()
      done(await steps.move('proposal-office', id, 'reportResult', steps.forms.reportResult()))
      return id
    },
    withCommittee: async () => {
      const id = await steps.withLeader()
      done(await steps.move('leader', id, 'readResult'))
      return id
    },
    closed: async () => {
      const id = await steps.withCommittee()
      done(await steps.move('proposal-director', id, 'close', steps.forms.close()))
      return id
    },
    problem: async (state = 'open') => {
      const item = await steps.running()
      done(await steps.move('proposal-office', item, 'addProblem', steps.forms.addProblem()))
      const [problem] = (await steps.item('proposal-office', item)).problems
      if (!problem) throw new Error('the item has a problem')
      if (state === 'answered' || state === 'solved')
        done(await steps.problemMove('unit', problem.id, 'answer', steps.problemForms.answer()))
      if (state === 'solved') done(await steps.problemMove('proposal-office', problem.id, 'confirm'))
      if (state === 'retracted') done(await steps.problemMove('proposal-office', problem.id, 'retract', steps.problemForms.retract()))
      return problem.id
    },
  }
  return steps
}
