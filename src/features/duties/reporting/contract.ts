// The published API of 述职.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { tag, told } from '#/core/http/shapes.ts'
import { roundLifecycle } from './lifecycle.ts'

export const roundDraft = z.strictObject({
  title: words('名称', 80).meta({ title: '名称，如“2022年度常务委员述职”' }),
  year: z.int({ error: '请填写年度' }).min(2000, { error: '年度不对' }).max(2100, { error: '年度不对' }).meta({ title: '述职年度' }),
  dueDay: dayText.meta({ title: '书面述职报告报送截止' }),
})
export type RoundDraft = z.infer<typeof roundDraft>

export const roundPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  title: z.string(),
  year: z.int(),
  dueDay: z.string(),
  state: tag,
  groups: z.array(z.object({ id: z.string(), name: z.string(), head: z.string(), day: z.string(), place: z.string() })),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      group: z.string().nullable(),
      workId: z.string().nullable(),
      filedOn: z.string().nullable(),
      deliveredOn: z.string().nullable(),
      grade: z.string().nullable(),
      points: z.number().nullable(),
      ballots: z.int(),
    }),
  ),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type RoundPage = z.infer<typeof roundPage>

export const reportingContract = {
  create: route
    .meta({ right: 'reporting:run', ownership: 'any' })
    .route({ method: 'POST', path: '/duty-rounds', summary: '筹备述职', successStatus: 201, tags: ['reporting'] })
    .input(roundDraft)
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'reporting:read', ownership: 'related' })
    .route({ method: 'GET', path: '/duty-rounds/{id}', summary: '一轮述职', tags: ['reporting'] })
    .input(z.strictObject({ id }))
    .output(roundPage),
  moves: moveContracts('/duty-rounds', roundLifecycle.moves),
}
