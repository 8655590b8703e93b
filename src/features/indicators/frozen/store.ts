// The queries of frozen figures. A figure's records are copied by the database itself: however many they are, they never pass through here.
import { sql } from 'kysely'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Figure, FigureAnswer, FigureQuestion, FigureRecord } from '#/core/figure.ts'
import { formulaOf } from '#/core/figures/formula.ts'
import { preparedFor } from '#/core/figures/question.ts'
import type { FrozenHead } from './contract.ts'

export type FrozenSettings = Readonly<Record<string, { readonly title: string; readonly value: unknown }>>

export interface StoredHead extends Omit<FrozenHead, 'frozenAt'> {
  readonly frozenAt: Date
  readonly settings: FrozenSettings
}

const heads = sql`select f.id, f.title, f.year, f.as_of as "asOf", f.session_title as session, f.frozen_at as "frozenAt", f.frozen_by as "frozenBy",
  f.side, f.note, f.settings, f.check_code as "checkCode",
  (select count(*)::int from frozen_figure g where g.committee_id = f.committee_id and g.frozen_id = f.id) as figures from frozen_report f`

export async function frozenReports(tx: Tx, committeeId: number): Promise<readonly StoredHead[]> {
  const { rows } = await sql<StoredHead>`${heads} where f.committee_id = ${committeeId} order by f.frozen_at desc, f.id`.execute(tx)
  return rows
}

export async function findFrozen(tx: Tx, committeeId: number, id: string): Promise<StoredHead | null> {
  const { rows } = await sql<StoredHead>`${heads} where f.committee_id = ${committeeId} and f.id = ${id}`.execute(tx)
  return rows[0] ?? null
}

export async function frozenByTitle(tx: Tx, committeeId: number, title: string): Promise<StoredHead | null> {
  const { rows } = await sql<StoredHead>`${heads} where f.committee_id = ${committeeId} and f.title = ${title}`.execute(tx)
  return rows[0] ?? null
}

export interface NewFrozen {
  readonly committeeId: number
  readonly id: string
  readonly title: string
  readonly year: number
  readonly asOf: Day
  readonly session: string | null
  readonly at: Date
  readonly by: string
  readonly side: string
  readonly note: string
  readonly settings: FrozenSettings
  readonly checkCode: string
}

export async function insertFrozen(tx: Tx, f: NewFrozen): Promise<void> {
  await sql`insert into frozen_report (committee_id, id, title, year, as_of, session_title, frozen_at, frozen_by, side, note, settings, check_code)
    values (${f.committeeId}, ${f.id}, ${f.title}, ${f.year}, ${f.asOf}, ${f.session}, ${f.at}, ${f.by}, ${f.side}, ${f.note},
      ${JSON.stringify(f.settings)}::jsonb, ${f.checkCode})`.execute(tx)
}

export interface FigureToFreeze {
  readonly figure: Figure
  readonly answered: FigureAnswer
  readonly position: number
  readonly wording: string | null
}

const recordsAsRows = (figure: Figure, q: FigureQuestion) => sql`(select coalesce(jsonb_agg(
    jsonb_build_array(r.id, r.ref, r.title, r.day, r.amount, r.url) order by r.day nulls last, r.ref, r.id), '[]'::jsonb)
  from (${figure.records({ ...q, by: new Set() })}) r)`

export async function insertFigure(tx: Tx, asked: FigureQuestion, frozenId: string, f: FigureToFreeze): Promise<void> {
  const { figure, answered: a } = f
  const q = await preparedFor(tx, figure, asked)
  await sql`insert into frozen_figure (committee_id, frozen_id, position, code, title, figure_group, unit, reckoning, places, value, text, definition,
      formula, wording, from_day, to_day, records)
    values (${q.committeeId}, ${frozenId}, ${f.position}, ${a.code}, ${a.title}, ${figure.group}, ${a.unit}, ${figure.reckoning}, ${figure.places},
      ${a.value}, ${a.text}, ${a.definition}, ${formulaOf(figure)}, ${f.wording}, ${a.from}, ${a.to}, ${recordsAsRows(figure, q)})`.execute(
    tx,
  )
}

