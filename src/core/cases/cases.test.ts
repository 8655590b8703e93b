import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import type { World } from '../action.ts'
import { systemActor } from '../actor.ts'
import type { CalendarYear } from '../calendar/calendar.ts'
import { reckonDue, type ClockRule } from '../calendar/due.ts'
import { calendarFor, loadReferenceCalendar, storedYears } from '../calendar/store.ts'
import { day, type Day } from '../day.ts'
import { inScope, readIn, type Tx } from '../db/database.ts'
import { applyYear, casesMovedBy, previewYear } from './calendar-change.ts'
import { deadlinesOf, meetDeadline, moveDeadline, openDeadlinesOf, setDeadline, setDeadlines, voidDeadlines } from './deadlines.ts'
import {
  addParty,
  endParty,
  enterState,
  findMatter,
  holdMatter,
  link,
  linksOf,
  nextNumber,
  openMatter,
  partiesOf,
  setNumber,
  setTitle,
  touch,
  unlink,
} from './register.ts'

const uuid = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const at = (minute: number): Date => new Date(Date.UTC(2026, 2, 1, 1, minute))
let house: TestDatabase
let next = 1
before(async () => {
  house = await testDatabase()
  await sql`insert into committee (id, code, name, short_name, level, parent_id) values
    (1, 'city', '云岭市', '市', 'city', null), (2, 'c1', '望河县', '县', 'county', 1)`.execute(house.db.owner)
})
after(() => house.close())

const write = <T>(work: (tx: Tx) => Promise<T>, committees: readonly number[] = [1]) => inScope<T>(house.db, committees, (tx) => work(tx))
const read = <T>(work: (tx: Tx) => Promise<T>) => readIn(house.db, [1], work)

async function aCase(committeeId = 1): Promise<string> {
  const id = uuid(next++)
  await write(
    (tx) => openMatter(tx, { committeeId, id, kind: 'proposal', title: '关于试验的建议', state: 'draft', at: at(0) }),
    [committeeId],
  )
  return id
}

describe('the register', () => {
  test('a case keeps every state with its days; the same state again changes nothing', async () => {
    const id = await aCase()
    assert.equal(await write((tx) => enterState(tx, id, 'submitted', true, at(1))), true)
    assert.equal(await write((tx) => enterState(tx, id, 'submitted', true, at(2))), false)
    await write((tx) => enterState(tx, id, 'filed', true, at(3)))
    await write((tx) => enterState(tx, id, 'closed', false, at(3)))
    const { rows } = await read((tx) =>
      sql<{
        state: string
        from: Date
        until: Date | null
      }>`select state, from_at as "from", until_at as until from matter_state where matter_id = ${id} order by entry`.execute(tx),
    )
    assert.deepEqual(
      rows.map((r) => [r.state, r.from.getUTCMinutes(), r.until?.getUTCMinutes() ?? null]),
      [
        ['draft', 0, 1],
        ['submitted', 1, 3],
        ['filed', 3, 3],
        ['closed', 3, null],
      ],
    )
    const found = await read((tx) => findMatter(tx, id))
    assert.deepEqual([found?.state, found?.open, found?.version], ['closed', false, 1])
  })

  test('of two clerks who saw the same version one is told that the other was faster', async () => {
    const id = await aCase()
    const both = await Promise.all([1, 2].map(() => write((tx) => touch(tx, id, 1))))
    assert.deepEqual(both.filter(Boolean), [true])
    assert.equal(await write((tx) => touch(tx, id, 2)), true)
  })

  test('who holds a case makes the next one wait for what he decides', async () => {
    const id = await aCase()
    const seen: string[] = []
    const closing = (name: string, state: string) =>
      write(async (tx) => {
        const held = await holdMatter(tx, id)
        seen.push(`${name} sees ${held?.state}`)
        await new Promise((resolve) => setTimeout(resolve, 30))
        await enterState(tx, id, state, true, at(5))
      })
    await Promise.all([closing('first', 'a'), closing('second', 'b')])
    assert.equal(seen[0]?.endsWith('sees draft'), true)
    assert.equal(seen[1]?.endsWith('sees draft'), false)
  })

  test('numbers of a series are given once each, without a gap after a refusal', async () => {
    const take = () => write((tx) => nextNumber(tx, 1, 'case:s1'))
    const taken = await Promise.all([take(), take(), take(), take()])
    assert.deepEqual(taken.toSorted(), [1, 2, 3, 4])
    await inScope<number>(house.db, [1], async (tx, rollback) => rollback(await nextNumber(tx, 1, 'case:s1')))
    assert.equal(await take(), 5)
    assert.equal(await write((tx) => nextNumber(tx, 1, 'case:s2')), 1)
  })

  test('title and number are set, parties come and go and come again', async () => {
    const id = await aCase()
    const who = { matterId: id, part: 'cosigner', partyId: uuid(900) }
    await write(async (tx) => {
      await setTitle(tx, id, '关于加装电梯的建议')
      await setNumber(tx, id, 12)
      await addParty(tx, { ...who, committeeId: 1, partyKind: 'person', at: at(1) })
      await addParty(tx, { ...who, committeeId: 1, partyKind: 'person', at: at(2) })
    })
    assert.equal((await read((tx) => partiesOf(tx, id))).length, 1)
    await write((tx) => endParty(tx, { ...who, at: at(3) }))
    assert.deepEqual(await read((tx) => partiesOf(tx, id)), [])
    await write((tx) => addParty(tx, { ...who, committeeId: 1, partyKind: 'person', at: at(4) }))
    assert.equal((await read((tx) => partiesOf(tx, id)))[0]?.fromAt.getUTCMinutes(), 4)
    assert.deepEqual(
      [(await read((tx) => findMatter(tx, id)))?.title, (await read((tx) => findMatter(tx, id)))?.number],
      ['关于加装电梯的建议', 12],
    )
  })

  test('a link is seen from both ends until it is taken back', async () => {
    const [a, b] = [await aCase(), await aCase()]
    const merged = { fromId: a, toId: b, kind: 'mergedInto', at: at(1) }
    await write((tx) => link(tx, { ...merged, committeeId: 1 }))
    await write((tx) => link(tx, { ...merged, committeeId: 1, at: at(2) }))
    const directions = async (id: string) => (await read((tx) => linksOf(tx, id))).map((l) => [l.link, l.direction, l.id])
    assert.deepEqual(await directions(a), [['mergedInto', 'from', b]])
    assert.deepEqual(await directions(b), [['mergedInto', 'to', a]])
    await write((tx) => unlink(tx, { ...merged, at: at(3) }))
    assert.deepEqual(await directions(a), [])
  })
})

