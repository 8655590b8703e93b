// Recording a contact, correcting it by a counter-entry, taking it back, naming what it led to.
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor, Right } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import type { MatterKind } from '#/core/feature.ts'
import { codesOf, settingOn } from '#/core/settings/store.ts'
import { sql } from 'kysely'
import { categoryOf, contactCategories, contactKinds } from '../codes.ts'
import type { ContactDraft, ContactForm } from '../contract.ts'
import { contactEvents, type ToldContact, type ToldWith } from '../events.ts'
import { hopOf } from '../network-rules.ts'
import { linksOn, peopleOn } from '../network-store.ts'
import { keptBy } from '../people-store.ts'
import { contactWrong, correctionWrong } from '../rules.ts'
import { correctionDays } from '../settings.ts'
import {
  dropDraft,
  findContact,
  insertContacts,
  saveDraftRow,
  voidContact,
  withOf,
  type ContactRow,
  type NewContact,
  type NewWith,
  type WithRow,
} from '../store.ts'

export const contactOf = (id: string) => ({ kind: 'contact', id })

export const recordRight: Right = 'contacts:record'

export function saveDraft(world: World, actor: Actor, id: string, form: ContactDraft): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, now, record }) => {
    if (!actor.personId) return forbidden('联系由本人记录；您的账号没有对应的人员')
    if (await isTaken(tx, actor, id)) return refused(['这次联系已经记下，请另记一次'])
    const kept = await saveDraftRow(tx, actor.committeeId, actor.personId, { id, form }, now)
    record(contactOf(kept), contactEvents.draftSaved.of({}))
    return done({ id: kept })
  })
}

/** Pressed twice, or sent again by a phone that lost the answer: the first one stands. */
export async function recordContact(world: World, actor: Actor, id: string, form: ContactForm): Promise<Outcome<{ id: string }>> {
  const mine = await readIn(world.db, [actor.committeeId], (tx) => findContact(tx, actor, id))
  if (mine && mine.makerId === actor.personId) return done({ id })
  return perform(world, actor, async (change) => {
    const { tx } = change
    if (!actor.personId) return forbidden('联系由本人记录；您的账号没有对应的人员')
    if (await isTaken(tx, actor, id)) return notFound()
    const made = await readyContact(change, actor.personId, form, { id, rootId: id })
    if (!made.ok) return made
    await addContacts(change, [made.value])
    await dropDraft(tx, actor.committeeId, actor.personId, id)
    return done({ id })
  })
}

async function isTaken(tx: Change['tx'], actor: Actor, id: string): Promise<boolean> {
  const found = await sql`select 1 from contact where committee_id = ${actor.committeeId} and id = ${id}
    union all select 1 from contact_draft where committee_id = ${actor.committeeId} and id = ${id}
      and maker_id is distinct from ${actor.personId}::uuid`.execute(tx)
  return found.rows.length > 0
}

export interface ReadyContact {
  readonly contact: NewContact
  readonly told: ToldContact
  readonly corrects: boolean
}

/** Judged and with everything the record keeps of that day: categories, hops of the chain. */
export async function readyContact(
  { tx, actor, now, today }: Change,
  makerId: string,
  form: ContactForm,
  ids: { readonly id: string; readonly rootId: string },
): Promise<Outcome<ReadyContact>> {
  const persons = [...new Set(form.persons)]
  const contactPersons = [...new Set(form.contactPersons)]
  const kinds = await codesOf(tx, actor.committeeId, contactKinds, today)
  const categories = await codesOf(tx, actor.committeeId, contactCategories, today)
  const people = await peopleOn(tx, actor.committeeId, form.day, [...persons, makerId])
  const kept = contactPersons.length ? await keptBy(tx, actor.committeeId, makerId, contactPersons) : []
  const wrong = contactWrong(
    { ...form, persons, contactPersons },
    {
      today,
      kinds: kinds.map((k) => k.code),
      categories: categories.map((c) => c.code),
      makerId,
      persons: new Set(people.map((p) => p.id)),
      contactPersons: new Set(kept.map((k) => k.id)),
    },
  )
  const maker = people.find((p) => p.id === makerId)
  const kind = kinds.find((k) => k.code === form.kind)
  if (wrong.length || !maker || !kind) return refused(wrong)
  const linked = new Set((await linksOn(tx, actor.committeeId, form.day, { from: makerId })).map((l) => l.toId))
  const labelOf = (code: string): string => categories.find((c) => c.code === code)?.label ?? code
  const told: ToldWith[] = [
    ...persons.flatMap((id) => {
      const p = people.find((x) => x.id === id)
      if (!p) return []
      const chain = linked.has(id) ? hopOf(maker.rank, p.rank) : null
      return [{ personId: id, id, name: p.name, category: categoryOf(p), people: 1, chain }]
    }),
    ...kept.map((k) => ({ personId: null, id: k.id, name: labelOf(k.category), category: k.category, people: 1, chain: null })),
    ...(form.masses
      ? [
          {
            personId: null,
            id: null,
            name: labelOf(form.masses.category),
            category: form.masses.category,
            people: form.masses.people,
            chain: null,
          },
        ]
      : []),
  ]
  return done({
    corrects: ids.id !== ids.rootId,
    told: { maker: { id: makerId, name: maker.name }, kind: { code: kind.code, label: kind.label }, day: form.day, with: told },
    contact: {
      ...ids,
      makerId,
      kind: form.kind,
      day: form.day,
      place: form.place,
      topics: form.topics,
      heard: form.heard,
      followUp: form.followUp,
      recordedOn: today,
      recordedAt: now,
      with: told.map((w): NewWith => ({
        personId: w.personId,
        contactPersonId: w.personId ? null : w.id,
        people: w.people,
        category: w.category,
        chain: w.chain,
      })),
    },
  })
}

