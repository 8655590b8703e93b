// A body is set up, renamed, moved below another, changed in small things, and abolished with somebody to carry its cases on.
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { bodyKinds, unitSystems } from '../codes.ts'
import { organisationEvents } from '../events.ts'
import { abolitionWrong, nextCodes, parentWrong, systemOf } from '../rules.ts'
import { codesOf } from '#/core/settings/store.ts'
import {
  bodiesOfKinds,
  endBody,
  findBody,
  insertBodies,
  lineAbove,
  namesBelow,
  openCasesOf,
  placesByCodes,
  updateBody,
  type BodyRow,
  type NewBody,
} from '../store.ts'

export interface BodyGiven {
  readonly kind: string
  readonly code?: string | undefined
  readonly name: string
  readonly shortName?: string | undefined
  readonly system?: string | null | undefined
  readonly parentId?: string | null | undefined
  readonly placeCode?: string | null | undefined
  readonly fromDay?: Day | undefined
  readonly sort?: number | undefined
}

export function createBody(world: World, actor: Actor, given: BodyGiven & { readonly source: string }): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, newId } = change
    const wrong = await codesWrong(change, given)
    const line = given.parentId ? await lineAbove(tx, actor.committeeId, given.parentId) : []
    if (given.parentId) wrong.push(...parentWrong({ id: null }, given.parentId, line))
    const same = await bodiesOfKinds(tx, actor.committeeId, [given.kind])
    if (same.some((b) => b.name === given.name && b.toDay === null)) wrong.push({ field: 'name', says: `已有同类机构“${given.name}”` })
    if (given.code && same.some((b) => b.code === given.code)) wrong.push({ field: 'code', says: `代码“${given.code}”已被使用` })
    if (wrong.length) return refused(wrong)
    const id = newId()
    const code =
      given.code ||
      nextCodes(
        same.map((b) => b.code),
        1,
        codePrefix(given.kind),
      )[0] ||
      id
    const isUnit = given.kind === 'handling-unit'
    const body: NewBody = {
      id,
      kind: given.kind,
      code,
      name: given.name,
      shortName: given.shortName || given.name,
      system: given.system ?? (isUnit ? systemOf(given.name, line[0]?.system ?? null) : null),
      parentId: given.parentId ?? null,
      successorId: null,
      placeCode: given.placeCode ?? null,
      fromDay: given.fromDay ?? ('1900-01-01' as Day),
      toDay: null,
      sort: given.sort ?? same.length + 1,
    }
    await addBodies(change, [body], given.source)
    return done({ id })
  })
}

/** Writes bodies and tells the journal of each: the one place where bodies come from, for forms, imports and the demonstration. */
export async function addBodies({ tx, actor, record, today }: Change, bodies: readonly NewBody[], source: string): Promise<void> {
  const kinds = new Map((await codesOf(tx, actor.committeeId, bodyKinds, today)).map((c) => [c.code, c.label]))
  await insertBodies(tx, actor.committeeId, bodies)
  for (const b of bodies)
    record(
      { kind: 'body', id: b.id },
      organisationEvents.bodyCreated.of({ kind: kinds.get(b.kind) ?? b.kind, name: b.name, from: b.fromDay, source }),
    )
}

/** Each kind numbers its own: D001 units, S01 sectors … */
export const codePrefix = (kind: string): string =>
  ({ 'handling-unit': 'D', sector: 'J', 'special-committee': 'Z', party: 'P', 'mass-organisation': 'T' })[kind] ?? 'B'

export interface BodyEdit {
  readonly id: string
  readonly version: number
  readonly code: string
  readonly name: string
  readonly shortName: string
  readonly system: string | null
  readonly parentId: string | null
  readonly placeCode: string | null
  readonly sort: number
  readonly source: string
}

