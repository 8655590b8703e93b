// Runs the program: the database, the web server and the timed work, until somebody asks it to stop.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import { sql } from 'kysely'
import { offerSetup } from '#/core/identity/setup.ts'
import { oidcProvider } from '#/core/identity/oidc.ts'
import type { World } from '#/core/action.ts'
import type { Config } from './config.ts'
import { allContracts, allRoutes } from './features.ts'
import { installAs } from './installation.ts'
import { openProgram, wall, type Program } from './program.ts'
import { buildServer } from './server.ts'
import { builtSite } from './site.ts'
import { startWork } from './worker.ts'

export const version: string = (JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string })
  .version

/** Progress and diagnostics. */
export const tell = (says: string): void => void process.stderr.write(`${says}\n`)
/** What the person came for. */
export const say = (text: string): void => void process.stdout.write(`${text}\n`)

export async function serve(config: Config): Promise<void> {
  const site = builtSite(tell)
  const program = await openProgram(config, { tell, onLost: giveUp })
  try {
    await installAs(program.db, 'real', wall())
    const running = await listen(program, program.world, await site, { log: config.log ?? 'info', notReady: () => null })
    const code = await offerSetup(program.db, program.world.clock.now())
    say(`说聚已启动：${running.address}`)
    if (code) say(`首次启用：请打开 ${running.address}/setup ，填写启用码 ${code} （只显示这一次；重新启动会换一个）`)
    stopWhenAsked(program, running, await startWork(program.world, tell))
  } catch (error) {
    await program.close()
    throw error
  }
}

export interface Running {
  readonly address: string
  readonly close: () => Promise<void>
}

export async function listen(
  program: Program,
  world: World,
  site: string | null,
  how: { readonly log: string; readonly notReady: () => string | null },
): Promise<Running> {
  const { config, db } = program
  const app = await buildServer({
    world,
    contract: allContracts(),
    router: allRoutes(world),
    version,
    origin: config.origin,
    trustProxy: config.trustProxy,
    requestsPerMinute: config.requestsPerMinute,
    log: how.log,
    site,
    singleSignOn:
      config.oidc && config.origin
        ? oidcProvider({ ...config.oidc, redirectUri: `${config.origin}/api/single-sign-on/back` }, (error) =>
            tell(`统一身份认证没有成功：${error instanceof Error ? error.message : String(error)}`),
          )
        : null,
    notReady: async () => how.notReady() ?? (await databaseSays(db)),
    pool: db.poolState,
  })
  await app.listen({ port: config.port, host: config.host })
  const { port } = app.server.address() as AddressInfo
  const host = ['0.0.0.0', '::'].includes(config.host) ? '127.0.0.1' : config.host
  return { address: config.origin ?? `http://${host}:${port}`, close: () => app.close() }
}

const databaseSays = (db: Program['db']): Promise<string | null> =>
  sql`select 1`.execute(db.app).then(
    () => null,
    () => '数据库没有应答',
  )

export function stopWhenAsked(program: Program, running: Running, work: { readonly stop: () => Promise<void> }): void {
  let stopping = false
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    tell('正在停止……')
    setTimeout(() => process.exit(1), 15_000).unref()
    await running.close()
    await work.stop()
    await program.close()
    process.exit(0)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => void stop())
}

/** The database is gone: nothing can be served, and whoever watches the program starts it again. */
export function giveUp(says: string): void {
  tell(says)
  process.exit(1)
}
