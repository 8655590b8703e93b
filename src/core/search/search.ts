// Full-text search over the register: the index answers ids, the reader's own rule decides which of them are shown.
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../db/database.ts'
import { excerpt } from './excerpt.ts'
import { questionOf } from './query.ts'
import { indexTerms } from './words.ts'

export interface MatterText {
  readonly committeeId: number
  readonly matterId: string
  readonly kind: string
  readonly title: string
  /** What may be found and shown to everybody who may open the case. */
  readonly body: string
}

export const indexMatter = (tx: Tx, text: MatterText): Promise<void> => indexMatters(tx, [text])

export async function indexMatters(tx: Tx, texts: readonly MatterText[]): Promise<void> {
  if (texts.length === 0) return
  const rows = texts.map((t) => ({
    committee_id: t.committeeId,
    matter_id: t.matterId,
    kind: t.kind,
    title: t.title,
    body: t.body,
    title_terms: indexTerms(t.title),
    terms: indexTerms(`${t.title}\n${t.body}`),
  }))
  await sql`
    insert into matter_text (committee_id, matter_id, kind, title, body, title_terms, terms)
    select committee_id, matter_id, kind, title, body, array_to_tsvector(title_terms), array_to_tsvector(terms)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as t(
      committee_id integer, matter_id uuid, kind text, title text, body text, title_terms text[], terms text[])
    on conflict (committee_id, matter_id) do update set kind = excluded.kind, title = excluded.title, body = excluded.body,
      title_terms = excluded.title_terms, terms = excluded.terms`.execute(tx)
}

/** A draft thrown away, a text no longer to be found. */
export async function forgetMatter(tx: Tx, matterId: string): Promise<void> {
  await sql`delete from matter_text where matter_id = ${matterId}`.execute(tx)
}

export interface Found {
  readonly id: string
  readonly kind: string
  readonly title: string
  readonly number: number | null
  readonly state: string
  readonly openedAt: Date
  /** The place in the text where the words stand, or its beginning. */
  readonly excerpt: string
  /** 3 as typed in the title, 2 all words in the title, 1 in the text, 0 only some of the words. */
  readonly rank: number
}

export interface SearchAsked {
  readonly text: string
  readonly kinds: readonly string[] | null
  readonly limit: number
  /** Which matters (`m`) this reader may see: the feature's own rule. */
  readonly visible: RawBuilder<unknown>
}

export interface SearchAnswer {
  readonly found: readonly Found[]
  /** To be marked in titles and excerpts. */
  readonly words: readonly string[]
  /** Nothing holds all the words: these hold some. */
  readonly relaxed: boolean
}

/** Hits looked at before what the reader may not see is left out. */
const cap = 2_000

/** Looked at first: for most readers the newest few hundred hold a page they may see. */
const nearest = 240

export async function searchMatters(tx: Tx, asked: SearchAsked): Promise<SearchAnswer> {
  const question = questionOf(asked.text)
  if (!question) return { found: [], words: [], relaxed: false }
  const found = await ask(tx, asked, question.all, question.phrase)
  if (found.length > 0 || !question.any) return { found: withExcerpts(found, question.words), words: question.words, relaxed: false }
  const some = await ask(tx, asked, question.any, question.phrase)
  return { found: withExcerpts(some, question.words).map((f) => ({ ...f, rank: 0 })), words: question.words, relaxed: true }
}

/** For lists: `where ${withWords(text, ['proposal'], sql`m.id`)}`. A word in more texts than this finds the newest of them. */
export function withWords(text: string, kinds: readonly string[] | null, id: RawBuilder<unknown>): RawBuilder<unknown> {
  const question = questionOf(text)
  if (!question) return sql`false`
  return sql`${id} in (select s.id from search_texts(${question.all}::tsquery, ${kinds}::text[], 5000) s)`
}

type Row = Omit<Found, 'excerpt'> & { readonly body: string }

/** Titles first: a word so common that it stands in every text has filled the page from the titles, and the texts need no look. */
async function ask(tx: Tx, asked: SearchAsked, query: string, phrase: string): Promise<Row[]> {
  const { kinds, limit } = asked
  const titles = await nearestFirst(limit, (most) =>
    hits(
      tx,
      asked,
      sql`search_titles(${query}::tsquery, ${phrase}, ${kinds}::text[], ${most}) with ordinality as s (id, rank, place)`,
      sql`s.rank`,
      sql`true`,
      limit,
    ),
  )
  if (titles.length >= limit) return titles
  const known = titles.map((t) => t.id)
  const texts = await nearestFirst(limit - titles.length, (most) =>
    hits(
      tx,
      asked,
      sql`search_texts(${query}::tsquery, ${kinds}::text[], ${most}) with ordinality as s (id, place)`,
      sql`1`,
      sql`s.id <> all (${known}::uuid[])`,
      limit - titles.length,
    ),
  )
  return [...titles, ...texts]
}

/** Only where the nearest do not fill the page are all looked at. */
async function nearestFirst(limit: number, look: (most: number) => Promise<Row[]>): Promise<Row[]> {
  const near = await look(nearest)
  return near.length >= limit ? near : look(cap)
}

/** In the order the hits come in, best and newest first: the first that may be seen fill the page, and the rest are not looked up. */
async function hits(
  tx: Tx,
  { visible }: SearchAsked,
  found: RawBuilder<unknown>,
  rank: RawBuilder<unknown>,
  where: RawBuilder<unknown>,
  limit: number,
): Promise<Row[]> {
  const { rows } = await sql<Row>`/* planned once: search */
    select f.id, f.kind, f.title, f.number, f.state, f."openedAt", f.rank, t.body from (
      select m.committee_id, m.id, m.kind, m.title, m.number, m.state, m.opened_at as "openedAt", ${rank} as rank, s.place
      from ${found}
      join matter m on m.id = s.id
      where ${where} and (${visible})
      order by s.place limit ${limit}) f
    join matter_text t on t.committee_id = f.committee_id and t.matter_id = f.id
    order by f.place`.execute(tx)
  return rows
}

const withExcerpts = (rows: readonly Row[], words: readonly string[]): Found[] =>
  rows.map(({ body, ...row }) => ({ ...row, excerpt: excerpt(body, words) }))
