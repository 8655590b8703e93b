// An address carries only text: where the contract says number, yes or no, or a list, the text is read as such. Bodies are never bent this way.
import { z } from 'zod'

/** Only the named keys are read; everything else stays as it came. */
export function readAsDeclared(schema: unknown, input: unknown, keys: 'all' | readonly string[]): unknown {
  const object = unwrapped(schema)
  if (!(object instanceof z.ZodObject) || typeof input !== 'object' || input === null) return input
  return Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, keys === 'all' || keys.includes(key) ? readValue(object.shape[key], value) : value]),
  )
}

function readValue(schema: unknown, value: unknown): unknown {
  const wanted = unwrapped(schema)
  if (wanted instanceof z.ZodArray) return (Array.isArray(value) ? value : [value]).map((v) => readValue(wanted.element, v))
  if (typeof value !== 'string') return value
  if (wanted instanceof z.ZodNumber && /^-?\d{1,15}(\.\d{1,9})?$/.test(value)) return Number(value)
  if (wanted instanceof z.ZodBoolean && (value === 'true' || value === 'false')) return value === 'true'
  return value
}

function unwrapped(schema: unknown): unknown {
  let at = schema
  while (at instanceof z.ZodOptional || at instanceof z.ZodNullable || at instanceof z.ZodDefault || at instanceof z.ZodPrefault)
    at = at.unwrap()
  return at
}
