// Earlier cases like a draft: the index finds what shares its telling words, the scoring says how alike they are and why.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../db/database.ts'
import { termOf } from './query.ts'
import { likenessOf, similarity, titleLikeness, withoutFrame, type Similarity } from './similarity.ts'
import { officeVerbs, stopWords } from './stop-words.ts'
import { telling } from './telling.ts'
import { cutWords } from './words.ts'

export interface DraftText {
  readonly title: string
  readonly body: string
}

export interface SimilarAsked {
  readonly draft: DraftText
  readonly kinds: readonly string[]
  /** Which matters (`m`) this reader may see: the feature's own rule. */
  readonly visible: RawBuilder<unknown>
  /** The draft itself, once it has a place in the register. */
  readonly except: string | null
  /** 云岭市, 石泉岭县 …: names that say where and not what. */
  readonly ownNames: readonly string[]
  readonly limit: number
}

export interface SimilarMatter extends Similarity {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly number: number | null
  readonly sessionId: string | null
  readonly state: string
  readonly openedAt: Date
}

type Row = Omit<SimilarMatter, keyof Similarity>

/** Candidates from the index; of these, the texts of the most promising titles are compared. */
const candidates = 200
const compared = 40

export async function similarMatters(tx: Tx, asked: SimilarAsked): Promise<SimilarMatter[]> {
  const wanted = tellingWords(asked.draft, asked.ownNames)
  if (wanted.title.length === 0) return []
  const { rows } = await sql<Row>`
    select m.id, m.kind, m.title, m.number, m.session_id as "sessionId", m.state, m.opened_at as "openedAt"
    from similar_matters(${wanted.title.map(termOf)}::text[]::tsquery[], ${wanted.title.map(telling)}::real[],
      ${several(wanted.body)}::tsquery, ${asked.kinds}::text[], ${candidates}) s
    join matter m on m.id = s.id
    where m.id is distinct from ${asked.except}::uuid and (${asked.visible})`.execute(tx)
  const draft = likenessOf(asked.draft, telling, asked.ownNames)
  const byTitle = (title: string) => titleLikeness(draft, likenessOf({ title, body: '' }, telling, asked.ownNames)) ?? 0
  const promising = rows
    .map((row) => ({ row, score: byTitle(row.title) }))
    .toSorted((x, y) => y.score - x.score)
    .slice(0, compared)
  const bodies = await bodiesOf(
    tx,
    promising.map((p) => p.row.id),
  )
  return promising
    .map(({ row }) => ({
      ...row,
      ...similarity(draft, likenessOf({ title: row.title, body: bodies.get(row.id) ?? '' }, telling, asked.ownNames)),
    }))
    .filter((s) => s.grade !== null)
    .toSorted((x, y) => y.score - x.score || (x.id < y.id ? 1 : -1))
    .slice(0, asked.limit)
}

async function bodiesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; body: string }>`
    select matter_id as id, left(body, 6000) as body from matter_text where matter_id = any(${ids}::uuid[])`.execute(tx)
  return new Map(rows.map((r) => [r.id, r.body]))
}

export interface TellingWords {
  readonly title: readonly string[]
  readonly body: readonly string[]
}

/** The words by which somebody would look for the draft's like; a draft still without a title is looked for by its text. */
export function tellingWords({ title, body }: DraftText, ownNames: readonly string[]): TellingWords {
  const ofBody = strongest(cutWords(withoutFrame(body.slice(0, 6_000), ownNames)), 6)
  const ofTitle = strongest(cutWords(withoutFrame(title, ownNames)), 12)
  return { title: ofTitle.length > 0 ? ofTitle : ofBody, body: ofBody }
}

function strongest(words: readonly string[], count: number): string[] {
  const counts = new Map<string, number>()
  for (const w of words) if ([...w].length > 1 && !stopWords.has(w) && !officeVerbs.has(w)) counts.set(w, (counts.get(w) ?? 0) + 1)
  return [...counts]
    .toSorted((x, y) => y[1] * telling(y[0]) - x[1] * telling(x[0]))
    .slice(0, count)
    .map(([word]) => word)
}

/** Texts that hold two of the strongest three words, however their titles read. null: the draft has no text yet. */
function several(words: readonly string[]): string | null {
  const [a, b, c] = words.map(termOf)
  if (!a || !b) return null
  return c ? `(${a} & ${b}) | (${a} & ${c}) | (${b} & ${c})` : `${a} & ${b}`
}
