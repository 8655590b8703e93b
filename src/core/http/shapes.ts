// Shapes that many answers share: who and what is named, a state as a tag, a picker's row, a line of a timeline, rows that hold for a time.
import { z } from 'zod'

export const named = z.object({ id: z.string(), name: z.string() })
export const coded = z.object({ code: z.string(), label: z.string() })
export const tag = coded.extend({ tone: z.string() })

/** What a picker offers. */
export const picked = z.array(named.extend({ note: z.string().nullable() }))

/** One line of the journal in words. */
export const told = z.object({ seq: z.int(), at: z.string(), actor: z.string(), words: z.string() })

export const partyKind = z.enum(['person', 'body'])

const dated = z.object({ id: z.string(), kind: z.string(), fromDay: z.string(), toDay: z.string().nullable(), source: z.string() })

/** A link to another party, seen from one side. */
export const datedLink = dated.extend({ outward: z.boolean(), other: named.extend({ kind: partyKind }) })

/** Praise or sanction, by whom decided. */
export const datedStanding = dated.extend({ title: z.string(), decidedBy: z.string() })
