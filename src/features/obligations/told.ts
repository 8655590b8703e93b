// What pages say of an obligation and its cells: words from the code lists, tallies, what is missing.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import { compliance, isOwed, statuses, tallyOf, type Status } from './cells.ts'
import type { ObligationAbout, TallyShape } from './contract.ts'
import type { Cell } from './reckon.ts'
import type { DatedRule, ObligationRule } from './rules.ts'
import { origins } from './rules.ts'
import { answerWords, ruleWords, unitWords, windowWords, type Dictionary } from './words.ts'

/** Lists whose codes stand in rules. */
export const vocabularyLists = [
  'duty-verb',
  'duty-role',
  'activity-kind',
  'contact-kind',
  'transmission-kind',
  'theme',
  'body-kind',
  'seat-kind',
  'edge-kind',
] as const

export interface Vocabulary {
  readonly list: string
  readonly title: string
  readonly codes: { code: string; label: string }[]
}

/** The committee's own rows, else the declared ones; one statement for all lists. */
export async function vocabularyOf(tx: Tx, committeeId: number, declared: readonly CodeListDeclaration[]): Promise<readonly Vocabulary[]> {
  const lists = declared.filter((l) => (vocabularyLists as readonly string[]).includes(l.name))
  const { rows } = await sql<{ list: string; code: string; label: string }>`/* planned once: obligation-words */
    select distinct on (list, sort, code) list, code, label from code
    where committee_id = ${committeeId} and list = any(${lists.map((l) => l.name)}::text[]) order by list, sort, code, from_day desc`.execute(
    tx,
  )
  return lists.map(({ name, title, codes }) => {
    const own = rows.filter((r) => r.list === name)
    return { list: name, title, codes: (own.length ? own : codes).map(({ code, label }) => ({ code, label })) }
  })
}

export function dictionaryOf(vocabulary: readonly Vocabulary[]): Dictionary {
  const words = new Map(vocabulary.flatMap((v) => v.codes.map((c) => [`${v.list} ${c.code}`, c.label] as const)))
  return (list, code) => words.get(`${list} ${code}`) ?? code
}

export const tallied = (cells: readonly { readonly status: Status }[]): TallyShape => {
  const tally = tallyOf(cells.map((c) => c.status))
  return { ...tally, compliance: compliance(tally) }
}

export function aboutOf({ code, rule }: DatedRule, say: Dictionary): ObligationAbout {
  return {
    code,
    title: rule.title,
    hard: rule.weight === 'hard',
    on: rule.on,
    origin: origins[rule.origin],
    article: rule.article,
    units: unitWords(rule, say),
    window: windowWords(rule),
    words: ruleWords(rule, say),
    answers: answerWords(rule),
    note: rule.note,
  }
}

export const statusTag = (status: Status): { code: string; label: string; tone: string } => ({
  code: status,
  label: statuses[status].label,
  tone: statuses[status].tone,
})

export const cellAddress = (cell: Cell, year: number): string =>
  `/obligations/${cell.code}?${new URLSearchParams({ year: String(year), cell: `${cell.unit.id}~${cell.window.from}` }).toString()}`

const number = (n: number): string => String(Number(n.toFixed(2)))

/** “还差1次：宣讲”, part by part. */
export const missingWords = (cell: Cell): string =>
  cell.parts
    .filter((p) => p.on === null)
    .map((p) => (p.amount > p.min ? `${p.title}多了${number(p.amount - p.min)}` : `${p.title}还差${number(p.min - p.amount)}`))
    .join('；')

export const doAtOf = (rule: ObligationRule): string | null => rule.doAt || null

export const owedCells = (cells: readonly Cell[]): readonly Cell[] => cells.filter((c) => isOwed(c.status))
