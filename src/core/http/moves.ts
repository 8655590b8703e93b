// Each move of a lifecycle is a route of its own, made from the same row that draws the button and fills the form.
import { z } from 'zod'
import type { Right } from '../actor.ts'
import { id, route } from './contract.ts'

/** The version of the record the person saw; a newer one means somebody was faster. */
export const version = z.int().min(1).meta({ title: '版本' })

export const moved = z.object({ id: z.string(), state: z.string() })

interface AskingRow {
  readonly label: string
  readonly right: Right
  readonly asks: z.ZodObject
}

const moveRoute = <A extends z.ZodObject>(base: `/${string}`, name: string, row: { label: string; right: Right; asks: A }) =>
  route
    .meta({ right: row.right, ownership: 'related' })
    .route({ method: 'POST', path: `${base}/{id}/moves/${name}`, summary: row.label, tags: ['moves'] })
    .input(z.strictObject<A['shape'] & { id: typeof id; version: typeof version }>({ ...row.asks.shape, id, version }))
    .output(moved)

type MoveContract<A extends z.ZodObject> = ReturnType<typeof moveRoute<A>>

/** POST {base}/{id}/moves/{move} for every move of a lifecycle. */
export function moveContracts<M extends Readonly<Record<string, AskingRow>>>(
  base: `/${string}`,
  moves: M,
): { readonly [K in keyof M]: MoveContract<M[K]['asks']> } {
  return Object.fromEntries(Object.entries(moves).map(([name, row]) => [name, moveRoute(base, name, row)])) as {
    readonly [K in keyof M]: MoveContract<M[K]['asks']>
  }
}

/** A button with its form, as pages receive it. `form` is the JSON Schema of what the move asks for, null when it asks nothing. */
export const moveOffer = z.object({
  move: z.string(),
  label: z.string(),
  weight: z.enum(['primary', 'danger', 'plain']),
  confirm: z.string().nullable(),
  ok: z.boolean(),
  fits: z.boolean(),
  reasons: z.array(z.string()),
  form: z.record(z.string(), z.unknown()).nullable(),
})

const formOf = new WeakMap<z.ZodObject, Record<string, unknown> | null>()

export function formSchema(asks: z.ZodObject): Record<string, unknown> | null {
  const known = formOf.get(asks)
  if (known !== undefined) return known
  const form =
    Object.keys(asks.shape).length === 0 ? null : (z.toJSONSchema(asks, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>)
  formOf.set(asks, form)
  return form
}
