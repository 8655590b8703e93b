// What people do with promises, over HTTP as the pages do.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { CommitmentPage } from '#/features/proposals/commitments/contract.ts'
import type { CommitmentMove, CommitmentState } from '#/features/proposals/commitments/lifecycle.ts'
import type { City, PersonName } from '../world.ts'
import { done, promisingText, type Heard, type Steps } from './proposal-steps.ts'

export interface CommitmentSteps {
  readonly page: (name: PersonName, id: string) => Promise<CommitmentPage>
  readonly move: (name: PersonName, id: string, move: CommitmentMove, form?: object) => Promise<Heard>
  /** The promises of a case, in the order of its suggestions. */
  readonly of: (proposalId: string) => Promise<readonly string[]>
  /** A closed case with one promise of the transport bureau, due on 31 October. */
  readonly promised: () => Promise<{ readonly proposalId: string; readonly id: string }>
  readonly inState: (state: CommitmentState) => Promise<string>
}

/** One item is done, one is promised. */
const onePromise = {
  ...promisingText,
  items: promisingText.items.map((i) => (i.no === 1 ? i : { ...i, done: true, dueDay: null })),
}

/** A form that has nothing wrong with it. */
export const commitmentForms = (city: City): Record<CommitmentMove, () => object> => ({
  progress: () => ({ percent: 40, text: '主体已经封顶' }),
  reportDone: () => ({ finishedOn: city.today(), text: '车库已经启用' }),
  askAdjustment: () => ({ newDue: '2023-03-31', reason: '设备到货推迟' }),
  reportUnable: () => ({ reason: '地块被国家项目征用' }),
  grantAdjustment: () => ({ note: '' }),
  refuseAdjustment: () => ({ reason: '请按期完成' }),
  accept: () => ({ note: '现场看过' }),
  rejectDone: () => ({ reason: '请补交验收单' }),
  confirmUnable: () => ({ note: '将另选地块' }),
  refuseUnable: () => ({ reason: '请另选地块继续推进' }),
  assignAgain: () => ({ title: '二次交办', meetingDay: city.today(), newDue: '2023-06-30' }),
  expire: () => ({ reason: '三年没有进展' }),
  rate: () => ({ result: 'satisfied' }),
  reopen: () => ({ newDue: '2023-06-30', reason: '提案者反映没有启用' }),
  reclassify: () => ({ reason: '承诺全部兑现' }),
})

/** With the people of the story, so that everybody has one sign-in. */
export function commitmentSteps(city: City, people: Steps): CommitmentSteps {
  const forms = commitmentForms(city)
  let letters = 0
  const versionOf = (id: string): Promise<number> =>
    city.read(
      async (tx) => (await sql<{ version: number }>`select version from commitment where id = ${id}`.execute(tx)).rows[0]?.version ?? 1,
    )
  const move: CommitmentSteps['move'] = async (name, id, made, form = forms[made]()) =>
    (await people.as(name)).post(`/api/commitments/${id}/moves/${made}`, { version: await versionOf(id), ...form })
  const of: CommitmentSteps['of'] = async (proposalId) => {
    const { items } = done(await (await people.as('proposal-office')).get(`/api/proposals/${proposalId}/commitments`)).body
    return (items as { id: string }[]).map((i) => i.id)
  }
  const promised: CommitmentSteps['promised'] = async () => {
    const proposalId = await people.handedOver()
    await people.answered(proposalId, `云交函〔2022〕${++letters + 100}号`, undefined, onePromise)
    done(await people.rate('member', await people.form('member', proposalId), 'satisfied'))
    const [id] = await of(proposalId)
    assert.ok(id, 'the reply promised something')
    return { proposalId, id }
  }
  const made = async (id: string, name: PersonName, ...moves: readonly CommitmentMove[]): Promise<string> => {
    for (const m of moves) done(await move(name, id, m))
    return id
  }
  const states: Record<CommitmentState, () => Promise<string>> = {
    notStarted: async () => (await promised()).id,
    underWay: async () => made(await states.notStarted(), 'unit', 'progress'),
    adjustmentAsked: async () => made(await states.notStarted(), 'unit', 'askAdjustment'),
    doneReported: async () => made(await states.notStarted(), 'unit', 'reportDone'),
    unableReported: async () => made(await states.notStarted(), 'unit', 'reportUnable'),
    done: async () => made(await states.doneReported(), 'proposal-office', 'accept'),
    failed: async () => made(await states.unableReported(), 'proposal-office', 'confirmUnable'),
    expired: async () => {
      const id = await states.underWay()
      await tracked(city, id, '2022-01-01')
      return made(id, 'proposal-office', 'expire')
    },
    replaced: async () => {
      const proposalId = await people.handedOver()
      await people.answered(proposalId, `云交函〔2022〕${++letters + 100}号`, undefined, onePromise)
      const [id] = await of(proposalId)
      assert.ok(id)
      done(await people.rate('member', await people.form('member', proposalId), 'dissatisfied', '没有说明经费'))
      done(await people.move('proposal-office', proposalId, 'confirmRehandle', { demand: '请说明经费' }))
      await people.answered(proposalId, `云交函〔2022〕${++letters + 100}号`)
      return id
    },
  }
  return {
    page: async (name, id) => done(await (await people.as(name)).get<CommitmentPage>(`/api/commitments/${id}`)).body,
    move,
    of,
    promised,
    inState: (state) => states[state](),
  }
}

/** As if it had been promised so long ago: stories do not wait for years. */
export const tracked = async (city: City, id: string, until: string, promisedOn?: string): Promise<void> => {
  await sql`update commitment set limit_day = ${until}, promised_on = coalesce(${promisedOn ?? null}::date, promised_on) where id = ${id}`.execute(
    city.world.db.owner,
  )
}
