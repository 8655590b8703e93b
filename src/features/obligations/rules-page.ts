// The rules as the editor's page shows them: each as it holds, how it came about, and the words that may stand in one.
import { sql } from 'kysely'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { formSchema } from '#/core/http/moves.ts'
import { ruleGiven, type RulesPage } from './contract.ts'
import { ruleOn } from './reckon.ts'
import { rulesOf } from './store.ts'
import { aboutOf, dictionaryOf, type Vocabulary } from './told.ts'
import { ruleWords } from './words.ts'

export async function rulesPageOf(tx: Tx, actor: Actor, today: Day, vocabulary: readonly Vocabulary[]): Promise<RulesPage> {
  const { committeeId } = actor
  const rules = await rulesOf(tx, committeeId)
  const { rows } = await sql<{ code: string; fromDay: Day; by: string }>`select code, from_day as "fromDay", recorded_by as by
    from obligation_rule where committee_id = ${committeeId}`.execute(tx)
  const by = new Map(rows.map((r) => [`${r.code} ${r.fromDay}`, r.by]))
  const say = dictionaryOf(vocabulary)
  return {
    today,
    form: may(actor, 'obligations:write') ? formSchema(ruleGiven) : null,
    vocabulary: vocabulary.map((v) => ({ ...v, codes: [...v.codes] })),
    rules: [...rules].flatMap(([code, versions]) => {
      const now = ruleOn(versions, today)
      if (!now) return []
      const { remind, share, graceDays } = now.rule
      return [
        {
          ...aboutOf(now, say),
          remind,
          share,
          graceDays,
          rule: { ...now.rule },
          isReference: !rows.some((r) => r.code === code),
          versions: versions
            .map((v) => ({
              fromDay: v.fromDay,
              words: ruleWords(v.rule, say),
              source: v.source,
              by: by.get(`${code} ${v.fromDay}`) ?? null,
            }))
            .toReversed(),
        },
      ]
    }),
  }
}
