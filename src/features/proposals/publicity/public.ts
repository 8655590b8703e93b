// What the public may read of proposals: asked as a role that reaches no table, only the functions that give what is published (0061-portal-functions.sql).
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'
import type { Day } from '#/core/day.ts'
import { questionOf } from '#/core/search/query.ts'
import { categories } from '../codes.ts'
import { accepted, openness, unitRoles, type ClassMark, type UnitRole } from '../words.ts'
import type { PublicFigure } from './actions/figures.ts'
import type { ReplyContent, TextContent } from './copy-rules.ts'
import { portalOpen, portalWords } from './settings.ts'

export interface PublicCommittee {
  readonly id: number
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly isTop: boolean
}

export const publicStates = { filed: '已立案', handling: '办理中', replied: '已答复', closed: '已办结' } as const
export const publicRoles: Readonly<Record<UnitRole, string>> = unitRoles
export const publicAccepted = accepted
export const publicOpenness = openness.open
export type PublicState = keyof typeof publicStates

export interface PublicUnit {
  readonly name: string
  readonly role: UnitRole
}

export interface PublicCase {
  /** 5-1-15: term, session, number. */
  readonly key: string
  readonly sessionKey: string
  readonly sessionTitle: string
  readonly year: number
  readonly caseNo: number
  readonly subject: string
  readonly proposer: string | null
  readonly category: string
  readonly state: PublicState
  readonly classMark: ClassMark | null
  readonly units: readonly PublicUnit[]
  readonly filedOn: Day
  readonly publishedOn: Day
}

export interface PublicReply {
  readonly key: string
  readonly sessionTitle: string
  readonly caseNo: number
  readonly subject: string
  readonly unit: string
  readonly round: number
  readonly docNo: string
  readonly classMark: ClassMark | null
  readonly content: ReplyContent | { readonly abstract: string }
  readonly issuedOn: Day
  readonly publishedOn: Day
}

export interface PublicText extends PublicCase {
  readonly content: TextContent | { readonly abstract: string }
}

export interface PublicSession {
  readonly key: string
  readonly title: string
  readonly year: number
  readonly count: number
}

/** The committee the address names; null where there is none. */
export async function publicCommittee(tx: Tx): Promise<PublicCommittee | null> {
  const { rows } =
    await sql<PublicCommittee>`select id, code, name, short_name as "shortName", is_top as "isTop" from portal_committees()`.execute(tx)
  return rows[0] ?? null
}

/** Changes whenever anything the journal knows of has changed: what a browser has kept is then asked for anew. */
export async function publicStamp(tx: Tx): Promise<string> {
  const { rows } = await sql<{ stamp: string }>`select portal_stamp() as stamp`.execute(tx)
  return rows[0]?.stamp ?? ''
}

export type PortalWords = (typeof portalWords)['standard']

/** Whether the pages are open today, and their words. */
export async function publicFace(tx: Tx, today: Day): Promise<{ readonly isOpen: boolean; readonly words: PortalWords }> {
  const { rows } = await sql<{ key: string; value: unknown }>`select distinct on (key) key, value from portal_settings()
    where from_day <= ${today} order by key, from_day desc`.execute(tx)
  const stored = new Map(rows.map((r) => [r.key, r.value]))
  return {
    isOpen: stored.has(portalOpen.key) ? portalOpen.schema.parse(stored.get(portalOpen.key)) : portalOpen.standard,
    words: stored.has(portalWords.key) ? portalWords.schema.parse(stored.get(portalWords.key)) : portalWords.standard,
  }
}

export interface CasesAsked {
  readonly session: string | null
  readonly category: string | null
  readonly unit: string | null
  readonly year: number | null
  readonly words: string
}

const caseColumns = sql`x.key, x.session_key as "sessionKey", x.session_title as "sessionTitle", x.year, x.case_no as "caseNo", x.subject, x.proposer,
  coalesce(k.label, x.category, '') as category, x.state, x.class_mark as "classMark", x.units, x.filed_on as "filedOn", x.published_on as "publishedOn"`

