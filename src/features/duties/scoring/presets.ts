// What the program brings to begin from, by key: the default, nine published tables, sheets of other holders. A committee adopts its own version.
import type { RuleSet } from '#/core/scoring/rule-set.ts'
import { defaultRules } from './preset-default.ts'
import { otherSets } from './preset-others.ts'
import { publishedTables } from './preset-tables.ts'

export const rulePresets: Readonly<Record<string, RuleSet>> = { 'dx-default-1': defaultRules, ...otherSets, ...publishedTables }
