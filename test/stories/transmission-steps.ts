// What the offices do with 请示报告, over HTTP.
import type { TransmissionPage } from '#/features/transmissions/contract.ts'
import type { TransmissionMove, TransmissionState } from '#/features/transmissions/lifecycle.ts'
import type { City, PersonName } from '../world.ts'
import { done, type Heard, type Steps } from './proposal-steps.ts'

export const request = {
  kind: 'request',
  title: '关于报批年度协商计划的请示',
  recipient: 'city-committee',
  body: '现将年度协商计划呈上，请审批。',
}

export interface TransmissionSteps {
  readonly drafted: (more?: object, by?: PersonName) => Promise<string>
  readonly page: (id: string, by?: PersonName) => Promise<TransmissionPage>
  readonly move: (name: PersonName, id: string, move: TransmissionMove, form?: object) => Promise<Heard>
  readonly inState: (state: TransmissionState) => Promise<string>
}

export function transmissionSteps(city: City, people: Steps): TransmissionSteps {
  const forms: Record<TransmissionMove, () => object> = {
    submit: () => ({}),
    return: () => ({ reason: '请补充经费安排' }),
    sign: () => ({}),
    send: () => ({ day: city.today(), number: '云协〔2022〕3号', signedBy: '苏怀瑾' }),
    answer: () => ({ day: city.today(), how: 'replied', by: '市委', text: '同意' }),
    close: () => ({ result: '' }),
    withdraw: () => ({ reason: '与另一件合并' }),
  }
  const page: TransmissionSteps['page'] = async (id, by = 'general-office') =>
    done(await (await people.as(by)).get<TransmissionPage>(`/api/transmissions/${id}`)).body
  const move: TransmissionSteps['move'] = async (name, id, made, form) =>
    (await people.as(name)).post(`/api/transmissions/${id}/moves/${made}`, {
      version: (await page(id)).version,
      ...(form ?? forms[made]()),
    })
  const drafted: TransmissionSteps['drafted'] = async (more = {}, by = 'general-office') =>
    done(await (await people.as(by)).post('/api/transmissions', { ...request, ...more })).body.id as string
  const ways: Record<TransmissionState, readonly (readonly [PersonName, TransmissionMove])[]> = {
    drafting: [],
    countersigning: [['general-office', 'submit']],
    signed: [
      ['general-office', 'submit'],
      ['chair', 'sign'],
    ],
    sent: [['general-office', 'send']],
    answered: [
      ['general-office', 'send'],
      ['general-office', 'answer'],
    ],
    closed: [
      ['general-office', 'send'],
      ['general-office', 'answer'],
      ['general-office', 'close'],
    ],
    withdrawn: [['general-office', 'withdraw']],
  }
  return {
    drafted,
    page,
    move,
    inState: async (state) => {
      // A report: nothing but its state stands against a move.
      const id = await drafted({ kind: 'report' })
      for (const [name, made] of ways[state]) done(await move(name, id, made))
      return id
    },
  }
}
