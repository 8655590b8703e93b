// The roles behind the fence. The program works as `app`, which sees the committees of its scope; `everywhere` sees all of them;
// `portal` answers the public: it reaches no table, only the functions that give what is published.
import { sql, type Kysely } from 'kysely'

export interface Roles {
  readonly app: string
  readonly everywhere: string
  readonly portal: string
}

/** Names follow the database, so that two installations on one server stay apart. PostgreSQL cuts names at 63 bytes. */
export function rolesFor(database: string, app = `${database.slice(0, 40)}_app`): Roles {
  return { app, everywhere: `${app}_everywhere`, portal: `${app}_portal` }
}

/** Written into the database by the migrator; a copy of a database keeps the roles of its original. null before the first migration. */
export async function rolesIn(owner: Kysely<unknown>): Promise<Roles | null> {
  const found = await sql<{ there: boolean }>`select to_regprocedure('everywhere_role()') is not null as there`.execute(owner)
  if (!found.rows[0]?.there) return null
  const { rows } = await sql<Pick<Roles, 'app' | 'everywhere'>>`select app_role() as app, everywhere_role() as everywhere`.execute(owner)
  const [known] = rows
  return known ? { ...known, portal: `${known.app}_portal` } : null
}

interface Me {
  readonly name: string
  readonly super: boolean
  readonly creates: boolean
  readonly version: number
}

/** Makes the roles where they are missing and lets the login become them (without inheriting from them). */
export async function ensureRoles(owner: Kysely<unknown>, roles: Roles): Promise<void> {
  const { rows } = await sql<Me>`
    select rolname as name, rolsuper as super, rolcreaterole as creates, current_setting('server_version_num')::int as version
    from pg_roles where rolname = current_user`.execute(owner)
  const me = rows[0]
  if (!me) throw new Error('current_user is not among pg_roles')
  for (const role of [roles.app, roles.everywhere, roles.portal]) {
    const { rows: found } = await sql`select from pg_roles where rolname = ${role}`.execute(owner)
    if (found.length > 0) continue
    if (!me.super && !me.creates) throw new Error(missing(roles, me))
    await sql`create role ${sql.id(role)} nologin`.execute(owner)
  }
  const { rows: inherits } = await sql`select 1 where pg_has_role(${roles.everywhere}, ${roles.app}, 'usage')`.execute(owner)
  if (inherits.length === 0) await sql`grant ${sql.id(roles.app)} to ${sql.id(roles.everywhere)}`.execute(owner)
  if (me.super) return
  for (const role of [roles.app, roles.everywhere, roles.portal]) {
    const { rows: may } = await sql`select 1 where pg_has_role(${role}, ${me.version >= 160000 ? 'set' : 'member'})`.execute(owner)
    if (may.length > 0) continue
    const how = me.version >= 160000 ? sql`with inherit false, set true` : sql``
    await sql`grant ${sql.id(role)} to current_user ${how}`.execute(owner)
  }
}

const missing = (roles: Roles, me: Me): string => {
  const how = me.version >= 160000 ? ' with inherit false, set true' : ''
  return [
    `数据库用户 ${me.name} 不能建立角色。请数据库管理员执行一次：`,
    `create role "${roles.app}" nologin; create role "${roles.everywhere}" nologin; create role "${roles.portal}" nologin; grant "${roles.app}" to "${roles.everywhere}";`,
    `grant "${roles.app}", "${roles.everywhere}", "${roles.portal}" to "${me.name}"${how};`,
  ].join('\n')
}
