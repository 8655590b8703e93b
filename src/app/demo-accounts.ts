// The sign-ins of the demonstration. Registries leave people in the cast under 'accountPeople' (account name → person); who is missing is made here.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { systemActor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoStage, Feature } from '#/core/feature.ts'
import { roleLabel, roleOf, type RoleName } from '#/core/identity/access.ts'
import { insertAccount, registerPerson } from '#/core/identity/accounts.ts'
import { identityEvents } from '#/core/identity/events.ts'
import { hashPassword, isPassword, newPassword } from '#/core/identity/passwords.ts'
import { grant } from '#/core/identity/posts.ts'
import { holderByName, personPosts, setPassword } from '#/core/identity/store.ts'
import { done, type Outcome } from '#/core/outcome.ts'

interface DemoAccount {
  readonly roles: readonly RoleName[]
  /** Made up where no feature has left a person in the cast. */
  readonly person: string
  /** Kinds of body the post may be held for, where the cast has none. */
  readonly bodyKinds?: readonly string[]
  /** A county's own committee instead of the city's. */
  readonly committee?: string
}

const accounts: Readonly<Record<string, DemoAccount>> = {
  member: { roles: ['member'], person: '林一然' },
  member2: { roles: ['member'], person: '周若谷' },
  'proposal-office': { roles: ['proposal-office'], person: '方砚秋' },
  'proposal-director': { roles: ['proposal-director'], person: '顾长庚' },
  unit: { roles: ['unit', 'unit-head'], person: '秦望舒', bodyKinds: ['handling-unit'] },
  unit2: { roles: ['unit', 'unit-head'], person: '陆知微', bodyKinds: ['handling-unit'] },
  'assigning-office': { roles: ['assigning-office'], person: '沈既白' },
  inspection: { roles: ['inspection'], person: '韩松亭' },
  discipline: { roles: ['discipline'], person: '严明远' },
  leader: { roles: ['leader'], person: '江岳川' },
  chair: { roles: ['chair'], person: '苏怀瑾' },
  'information-office': { roles: ['information-office'], person: '叶晚晴' },
  'committee-office': { roles: ['committee-office'], person: '乔予安', bodyKinds: ['special-committee'] },
  'general-office': { roles: ['general-office'], person: '孟书言' },
  platform: { roles: ['platform'], person: '石守田', bodyKinds: ['platform', 'special-committee'] },
  'county-office': { roles: ['county-office'], person: '白望河', committee: 'wanghe' },
  'system-admin': { roles: ['system-admin'], person: '丁维一' },
  'security-admin': { roles: ['security-admin'], person: '安守恒' },
  'audit-admin': { roles: ['audit-admin'], person: '查证言' },
}

export const demoAccountNames: readonly string[] = Object.keys(accounts)

/** Stands in app/features.ts after the registries and before the records. */
export const demoAccounts: Feature = {
  name: 'demo-accounts',
  title: '演示账号',
  demo: [
    {
      title: '演示账号',
      write: async (stage) => {
        const hash = await hashPassword(newPassword())
        for (const [i, [name, account]] of Object.entries(accounts).entries()) {
          await writeAccount(stage, name, account, hash)
          stage.progress(i + 1, demoAccountNames.length)
        }
      },
    },
  ],
}

async function writeAccount(stage: DemoStage, name: string, account: DemoAccount, hash: string): Promise<void> {
  const committeeId = account.committee ? await committeeOf(stage.world, account.committee) : stage.committeeId
  // Offices and posts were there before the year began.
  const world = stage.at(new Date('2021-12-01T09:00:00+08:00'))
  const written = await perform<void>(world, { ...systemActor(committeeId, []), name: '演示' }, async (change): Promise<Outcome<void>> => {
    const known = (stage.cast.get('accountPeople') ?? {}) as Readonly<Record<string, string>>
    const personId = known[name] ?? (await registerPerson(change, account.person, name))
    stage.cast.set('accountPeople', { ...known, [name]: personId })
    const held = await personPosts(change.tx, committeeId, personId, stage.world.clock.today())
    const bodyId = account.bodyKinds ? await bodyFor(change, name, account.bodyKinds) : null
    for (const role of account.roles.filter((r) => !held?.posts.some((p) => p.role === r))) {
      if (roleOf(role)?.inBody && !bodyId) continue
      const post = { personId, role, bodyId, title: roleLabel(role), fromDay: '2021-12-01', toDay: null, source: '演示数据' }
      const granted = await grant(change, post)
      if (!granted.ok) return granted
    }
    const made = await insertAccount(change, personId, name, { hash, temporary: false })
    if (!made.ok) return made
    change.record(
      { kind: 'account', id: made.value },
      identityEvents.accountCreated.of({ username: name, person: held?.name ?? account.person }),
    )
    return done(undefined)
  })
  if (!written.ok) throw new Error(`demonstration account ${name}: ${written.reasons.map((r) => r.says).join('；')}`)
}

/** unit and unit2 stand for different bodies. */
async function bodyFor({ tx, actor }: Change, name: string, kinds: readonly string[]): Promise<string | null> {
  const found = await sql<{
    id: string
  }>`select id from body where committee_id = ${actor.committeeId} and kind = any(${[...kinds]}::text[])
    and to_day is null order by array_position(${[...kinds]}::text[], kind), sort, id limit 2`.execute(tx)
  return found.rows[name.endsWith('2') ? 1 : 0]?.id ?? null
}

async function committeeOf(world: World, code: string): Promise<number> {
  const found = await readIn(world.db, 'all', (tx) => sql<{ id: number }>`select id from committee where code = ${code}`.execute(tx))
  const id = found.rows[0]?.id
  if (id === undefined) throw new Error(`no committee ${code}`)
  return id
}

/** The password of this start, for all of them. */
export async function openDemoAccounts(world: World, password: string): Promise<void> {
  const hash = await hashPassword(password)
  for (const name of demoAccountNames) {
    const holder = await readIn(world.db, 'all', (tx) => holderByName(tx, name, world.clock.today()))
    if (!holder || (await isPassword(password, holder.passwordHash))) continue
    await perform<void>(world, { ...systemActor(holder.committeeId, []), name: '演示' }, async ({ tx, now, record }) => {
      await setPassword(tx, holder.committeeId, holder.accountId, hash, now, false)
      record({ kind: 'account', id: holder.accountId }, identityEvents.passwordReset.of({ username: name }))
      return done(undefined)
    })
  }
}