/** A category's name is the office's own, else the declared one. */
const named = sql`(select c.code, c.label from portal_categories() c
  union all select d.code, d.label from jsonb_to_recordset(${JSON.stringify(categories.codes.map(({ code, label }) => ({ code, label })))}::jsonb)
    as d(code text, label text) where not exists (select 1 from portal_categories() o where o.code = d.code))`

export interface PublicPage {
  readonly cases: readonly PublicCase[]
  readonly total: number
}

interface Place {
  readonly offset: number
  readonly limit: number
}

export async function publicCases(tx: Tx, asked: CasesAsked, { offset, limit }: Place): Promise<PublicPage> {
  const question = asked.words.trim() === '' ? null : questionOf(asked.words)
  // Words that hold nothing to look for find nothing.
  if (asked.words.trim() !== '' && !question) return { cases: [], total: 0 }
  const { rows } = await sql<PublicCase & { total: number }>`select ${caseColumns}, x.total
    from portal_texts(null, ${asked.session}, ${asked.category}, ${asked.unit}, ${asked.year}::int, ${question?.all ?? null}::tsquery, ${offset}::int,
      ${limit}::int) with ordinality x left join ${named} k on k.code = x.category order by x.ordinality`.execute(tx)
  return { cases: rows.map(({ total: _, ...c }) => c), total: rows[0]?.total ?? 0 }
}

/** What the filters offer: only what something public stands under. */
export async function publicChoices(tx: Tx): Promise<{
  readonly sessions: readonly PublicSession[]
  readonly categories: readonly { readonly code: string; readonly label: string }[]
  readonly units: readonly string[]
}> {
  const { rows } = await sql<{
    sessions: PublicSession[]
    categories: { code: string; label: string }[]
    units: string[]
  }>`select x.sessions, x.units, (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'label', coalesce(k.label, c.code)) order by k.label), '[]')
        from jsonb_array_elements_text(x.categories) c(code) left join ${named} k on k.code = c.code) as categories
    from portal_choices() x`.execute(tx)
  return rows[0] ?? { sessions: [], categories: [], units: [] }
}

export async function publicText(tx: Tx, key: string): Promise<PublicText | null> {
  const { rows } = await sql<PublicText>`select ${caseColumns}, x.content
    from portal_texts(${key}, null, null, null, null, null, 0, 1) x left join ${named} k on k.code = x.category`.execute(tx)
  return rows[0] ?? null
}

const replyColumns = sql`x.key, x.session_title as "sessionTitle", x.case_no as "caseNo", x.subject, x.unit, x.round, x.doc_no as "docNo",
  x.class_mark as "classMark", x.content, x.issued_on as "issuedOn", x.published_on as "publishedOn"`

export async function repliesTo(tx: Tx, key: string): Promise<readonly PublicReply[]> {
  const { rows } =
    await sql<PublicReply>`select ${replyColumns} from portal_replies(${key}, null, 0, 100) x order by x.round, x.issued_on, x.unit`.execute(
      tx,
    )
  return rows
}

export async function publicReplies(
  tx: Tx,
  session: string | null,
  { offset, limit }: Place,
): Promise<{ readonly replies: readonly PublicReply[]; readonly total: number }> {
  const { rows } = await sql<PublicReply & { total: number }>`select ${replyColumns}, x.total
    from portal_replies(null, ${session}, ${offset}::int, ${limit}::int) with ordinality x order by x.ordinality`.execute(tx)
  return { replies: rows.map(({ total: _, ...r }) => r), total: rows[0]?.total ?? 0 }
}

export interface PublicFigures {
  readonly year: number
  readonly sessionTitle: string
  readonly asOf: Day
  readonly figures: readonly PublicFigure[]
}

/** The latest set of each year, the newest year first. */
export async function publicFigureSets(tx: Tx): Promise<readonly PublicFigures[]> {
  const { rows } =
    await sql<PublicFigures>`select year, session_title as "sessionTitle", as_of as "asOf", figures from portal_figures()`.execute(tx)
  return rows
}
