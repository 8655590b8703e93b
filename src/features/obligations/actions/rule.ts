// Setting an obligation: a dated row, so that what was owed before stays as it was reckoned. Trying one writes nothing.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { day, inChinese, yearOf, type Day } from '#/core/day.ts'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import type { RuleGiven, TrialAnswer } from '../contract.ts'
import { obligationEvents } from '../events.ts'
import { cellsIn } from '../read.ts'
import { commonOf, rulesOf } from '../store.ts'
import { referenceRules } from '../reference.ts'
import { dictionaryOf, statusTag, tallied, vocabularyOf, type Vocabulary } from '../told.ts'
import { ruleWords } from '../words.ts'

type Lists = readonly CodeListDeclaration[]

export function saveRule(world: World, actor: Actor, lists: Lists, given: RuleGiven): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, today, now, record }) => {
    const { code, source, rule } = given
    const fromDay = day(given.fromDay)
    const { rows } = await sql<{ fromDay: Day }>`select from_day as "fromDay" from obligation_rule
      where committee_id = ${actor.committeeId} and code = ${code} for update`.execute(tx)
    if (rows.length && fromDay < today)
      return refused([{ field: 'fromDay', says: `这项规定已有记录，生效日不能早于今天（${inChinese(today)}）：过去的按当时的规定算` }])
    const known = (await rulesOf(tx, actor.committeeId)).get(code) ?? []
    const was = known.findLast((v) => v.fromDay <= fromDay)?.rule ?? null
    if (was && JSON.stringify(was) === JSON.stringify(rule)) return refused([{ field: 'rule', says: '与当日有效的规定相同，没有改动' }])
    const vocabulary = await vocabularyOf(tx, actor.committeeId, lists)
    const unknown = unknownVerbs(given, vocabulary)
    if (unknown.length) return refused(unknown)
    const write = (from: string, content: unknown, because: string) =>
      sql`
      insert into obligation_rule (committee_id, code, from_day, rule, source, recorded_by, recorded_at)
      values (${actor.committeeId}, ${code}, ${from}, ${JSON.stringify(content)}::jsonb, ${because}, ${actor.name}, ${now})
      on conflict (committee_id, code, from_day) do update set rule = excluded.rule, source = excluded.source,
        recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`.execute(tx)
    // What the program brought is written down with the first change of it: until that day it held.
    const brought = referenceRules.find((v) => v.code === code)
    if (rows.length === 0 && brought) await write(brought.fromDay, brought.rule, brought.source)
    await write(fromDay, rule, source)
    const say = dictionaryOf(vocabulary)
    record(
      { kind: 'obligation-rule', id: code },
      obligationEvents.ruleSet.of({
        code,
        title: rule.title,
        from: fromDay,
        was: was ? ruleWords(was, say) : null,
        becomes: ruleWords(rule, say),
        source,
      }),
    )
    return done({ id: code })
  })
}

/** A verb that nobody writes would never be satisfied: it has to stand in the code list first. */
function unknownVerbs({ rule }: RuleGiven, vocabulary: readonly Vocabulary[]): { field: string; says: string }[] {
  const known = new Set(vocabulary.find((v) => v.list === 'duty-verb')?.codes.map((c) => c.code))
  const fields: [string, readonly string[]][] = [
    ['rule.unit.verbs', rule.unit.verbs],
    ['rule.unit.until', rule.unit.until],
    ...rule.parts.map((p, i): [string, readonly string[]] => [`rule.parts.${i}.verbs`, p.verbs]),
  ]
  return fields.flatMap(([field, verbs]) =>
    verbs
      .filter((v) => v !== '*' && !known.has(v))
      .map((v) => ({ field, says: `代码表“履职事项”里没有“${v}”；新的事项请先在 设置 › 规则和代码 › 代码表 里加一行` })),
  )
}

const shown = 20

/** What the rule would come to this year, had it held from its first day. */
export function tryRule(world: World, actor: Actor, lists: Lists, given: RuleGiven): Promise<Outcome<TrialAnswer>> {
  return readIn(world.db, [actor.committeeId], (tx) => tried(tx, actor.committeeId, lists, given, world.clock.today()), { snapshot: true })
}

async function tried(tx: Tx, committeeId: number, lists: Lists, given: RuleGiven, today: Day): Promise<Outcome<TrialAnswer>> {
  const vocabulary = await vocabularyOf(tx, committeeId, lists)
  const unknown = unknownVerbs(given, vocabulary)
  if (unknown.length) return refused(unknown)
  const rule = { ...given.rule, on: true }
  const versions = [{ code: given.code, fromDay: given.fromDay, toDay: null, rule, source: given.source }]
  const asked = { committeeId, year: yearOf(today), asOf: today }
  const cells = (await cellsIn(tx, asked, new Map([[given.code, versions]]), await commonOf(tx, committeeId))).get(given.code) ?? []
  return done({
    words: ruleWords(rule, dictionaryOf(vocabulary)),
    tally: tallied(cells),
    units: new Set(cells.map((c) => c.unit.id)).size,
    examples: cells.slice(0, shown).map((c) => ({ unit: `${c.unit.name} ${c.window.title}`, status: statusTag(c.status) })),
  })
}
