// A database of its own for a test file: a copy of the migrated one, made in milliseconds.
import { openDatabase, type Db } from '#/core/db/database.ts'
import { administer, clusterVariable, connectionIn, startCluster, templateName, type TestCluster } from './cluster.ts'

export interface TestDatabase {
  readonly db: Db
  readonly close: () => Promise<void>
}

let own: TestCluster | undefined
let made = 0

/** Call it in `before` and close in `after`. A file run by plain `node` starts a cluster for itself. */
export async function testDatabase(): Promise<TestDatabase> {
  const sockets = process.env[clusterVariable] ?? (own ??= await ownCluster()).sockets
  const name = `test_${process.pid}_${++made}`
  await administer(sockets, `create database ${name} template ${templateName}`)
  const db = await openDatabase({ connection: connectionIn(sockets, name), migrate: false, poolSize: 5 })
  const close = async () => {
    await db.close()
    await administer(sockets, `drop database ${name} with (force)`)
  }
  return { db, close }
}

/** Ends with the process: the watchdog stops it. */
async function ownCluster(): Promise<TestCluster> {
  const started = await startCluster()
  process.once('exit', started.discard)
  return started
}
