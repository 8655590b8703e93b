import assert from 'node:assert/strict'
import test from 'node:test'
import { z } from 'zod'
import { answersOf, fieldsOf, initialOf, pathOf, type JsonSchema } from './schema-fields.ts'

const schemaOf = (asks: z.ZodObject): JsonSchema => z.toJSONSchema(asks, { io: 'input' }) as JsonSchema

const asks = z.strictObject({
  category: z.string().min(1).max(40).meta({ title: '类别', widget: 'code', list: 'proposal-category' }),
  units: z
    .array(z.strictObject({ bodyId: z.uuid(), role: z.enum(['sole', 'lead']) }))
    .default([])
    .meta({ title: '拟承办单位', widget: 'units' }),
  heldOn: z.iso.date().meta({ title: '日期' }),
  until: z.iso.date().nullable().meta({ title: '至' }),
  result: z.enum(['good', 'bad']).meta({ title: '评价', labels: { good: '满意', bad: '不满意' } }),
  consent: z.literal(true).meta({ title: '已征得同意' }),
  note: z.string().max(2000).min(0).default('').meta({ title: '意见', widget: 'textarea' }),
  items: z.array(z.strictObject({ measure: z.string().min(1).meta({ title: '措施' }) })).meta({ title: '逐条答复' }),
  hash: z.string().meta({ widget: 'hidden' }),
})
const fields = fieldsOf(schemaOf(asks))

test('what a move asks for becomes its form, field by field', () => {
  assert.deepEqual(
    fields.map((f) => [f.label, f.kind, f.required]),
    [
      ['类别', 'code', true],
      ['拟承办单位', 'units', false],
      ['日期', 'day', true],
      ['至', 'day', true],
      ['评价', 'choice', true],
      ['已征得同意', 'agree', true],
      ['意见', 'textarea', false],
      ['逐条答复', 'rows', false],
      ['hash', 'hidden', true],
    ],
  )
  assert.deepEqual(fields[4]?.choices, [
    { value: 'good', label: '满意' },
    { value: 'bad', label: '不满意' },
  ])
})

test('a form begins with what is known, else with the defaults', () => {
  assert.deepEqual(initialOf(fields, { category: 'rural', other: 1 }), { category: 'rural', units: [], note: '' })
})

test('what was left empty is sent as the schema would have it empty, or not at all', () => {
  assert.deepEqual(answersOf(fields, { category: 'rural', note: '', until: null, items: [{ measure: '新建' }], stray: 1 }), {
    category: 'rural',
    units: [],
    until: null,
    note: '',
    items: [{ measure: '新建' }],
  })
})

for (const [field, path] of [
  ['category', ['category']],
  ['units.0.role', ['units']],
  ['items.1.measure', ['items', 1, 'measure']],
  ['items.1', ['items']],
  ['hash', null],
  ['version', null],
] as const)
  test(`a reason about ${field} stands ${path ? `at ${path.join(' ')}` : 'above the form'}`, () => {
    assert.deepEqual(pathOf(fields, field), path)
  })
