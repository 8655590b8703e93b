// Who is meant by what the clerk typed: the number on the sheet exactly, else initials, else a piece of the name or unit. Pure.
import type { Attendee } from '../contract.ts'

export function found(people: readonly Attendee[], typed: string): readonly Attendee[] {
  const text = typed.trim().toLowerCase()
  if (/^\d+$/.test(text)) return people.filter((p) => p.no === Number(text))
  if (/^[a-z]+$/.test(text))
    return people.filter((p) => p.initials.startsWith(text)).toSorted((a, b) => a.initials.length - b.initials.length)
  return people.filter((p) => p.name.includes(text) || p.unit.includes(text))
}
