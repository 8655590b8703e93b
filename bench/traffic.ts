// The customers, in a thread of their own: so many connections ask one thing again and again; answers how long each answer took.
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import type { PoolConfig } from 'pg'

export interface Statement {
  readonly text: string
  readonly values: readonly unknown[]
  readonly name?: string
}

export type Asked =
  | {
      readonly kind: 'http'
      readonly address: string
      readonly headers: Readonly<Record<string, string>>
      readonly paths: readonly string[]
    }
  | { readonly kind: 'sql'; readonly connection: PoolConfig; readonly rounds: readonly (readonly Statement[])[] }

export interface Traffic {
  readonly asked: Asked
  readonly connections: number
  readonly seconds: number
}

const { asked, connections, seconds } = workerData as Traffic

const clock = (): number => performance.now()

async function run(ask: (customer: number, turn: number) => Promise<void>): Promise<readonly number[]> {
  const times: number[] = []
  // Caches and connections are warm before the clock starts.
  for (let turn = 0; turn < 3; turn++) await Promise.all(Array.from({ length: connections }, (_, customer) => ask(customer, turn)))
  const until = clock() + seconds * 1000
  await Promise.all(
    Array.from({ length: connections }, async (_, customer) => {
      for (let turn = customer; clock() < until; turn++) {
        const began = clock()
        await ask(customer, turn)
        times.push(clock() - began)
      }
    }),
  )
  return times
}

async function overHttp({ address, headers, paths }: Extract<Asked, { kind: 'http' }>): Promise<readonly number[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const get = (path: string): Promise<void> =>
    new Promise((resolve, reject) => {
      const asking = request(`${address}${path}`, { agent, headers }, (answer) => {
        let body = ''
        answer.setEncoding('utf8')
        answer.on('data', (part: string) => (body += part))
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve() : reject(new Error(`${path}: ${answer.statusCode} ${body.slice(0, 300)}`)),
        )
      })
      asking.on('error', reject)
      asking.end()
    })
  const times = await run((_, turn) => get(paths[turn % paths.length] ?? ''))
  agent.destroy()
  return times
}

async function bySql({ connection, rounds }: Extract<Asked, { kind: 'sql' }>): Promise<readonly number[]> {
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new pg.Client(connection)
      await client.connect()
      return client
    }),
  )
  const times = await run(async (customer, turn) => {
    for (const { text, values, name } of rounds[turn % rounds.length] ?? [])
      await clients[customer]?.query({ text, values: [...values], ...(name ? { name } : {}) })
  })
  await Promise.all(clients.map((client) => client.end()))
  return times
}

parentPort?.postMessage(asked.kind === 'http' ? await overHttp(asked) : await bySql(asked))
