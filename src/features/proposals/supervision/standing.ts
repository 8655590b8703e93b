// 重点 or 重要 as it stood on a day. A decision entered late is known from the day it was entered, as figures of past days need it.
import { sql, type RawBuilder } from 'kysely'

/** The tier, null when neither. `proposal` and `committee` are columns, `on` a day. */
export const tierOn = (proposal: RawBuilder<unknown>, committee: RawBuilder<unknown>, on: RawBuilder<unknown>): RawBuilder<unknown> =>
  sql`(select ps.tier from proposal_standing ps where ps.committee_id = ${committee} and ps.proposal_id = ${proposal}
    and greatest(ps.from_day, ps.entered_on) <= ${on} and (ps.until_day is null or ps.until_day > ${on})
    order by array_position(array['key', 'important'], ps.tier) limit 1)`
