// Contact persons are registered, mended, handed to somebody else and let go; reading a number is an act of its own.
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import type { Secrets } from '#/core/identity/secrets.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { personNames } from '#/features/members/public.ts'
import { contactCategories, ofMembers } from '../codes.ts'
import { contactEvents } from '../events.ts'
import {
  findContactPerson,
  insertContactPeople,
  releaseContactPerson,
  sealedMobileOf,
  updateContactPerson,
  type ContactPersonFields,
  type ContactPersonRow,
  type NewContactPerson,
} from '../people-store.ts'

const purpose = 'contactPerson.mobile'
export const sealNumber = (secrets: Secrets, mobile: string | null): Buffer | null => (mobile ? secrets.seal(mobile, purpose) : null)
const personOf = (id: string) => ({ kind: 'contact-person', id })

export function registerContactPerson(
  world: World,
  actor: Actor,
  given: ContactPersonFields & { readonly mobile: string | null },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    if (!actor.personId) return forbidden('联系人由本人登记；您的账号没有对应的人员')
    const { mobile, ...fields } = given
    const category = await categoryIn(change, given.category)
    const wrong = [...(category ? [] : [noCategory]), ...consentWrong(given, mobile !== null), ...futureWrong(change, given)]
    if (wrong.length || !category) return refused(wrong)
    const id = change.newId()
    const person = { ...fields, id, ownerId: actor.personId, fromDay: change.today, mobile: sealNumber(world.secrets, mobile) }
    await addContactPeople(change, [{ person, category, owner: actor.name }])
    return done({ id })
  })
}

const noCategory: Reason = { field: 'category', says: '没有这类联系人' }

/** A number and what somebody cares about are kept only of those who know that they are. */
const consentWrong = (given: ContactPersonFields, hasMobile: boolean): Reason[] =>
  given.consentOn === null && (hasMobile || given.interests !== '')
    ? [{ field: 'consentOn', says: '没有征得本人同意的，不登记手机号码、专长和关注：请填写同意的日期，或者先不填这两栏' }]
    : []

const futureWrong = ({ today }: Change, { consentOn }: ContactPersonFields): Reason[] =>
  consentOn !== null && consentOn > today ? [{ field: 'consentOn', says: '同意的日期还没有到' }] : []

/** What members are on file as is not for people outside. */
async function categoryIn({ tx, actor, today }: Change, code: string): Promise<string | null> {
  const codes = await codesOf(tx, actor.committeeId, contactCategories, today)
  return codes.find((c) => c.code === code && !(ofMembers as readonly string[]).slice(0, 2).includes(code))?.label ?? null
}

/** Bulk: for the demonstration too. */
export async function addContactPeople(
  { tx, actor, record }: Change,
  those: readonly { readonly person: NewContactPerson; readonly category: string; readonly owner: string }[],
): Promise<void> {
  await insertContactPeople(
    tx,
    actor.committeeId,
    those.map((t) => t.person),
  )
  for (const { person, category, owner } of those) record(personOf(person.id), contactEvents.personKept.of({ category, owner }))
}

const labels: Readonly<Record<keyof ContactPersonFields | 'ownerId', string>> = {
  category: '类别',
  name: '姓名',
  workplace: '单位和职务',
  place: '常住地',
  interests: '专长和关注',
  consentOn: '同意日期',
  ownerId: '联系责任人',
}

export function editContactPerson(
  world: World,
  actor: Actor,
  given: ContactPersonFields & {
    readonly id: string
    readonly version: number
    readonly ownerId: string
    readonly mobile?: string | null | undefined
  },
): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const { tx, record } = change
    const held = await hold(change, given.id)
    if (!held.ok) return held
    const person = held.value
    if (person.version !== given.version) return conflict()
    const changed = (Object.keys(labels) as (keyof typeof labels)[]).filter((k) => person[k] !== given[k]).map((k) => labels[k])
    if (given.mobile !== undefined) changed.push('手机号码')
    const wrong: Reason[] = changed.length ? [] : [{ says: '没有改动' }]
    if (!(await categoryIn(change, given.category))) wrong.push(noCategory)
    wrong.push(...consentWrong(given, given.mobile === undefined ? person.hasMobile : given.mobile !== null), ...futureWrong(change, given))
    if (given.ownerId !== person.ownerId && !may(actor, 'contacts:assign'))
      wrong.push({ field: 'ownerId', says: '改由别人联系，请办公室办理' })
    if (!(await personNames(tx, [given.ownerId])).has(given.ownerId)) wrong.push({ field: 'ownerId', says: '没有找到联系责任人' })
    if (wrong.length) return refused(wrong)
    const sealed = given.mobile === undefined ? {} : { mobile: sealNumber(world.secrets, given.mobile) }
    const { category, name, workplace, place, interests, consentOn, ownerId } = given
    await updateContactPerson(tx, actor.committeeId, given.id, {
      category,
      name,
      workplace,
      place,
      interests,
      consentOn,
      ownerId,
      ...sealed,
    })
    record(personOf(given.id), contactEvents.personEdited.of({ changed }))
    return done({ id: given.id, version: person.version + 1 })
  })
}

async function hold({ tx, actor }: Change, id: string): Promise<Outcome<ContactPersonRow>> {
  const person = await findContactPerson(tx, actor, id, { hold: true })
  if (!person) return notFound('没有找到这位联系人，或者您无权查看')
  return person.toDay ? refused(['这位联系人已不再联系']) : done(person)
}

export function releasePerson(
  world: World,
  actor: Actor,
  given: { readonly id: string; readonly reason: string },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await hold(change, given.id)
    if (!held.ok) return held
    await releaseContactPerson(change.tx, actor.committeeId, given.id, change.today, given.reason)
    change.record(personOf(given.id), contactEvents.personReleased.of({ reason: given.reason }))
    return done({ id: given.id })
  })
}

export function readNumber(world: World, actor: Actor, id: string): Promise<Outcome<{ mobile: string }>> {
  return perform(world, actor, async ({ tx, record }) => {
    const person = await findContactPerson(tx, actor, id)
    const sealed = person ? await sealedMobileOf(tx, actor.committeeId, id) : null
    if (!sealed) return notFound('没有登记手机号码，或者您无权查看')
    record(personOf(id), contactEvents.mobileRead.of({}))
    return done({ mobile: world.secrets.open(sealed, purpose) })
  })
}
