// node --test --test-global-setup=test/setup/global.ts …
import { clusterVariable, startCluster, type TestCluster } from './cluster.ts'

let cluster: TestCluster | undefined

export async function globalSetup(): Promise<void> {
  cluster = await startCluster()
  process.env[clusterVariable] = cluster.sockets
}

export async function globalTeardown(): Promise<void> {
  await cluster?.stop()
}
