// Entering: one by form, many from a table. Everything waits for a second person.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import { day, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { dutyLevels, dutyRoles, dutyVerbs } from '#/core/fact-codes.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { bodyInScope, personInScope } from '../scope.ts'
import type { ManualEntry } from './contract.ts'
import { manualEvents } from './events.ts'
import { isEnteredBy } from './judged.ts'
import { manualStates } from './lifecycle.ts'
import { manualVerbs, verbOf, wrongWith, type Given, type Known } from './rules.ts'
import { holdersInScope, holdManual, sameKey, sameManual } from './store.ts'

export const manualOf = (id: string) => ({ kind: 'manual-fact', id }) as const

export async function knownOn(tx: Tx, actor: Actor, today: Day): Promise<Known> {
  const verbs = await codesOf(tx, actor.committeeId, dutyVerbs, today)
  return {
    verbs: manualVerbs(verbs, { self: !may(actor, 'duties:enter') }),
    words: new Map(verbs.map((c) => [c.code, verbOf(c)])),
    roles: await codesOf(tx, actor.committeeId, dutyRoles, today),
    levels: await codesOf(tx, actor.committeeId, dutyLevels, today),
    today,
  }
}

export interface NewManual extends Given {
  readonly id: string
  readonly holder: string
  readonly label: string
}

export async function addManual(change: Change, rows: readonly NewManual[], batch: string): Promise<void> {
  const { tx, actor, now, today, record } = change
  if (rows.length === 0) return
  await sql`insert into manual_fact (committee_id, id, person_id, body_id, verb, role, kind, level, title, day, detail, source, batch, by_self,
      entered_by, entered_account, entered_name, entered_on, state, state_since)
    select ${actor.committeeId}, r.id, r."personId", r."bodyId", r.verb, r.role, r.kind, r.level, r.title, r.day, r.detail, r.source, ${batch},
      coalesce(r."personId" = ${actor.personId}::uuid, false), ${actor.personId}, ${actor.accountId}, ${actor.name}, ${today}, 'entered', ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, "personId" uuid, "bodyId" uuid, verb text, role text, kind text,
      level text, title text, day date, detail text, source text)`.execute(tx)
  for (const { id, holder, label, title, day: on, personId } of rows)
    record(
      manualOf(id),
      manualEvents.entered.of({ holder, label, title, day: on, bySelf: personId !== null && personId === actor.personId, batch }),
    )
}

/** Whom an entry is about must be one of the reader's people or bodies, else it is “not found”. */
async function inScope(tx: Tx, actor: Actor, { personId, bodyId }: Given, today: Day): Promise<boolean> {
  const condition = personId ? personInScope(actor, sql`${personId}::uuid`, today) : bodyInScope(actor, sql`${bodyId}::uuid`, today)
  const { rows } = await sql<{ ok: boolean }>`select ${condition} as ok`.execute(tx)
  return rows[0]?.ok === true
}

export function enter(world: World, actor: Actor, entry: ManualEntry): Promise<Outcome<{ id: string; url: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today } = change
    const forOthers = may(actor, 'duties:enter')
    if (!forOthers && !may(actor, 'duties:declare')) return forbidden('登记履职事项不在您的职责范围内')
    const given: Given = { ...entry, day: day(entry.day), ...(forOthers ? {} : { personId: actor.personId, bodyId: null }) }
    const known = await knownOn(tx, actor, today)
    const wrong = wrongWith(given, known)
    if (wrong.length) return refused(wrong)
    const names = await holdersInScope(tx, actor.committeeId, {
      persons: given.personId ? [given.personId] : [],
      bodies: given.bodyId ? [given.bodyId] : [],
    })
    const holderId = given.personId ?? given.bodyId ?? ''
    const holder = names.get(holderId)
    if (!holder || !(await inScope(tx, actor, given, today))) return notFound('没有找到这位委员或者这个机构，或者不在您的职责范围内')
    if ((await sameManual(tx, actor.committeeId, [{ ...given, holderId }])).size)
      return refused([{ field: 'title', says: `${holder}这一天的这件事项已经登记过` }])
    const id = change.newId()
    const label = known.verbs.find((v) => v.code === given.verb)?.label ?? given.verb
    await addManual(change, [{ ...given, id, holder, label }], '')
    return done({ id, url: `/manual-facts/${id}` })
  })
}

export type ManualChange = Pick<ManualEntry, 'kind' | 'level' | 'role' | 'title' | 'day' | 'source' | 'detail'>

/** While it waits, whoever entered it may mend it. */
export function changeManual(
  world: World,
  actor: Actor,
  seen: { readonly id: string; readonly version: number },
  to: ManualChange,
): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const { tx, today, record } = change
    const found = await holdManual(tx, actor, seen.id, today)
    if (!found) return notFound('没有找到这件登记，或者您无权查看')
    if (!isEnteredBy(found, actor)) return forbidden('由登记的人修改')
    if (!manualStates[found.state].open) return refused([`这件登记${manualStates[found.state].label}，不能再修改`])
    if (found.version !== seen.version) return conflict()
    const given: Given = { ...found, ...to, day: day(to.day) }
    const wrong = wrongWith(given, await knownOn(tx, actor, today))
    if (wrong.length) return refused(wrong)
    const holderId = given.personId ?? given.bodyId ?? ''
    const before = { holderId, verb: found.verb, kind: found.kind, day: found.day, title: found.title }
    const after = { holderId, verb: given.verb, kind: given.kind, day: given.day, title: given.title }
    if (sameKey(before) !== sameKey(after) && (await sameManual(tx, actor.committeeId, [after])).size)
      return refused([{ field: 'title', says: `${found.holder}这一天的这件事项已经登记过` }])
    await sql`update manual_fact set kind = ${given.kind}, level = ${given.level}, role = ${given.role}, title = ${given.title}, day = ${given.day},
        source = ${given.source}, detail = ${given.detail}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
    record(manualOf(seen.id), manualEvents.changed.of({ title: given.title }))
    return done({ id: seen.id, version: seen.version + 1 })
  })
}
