// One PostgreSQL for a whole test run: without fsync, in a folder of its own, with a migrated database to copy from.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { openDatabase } from '#/core/db/database.ts'
import { openEmbedded } from '#/core/db/embedded.ts'

/** How the files of a run find the cluster: each is a process of its own and inherits the environment. */
export const clusterVariable = 'SHUOJU_TEST_SOCKETS'
export const templateName = 'shuoju'

export interface TestCluster {
  readonly sockets: string
  readonly stop: () => Promise<void>
  /** Removes the folder. */
  readonly discard: () => void
}

export async function startCluster(): Promise<TestCluster> {
  const folder = mkdtempSync(join(tmpdir(), 'shuoju-test-'))
  const discard = () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  try {
    const settings = [
      'fsync=off',
      'synchronous_commit=off',
      'full_page_writes=off',
      'max_connections=200',
      'shared_buffers=128MB',
      'autovacuum=off',
    ]
    const cluster = await openEmbedded(folder, { settings })
    const template = await openDatabase({ connection: cluster.connection }).catch(async (error: unknown) => {
      await cluster.close()
      throw error
    })
    await template.close()
    const stop = async () => {
      await cluster.close()
      discard()
    }
    return { sockets: cluster.connection.host, stop, discard }
  } catch (error) {
    discard()
    throw error
  }
}

export const connectionIn = (sockets: string, database: string) => ({
  host: sockets,
  port: 5432,
  user: 'shuoju',
  database,
  ssl: false as const,
})

/** In a database that nobody copies, so that the template stays free of connections. */
export async function administer(sockets: string, statement: string): Promise<void> {
  const client = new Client(connectionIn(sockets, 'postgres'))
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
