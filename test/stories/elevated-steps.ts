// What the proposal office does with matters filed upstairs, over HTTP.
import { sql } from 'kysely'
import type { ExternalPage } from '#/features/proposals/elevated/contract.ts'
import type { ExternalMove, ExternalState } from '#/features/proposals/elevated/lifecycle.ts'
import type { City, PersonName } from '../world.ts'
import { done, type Heard, type Steps } from './proposal-steps.ts'

export interface ElevatedSteps {
  readonly prepared: (more?: object) => Promise<string>
  readonly page: (id: string) => Promise<ExternalPage>
  readonly move: (name: PersonName, id: string, move: ExternalMove, form?: object) => Promise<Heard>
  readonly inState: (state: ExternalState) => Promise<string>
}

export const material = {
  level: 'province',
  sessionTitle: '省政协十三届一次会议',
  year: 2022,
  title: '关于支持云岭市建设区域物流枢纽的提案',
  preparedFor: '',
  material: '铁路专用线审批在省级部门，请省有关部门支持。',
}

/** `local`: a filed case of the city to link to. */
export function elevatedSteps(city: City, people: Steps, local: () => Promise<string>): ElevatedSteps {
  const forms: Record<ExternalMove, () => object | Promise<object>> = {
    submit: () => ({ day: city.today(), preparedFor: '某省政协委员' }),
    file: () => ({ day: city.today(), externalNo: '128' }),
    notFile: () => ({ day: city.today(), reason: '已有明确规定' }),
    handle: () => ({ day: city.today(), department: '省交通运输厅' }),
    reply: () => ({ day: city.today(), outcomeClass: 'A', outcomeText: '列入全省物流枢纽规划' }),
    effect: () => ({ day: city.today(), benefits: '专用线开工，补助资金到位' }),
    drop: () => ({ reason: '与另一件重复' }),
    followUp: () => ({ day: city.today(), how: 'call', text: '省厅正在会商' }),
    linkCase: async () => ({ proposal: await local() }),
    unlinkCase: async () => ({ proposal: await local() }),
  }
  const versionOf = (id: string): Promise<number> =>
    city.read(async (tx) => (await sql<{ version: number }>`select version from matter where id = ${id}`.execute(tx)).rows[0]?.version ?? 1)
  const move: ElevatedSteps['move'] = async (name, id, made, form) =>
    (await people.as(name)).post(`/api/external-proposals/${id}/moves/${made}`, {
      version: await versionOf(id),
      ...(form ?? (await forms[made]())),
    })
  const prepared: ElevatedSteps['prepared'] = async (more = {}) =>
    done(await (await people.as('proposal-office')).post('/api/external-proposals', { ...material, ...more })).body.id as string
  const ways: Record<ExternalState, readonly ExternalMove[]> = {
    preparing: [],
    submitted: ['submit'],
    filed: ['submit', 'file'],
    handling: ['submit', 'file', 'handle'],
    replied: ['submit', 'file', 'handle', 'reply'],
    effective: ['submit', 'file', 'handle', 'reply', 'effect'],
    notFiled: ['submit', 'notFile'],
    dropped: ['drop'],
  }
  return {
    prepared,
    move,
    page: async (id) => done(await (await people.as('proposal-office')).get<ExternalPage>(`/api/external-proposals/${id}`)).body,
    inState: async (state) => {
      const id = await prepared()
      for (const made of ways[state]) done(await move('proposal-office', id, made))
      return id
    },
  }
}