export function editBody(world: World, actor: Actor, given: BodyEdit): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const { tx, record } = change
    const body = await findBody(tx, actor.committeeId, given.id)
    if (!body) return notFound('没有找到这个机构')
    if (body.version !== given.version) return conflict()
    const wrong = await codesWrong(change, { ...given, kind: body.kind })
    const [before] = body.parentId ? await lineAbove(tx, actor.committeeId, body.parentId) : []
    const line = given.parentId ? await lineAbove(tx, actor.committeeId, given.parentId) : []
    if (given.parentId && given.parentId !== body.parentId) wrong.push(...parentWrong(body, given.parentId, line))
    const same = (await bodiesOfKinds(tx, actor.committeeId, [body.kind])).filter((b) => b.id !== body.id)
    if (same.some((b) => b.code === given.code)) wrong.push({ field: 'code', says: `代码“${given.code}”已被使用` })
    if (given.name !== body.name && same.some((b) => b.name === given.name && b.toDay === null))
      wrong.push({ field: 'name', says: `已有同类机构“${given.name}”` })
    const changed = changedFields(body, given)
    const renamed = given.name !== body.name
    const moved = given.parentId !== body.parentId
    if (!renamed && !moved && changed.length === 0) wrong.push({ says: '没有改动' })
    if (wrong.length) return refused(wrong)
    if (!(await updateBody(tx, actor.committeeId, given))) return conflict()
    const subject = { kind: 'body', id: body.id }
    if (renamed) record(subject, organisationEvents.bodyRenamed.of({ before: body.name, name: given.name, source: given.source }))
    if (moved)
      record(
        subject,
        organisationEvents.bodyMoved.of({
          name: given.name,
          before: before?.name ?? null,
          parent: line[0]?.name ?? null,
          source: given.source,
        }),
      )
    if (changed.length) record(subject, organisationEvents.bodyEdited.of({ name: given.name, changed }))
    return done({ id: body.id, version: body.version + 1 })
  })
}

const editable = { code: '代码', shortName: '简称', system: '单位系统', placeCode: '所在地', sort: '顺序' } as const

const changedFields = (body: BodyRow, given: BodyEdit): readonly string[] =>
  (Object.keys(editable) as (keyof typeof editable)[]).filter((key) => body[key] !== given[key]).map((key) => editable[key])

export function abolishBody(
  world: World,
  actor: Actor,
  given: {
    readonly id: string
    readonly version: number
    readonly lastDay: Day
    readonly successorId: string | null
    readonly source: string
  },
): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async ({ tx, record }) => {
    const body = await findBody(tx, actor.committeeId, given.id)
    if (!body) return notFound('没有找到这个机构')
    if (body.version !== given.version) return conflict()
    const successor = given.successorId ? await findBody(tx, actor.committeeId, given.successorId) : null
    const wrong = abolitionWrong(body, {
      lastDay: given.lastDay,
      successor,
      successorGiven: given.successorId !== null,
      below: await namesBelow(tx, actor.committeeId, body.id, given.lastDay),
      carries: await openCasesOf(tx, actor.committeeId, body.id),
    })
    if (wrong.length) return refused(wrong)
    if (!(await endBody(tx, actor.committeeId, given))) return conflict()
    record(
      { kind: 'body', id: body.id },
      organisationEvents.bodyAbolished.of({
        name: body.name,
        last: given.lastDay,
        successor: successor?.name ?? null,
        source: given.source,
      }),
    )
    return done({ id: body.id, version: body.version + 1 })
  })
}

/** Kind, system and place are codes the office keeps: an unknown one is named. */
async function codesWrong(
  { tx, actor, today }: Change,
  given: { readonly kind: string; readonly system?: string | null | undefined; readonly placeCode?: string | null | undefined },
): Promise<Reason[]> {
  const reasons: Reason[] = []
  const kinds = await codesOf(tx, actor.committeeId, bodyKinds, today)
  if (!kinds.some((k) => k.code === given.kind)) reasons.push({ field: 'kind', says: '没有这种机构类别' })
  if (given.system) {
    const systems = await codesOf(tx, actor.committeeId, unitSystems, today)
    if (!systems.some((s) => s.code === given.system)) reasons.push({ field: 'system', says: '没有这个单位系统' })
  }
  if (given.placeCode && !(await placesByCodes(tx, actor.committeeId, [given.placeCode])).has(given.placeCode))
    reasons.push({ field: 'placeCode', says: '没有这个区划代码' })
  return reasons
}
