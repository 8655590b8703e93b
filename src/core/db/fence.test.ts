import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, type TestDatabase } from '../../../test/setup/database.ts'
import { inScope, readIn, type Tx } from './database.ts'

let house: TestDatabase
before(async () => {
  house = await testDatabase()
  await sql
    .raw(`
    create table fenced (committee_id integer not null, id integer not null, words text not null, primary key (committee_id, id));
    create index fenced_words on fenced using gin (to_tsvector('simple', words));
    select fence('fenced');
    create table fenced_log (committee_id integer not null, id integer not null, primary key (committee_id, id));
    select fence('fenced_log', 'select, insert')`)
    .execute(house.db.owner)
  await inScope(house.db, 'all', (tx) =>
    sql`insert into fenced select c, n, 'word' || n from generate_series(1, 8) c, generate_series(1, 2000) n`.execute(tx),
  )
  await sql`analyze fenced`.execute(house.db.owner)
})
after(() => house.close())

const count = async (tx: Tx): Promise<number> => (await sql<{ n: number }>`select count(*) as n from fenced`.execute(tx)).rows[0]?.n ?? -1

const insertInto = (committee: number, id: number) => (tx: Tx) => sql`insert into fenced values (${committee}, ${id}, 'new')`.execute(tx)

/** Sign-in asks them before any committee is known; they hold no more than the way to the account. */
const knownToAll = ['account_name', 'account_subject']

test('every table of the committees is fenced: policies on, forced, and read from the scope', async () => {
  const { rows } = await sql<{ name: string; enabled: boolean; forced: boolean; policies: string[] }>`
    select c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced,
      -- Restrictive ones only take away.
      array(select p.polname::text from pg_policy p where p.polrelid = c.oid and p.polpermissive order by 1) as policies
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'committee_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`.execute(house.db.owner)
  assert.ok(rows.length > 0)
  const open = rows
    .filter((t) => !knownToAll.includes(t.name))
    .filter((t) => !t.enabled || !t.forced || t.policies.join() !== 'everywhere,scope')
  assert.deepEqual(open, [], 'these need select fence(…) in their migration')
})

test('the committee stands first in the primary key of every fenced table', async () => {
  const { rows } = await sql<{ name: string; first: string }>`
    select c.relname as name, first.attname as first
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'committee_id' and not a.attisdropped
      left join pg_index i on i.indrelid = c.oid and i.indisprimary
      left join pg_attribute first on first.attrelid = c.oid and first.attnum = i.indkey[0]
    where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`.execute(house.db.owner)
  assert.deepEqual(
    rows.filter((t) => t.first !== 'committee_id' && !knownToAll.includes(t.name)),
    [],
  )
})

test('no view and no function leads around the fence', async () => {
  const views = await sql`
    select relname from pg_class where relkind in ('v', 'm') and relnamespace = 'public'::regnamespace
      and not coalesce(reloptions::text ~ 'security_invoker=(true|on)', false)`.execute(house.db.owner)
  assert.deepEqual(views.rows, [], 'a view reads as its owner unless it is made with (security_invoker = true)')
  const functions = await sql`
    select proname from pg_proc where prosecdef and pronamespace = 'public'::regnamespace and prosrc !~ 'scope'`.execute(house.db.owner)
  assert.deepEqual(functions.rows, [], 'a security definer function must filter by in_scope(committee_id) or scope() itself')
})

test('a query that forgot its scope sees nothing and writes nothing', async () => {
  const { rows } = await sql`select * from fenced`.execute(house.db.app)
  assert.deepEqual(rows, [])
  await assert.rejects(sql`insert into fenced values (1, 9001, 'new')`.execute(house.db.app), /row-level security/)
})

test('a committee sees its own rows only, a city several committees, a job all of them', async () => {
  assert.equal(await readIn(house.db, [1], count), 2000)
  assert.equal(await readIn(house.db, [1, 2], count), 4000)
  assert.equal(await readIn(house.db, [], count), 0)
  assert.equal(await readIn(house.db, 'all', count), 16000)
})

