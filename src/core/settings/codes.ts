// Code lists an office may extend: a row is added, renamed from a day, or used up to a day; nothing that was ever used disappears.
import { sql } from 'kysely'
import { perform, type World } from '../action.ts'
import type { Actor } from '../actor.ts'
import { addDays, inChinese, type Day } from '../day.ts'
import type { Tx } from '../db/database.ts'
import { done, notFound, refused, type Outcome } from '../outcome.ts'
import { settingEvents } from './events.ts'
import type { CodeListDeclaration } from './setting.ts'

export interface CodeRow {
  readonly code: string
  readonly label: string
  readonly sort: number
  readonly fromDay: Day
  readonly toDay: Day | null
  readonly data: Readonly<Record<string, unknown>>
}

/** A new committee starts with the declared rows. Lists that already have rows are left alone, so it is safe to repeat. */
export async function loadCodeLists(tx: Tx, committeeId: number, lists: readonly CodeListDeclaration[]): Promise<void> {
  const rows = lists.flatMap((l) =>
    l.codes.map(({ code, label, data }, i) => ({ list: l.name, code, label, sort: (i + 1) * 10, data: data ?? {} })),
  )
  if (rows.length === 0) return
  await sql`
    insert into code (committee_id, list, code, label, sort, data)
    select ${committeeId}, c.list, c.code, c.label, c.sort, c.data
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c(list text, code text, label text, sort integer, data jsonb)
    where not exists (select from code k where k.committee_id = ${committeeId} and k.list = c.list)
    on conflict do nothing`.execute(tx)
}

/** Every row the list ever had; the declared ones while the committee has none of its own. */
export async function codeRows(tx: Tx, committeeId: number, list: CodeListDeclaration): Promise<readonly CodeRow[]> {
  const { rows } = await sql<CodeRow>`
    select code, label, sort, from_day as "fromDay", to_day as "toDay", data from code
    where committee_id = ${committeeId} and list = ${list.name} order by sort, code, from_day`.execute(tx)
  if (rows.length > 0) return rows
  return list.codes.map(({ code, label, data }, i) => ({
    code,
    label,
    sort: (i + 1) * 10,
    fromDay: firstDay,
    toDay: null,
    data: data ?? {},
  }))
}

const firstDay = '1900-01-01' as Day

export interface CodeGiven {
  readonly code: string
  readonly label: string
  readonly fromDay: Day
  readonly source: string
  /** As the list's own form gives it; undefined keeps what the code said before. */
  readonly data?: Readonly<Record<string, unknown>> | undefined
}

/** A new code, or a known one under a new name from that day on. */
export function saveCode(world: World, actor: Actor, list: CodeListDeclaration, given: CodeGiven): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, record }) => {
    await loadCodeLists(tx, actor.committeeId, [list])
    const rows = await codeRows(tx, actor.committeeId, list)
    const current = rows.filter((r) => r.code === given.code).at(-1)
    const inForce = current && (current.toDay === null || current.toDay >= given.fromDay) ? current : undefined
    const namesake = rows.find((r) => r.label === given.label && r.code !== given.code && (r.toDay === null || r.toDay >= given.fromDay))
    if (namesake) return refused([{ field: 'label', says: `“${given.label}”已有代码 ${namesake.code}` }])
    const data = dataOf(list, given, current)
    if (!data.ok) return data
    const says = JSON.stringify(sorted(data.value))
    if (inForce?.label === given.label && says === JSON.stringify(sorted(inForce.data)))
      return refused([{ field: 'label', says: `“${given.label}”已经在用` }])
    if (current && given.fromDay <= current.fromDay)
      return refused([{ field: 'fromDay', says: `这个代码自${inChinese(current.fromDay)}起已有规定，新的生效日应当更晚` }])
    if (inForce)
      await sql`update code set to_day = ${addDays(given.fromDay, -1)} where committee_id = ${actor.committeeId} and list = ${list.name}
        and code = ${given.code} and from_day = ${inForce.fromDay}`.execute(tx)
    const sort = current?.sort ?? Math.max(0, ...rows.map((r) => r.sort)) + 10
    await sql`
      insert into code (committee_id, list, code, label, sort, data, from_day)
      values (${actor.committeeId}, ${list.name}, ${given.code}, ${given.label}, ${sort},
        ${JSON.stringify(data.value)}::jsonb, ${given.fromDay})`.execute(tx)
    const told = { list: list.title, label: given.label, code: given.code, from: given.fromDay, source: given.source }
    record(
      { kind: 'code-list', id: list.name },
      inForce
        ? inForce.label === given.label
          ? settingEvents.codeChanged.of(told)
          : settingEvents.codeRenamed.of({ ...told, was: inForce.label })
        : settingEvents.codeAdded.of(told),
    )
    return done({ id: given.code })
  })
}

type Data = Readonly<Record<string, unknown>>

/** What the row is to say: as given, else as before; a list without a form for it keeps what there was. */
function dataOf(list: CodeListDeclaration, { data }: CodeGiven, current: CodeRow | undefined): Outcome<Data> {
  if (!list.data || data === undefined) return done(current?.data ?? list.data?.parse({}) ?? {})
  const checked = list.data.safeParse(data)
  return checked.success
    ? done(checked.data)
    : refused(checked.error.issues.map((i) => ({ field: ['data', ...i.path].join('.'), says: i.message })))
}

const sorted = (data: Data): Data => Object.fromEntries(Object.entries(data).toSorted(([a], [b]) => (a < b ? -1 : 1)))

/** Cases that bear the code keep it; new ones no longer get it. */
export function retireCode(
  world: World,
  actor: Actor,
  list: CodeListDeclaration,
  given: { readonly code: string; readonly lastDay: Day; readonly source: string },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, record }) => {
    await loadCodeLists(tx, actor.committeeId, [list])
    const current = (await codeRows(tx, actor.committeeId, list)).findLast((r) => r.code === given.code)
    if (!current) return notFound(`“${list.title}”里没有代码 ${given.code}`)
    if (current.toDay !== null) return refused([{ field: 'code', says: `“${current.label}”已定于${inChinese(current.toDay)}停用` }])
    if (given.lastDay < current.fromDay)
      return refused([{ field: 'lastDay', says: `“${current.label}”自${inChinese(current.fromDay)}起才使用` }])
    await sql`update code set to_day = ${given.lastDay} where committee_id = ${actor.committeeId} and list = ${list.name}
      and code = ${given.code} and from_day = ${current.fromDay}`.execute(tx)
    record(
      { kind: 'code-list', id: list.name },
      settingEvents.codeRetired.of({
        list: list.title,
        label: current.label,
        code: given.code,
        lastDay: given.lastDay,
        source: given.source,
      }),
    )
    return done({ id: given.code })
  })
}
