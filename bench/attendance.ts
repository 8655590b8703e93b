// npm run bench:attendance: a plenary of 500 signs in over HTTP by the room's code on an embedded database; afterwards the database is asked
// whether anybody is missing or there twice. Exit 1 when somebody is, or when it took longer than a plenary has.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { readConfig } from '../src/app/config.ts'
import { openProgram } from '../src/app/program.ts'
import { listen } from '../src/app/serve.ts'
import { inTurns } from './turns.ts'
import { loadHall, memberName, officeName, type Hall } from './hall.ts'
import { visitorAt, type Visitor } from './visitor.ts'

const { values: given } = parseArgs({
  options: {
    people: { type: 'string', default: '500' },
    connections: { type: 'string', default: '20' },
    minutes: { type: 'string', default: '5' },
  },
})
const [people, connections, minutes] = [Number(given.people), Number(given.connections), Number(given.minutes)]

const tell = (says: string): void => void process.stderr.write(`${says}\n`)
const seconds = (began: number): string => `${((performance.now() - began) / 1000).toFixed(1)} 秒`

const folder = mkdtempSync(join(tmpdir(), 'shuoju-attendance-'))
const config = readConfig({ PORT: '0', SHUOJU_DATA: folder, SHUOJU_REQUESTS_PER_MINUTE: '0', SHUOJU_LOG: 'error' })
const program = await openProgram(config, { tell: () => {} })
try {
  const hall = await loadHall(program.world, people)
  const running = await listen(program, program.world, null, { log: 'error', notReady: () => null })
  try {
    process.exitCode = (await signIn(running.address, hall)) ? 0 : 1
  } finally {
    await running.close()
  }
} finally {
  await program.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function signIn(address: string, hall: Hall): Promise<boolean> {
  const office = await visitorAt(address, officeName)
  const visitors: Visitor[] = []
  const began = performance.now()
  const arrived = await inTurns(connections, people, async (i) => {
    visitors[i] = await visitorAt(address, memberName(i))
  })
  tell(`${people}人登录，${arrived.toFixed(1)} 秒`)
  const screen = async (): Promise<string> =>
    ((await office.get(`/activity-sessions/${hall.session}/sign-in-screen`)).body as { readonly code: string }).code
  let code = await screen()
  const renew = setInterval(() => void screen().then((now) => (code = now)), 5000)
  const answers = new Map<number, number>()
  const check = async (i: number): Promise<void> => {
    const { status } = (await visitors[i]?.post(`/check-in/${hall.session}`, { code })) ?? { status: 0 }
    answers.set(status, (answers.get(status) ?? 0) + 1)
  }
  const signed = await inTurns(connections, people, check)
  tell(`${people}人签到，${signed.toFixed(1)} 秒，每秒${(people / signed).toFixed(0)}人`)
  const whole = (performance.now() - began) / 1000
  // Impatient people press twice.
  await inTurns(connections, Math.ceil(people / 5), (i) => check(i * 5))
  clearInterval(renew)
  tell(`其中${Math.ceil(people / 5)}人再点一次，全程${seconds(began)}`)
  const { rows } = await sql<{ marks: number; persons: number; told: number }>`select count(*)::int as marks,
      count(distinct participation_id)::int as persons,
      (select count(*)::int from journal_entry where event = 'attendance.signed') as told
    from attendance_mark where activity_id = ${hall.activity} and direction = 'in' and voided_at is null`.execute(program.db.owner)
  const [found] = rows
  process.stdout.write(
    `\n签到记录${found?.marks}条，${found?.persons}人，日志${found?.told}条；回答 ${[...answers].map(([status, n]) => `${status}×${n}`).join('，')}\n` +
      `登录和签到共${whole.toFixed(1)}秒（限${minutes}分钟）\n`,
  )
  return found?.marks === people && found.persons === people && found.told === people && whole <= minutes * 60
}
