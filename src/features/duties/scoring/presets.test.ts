// Every rule set the program brings is one the engine takes, says where each rule comes from, and counts only verbs that somebody can write.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dutyVerbs } from '#/core/fact-codes.ts'
import { ruleSet } from '#/core/scoring/rule-set.ts'
import { factRuleWords } from '#/core/scoring/rule-words.ts'
import { rulePresets } from './presets.ts'
import { publishedTables } from './preset-tables.ts'

const verbs = new Set(dutyVerbs.codes.map((c) => c.code))
/** Said in the README: written as soon as a feature or an import brings them. */
const awaited = new Set(['proposal.markedKey', 'suggestion.verified'])

for (const [key, set] of Object.entries(rulePresets))
  test(`${key}: ${set.title}`, () => {
    const parsed = ruleSet.safeParse(set)
    assert.ok(parsed.success, JSON.stringify(parsed.error?.issues))
    for (const rule of set.rules) {
      assert.ok(rule.source.length > 0 && factRuleWords(rule).length > 0, rule.key)
      for (const verb of [...rule.verbs, ...rule.dueVerbs]) assert.ok(verbs.has(verb) || awaited.has(verb), verb)
    }
  })

test('there are nine published tables, and each that leaves something open says so', () => {
  assert.equal(Object.keys(publishedTables).length, 9)
  for (const set of Object.values(publishedTables))
    assert.match([set.source, ...set.rules.map((r) => r.source)].join(), /没有公布|须人工登记|没有看到/)
})
