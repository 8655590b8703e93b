// Listens to what the program asks the database while one request is answered, so that the floor runs exactly the same statements.
import pg from 'pg'
import type { Statement } from './traffic.ts'

type Query = (this: pg.Client, ...args: unknown[]) => unknown

let heard: Statement[] | null = null

// Before the program makes its first connection: its own client keeps the method it finds.
const { query: plain } = pg.Client.prototype as unknown as { readonly query: Query }
pg.Client.prototype.query = function listening(this: pg.Client, ...args: unknown[]): unknown {
  const statement = statementOf(args)
  if (statement) heard?.push(statement)
  return plain.apply(this, args)
} as unknown as typeof pg.Client.prototype.query

function statementOf([first, second]: readonly unknown[]): Statement | null {
  if (typeof first === 'string') return { text: first, values: Array.isArray(second) ? (second as unknown[]) : [] }
  if (typeof first !== 'object' || first === null || !('text' in first) || typeof first.text !== 'string') return null
  const values = 'values' in first && Array.isArray(first.values) ? (first.values as unknown[]) : []
  return { text: first.text, values, ...('name' in first && typeof first.name === 'string' ? { name: first.name } : {}) }
}

export async function capturing(work: () => Promise<void>): Promise<readonly Statement[]> {
  const statements: Statement[] = []
  heard = statements
  try {
    await work()
  } finally {
    heard = null
  }
  return statements
}
