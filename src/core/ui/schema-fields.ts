// A JSON Schema of the server read as the fields of a form. Pure: what a field is stands here, how it is drawn in SchemaField.

export interface JsonSchema {
  readonly type?: string | readonly string[]
  readonly title?: string
  readonly description?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly items?: JsonSchema
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly JsonSchema[]
  readonly allOf?: readonly JsonSchema[]
  readonly default?: unknown
  readonly format?: string
  readonly minLength?: number
  readonly maxLength?: number
  readonly minItems?: number
  readonly maxItems?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly exclusiveMinimum?: number
  /** Ours, from zod's meta. */
  readonly widget?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly list?: string
  readonly kinds?: readonly string[]
  readonly kind?: string
  readonly help?: string
  /** Set by `flat`: null may stand for no answer. */
  readonly nullable?: boolean
}

export type FieldKind =
  | 'text'
  | 'textarea'
  | 'number'
  | 'yesNo'
  | 'agree'
  | 'day'
  | 'choice'
  | 'choices'
  | 'code'
  | 'person'
  | 'people'
  | 'unit'
  | 'unitIds'
  | 'units'
  | 'proposal'
  | 'proposals'
  | 'clock'
  | 'moment'
  | 'hidden'
  | 'words'
  | 'rows'
  | 'group'

export interface Choice {
  readonly value: string
  readonly label: string
}

export interface Field {
  readonly name: string
  readonly label: string
  readonly help: string | null
  readonly kind: FieldKind
  readonly required: boolean
  readonly schema: JsonSchema
  readonly choices: readonly Choice[]
  /** Of a group, or of one row of several. */
  readonly fields: readonly Field[]
}

export const fieldsOf = (schema: JsonSchema): readonly Field[] =>
  Object.entries(schema.properties ?? {}).map(([name, property]) => fieldOf(name, flat(property), schema.required?.includes(name) ?? false))

function fieldOf(name: string, schema: JsonSchema, isRequired: boolean): Field {
  const kind = kindOf(schema)
  const inside = kind === 'rows' ? flat(schema.items ?? {}) : kind === 'group' ? schema : {}
  return {
    name,
    label: schema.title ?? name,
    help: schema.description ?? schema.help ?? null,
    kind,
    // A list that may be empty needs nothing, though the key itself must be sent.
    required:
      isRequired &&
      kind !== 'yesNo' &&
      !(schema.type === 'array' && !schema.minItems) &&
      !(schema.type === 'string' && schema.minLength === 0),
    schema,
    choices: choicesOf(kind === 'choices' ? flat(schema.items ?? {}) : schema, schema.labels),
    fields: fieldsOf(inside),
  }
}

/** Nullable and combined schemas as the one that carries the content. */
function flat(schema: JsonSchema): JsonSchema {
  const { anyOf, allOf, ...own } = schema
  const content = anyOf?.filter((s) => s.type !== 'null') ?? allOf
  if (!content) return schema
  const nullable = anyOf?.some((s) => s.type === 'null') ?? false
  return flat({ ...Object.assign({}, ...content), ...own, ...(nullable ? { nullable } : {}) } as JsonSchema)
}

const widgets: Readonly<Record<string, FieldKind>> = {
  textarea: 'textarea',
  code: 'code',
  person: 'person',
  people: 'people',
  persons: 'people',
  unit: 'unit',
  body: 'unit',
  units: 'units',
  proposal: 'proposal',
  proposals: 'proposals',
  hidden: 'hidden',
  clock: 'clock',
  moment: 'moment',
  choice: 'choice',
}

function kindOf(schema: JsonSchema): FieldKind {
  const named = schema.widget ? widgets[schema.widget] : undefined
  if (named === 'units' && flat(schema.items ?? {}).type !== 'object') return 'unitIds'
  if (named) return named
  if (schema.const === true) return 'agree'
  if (schema.enum) return 'choice'
  if (schema.type === 'boolean') return 'yesNo'
  if (schema.type === 'number' || schema.type === 'integer') return 'number'
  if (schema.type === 'array') {
    const item = flat(schema.items ?? {})
    return item.enum ? 'choices' : item.type === 'object' ? 'rows' : 'words'
  }
  if (schema.type === 'object') return 'group'
  if (schema.format === 'date') return 'day'
  return (schema.maxLength ?? 0) > 200 ? 'textarea' : 'text'
}

function choicesOf({ enum: values, labels: own }: JsonSchema, labels = own): readonly Choice[] {
  return (values ?? []).map((v) => ({ value: String(v), label: labels?.[String(v)] ?? String(v) }))
}

/** What the form begins with: what is known, else the schema's defaults. */
export function initialOf(fields: readonly Field[], known: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((f) => {
      const value = known[f.name] ?? f.schema.default ?? (f.kind === 'group' ? initialOf(f.fields) : f.kind === 'yesNo' ? false : undefined)
      return value === undefined ? [] : [[f.name, value]]
    }),
  )
}

/** What is sent: text not filled in goes as the schema would have it empty, other unanswered fields are left out. */
export function answersOf(fields: readonly Field[], values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((f): [string, unknown][] => {
      const value = values[f.name]
      if (f.kind === 'group') return [[f.name, answersOf(f.fields, (value ?? {}) as Record<string, unknown>)]]
      if (f.kind === 'rows') return [[f.name, ((value ?? []) as Record<string, unknown>[]).map((row) => answersOf(f.fields, row ?? {}))]]
      if (value !== undefined && value !== null && value !== '') return [[f.name, value]]
      if (f.schema.type === 'array') return [[f.name, []]]
      if (isNullable(f.schema)) return [[f.name, null]]
      if (f.schema.type === 'string' && f.schema.minLength === 0) return [[f.name, '']]
      return []
    }),
  )
}

const isNullable = ({ type, nullable }: JsonSchema): boolean => nullable === true || (Array.isArray(type) && type.includes('null'))

/** 'units.0.bodyId' belongs to the field drawn as one piece: the longest path that has an input of its own. */
export function pathOf(fields: readonly Field[], field: string): readonly (string | number)[] | null {
  const [head, ...rest] = field.split('.')
  const found = fields.find((f) => f.name === head)
  if (!found || found.kind === 'hidden') return null
  if (found.kind === 'group') return within(found, [found.name], rest)
  const index = Number(rest[0])
  if (found.kind === 'rows' && Number.isInteger(index)) return within(found, [found.name, index], rest.slice(1))
  if (found.kind === 'words' && Number.isInteger(index)) return [found.name, index]
  return [found.name]
}

function within(field: Field, at: readonly (string | number)[], rest: readonly string[]): readonly (string | number)[] {
  const deeper = rest.length ? pathOf(field.fields, rest.join('.')) : null
  return deeper ? [...at, ...deeper] : at.slice(0, 1)
}
