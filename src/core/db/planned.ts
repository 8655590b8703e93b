// Large statements whose text never varies are planned once per connection: planning the dossier costs more than running it.
import { createHash } from 'node:crypto'
import { Client } from 'pg'

/** A statement opts in by beginning with this comment: only text that is the same at every call may, or plans would pile up. */
const marked = /^\s*\/\* planned once: ([a-z-]{1,30}) \*\//

const names = new Map<string, string>()

/** PostgreSQL keeps one plan per name, so the name follows the text. */
function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known) return known
  const mark = marked.exec(text)?.[1]
  if (!mark) return undefined
  const name = `${mark}-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`
  names.set(text, name)
  return name
}

type Query = Client['query']

export class PlanningClient extends Client {
  constructor(...config: ConstructorParameters<typeof Client>) {
    super(...config)
    const plain: (...args: unknown[]) => unknown = super.query.bind(this)
    this.query = ((text: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' && Array.isArray(rest[0]) ? nameOf(text) : undefined
      return name ? plain({ name, text, values: rest[0] }, ...rest.slice(1)) : plain(text, ...rest)
    }) as Query
  }
}