const rule: ClockRule = { code: 'x', label: '签收期限', amount: 3, unit: 'workingDay', startsAfter: '交办', source: '试' }
const months: ClockRule = { code: 'y', label: '答复期限', amount: 3, unit: 'month', startsAfter: '交办', source: '试' }

async function aDeadline(matterId: string, from: Day, clock = rule, committeeId = 1): Promise<string> {
  const id = uuid(next++)
  const partId = uuid(next++)
  await write(
    async (tx) =>
      setDeadline(tx, {
        committeeId,
        id,
        matterId,
        partId,
        code: clock.code,
        label: clock.label,
        holderId: null,
        due: reckonDue(clock, from, await calendarFor(tx)),
      }),
    [committeeId],
  )
  return partId
}

const nextDue = async (id: string) => (await read((tx) => findMatter(tx, id)))?.nextDue

describe('deadlines', () => {
  before(() => inScope(house.db, 'all', loadReferenceCalendar))

  test('the earliest open one stands in the register, whatever is met, moved or void', async () => {
    const id = await aCase()
    const receipt = await aDeadline(id, day('2026-03-02'))
    const reply = await aDeadline(id, day('2026-03-02'), months)
    assert.equal(await nextDue(id), '2026-03-05')
    await write((tx) => meetDeadline(tx, receipt, 'x', day('2026-03-04')))
    assert.equal(await nextDue(id), '2026-06-02')
    await write(async (tx) => moveDeadline(tx, reply, 'y', reckonDue({ ...months, amount: 6 }, day('2026-03-02'), await calendarFor(tx))))
    assert.equal(await nextDue(id), '2026-09-02')
    const [moved] = await read((tx) => openDeadlinesOf(tx, id))
    assert.deepEqual([moved?.dueDay, moved?.originalDueDay], ['2026-09-02', '2026-06-02'])
    assert.ok(moved?.steps.some((s) => s.includes('六个月')))
    await write((tx) => voidDeadlines(tx, { matterId: id }, day('2026-03-10')))
    assert.equal(await nextDue(id), null)
    assert.deepEqual(
      (await read((tx) => deadlinesOf(tx, id))).map((d) => [d.code, d.metOn, d.voidedOn]),
      [
        ['x', '2026-03-04', null],
        ['y', null, '2026-03-10'],
      ],
    )
  })

  test('what is met stays met: meeting, moving or voiding it later changes nothing', async () => {
    const id = await aCase()
    const part = await aDeadline(id, day('2026-03-02'))
    await write((tx) => meetDeadline(tx, part, 'x', day('2026-03-03')))
    await write((tx) => meetDeadline(tx, part, 'x', day('2026-03-09')))
    await write((tx) => voidDeadlines(tx, { partId: part }, day('2026-03-09')))
    const [kept] = await read((tx) => deadlinesOf(tx, id))
    assert.deepEqual([kept?.metOn, kept?.voidedOn], ['2026-03-03', null])
  })

  test('a batch sets the deadlines of many cases in one statement', async () => {
    const ids = [await aCase(), await aCase()]
    await write(async (tx) => {
      const due = reckonDue(rule, day('2026-04-01'), await calendarFor(tx))
      await setDeadlines(
        tx,
        ids.map((matterId) => ({
          committeeId: 1,
          id: uuid(next++),
          matterId,
          partId: null,
          code: 'x',
          label: '签收',
          holderId: null,
          due,
        })),
      )
      await setDeadlines(tx, [])
    })
    assert.deepEqual(await Promise.all(ids.map(nextDue)), ['2026-04-07', '2026-04-07'])
  })
})

