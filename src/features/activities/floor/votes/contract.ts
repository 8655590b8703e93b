// The published API of votes. Casting answers only that the ballot was taken: nothing in it leads to the ballot.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { tag, told } from '#/core/http/shapes.ts'
import { voteKinds, voteLifecycle, voteModes } from './lifecycle.ts'

export const newVote = z.strictObject({
  kind: z.enum(['motion', 'election']).default('motion').meta({ title: '表决什么', labels: voteKinds }),
  mode: z
    .enum(['hands', 'secret', 'paper'])
    .default('secret')
    .meta({ title: '表决方式', labels: voteModes, help: '电子表决也可以同时发纸质票，由两名计票人录入' }),
  title: words('表决事项', 120).meta({ title: '表决事项' }),
  text: words('说明', 4000, 0).default('').meta({ title: '说明', widget: 'textarea' }),
  rule: words('通过的比例', 40).default('present-half').meta({ title: '通过的比例', widget: 'code', list: 'majority-rule' }),
  seats: z.int({ error: '名额是整数' }).min(1).max(500).nullable().default(null).meta({ title: '应选名额', help: '选举才填' }),
  candidates: z
    .array(words('候选人', 60))
    .max(600, { error: '候选人最多600人' })
    .default([])
    .meta({ title: '候选人', help: '选举才填，一行一人，按印票的次序' }),
  resolutionId: z.uuid().nullable().default(null).meta({ widget: 'hidden' }),
  agendaId: z.uuid().nullable().default(null).meta({ widget: 'hidden' }),
})
export type NewVote = z.infer<typeof newVote>

const count = z.int({ error: '票数是整数' }).min(0, { error: '票数不能小于0' }).max(100_000)

export const newTally = z.strictObject({
  ballots: count.meta({ title: '收回（张），举手的填参加表决的人数' }),
  invalid: count.default(0).meta({ title: '其中无效（张）' }),
  counts: z.array(z.strictObject({ code: z.string().max(20), votes: count })).max(600),
})
export type NewTally = z.infer<typeof newTally>

export const voteLine = z.object({
  id: z.string(),
  version: z.int(),
  no: z.int(),
  title: z.string(),
  kind: z.enum(['motion', 'election']),
  mode: z.enum(['hands', 'secret', 'paper']),
  state: tag,
  eligible: z.int().nullable(),
  cast: z.int().nullable(),
  passed: z.boolean().nullable(),
  outcome: z.string(),
  /** May this reader vote now? He is on the list and has not voted. */
  mayVote: z.boolean(),
  hasVoted: z.boolean(),
})
export type VoteLine = z.infer<typeof voteLine>

export const votePage = voteLine.extend({
  url: z.string(),
  meeting: z.object({ id: z.string(), title: z.string() }),
  text: z.string(),
  seats: z.int().nullable(),
  rule: z.string(),
  quorum: z.string(),
  due: z.int().nullable(),
  present: z.int().nullable(),
  invalid: z.int().nullable(),
  openedAt: z.string().nullable(),
  closedAt: z.string().nullable(),
  needed: z.int().nullable(),
  resolution: z.object({ id: z.string(), title: z.string() }).nullable(),
  options: z.array(z.object({ code: z.string(), label: z.string(), votes: z.int().nullable(), elected: z.boolean().nullable() })),
  paper: z.object({ handedOut: z.int(), tellers: z.int() }),
  /** For who runs it: who may still get a paper ballot, and what the tellers counted. */
  voters: z.array(z.object({ id: z.string(), name: z.string(), voted: z.enum(['own', 'paper']).nullable() })),
  tallies: z.array(
    z.object({ teller: z.string(), ballots: z.int(), invalid: z.int(), counts: z.record(z.string(), z.int()), mine: z.boolean() }),
  ),
  tallyWrong: z.array(z.string()),
  runs: z.boolean(),
  moves: z.array(moveOffer),
  timeline: z.array(told),
})
export type VotePageData = z.infer<typeof votePage>

const tags = ['votes']
const run = { right: 'activities:write', ownership: 'related' } as const
const take = { right: 'floor:take-part', ownership: 'related' } as const

export const votesContract = {
  prepare: route
    .meta(run)
    .route({ method: 'POST', path: '/activities/{id}/floor/votes', summary: '准备表决', successStatus: 201, tags })
    .input(newVote.extend({ id }))
    .output(z.object({ id: z.string() })),
  get: route.meta(take).route({ method: 'GET', path: '/votes/{id}', summary: '表决', tags }).input(z.strictObject({ id })).output(votePage),
  cast: route
    .meta(take)
    .route({ method: 'POST', path: '/votes/{id}/ballot', summary: '投票', tags })
    .input(z.strictObject({ id, choices: z.array(z.string().max(20)).max(600) }))
    .output(z.object({ taken: z.literal(true) })),
  paper: route
    .meta(run)
    .route({ method: 'POST', path: '/votes/{id}/paper', summary: '发纸质票', tags })
    .input(z.strictObject({ id, voters: z.array(z.uuid()).min(1, { error: '请选择领票的人' }).max(2000) }))
    .output(z.object({ handedOut: z.int() })),
  tally: route
    .meta(run)
    .route({ method: 'PUT', path: '/votes/{id}/tally', summary: '录入计票', tags })
    .input(newTally.extend({ id }))
    .output(z.object({ agrees: z.boolean() })),
  moves: moveContracts('/votes', voteLifecycle.moves),
}