/** Bulk: for the demonstration too. */
export async function addContacts({ tx, actor, record }: Change, those: readonly ReadyContact[]): Promise<void> {
  await insertContacts(
    tx,
    actor.committeeId,
    those.map((r) => r.contact),
  )
  for (const { contact, told, corrects } of those) record(contactOf(contact.id), contactEvents.recorded.of({ ...told, corrects }))
}

export function correctContact(
  world: World,
  actor: Actor,
  given: { readonly id: string; readonly form: ContactForm; readonly reason: string },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await holdOwn(change, given.id)
    if (!held.ok) return held
    const { contact } = held.value
    const id = change.newId()
    const made = await readyContact(change, contact.makerId, given.form, { id, rootId: contact.rootId })
    if (!made.ok) return made
    await withdraw(change, contact, { reason: given.reason, replacedBy: id })
    await addContacts(change, [made.value])
    return done({ id })
  })
}

export function withdrawContact(
  world: World,
  actor: Actor,
  given: { readonly id: string; readonly reason: string },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await holdOwn(change, given.id)
    if (!held.ok) return held
    await withdraw(change, held.value.contact, { reason: given.reason, replacedBy: null })
    return done({ id: given.id })
  })
}

async function holdOwn({ tx, actor, today }: Change, id: string): Promise<Outcome<{ contact: ContactRow }>> {
  const contact = await findContact(tx, actor, id, { hold: true })
  if (!contact) return notFound('没有找到这条联系记录，或者您无权查看')
  const days = await settingOn(tx, actor.committeeId, correctionDays, today)
  const wrong = correctionWrong(contact, { personId: actor.personId, today, days })
  if (wrong.length) return refused(wrong, contact.makerId === actor.personId ? 'refused' : 'forbidden')
  return done({ contact })
}

async function withdraw(
  { tx, actor, today, record }: Change,
  contact: ContactRow,
  how: { readonly reason: string; readonly replacedBy: string | null },
): Promise<void> {
  await voidContact(tx, actor.committeeId, contact.id, { on: today, ...how })
  const kinds = await codesOf(tx, actor.committeeId, contactKinds, contact.day)
  const categories = await codesOf(tx, actor.committeeId, contactCategories, contact.day)
  const labelOf = (w: WithRow): string => categories.find((c) => c.code === w.category)?.label ?? w.category
  record(
    contactOf(contact.id),
    contactEvents.withdrawn.of({
      maker: { id: contact.makerId, name: contact.maker },
      kind: { code: contact.kind, label: kinds.find((k) => k.code === contact.kind)?.label ?? contact.kind },
      day: contact.day,
      with: (await withOf(tx, actor.committeeId, contact.id)).map((w) => ({
        personId: w.personId,
        id: w.personId ?? w.contactPersonId,
        name: w.personId ? (w.name ?? '') : labelOf(w),
        category: w.category,
        people: w.people,
        chain: w.chain,
      })),
      reason: how.reason,
      corrected: how.replacedBy !== null,
    }),
  )
}

/** What was heard has become a case: the maker or the office names it, once. */
export function traceContact(
  world: World,
  actor: Actor,
  matters: readonly MatterKind[],
  given: { readonly id: string; readonly matterId: string },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, today, record }) => {
    const contact = await findContact(tx, actor, given.id, { hold: true })
    if (!contact || !mayTrace(contact, actor)) return notFound('没有找到这条联系记录，或者您无权登记')
    if (contact.voidedOn) return refused(['这条记录已更正或撤回，请在更正后的记录上登记'])
    if (contact.matterId) return refused([`已登记形成“${contact.matterTitle ?? ''}”`])
    const seen = matters.map((k) => sql`(m.kind = ${k.kind} and ${k.visible(actor)})`)
    const found = await sql<{ title: string }>`select m.title from matter m where m.committee_id = ${actor.committeeId}
      and m.id = ${given.matterId} and (${seen.length ? sql.join(seen, sql` or `) : sql`false`})`.execute(tx)
    const [matter] = found.rows
    if (!matter) return refused([{ field: 'matterId', says: '没有找到这件提案，或者您无权查看' }])
    await sql`update contact set matter_id = ${given.matterId}, matter_on = ${today}
      where committee_id = ${actor.committeeId} and id = ${given.id}`.execute(tx)
    record(contactOf(given.id), contactEvents.traced.of({ title: matter.title }))
    return done({ id: given.id })
  })
}

export const mayTrace = (contact: ContactRow, actor: Actor): boolean =>
  contact.makerId === actor.personId || (contact.reads && actor.rights.has('contacts:assign'))