export interface StoredFigure {
  readonly code: string
  readonly title: string
  readonly group: string
  readonly unit: string
  readonly value: number | null
  readonly text: string
  readonly definition: string
  readonly formula: string
  readonly wording: string | null
  readonly records: number
  /** What is stored, in one line: the check code is reckoned from these. */
  readonly print: string
}

export async function figuresOf(tx: Tx, committeeId: number, frozenId: string): Promise<readonly StoredFigure[]> {
  const { rows } = await sql<StoredFigure>`select code, title, figure_group as "group", unit, value, text, definition, formula, wording,
      jsonb_array_length(records) as records,
      encode(sha256(convert_to(jsonb_build_array(position, code, title, figure_group, unit, reckoning, places, value, text, definition, formula, wording,
        from_day, to_day, records)::text, 'UTF8')), 'hex') as print
    from frozen_figure where committee_id = ${committeeId} and frozen_id = ${frozenId} order by position`.execute(tx)
  return rows
}

export interface Moved {
  readonly added: number
  readonly removed: number
  readonly changed: number
}

interface Frozen {
  readonly committeeId: number
  readonly id: string
  readonly code: string
}

const thenRows = ({ committeeId, id, code }: Frozen) => sql`select e->>0 as id, e->>1 as ref, e->>2 as title, (e->>3)::date as day,
    (e->>4)::numeric as amount, e->>5 as url
  from frozen_figure f, jsonb_array_elements(f.records) e
  where f.committee_id = ${committeeId} and f.frozen_id = ${id} and f.code = ${code}`
const nowRows = (figure: Figure, q: FigureQuestion) =>
  sql`select id, ref, title, day, amount, url from (${figure.records({ ...q, by: new Set() })}) r`

export async function movedOf(tx: Tx, frozen: Frozen, figure: Figure, asked: FigureQuestion): Promise<Moved> {
  const q = await preparedFor(tx, figure, asked)
  const { rows } =
    await sql<Moved>`select count(*) filter (where t.id is null)::int as added, count(*) filter (where n.id is null)::int as removed,
      count(*) filter (where t.id is not null and n.id is not null and t.amount is distinct from n.amount)::int as changed
    from (${thenRows(frozen)}) t full join (${nowRows(figure, q)}) n on n.id = t.id`.execute(tx)
  return rows[0] ?? { added: 0, removed: 0, changed: 0 }
}

export const frozenRecordsOf = async (tx: Tx, frozen: Frozen): Promise<readonly FigureRecord[]> =>
  (await sql<FigureRecord>`select ref, title, day, amount, url from (${thenRows(frozen)}) t order by day nulls last, ref, id`.execute(tx))
    .rows

export interface MovedRecord extends FigureRecord {
  readonly how: 'added' | 'removed' | 'changed'
  readonly now: number | null
}

export async function movedRecords(tx: Tx, frozen: Frozen, figure: Figure, q: FigureQuestion): Promise<readonly MovedRecord[]> {
  const { rows } =
    await sql<MovedRecord>`select case when t.id is null then 'added' when n.id is null then 'removed' else 'changed' end as how,
      coalesce(n.ref, t.ref) as ref, coalesce(n.title, t.title) as title, coalesce(n.day, t.day) as day,
      case when t.id is null then n.amount else t.amount end as amount, n.amount as now, coalesce(n.url, t.url) as url
    from (${thenRows(frozen)}) t full join (${nowRows(figure, q)}) n on n.id = t.id
    where t.id is null or n.id is null or t.amount is distinct from n.amount
    order by 1, coalesce(n.day, t.day) nulls last, coalesce(n.ref, t.ref)`.execute(tx)
  return rows
}
