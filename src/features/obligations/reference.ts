// The obligations every installation begins with (duties.md §1.9): data like any other, to be changed by a dated row. A letter after the
// number parts what one paragraph asks for in several windows.
import { referenceBodies } from './reference-bodies.ts'
import { referenceMembers } from './reference-members.ts'
import { referenceTriggers } from './reference-triggers.ts'
import { obligationRule, type DatedRule } from './rules.ts'

const source = '随系统提供的参考规则'

export const referenceRules: readonly DatedRule[] = Object.entries({ ...referenceMembers, ...referenceBodies, ...referenceTriggers })
  .map(([code, rule]) => ({ code, fromDay: '1900-01-01', toDay: null, rule: obligationRule.parse(rule), source }))
  .toSorted((a, b) => (a.code < b.code ? -1 : 1))
