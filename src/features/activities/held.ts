// Which activities a figure may count: held in the year, known to be held by the day asked about.
import { sql, type RawBuilder } from 'kysely'
import type { FigureQuestion } from '#/core/figure.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import { activityKinds } from './codes.ts'

type Sql = RawBuilder<unknown>

/** Of `a` beside its matter `m`. What is entered as held later was not yet held for the answer. */
export const heldBy = (q: FigureQuestion): Sql => sql`a.committee_id = ${q.committeeId}
  and a.held_on between make_date(${q.year}, 1, 1) and least(make_date(${q.year}, 12, 31), ${q.asOf}::date)
  and exists (select from matter_state s where s.committee_id = a.committee_id and s.matter_id = a.id and s.state = 'held'
    and s.from_at < (${q.asOf}::date + 1)::timestamp at time zone 'Asia/Shanghai')`

/** “常委会会议 第3次” */
export const kindLabelled: Sql = sql`${codeLabel(activityKinds, sql`a.committee_id`, sql`a.kind`)} || coalesce(' 第' || a.ordinal || '次', '')`
