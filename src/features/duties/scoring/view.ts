// The pages of rule sets and scores.
import { z } from 'zod'
import { may, type Actor } from '#/core/actor.ts'
import { daysBetween, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { nextGrade } from '#/core/scoring/next-steps.ts'
import { exact } from '#/core/scoring/points.ts'
import { consequence, factGate, factGroup, factRule, holders, ruleSet, ruleSetHead } from '#/core/scoring/rule-set.ts'
import { consequenceWords, factRuleWords, gateWords } from '#/core/scoring/rule-words.ts'
import { scoringGrade } from '#/core/scoring/scheme.ts'
import { settingOn } from '#/core/settings/store.ts'
import { flawReasons, flawsIn } from './acts.ts'
import type { BoardPage, RulesList, RulesPage } from './contract.ts'
import { editionCourse, editionStates } from './lifecycle.ts'
import { rulePresets } from './presets.ts'
import { askedRules, sheetsOf } from './scores.ts'
import { memberRules, slowPace } from './settings.ts'
import { wordsOf, type Known } from './sheet-view.ts'
import { editionsOf, inForceOf, versionOf, type Edition } from './store.ts'

const json = (schema: z.ZodType): Record<string, unknown> => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

const forms = {
  head: json(ruleSetHead),
  rule: json(factRule),
  gate: json(factGate),
  lists: json(
    z.strictObject({
      groups: z.array(factGroup).meta({ title: '项目' }),
      grades: z.array(scoringGrade).meta({ title: '等次（从高到低）' }),
      consequences: z.array(consequence).meta({ title: '结果怎样用' }),
    }),
  ),
}

const editionShown = (e: Edition, current: Edition | null): RulesPage['editions'][number] => ({
  id: e.id,
  edition: e.edition,
  state: { code: e.state, label: e.edition === 0 ? '随程序' : editionStates[e.state].label, tone: editionStates[e.state].tone },
  fromDay: e.fromDay,
  source: e.source,
  createdBy: e.createdBy,
  isInForce: current?.edition === e.edition,
})

export async function rulesListView(tx: Tx, actor: Actor, today: Day): Promise<RulesList> {
  const all = Map.groupBy(await editionsOf(tx, actor.committeeId), (e) => e.key)
  const members = await settingOn(tx, actor.committeeId, memberRules, today)
  return {
    sets: [...all].map(([key, editions]) => {
      const current = inForceOf(editions, today)
      const shown = (current ?? editions[0])?.content
      return {
        key,
        title: shown?.title ?? key,
        holder: shown ? holders[shown.holder] : '',
        inForce: current ? editionShown(current, current) : null,
        drafts: editions.filter((e) => editionStates[e.state].open).length,
        rules: shown?.rules.length ?? 0,
        source: shown?.source ?? '',
        isMembers: key === members,
        isBrought: Object.hasOwn(rulePresets, key),
      }
    }),
    mayDraft: may(actor, 'scores:rules'),
  }
}

export async function rulesView(
  tx: Tx,
  actor: Actor,
  { key, edition, today }: { readonly key: string; readonly edition: number | null; readonly today: Day },
  known: Known,
): Promise<RulesPage | null> {
  const editions = await editionsOf(tx, actor.committeeId, key)
  const current = inForceOf(editions, today)
  const shown = edition === null ? (current ?? editions[0]) : editions.find((e) => e.edition === edition)
  if (!shown) return null
  const words = await wordsOf(tx, actor.committeeId, today, known)
  const parsed = ruleSet.safeParse(shown.content)
  const mayEdit = shown.id !== null && editionStates[shown.state].open && may(actor, 'scores:rules')
  return {
    key,
    title: shown.content.title,
    shown: {
      ...editionShown(shown, current),
      version: shown.version,
      url: shown.id === null ? null : `/duty-rule-drafts/${shown.id}`,
      moves:
        shown.id === null ? [] : movesShown(editionCourse, { state: shown.state, relations: [], flaws: flawsIn(shown.content) }, actor),
    },
    editions: editions.map((e) => editionShown(e, current)),
    content: shown.content,
    ruleWords: shown.content.rules.map((r) => factRuleWords(r, words)),
    gateWords: shown.content.gates.map((g) => gateWords(g, shown.content, words)),
    consequenceWords: shown.content.consequences.map(consequenceWords),
    flaws: parsed.success ? [] : flawReasons(parsed.error.issues).map((r) => ({ field: r.field ?? '', says: r.says })),
    today,
    mayEdit,
    mayDraft: may(actor, 'scores:rules'),
    forms: mayEdit ? forms : null,
  }
}

export async function boardView(
  tx: Tx,
  actor: Actor,
  asked: { readonly key: string | null; readonly year: number; readonly today: Day },
): Promise<BoardPage | null> {
  const found = await askedRules(tx, actor.committeeId, asked)
  if (!found) return null
  const { edition, period } = found
  const set = edition.content
  const sheets = await sheetsOf(tx, { committeeId: actor.committeeId, set, version: versionOf(edition), period })
  const slow = await settingOn(tx, actor.committeeId, slowPace, asked.today)
  const elapsed = Math.min(1, (daysBetween(period.from, period.to) + 1) / (daysBetween(period.from, period.end) + 1))
  const pass = set.grades.filter((g) => g.min > 0).at(-1)?.min ?? null
  const choices = Map.groupBy(await editionsOf(tx, actor.committeeId), (e) => e.key)
  const rows = sheets.map(({ holder, sheet, graded, exempt, scored }) => {
    const pace = pass && elapsed > 0 ? exact(sheet.total / (pass * elapsed)) : null
    return {
      id: holder.id,
      kind: holder.kind,
      name: holder.name,
      sector: holder.sector,
      specialCommittee: holder.specialCommittee,
      total: sheet.total,
      grade: exempt === null ? graded.grade : null,
      exempt,
      gap: exempt === null ? (nextGrade(set, sheet)?.gap ?? null) : null,
      pace,
      isSlow: exempt === null && pace !== null && pace < slow,
      facts: scored.facts.length,
    }
  })
  return {
    year: period.year,
    from: period.from,
    to: period.to,
    rules: { key: edition.key, title: set.title, version: versionOf(edition) },
    choices: [...choices].flatMap(([key, those]) => {
      const current = inForceOf(those, asked.today)
      return current ? [{ key, title: current.content.title }] : []
    }),
    rows: rows.toSorted((a, b) => b.total - a.total || (a.name < b.name ? -1 : 1)),
    grades: set.grades.map((g) => ({ grade: g.label, count: rows.filter((r) => r.grade === g.label).length })),
  }
}
