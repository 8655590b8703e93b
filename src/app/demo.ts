// The demonstration: a made-up city, written by each feature through its own actions, then served like any installation.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import { day, dayOf, type Day } from '#/core/day.ts'
import type { DemoStage } from '#/core/feature.ts'
import { newPassword } from '#/core/identity/passwords.ts'
import { migrate } from '#/core/db/migrate.ts'
import type { Db } from '#/core/db/database.ts'
import { clockOn } from './clock.ts'
import type { Config } from './config.ts'
import { demoAccountNames, openDemoAccounts } from './demo-accounts.ts'
import { features } from './features.ts'
import { demoWritten, installAs } from './installation.ts'
import { openProgram, wall, type Program } from './program.ts'
import { giveUp, listen, say, stopWhenAsked, tell } from './serve.ts'
import { builtSite } from './site.ts'
import { startWork } from './worker.ts'

export const demoDay = day('2022-12-20')

const city = { id: 1, code: 'yunling', name: '政协云岭市委员会', shortName: '云岭市政协' }
const counties = [
  ['chengzhong', '城中区'],
  ['wanghe', '望河县'],
  ['shiquanling', '石泉岭县'],
  ['liuping', '柳坪县'],
  ['beiyuan', '北塬县'],
  ['qingshuiwan', '清水湾县'],
  ['changlingping', '长岭坪县'],
] as const

export async function demo(config: Config): Promise<void> {
  const site = builtSite(tell)
  const program = await openProgram(config, { tell, onLost: giveUp })
  try {
    let waitFor: string | null = '正在准备演示数据'
    const clock = clockOn(config.today ?? demoDay, wall)
    const world: World = { ...program.world, clock }
    const installation = await installAs(program.db, 'demo', wall())
    const running = await listen(program, world, await site, { log: config.log ?? 'warn', notReady: () => waitFor })
    try {
      if (installation.today === null) await write(program, world, (says) => (waitFor = says))
      const password = passwordFor(config)
      await openDemoAccounts(world, password)
      waitFor = null
      announce(running.address, password)
    } catch (error) {
      await running.close()
      throw error
    }
    stopWhenAsked(program, running, await startWork(world, tell))
  } catch (error) {
    await program.close()
    throw error
  }
}

/** Only an empty database is written into; one that was left half written is emptied first. */
async function write(program: Program, world: World, progress: (says: string) => void): Promise<void> {
  await emptied(program.db)
  await writeDemo(world, (says) => {
    progress(says)
    if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${says}`)
  })
  if (process.stderr.isTTY) process.stderr.write('\n')
  await demoWritten(program.db, demoDay)
}

async function emptied(db: Db): Promise<void> {
  const begun = await sql`select from committee limit 1`.execute(db.owner)
  if (begun.rows.length === 0) return
  tell('上次的演示数据没有写完，清空后重新写入。')
  await sql`drop schema public cascade`.execute(db.owner)
  await sql`create schema public`.execute(db.owner)
  await migrate(db.owner, db.roles)
  await installAs(db, 'demo', wall())
}

/** Every feature's share, in the order of app/features.ts. The same numbers, the same ids, every time. */
export async function writeDemo(world: World, progress: (says: string) => void): Promise<DemoStage> {
  await writeCommittees(world.db)
  const random = randomFrom(20_221_220)
  const cast = new Map<string, unknown>()
  const at = (instant: Date): World => ({
    ...world,
    db: { ...world.db, commits: 'soon' },
    clock: { now: () => instant, today: () => dayOf(instant) },
    newId: () => idAt(instant, random),
  })
  const base = { world: at(new Date(`${demoDay}T09:00:00+08:00`)), committeeId: city.id, at, random, cast }
  const shares = features.flatMap((f) => f.demo ?? [])
  for (const [i, share] of shares.entries()) {
    const step = `演示数据 ${i + 1}/${shares.length} ${share.title}`
    const stage: DemoStage = { ...base, progress: (done, of) => progress(`${step} ${done}/${of}`) }
    progress(step)
    const began = performance.now()
    await share.write(stage)
    tell(`${process.stderr.isTTY ? '\r\x1b[K' : ''}${step}，${((performance.now() - began) / 1000).toFixed(1)} 秒`)
  }
  return { ...base, progress: () => {} }
}

async function writeCommittees(db: Db): Promise<void> {
  await sql`insert into committee (id, code, name, short_name, level) values (${city.id}, ${city.code}, ${city.name}, ${city.shortName}, 'city')
    on conflict do nothing`.execute(db.owner)
  for (const [i, [code, place]] of counties.entries())
    await sql`insert into committee (id, code, name, short_name, parent_id, level)
      values (${i + 2}, ${code}, ${`政协${place}委员会`}, ${`${place}政协`}, ${city.id}, 'county') on conflict do nothing`.execute(db.owner)
}

/** mulberry32: small, and the same on every machine. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A version 7 id of that instant, its random part from the demonstration's own numbers. */
function idAt(instant: Date, random: () => number): string {
  const time = instant.getTime().toString(16).padStart(12, '0')
  const hex = (digits: number): string => Array.from({ length: digits }, () => Math.floor(random() * 16).toString(16)).join('')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${(8 + Math.floor(random() * 4)).toString(16)}${hex(3)}-${hex(12)}`
}

/** Given, or made once and kept beside the data, so that a restart does not change it. */
function passwordFor(config: Config): string {
  if (config.demoPassword) return config.demoPassword
  const file = join(config.dataDir, 'demo-password')
  if (!existsSync(file)) writeFileSync(file, `${newPassword()}\n`, { mode: 0o600 })
  return readFileSync(file, 'utf8').trim() || randomBytes(9).toString('base64url')
}

function announce(address: string, password: string): void {
  say(
    [
      `演示已就绪：${address}`,
      `演示日期 ${demoDay satisfies Day}，报告年度 2022。账号密码都是：${password}`,
      `账号：${demoAccountNames.join('、')}`,
      '按 Ctrl+C 停止。',
    ].join('\n'),
  )
}
