// Members write texts and offices examine them, over HTTP.
import { sql } from 'kysely'
import type { WorkDraft, WorkPage } from '#/features/publications/contract.ts'
import type { WorkMove, WorkState } from '#/features/publications/lifecycle.ts'
import type { City, PersonName } from '../world.ts'
import { done, type Heard, type Steps } from './proposal-steps.ts'

export const essayText = '学习报告，联系本职，谈认识、谈打算，把要求落到界别群众的身边去。'.repeat(30)

export interface WorkSteps {
  readonly begun: (kind: string, more?: object, name?: PersonName) => Promise<string>
  readonly written: (kind: string, more?: Partial<WorkDraft>, name?: PersonName) => Promise<string>
  readonly page: (name: PersonName, id: string) => Promise<WorkPage>
  readonly move: (name: PersonName, id: string, move: WorkMove, form?: object) => Promise<Heard>
  readonly inState: (state: WorkState) => Promise<string>
}

export function workSteps(city: City, people: Steps): WorkSteps {
  const forms: Record<WorkMove, () => object> = {
    submit: () => ({}),
    withdraw: () => ({}),
    discard: () => ({}),
    accept: () => ({ note: '' }),
    sendBack: () => ({ reason: '再充实一些' }),
    decline: () => ({ reason: '与已采用的重复' }),
    pass: () => ({ receiverId: city.bodies.specialCommittee }),
    exchange: () => ({ day: city.today(), where: '学习交流会' }),
    revoke: () => ({ reason: '与他人文稿雷同' }),
  }
  const versionOf = (id: string): Promise<number> =>
    city.read(async (tx) => (await sql<{ version: number }>`select version from matter where id = ${id}`.execute(tx)).rows[0]?.version ?? 1)
  const move: WorkSteps['move'] = async (name, id, made, form = forms[made]()) =>
    (await people.as(name)).post(`/api/works/${id}/moves/${made}`, { version: await versionOf(id), ...form })
  const begun: WorkSteps['begun'] = async (kind, more = {}, name = 'member') =>
    done(await (await people.as(name)).post('/api/works', { kind, ...more })).body.id as string
  const page: WorkSteps['page'] = async (name, id) => done(await (await people.as(name)).get<WorkPage>(`/api/works/${id}`)).body
  const written: WorkSteps['written'] = async (kind, more = {}, name = 'member') => {
    const id = await begun(kind, {}, name)
    const { text, version } = await page(name, id)
    const isAdvice = kind === 'advice'
    done(
      await (
        await people.as(name)
      ).put(`/api/works/${id}`, {
        ...text,
        title: isAdvice ? '关于改善社区养老服务的建议' : '在实干中领悟精神',
        body: essayText,
        receiverId: isAdvice ? city.bodies.specialCommittee : null,
        suggestionType: isAdvice ? 'planning' : null,
        horizon: isAdvice ? 'forward' : null,
        ...more,
        version,
      }),
    )
    return id
  }
  const ways: Record<WorkState, readonly (readonly [PersonName, WorkMove])[]> = {
    draft: [],
    submitted: [['member', 'submit']],
    returned: [
      ['member', 'submit'],
      ['committee-office', 'sendBack'],
    ],
    accepted: [
      ['member', 'submit'],
      ['committee-office', 'accept'],
    ],
    exchanged: [
      ['member', 'submit'],
      ['committee-office', 'accept'],
      ['committee-office', 'exchange'],
    ],
    declined: [
      ['member', 'submit'],
      ['committee-office', 'decline'],
    ],
    discarded: [['member', 'discard']],
  }
  return {
    begun,
    written,
    page,
    move,
    inState: async (state) => {
      const id = await written('advice')
      for (const [name, made] of ways[state]) done(await move(name, id, made))
      return id
    },
  }
}
