// The first start: whoever reads the one-time code from the program's own output names the committee and its first system administrator.
import { createHash, randomInt, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { perform, type World } from '../action.ts'
import { systemActor } from '../actor.ts'
import { inScope, readIn, type Db } from '../db/database.ts'
import { done, refused, type Outcome, type Reason } from '../outcome.ts'
import { insertAccount, registerPerson } from './accounts.ts'
import { identityEvents } from './events.ts'
import { hashPassword, passwordWrong } from './passwords.ts'
import { grant } from './posts.ts'
import { passwordRule } from './settings.ts'

const hashOf = (code: string): Buffer =>
  createHash('sha256')
    .update(code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''))
    .digest()

/** 16 characters of 32, 80 bits. */
function newCode(): string {
  const alphabet = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
  const part = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [part(), part(), part(), part()].join('-')
}

/** While there is no account, every start makes a new code (only its hash is kept) to be printed; afterwards null. */
export async function offerSetup(db: Db, now: Date): Promise<string | null> {
  if (!(await isSetupOpen(db))) return null
  const code = newCode()
  await inScope(db, 'all', (tx) =>
    sql`insert into setup_code (code_hash, made_at) values (${hashOf(code)}, ${now})
      on conflict (one) do update set code_hash = excluded.code_hash, made_at = excluded.made_at`.execute(tx),
  )
  return code
}

export async function isSetupOpen(db: Db): Promise<boolean> {
  const found = await readIn(db, 'all', (tx) =>
    sql<{ open: boolean }>`select not exists (select from account_name)
      and not exists (select from installation where kind = 'demo') as open`.execute(tx),
  )
  return found.rows[0]?.open ?? false
}

export interface SetupForm {
  readonly code: string
  readonly committee: { readonly code: string; readonly name: string; readonly shortName: string }
  readonly person: { readonly name: string }
  readonly username: string
  readonly password: string
}

const refusal = refused([{ field: 'code', says: '启用码不对，或者已经启用过。启用码印在程序首次启动的输出里。' }], 'forbidden')

export async function runSetup(world: World, form: SetupForm): Promise<Outcome<void>> {
  if (!(await isSetupOpen(world.db)) || !(await isCode(world.db, form.code))) return refusal
  const says: Reason[] = passwordWrong(form.password, {
    username: form.username,
    name: form.person.name,
    committee: form.committee.name,
    kinds: passwordRule.standard.kinds,
  }).map((s) => ({ field: 'password', says: s }))
  if (says.length) return refused(says)
  const hash = await hashPassword(form.password)
  const committeeId = await makeCommittee(world, form.committee)
  return perform<void>(world, { ...systemActor(committeeId, []), name: '首次启用' }, async (change) => {
    // The lock of this row lets only one of several at once go on.
    const used =
      await sql`update setup_code set used_at = ${change.now} where used_at is null and code_hash = ${hashOf(form.code)}`.execute(change.tx)
    if (Number(used.numAffectedRows ?? 0) !== 1) return refusal
    const personId = await registerPerson(change, form.person.name, form.username)
    const account = await insertAccount(change, personId, form.username, { hash, temporary: false })
    if (!account.ok) return account
    const post = await grant(change, {
      personId,
      role: 'system-admin',
      bodyId: null,
      title: '系统管理员',
      fromDay: change.today,
      toDay: null,
      source: '首次启用',
    })
    if (!post.ok) return post
    change.record(
      { kind: 'account', id: account.value },
      identityEvents.installed.of({ committee: form.committee.name, username: form.username }),
    )
    return done(undefined)
  })
}

async function isCode(db: Db, code: string): Promise<boolean> {
  const found = await readIn(db, 'all', (tx) =>
    sql<{ hash: Buffer }>`select code_hash as hash from setup_code where used_at is null`.execute(tx),
  )
  const hash = found.rows[0]?.hash
  return hash !== undefined && timingSafeEqual(hash, hashOf(code))
}

/** Committees are made by the owner of the database only: no running request may add one. */
async function makeCommittee(world: World, committee: SetupForm['committee']): Promise<number> {
  const made = await sql<{ id: number }>`
    insert into committee (id, code, name, short_name, level)
    select coalesce(max(id), 0) + 1, ${committee.code}, ${committee.name}, ${committee.shortName}, 'city' from committee
    on conflict (code) do update set name = excluded.name, short_name = excluded.short_name returning id`.execute(world.db.owner)
  const id = made.rows[0]?.id
  if (id === undefined) throw new Error('the committee was not made')
  return id
}
