// People rate, assess and commend over HTTP as the pages do.
import assert from 'node:assert/strict'
import { sql } from 'kysely'
import type { PairPage } from '#/features/proposals/appraisal/mutual/contract.ts'
import type { PairMove, RoundMove } from '#/features/proposals/appraisal/mutual/lifecycle.ts'
import type { Side } from '#/features/proposals/appraisal/mutual/scheme.ts'
import type { City, PersonName } from '../world.ts'
import { done, type Heard, type Steps } from './proposal-steps.ts'

export type AppraisalSteps = ReturnType<typeof appraisalSteps>

export function appraisalSteps(city: City, people: Steps) {
  const post = async (name: PersonName, path: string, body: object = {}): Promise<Heard> => (await people.as(name)).post(path, body)
  const versionIn = (table: 'mutual_round' | 'mutual_pair', id: string): Promise<number> =>
    city.read(async (tx) => {
      const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)} where id = ${id}`.execute(tx)
      return rows[0]?.version ?? 1
    })
  const drafted = async (scheme = '背靠背百分制', dueDay = '2022-03-31'): Promise<string> =>
    done(
      await post('proposal-office', '/api/mutual-rounds', {
        title: '上半年双向评议',
        sessionId: city.sessionId,
        scheme,
        dueDay,
      }),
    ).body.id
  const choose = (name: PersonName, id: string) => post(name, `/api/mutual-rounds/${id}/cases`, { proposals: null })
  const roundMove = async (name: PersonName, id: string, move: RoundMove, form: object = {}) =>
    post(name, `/api/mutual-rounds/${id}/moves/${move}`, { version: await versionIn('mutual_round', id), ...form })
  const pair = async (name: PersonName, id: string): Promise<PairPage> =>
    done(await (await people.as(name)).get<PairPage>(`/api/mutual-pairs/${id}`)).body
  return {
    post,
    drafted,
    choose,
    roundMove,
    pair,
    pairMove: async (name: PersonName, { id }: { readonly id: string }, move: PairMove, form: object = {}) =>
      post(name, `/api/mutual-pairs/${id}/moves/${move}`, { version: await versionIn('mutual_pair', id), ...form }),
    give: async (name: PersonName, { forms }: Pick<PairPage, 'forms'>, side: Side, scores: readonly number[], comment = '') =>
      post(name, `/api/mutual-forms/${forms.find((f) => f.side === side)?.id ?? ''}`, { scores, comment }),
    /** A selection that gathers candidates. */
    selected: async (): Promise<string> =>
      done(await post('proposal-office', '/api/award-selections', { title: '年度表彰', year: 2022 })).body.id,
    /** A year's assessment, still being reckoned. */
    assessed: async (scheme = 'deductions'): Promise<string> =>
      done(await post('proposal-office', '/api/assessments', { title: '年度考核', year: 2022, scheme, countsUntil: city.today() })).body.id,
    /** A round with what was answered last, sent; its first pair. */
    sent: async (scheme?: string, dueDay?: string): Promise<PairPage> => {
      const round = await drafted(scheme, dueDay)
      done(await choose('proposal-office', round))
      done(await roundMove('proposal-office', round, 'send'))
      const { rows } = await city.read((tx) =>
        sql<{ id: string }>`select id from mutual_pair where round_id = ${round} order by id desc`.execute(tx),
      )
      const [first] = rows
      assert.ok(first)
      return pair('proposal-office', first.id)
    },
  }
}