describe('a changed calendar', () => {
  const office = { ...systemActor(1, ['calendar:write']), name: '云岭市政协办公室' }
  let world: World
  let changed: CalendarYear
  let running: { city: string; county: string; extended: string; monthly: string }
  const followed: string[] = []
  const follow = async (_: Tx, moved: readonly { partId: string; due: Day }[]) => void followed.push(...moved.map((m) => m.due))

  before(async () => {
    world = {
      db: house.db,
      clock: { now: () => at(0), today: () => day('2026-12-20') },
      newId: () => uuid(next++),
      factSources: [],
      onEffectFailed: assert.fail,
    } as unknown as World
    // 2027 is provisional in the reference: the weekend of 6 and 7 March is to be worked, Monday the 8th free.
    const known = (await readIn(house.db, 'all', storedYears)).find((y) => y.year === 2027)
    assert.equal(known?.status, 'provisional')
    changed = {
      year: 2027,
      status: 'published',
      source: '国务院办公厅关于2027年部分节假日安排的通知（试验）',
      days: [
        ...known.days,
        { day: day('2027-03-06'), kind: 'workday', name: '试验' },
        { day: day('2027-03-07'), kind: 'workday', name: '试验' },
      ],
    }
    running = { city: await aCase(), county: await aCase(2), extended: await aCase(), monthly: await aCase() }
    await aDeadline(running.city, day('2027-03-04'))
    await aDeadline(running.county, day('2027-03-04'), rule, 2)
    await aDeadline(running.monthly, day('2027-03-04'), months)
    const extended = await aDeadline(running.extended, day('2027-03-04'))
    await write(async (tx) =>
      moveDeadline(tx, extended, 'x', { ...reckonDue(rule, day('2027-03-04'), await calendarFor(tx)), due: day('2027-05-01') }),
    )
  })

  test('lists the running cases it would move, with the new calculation; what somebody decided is not among them', async () => {
    const moved = await readIn(house.db, 'all', (tx) => casesMovedBy(tx, changed))
    assert.deepEqual(
      moved.map((m) => [m.deadline.matterId, m.was, m.becomes.due]),
      [
        [running.city, '2027-03-09', '2027-03-07'],
        [running.county, '2027-03-09', '2027-03-07'],
      ],
    )
    assert.ok(moved[0]?.becomes.steps.some((s) => s.includes('调休上班')))
  })

  test('nothing moves without a confirmation of exactly this list, nor by a county', async () => {
    const stale = await applyYear(world, office, changed, 'something else', [follow])
    assert.equal(stale.ok ? '' : stale.kind, 'conflict')
    const { confirm } = await previewYear(world, changed)
    const county = await applyYear(world, systemActor(2, ['calendar:write']), changed, confirm, [follow])
    assert.match(county.ok ? '' : (county.reasons[0]?.says ?? ''), /由上级政协统一维护/)
    assert.equal(await nextDue(running.city), '2027-03-09')
    assert.deepEqual(followed, [])
  })

  test('confirmed, it moves the cases of every committee, each told in its own journal, and settles what was provisional', async () => {
    const { confirm } = await previewYear(world, changed)
    const applied = await applyYear(world, office, changed, confirm, [follow])
    assert.deepEqual(applied, { ok: true, value: { moved: 2 } })
    const cases = await readIn(house.db, 'all', (tx) =>
      Promise.all([running.city, running.county, running.extended].map((id) => findMatter(tx, id))),
    )
    assert.deepEqual(
      cases.map((c) => c?.nextDue),
      ['2027-03-07', '2027-03-07', '2027-05-01'],
    )
    assert.deepEqual(followed, ['2027-03-07', '2027-03-07'])
    const told = await readIn(house.db, 'all', (tx) =>
      sql<{ committee: number; event: string }>`select committee_id as committee, event from journal_entry order by 1, seq`.execute(tx),
    )
    assert.deepEqual(
      told.rows.map((r) => `${r.committee} ${r.event}`),
      ['1 deadline.moved', '1 calendar.imported', '2 deadline.moved'],
    )
    const [monthly] = await read((tx) => openDeadlinesOf(tx, running.monthly))
    assert.equal(monthly?.provisional, false)
    assert.deepEqual((await previewYear(world, changed)).moved, [])
  })
})
