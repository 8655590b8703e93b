// npm run bench:voting: 2,000 people in a hall cast one secret vote over HTTP on an embedded database, every fifth presses twice; afterwards the
// database is asked whether a ballot is lost or double. Their sessions are opened beforehand, only the casting is measured. Exit 1 when it fails.
import { mkdtempSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { readConfig } from '../src/app/config.ts'
import { openProgram } from '../src/app/program.ts'
import { listen } from '../src/app/serve.ts'
import { perform } from '../src/core/action.ts'
import { systemActor } from '../src/core/actor.ts'
import { inScope } from '../src/core/db/database.ts'
import { identityEvents } from '../src/core/identity/events.ts'
import { open } from '../src/core/identity/sessions.ts'
import { holderByName } from '../src/core/identity/store.ts'
import { done } from '../src/core/outcome.ts'
import { loadHall, memberName, officeName, type Hall } from './hall.ts'
import { inTurns } from './turns.ts'
import { visitorAt, visitorWith, type Visitor } from './visitor.ts'

const { values: given } = parseArgs({
  options: {
    people: { type: 'string', default: '2000' },
    connections: { type: 'string', default: '100' },
    seconds: { type: 'string', default: '10' },
  },
})
const [people, connections, limit] = [Number(given.people), Number(given.connections), Number(given.seconds)]
const choices = ['for', 'against', 'abstain'] as const
const tell = (says: string): void => void process.stderr.write(`${says}\n`)

const folder = mkdtempSync(join(tmpdir(), 'shuoju-voting-'))
const config = readConfig({ PORT: '0', SHUOJU_DATA: folder, SHUOJU_REQUESTS_PER_MINUTE: '0', SHUOJU_LOG: 'error' })
const program = await openProgram(config, { tell: () => {} })
try {
  const hall = await loadHall(program.world, people)
  await everybodyIsHere(hall)
  const running = await listen(program, program.world, null, { log: 'error', notReady: () => null })
  try {
    process.exitCode = (await voting(running.address, hall, await sessionsOfAll(running.address))) ? 0 : 1
  } finally {
    await running.close()
  }
} finally {
  await program.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function everybodyIsHere({ activity, session }: Hall): Promise<void> {
  await inScope(program.db, [1], (tx) =>
    sql`insert into attendance_mark (committee_id, id, activity_id, session_id, participation_id, direction, at, way, mark_key, received_at)
      select 1, gen_random_uuid(), ${activity}, ${session}, id, 'in', ${program.world.clock.now()}, 'staff', id::text, ${program.world.clock.now()}
      from participation where committee_id = 1 and activity_id = ${activity}`.execute(tx),
  )
  await sql`vacuum analyze`.execute(program.db.owner)
}

/** As signing in opens them, but for the password, whose hash is made to take long. */
async function sessionsOfAll(address: string): Promise<readonly Visitor[]> {
  const visitors: Visitor[] = []
  const opened = await perform(program.world, systemActor(1, []), async (change) => {
    for (let i = 0; i < people; i++) {
      const holder = await holderByName(change.tx, memberName(i), change.today)
      if (!holder) throw new Error(`${memberName(i)} has no account`)
      change.record(
        { kind: 'account', id: holder.accountId },
        identityEvents.signedIn.of({ username: holder.username, source: 'bench', way: '密码' }),
      )
      visitors.push(visitorWith(address, await open(change, holder, { source: '127.0.0.1', agent: 'bench', secure: false })))
    }
    return done(undefined)
  })
  if (!opened.ok) throw new Error('the sessions could not be opened')
  return visitors
}

async function voting(address: string, hall: Hall, visitors: readonly Visitor[]): Promise<boolean> {
  const office = await visitorAt(address, officeName)
  const must = async (path: string, body: object): Promise<string> => {
    const answer = await office.post(path, body)
    if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
    return answer.text
  }
  const { id } = JSON.parse(await must(`/activities/${hall.activity}/floor/votes`, { title: '通过决议', mode: 'secret' })) as { id: string }
  const move = async (name: string): Promise<void> => {
    const { version } = (await office.get(`/votes/${id}`)).body as { readonly version: number }
    await must(`/votes/${id}/moves/${name}`, { version })
  }
  await move('open')
  tell(`${people}人有权投票，表决开始`)
  const answers = new Map<number, number>()
  const cast = async (i: number): Promise<void> => {
    const { status } = (await visitors[i]?.post(`/votes/${id}/ballot`, { choices: [choices[i % 3]] })) ?? { status: 0 }
    answers.set(status, (answers.get(status) ?? 0) + 1)
  }
  // Every fifth presses twice, the second time right after the first, while the first is under way or done.
  const presses = Array.from({ length: people }, (_, i) => (i % 5 === 0 ? [i, i] : [i])).flat()
  const took = await inTurns(connections, presses.length, (n) => cast(presses[n] ?? 0))
  const load = loadavg().map((l) => l.toFixed(1))
  await move('close')
  const { rows } = await sql<{ ballots: number; keys: number; voters: number; eligible: number; counted: number; told: number }>`select
      (select count(*)::int from floor_ballot where vote_id = ${id}) as ballots,
      (select count(distinct id)::int from floor_ballot where vote_id = ${id}) as keys,
      (select count(*)::int from floor_voter where vote_id = ${id} and voted = 'own') as voters,
      (select count(*)::int from floor_voter where vote_id = ${id}) as eligible,
      (select sum(votes)::int from floor_vote_option where vote_id = ${id}) as counted,
      (select sum((data ->> 'count')::int)::int from journal_entry where event = 'vote.received') as told`.execute(program.db.owner)
  const wanted = choices.map((_, c) => Array.from({ length: people }, (_v, i) => i).filter((i) => i % 3 === c).length)
  const { rows: options } = await sql<{
    code: string
    votes: number
  }>`select code, votes from floor_vote_option where vote_id = ${id}`.execute(program.db.owner)
  const asCast = choices.every((code, c) => options.find((o) => o.code === code)?.votes === wanted[c])
  const [found] = rows
  const whole = found && Object.values(found).every((n) => n === people)
  process.stdout.write(
    `选票${found?.ballots}张，已投${found?.voters}人，名单${found?.eligible}人，计票${found?.counted}，日志${found?.told}；` +
      `各选项${asCast ? '与所投一致' : '与所投不一致'}；回答 ${[...answers].map(([status, n]) => `${status}×${n}`).join('，')}\n` +
      `${presses.length}次点击共${took.toFixed(1)}秒（限${limit}秒），每秒${(people / took).toFixed(0)}票；处理器${cpus().length}个，负载${load.join(' ')}\n`,
  )
  return whole === true && asCast && took <= limit
}
