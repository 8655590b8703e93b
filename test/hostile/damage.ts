// From a route's own schema: one request that fits it, and that request damaged in one place at a time.
import { z } from 'zod'

export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type Place = readonly (string | number)[]

export interface Damaged {
  /** 'text.subject: a number' */
  readonly what: string
  /** The place as the answer has to name it. */
  readonly field: string
  readonly body: Json
  /** What schemas of free text may let through to the rule behind them. */
  readonly mayReachTheRule: boolean
}

export const someId = '018f0000-0000-7000-8000-000000000001'
export const dropTable = '\'"; drop table matter; --'
const endless = '长'.repeat(70_000)

/** Takes wrappers off: optional, nullable, default, pipes. */
export function bare(schema: unknown): unknown {
  let at = schema
  for (;;) {
    if (at instanceof z.ZodOptional || at instanceof z.ZodNullable || at instanceof z.ZodDefault || at instanceof z.ZodPrefault)
      at = at.unwrap()
    else if (at instanceof z.ZodReadonly) at = at.unwrap()
    else if (at instanceof z.ZodPipe) at = at.in instanceof z.ZodTransform ? at.out : at.in
    else return at
  }
}

/** A value that fits. */
export function fitting(schema: unknown): Json {
  const at = bare(schema)
  if (at instanceof z.ZodObject) return Object.fromEntries(Object.entries(at.shape).map(([key, part]) => [key, fitting(part)]))
  if (at instanceof z.ZodArray) return [fitting(at.element)]
  if (at instanceof z.ZodUUID) return someId
  if (at instanceof z.ZodISODate) return '2022-01-11'
  if (at instanceof z.ZodISODateTime) return '2022-01-11T10:00:00+08:00'
  if (at instanceof z.ZodEnum) return at.options[0] as string
  if (at instanceof z.ZodLiteral) return [...at.values][0] as Json
  if (at instanceof z.ZodNumber) return Math.max(1, at.minValue ?? 1)
  if (at instanceof z.ZodBoolean) return true
  if (at instanceof z.ZodUnion) return fitting(at.options[0])
  if (at instanceof z.ZodRecord) return {}
  if (at instanceof z.ZodString) return textFor(at)
  return '文字'
}

/** Enough of a pattern's letters to fit the few that the contract has. */
function textFor(schema: z.ZodString): string {
  const tries = ['文字', 'letters', '123456', '2022', '0'.repeat(64), 'a long and quiet passphrase', '2022-01', 'f.state', '08:00']
  return tries.find((text) => schema.safeParse(text).success) ?? '文字'.repeat(20)
}

/** The request damaged in each place, except where the address carries the value. */
export function damagedOnes(schema: unknown, inAddress: readonly string[]): readonly Damaged[] {
  const whole = fitting(schema)
  const found: Damaged[] = []
  const walk = (part: unknown, place: Place): void => {
    if (place.length === 1 && inAddress.includes(String(place[0]))) return
    const at = bare(part)
    for (const [what, value, mayReachTheRule = false] of place.length ? harms(at) : [])
      found.push({ what: `${place.join('.')}: ${what}`, field: place.join('.'), body: withAt(whole, place, value), mayReachTheRule })
    if (at instanceof z.ZodObject)
      for (const [key, child] of Object.entries(at.shape)) {
        walk(child, [...place, key])
        if (isRequired(child) && !(place.length === 0 && inAddress.includes(key)))
          found.push({
            what: `${[...place, key].join('.')}: missing`,
            field: [...place, key].join('.'),
            body: without(whole, [...place, key]),
            mayReachTheRule: false,
          })
      }
    if (at instanceof z.ZodArray) walk(at.element, [...place, 0])
  }
  walk(schema, [])
  return found
}

const isRequired = (schema: unknown): boolean => schema instanceof z.ZodType && !schema.safeParse(undefined).success

/** What is put in place of a value of this kind. */
function harms(at: unknown): readonly (readonly [string, Json, boolean?])[] {
  const never: readonly (readonly [string, Json, boolean?])[] = [['an object', { $ne: null, toString: 'x' }]]
  if (at instanceof z.ZodObject || at instanceof z.ZodRecord)
    return [
      ['a list', [1]],
      ['a text', dropTable],
    ]
  if (at instanceof z.ZodArray)
    return [...never, ['a text', dropTable], ['a thousand entries', Array.from({ length: 1001 }, () => fitting(at.element)), true]]
  if (at instanceof z.ZodNumber)
    return [
      ...never,
      ['a text', '十二'],
      ...(at.format === 'safeint' ? [['a half', 1.5] as const] : []),
      ['beyond all bounds', 1e300],
      ['a list', [1]],
    ]
  if (at instanceof z.ZodBoolean || at instanceof z.ZodLiteral) return [...never, ['a text', '是'], ['a number', 7]]
  if (at instanceof z.ZodEnum) return [...never, ['an unknown value', dropTable], ['a number', 7]]
  if (at instanceof z.ZodUUID) return [...never, ['a statement', dropTable], ['a number', 7], ['nearly an id', `${someId}0`]]
  if (at instanceof z.ZodISODate)
    return [...never, ['a day that is none', '2022-02-30'], ['a statement', dropTable], ['a number', 20_220_101]]
  if (at instanceof z.ZodString)
    return [
      ...never,
      ['a number', 7],
      ['a list', ['x']],
      ['a bell', '有\u0007铃', true],
      ['a zero', '零\u0000', true],
      ['too long', endless, true],
    ]
  // Whatever else: its own rule decides.
  return never.map(([what, value]) => [what, value, true])
}

function withAt(value: Json, [key, ...rest]: Place, put: Json): Json {
  if (key === undefined) return put
  if (Array.isArray(value)) return value.map((v, i) => (i === key ? withAt(v as Json, rest, put) : (v as Json)))
  const object = (value ?? {}) as Record<string, Json>
  return { ...object, [key]: withAt(object[key] ?? {}, rest, put) }
}

function without(value: Json, [key, ...rest]: Place): Json {
  const object = value as Record<string, Json>
  if (key === undefined) return value
  if (rest.length === 0) return Object.fromEntries(Object.entries(object).filter(([k]) => k !== key))
  if (Array.isArray(value)) return value.map((v, i) => (i === key ? without(v as Json, rest) : (v as Json)))
  return { ...object, [key]: without(object[key] ?? {}, rest) }
}