test('a row of another committee can be neither added, changed, moved nor deleted', async () => {
  await assert.rejects(inScope(house.db, [1], insertInto(2, 9001)), /row-level security/)
  await assert.rejects(
    inScope(house.db, [1], (tx) => sql`update fenced set committee_id = 2 where id = 1`.execute(tx)),
    /row-level security/,
  )
  const deleted = await inScope(house.db, [1], (tx) => sql`delete from fenced where committee_id = 2`.execute(tx))
  assert.equal(deleted.numAffectedRows, 0n)
})

test('the scope ends with its transaction, also on the same connection', async () => {
  await Promise.all(Array.from({ length: 20 }, () => readIn(house.db, 'all', count)))
  const left = await Promise.all(
    Array.from({ length: 20 }, () =>
      sql<{ role: string; n: number }>`select current_user as role, count(*) as n from fenced`.execute(house.db.app),
    ),
  )
  for (const { rows } of left) assert.deepEqual(rows, [{ role: house.db.roles.app, n: 0 }])
})

test('a log that may only be added to cannot be changed or emptied, not even by a job', async () => {
  await inScope(house.db, [1], (tx) => sql`insert into fenced_log values (1, 1)`.execute(tx))
  for (const scope of [[1], 'all'] as const) {
    await assert.rejects(
      inScope(house.db, scope, (tx) => sql`delete from fenced_log`.execute(tx)),
      /permission denied/,
    )
    await assert.rejects(
      inScope(house.db, scope, (tx) => sql`truncate fenced_log`.execute(tx)),
      /permission denied/,
    )
  }
})

test('the program can neither lift the fence nor make tables', async () => {
  for (const statement of [
    'alter table fenced disable row level security',
    'create table mine (id integer)',
    'drop policy scope on fenced',
  ])
    await assert.rejects(
      inScope(house.db, 'all', (tx) => sql.raw(statement).execute(tx)),
      /permission denied|must be owner/,
    )
})

test('the fence keeps the indexes: one row is found without reading the table', async () => {
  const plan = async (committees: readonly number[] | 'all', query: string) =>
    JSON.stringify(await readIn(house.db, committees, async (tx) => (await sql.raw(`explain (format json) ${query}`).execute(tx)).rows))
  // Without naming the committee, so that only the policy can supply the key's first column.
  assert.match(await plan([1], 'select * from fenced where id = 7'), /Index/)
  assert.match(await plan([1], 'select * from fenced where committee_id = 1 and id = 7'), /"Index Cond":"[^"]*committee_id = 1\)/)
  assert.match(await plan('all', 'select * from fenced where committee_id = 1 and id = 7'), /Index/)
  // A page of a list comes in the index's order, nothing is sorted.
  assert.doesNotMatch(await plan([1], 'select * from fenced where committee_id = 1 order by id limit 10'), /Sort|Seq Scan/)
  // The policy of a job is `true` and hides nothing, so even operators that are not leakproof reach their index.
  assert.match(await plan('all', `select * from fenced where to_tsvector('simple', words) @@ 'word7'::tsquery`), /fenced_words/)
})

test('a definer function that filters by scope reaches the index that the policy hides', async () => {
  await sql
    .raw(`create function fenced_search(q tsquery) returns setof integer language sql stable security definer as
      $$ select id from fenced where to_tsvector('simple', words) @@ q and in_scope(committee_id) $$`)
    .execute(house.db.owner)
  const found = await readIn(house.db, [3], async (tx) => (await sql`select * from fenced_search('word7')`.execute(tx)).rows)
  assert.equal(found.length, 1)
  const plan = await house.db.owner
    .connection()
    .execute((c) =>
      sql`explain select id from fenced where to_tsvector('simple', words) @@ 'word7'::tsquery and in_scope(committee_id)`.execute(c),
    )
  assert.match(JSON.stringify(plan.rows), /fenced_words/)
})
