// Slots of a report: what each form means, and that a hole is named by its line.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fill, parseTemplate, slotsOf, textOf, type Slot } from './template.ts'

function parsed(template: string) {
  const outcome = parseTemplate(template)
  assert.ok(outcome.ok)
  return outcome.value
}

test('each form of slot is read', () => {
  const slots = slotsOf(parsed('立案{{IND-21}}件（{{ IND-21.value }}），{{ORD-1}}，{{name:city}}，{{examples:IND-10:3}}')).map(
    (s) => s.slot,
  )
  assert.deepEqual(slots, [
    { kind: 'figure', code: 'IND-21', form: 'printed' },
    { kind: 'figure', code: 'IND-21', form: 'value' },
    { kind: 'ordinal', code: 'ORD-1' },
    { kind: 'name', key: 'city' },
    { kind: 'examples', code: 'IND-10', count: 3 },
  ])
})

test('a slot may ask for the way a figure is reckoned', () => {
  const slots = slotsOf(parsed('占{{IND-24.basis}}的{{IND-24}}%')).map((s) => s.slot)
  assert.deepEqual(slots[0], { kind: 'figure', code: 'IND-24', form: 'basis' })
})

for (const bad of ['{{}}', '{{ind-21}}', '{{IND-21.text}}', '{{examples:IND-10}}', '{{examples:IND-10:0}}', '{{name:}}', '{{drop table}}'])
  test(`${bad} is refused with its line`, () => {
    const outcome = parseTemplate(`第一行\n第二行${bad}`)
    assert.equal(outcome.ok, false)
    if (!outcome.ok) assert.match(outcome.reasons[0]?.says ?? '', /^第2行第4列/)
  })

test('the text around the slots stays as it was written', () => {
  const outcome = fill(parsed('立案{{IND-21}}件。\n\n办复率{{IND-22}}%'), (slot: Slot) => ({
    text: slot.kind === 'figure' ? slot.code.slice(-2) : '',
  }))
  assert.ok(outcome.ok)
  assert.equal(textOf(outcome.value), '立案21件。\n\n办复率22%')
})

test('all holes are named at once', () => {
  const outcome = fill(parsed('{{IND-21}}\n{{name:city}}'), () => ({ missing: '还没有' }))
  assert.ok(!outcome.ok)
  assert.deepEqual(
    outcome.reasons.map((r) => r.says),
    ['第1行第1列 {{IND-21}}：还没有', '第2行第1列 {{name:city}}：还没有'],
  )
})
