// Persons are registered and edited; a telephone number is sealed, and whoever reads it is in the journal.
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Secrets } from '#/core/identity/secrets.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { memberEvents } from '../events.ts'
import { nextPersonCodes } from '../rules.ts'
import {
  findPerson,
  insertPersons,
  personCodes,
  personsLike,
  sealedMobile,
  updatePerson,
  type NewPerson,
  type PersonFields,
  type PersonRow,
} from '../store.ts'

export type PersonGiven = Omit<PersonFields, 'code'> & { readonly code?: string | undefined }

const purpose = 'person.mobile'
export const sealMobile = (secrets: Secrets, mobile: string | null): Buffer | null => (mobile ? secrets.seal(mobile, purpose) : null)

export function registerPerson(
  world: World,
  actor: Actor,
  given: PersonGiven & { readonly mobile: string | null; readonly source: string },
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, newId } = change
    const codes = await personCodes(tx, actor.committeeId)
    if (given.code && codes.includes(given.code)) return refused([{ field: 'code', says: `编号“${given.code}”已被使用` }])
    const same = (await personsLike(tx, actor.committeeId, { codes: [], names: [given.name] })).filter(
      (p) => p.name === given.name && p.birthMonth !== null && p.birthMonth === given.birthMonth,
    )
    if (same.length)
      return refused([{ field: 'name', says: `已登记同名且同出生年月的“${given.name}”（${same.map((p) => p.code).join('、')}）` }])
    const id = newId()
    const code = given.code || nextPersonCodes(codes, 1)[0] || id
    const { mobile, source, ...fields } = given
    await addPersons(change, [{ ...fields, id, code, mobile: sealMobile(world.secrets, mobile) }], source)
    return done({ id })
  })
}

/** Writes persons and tells the journal of each: for forms, imports and the demonstration. */
export async function addPersons({ tx, actor, record }: Change, persons: readonly NewPerson[], source: string): Promise<void> {
  await insertPersons(tx, actor.committeeId, persons)
  for (const p of persons) record({ kind: 'person', id: p.id }, memberEvents.personRegistered.of({ name: p.name, source }))
}

const labels: Readonly<Record<keyof PersonFields, string>> = {
  code: '编号',
  name: '姓名',
  sex: '性别',
  ethnicGroup: '民族',
  birthMonth: '出生年月',
  party: '党派',
  education: '学历',
  employer: '工作单位',
  post: '职务',
  insideSystem: '体制内外',
  livesElsewhere: '定外',
  placeCode: '所在县区',
}

export function editPerson(
  world: World,
  actor: Actor,
  given: PersonFields & { readonly id: string; readonly version: number; readonly mobile?: string | null | undefined },
): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async ({ tx, record }) => {
    const person = await findPerson(tx, actor.committeeId, given.id)
    if (!person) return notFound('没有找到这个人')
    if (person.version !== given.version) return conflict()
    const { mobile, ...fields } = given
    const changed = changedLabels(person, fields)
    if (mobile !== undefined) changed.push('手机号码')
    const wrong: Reason[] = changed.length ? [] : [{ says: '没有改动' }]
    if (given.code !== person.code && (await personCodes(tx, actor.committeeId)).includes(given.code))
      wrong.push({ field: 'code', says: `编号“${given.code}”已被使用` })
    if (wrong.length) return refused(wrong)
    const sealed = mobile === undefined ? {} : { mobile: sealMobile(world.secrets, mobile) }
    if (!(await updatePerson(tx, actor.committeeId, { ...fields, ...sealed }))) return conflict()
    record({ kind: 'person', id: person.id }, memberEvents.personEdited.of({ name: given.name, changed }))
    return done({ id: person.id, version: person.version + 1 })
  })
}

const changedLabels = (before: PersonRow, after: PersonFields): string[] =>
  (Object.keys(labels) as (keyof PersonFields)[]).filter((key) => before[key] !== after[key]).map((key) => labels[key])

/** Reading a personal number is an act of its own and leaves an entry. */
export function readMobile(world: World, actor: Actor, id: string): Promise<Outcome<{ mobile: string }>> {
  return perform(world, actor, async ({ tx, record }) => {
    const person = await findPerson(tx, actor.committeeId, id)
    const sealed = person ? await sealedMobile(tx, actor.committeeId, id) : null
    if (!person || !sealed) return notFound('没有登记手机号码')
    record({ kind: 'person', id }, memberEvents.mobileRead.of({ name: person.name }))
    return done({ mobile: world.secrets.open(sealed, purpose) })
  })
}
