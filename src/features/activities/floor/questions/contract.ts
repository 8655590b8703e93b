// The published API of questions from the floor.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { tag } from '#/core/http/shapes.ts'
import { questionLifecycle } from './lifecycle.ts'

export const newQuestion = z.strictObject({
  text: words('问题', 500).meta({ title: '问题', widget: 'textarea', help: '一次问一件事，三五句话说清楚' }),
  to: words('请谁回答', 80, 0).default('').meta({ title: '请谁回答', help: '部门或者到会的人，可以不填' }),
})
export type NewQuestion = z.infer<typeof newQuestion>

export const questionLine = z.object({
  id: z.string(),
  version: z.int(),
  no: z.int(),
  asker: z.string(),
  to: z.string(),
  text: z.string(),
  askedAt: z.string(),
  state: tag,
  answer: z.string(),
  answeredBy: z.string(),
  explanation: z.string(),
  reason: z.string(),
  mine: z.boolean(),
  moves: z.array(moveOffer),
})
export type QuestionLine = z.infer<typeof questionLine>

export const questionsContract = {
  ask: route
    .meta({ right: 'floor:take-part', ownership: 'related' })
    .route({ method: 'POST', path: '/activities/{id}/floor/questions', summary: '现场提问', successStatus: 201, tags: ['questions'] })
    .input(newQuestion.extend({ id }))
    .output(z.object({ id: z.string(), no: z.int() })),
  moves: moveContracts('/floor-questions', questionLifecycle.moves),
}
