// Rule sets change by editions: drafted from another, written, adopted from a day or thrown away. An adopted edition is never written again.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import type { Act, Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { ruleSet } from '#/core/scoring/rule-set.ts'
import { ruleEvents } from './events.ts'
import { editionCourse, editionStates, type EditionAsk, type EditionMove } from './lifecycle.ts'
import { editionsOf, holdDraft, inForceOf, type Edition } from './store.ts'

export const editionOf = (id: string) => ({ kind: 'duty-rule-set', id }) as const

export interface DraftGiven {
  readonly key: string
  /** Another set to begin from: a published table under a key of one's own. */
  readonly from?: string | undefined
  readonly edition?: number | undefined
  readonly title?: string | undefined
}

export function draftRules(world: World, actor: Actor, given: DraftGiven): Promise<Outcome<{ readonly id: string; readonly url: string }>> {
  return perform(world, actor, async (change) => {
    const { tx } = change
    const others = await editionsOf(tx, actor.committeeId, given.from ?? given.key)
    const source =
      given.edition === undefined ? (inForceOf(others, change.today) ?? others[0]) : others.find((e) => e.edition === given.edition)
    if (!source) return refused([{ field: 'from', says: '没有这套办法可以起草' }])
    const { rows } = await sql<{ next: number }>`select coalesce(max(edition), 0) + 1 as next from duty_rule_set
      where committee_id = ${actor.committeeId} and key = ${given.key}`.execute(tx)
    const [id, edition] = [change.newId(), rows[0]?.next ?? 1]
    const content = given.title ? { ...source.content, title: given.title } : source.content
    await sql`insert into duty_rule_set (committee_id, id, key, edition, content, state, created_by, created_at)
      values (${actor.committeeId}, ${id}, ${given.key}, ${edition}, ${JSON.stringify(content)}::jsonb, 'draft', ${actor.name}, ${change.now})`.execute(
      tx,
    )
    change.record(editionOf(id), ruleEvents.drafted.of({ title: content.title, edition }))
    return done({ id, url: `/duty-rules/${given.key}?edition=${edition}` })
  })
}

/** A draft may be left half done in its words, never in its sense: what cannot be reckoned is refused, each reason at its place. */
export function saveRules(world: World, actor: Actor, seen: Seen, content: unknown): Promise<Outcome<{ readonly id: string }>> {
  return perform(world, actor, async (change) => {
    const held = await holdDraft(change.tx, actor.committeeId, seen.id)
    if (!held) return notFound('没有找到这一版办法')
    if (!editionStates[held.state].open) return refused([`这一版“${editionStates[held.state].label}”，不再改动；要改请另起草新的一版`])
    if (held.version !== seen.version) return conflict()
    const parsed = ruleSet.safeParse(content)
    if (!parsed.success) return refused(flawReasons(parsed.error.issues))
    await sql`update duty_rule_set set content = ${JSON.stringify(parsed.data)}::jsonb, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
    change.record(editionOf(seen.id), ruleEvents.saved.of({ title: parsed.data.title, edition: held.edition }))
    return done({ id: seen.id })
  })
}

export const flawReasons = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): Reason[] =>
  issues.map((i) => ({ field: ['content', ...i.path.map(String)].join('.'), says: i.message }))

export function flawsIn(content: unknown): readonly string[] {
  const parsed = ruleSet.safeParse(content)
  return parsed.success ? [] : parsed.error.issues.map((i) => i.message)
}

type Held = Omit<Edition, 'id'> & { readonly id: string }

async function hold(change: Change, move: EditionMove, seen: Seen): Promise<Outcome<Held>> {
  const held = await holdDraft(change.tx, change.actor.committeeId, seen.id)
  if (!held) return notFound('没有找到这一版办法')
  const verdict = judge(editionCourse, move, { state: held.state, relations: [], flaws: flawsIn(held.content) }, change.actor)
  if (!verdict.ok) return verdict
  return held.version === seen.version ? done(held) : conflict()
}

interface Moved {
  readonly id: string
  readonly state: string
}

function adopt(world: World, actor: Actor, seen: Seen, ask: EditionAsk<'adopt'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const held = await hold(change, 'adopt', seen)
    if (!held.ok) return held
    const { key, edition, content } = held.value
    const from = day(ask.fromDay)
    const others = await editionsOf(change.tx, actor.committeeId, key)
    const wrong: Reason[] = []
    if (others.some((e) => e.fromDay === from)) wrong.push({ field: 'fromDay', says: `已经有一版自${from}起适用，请另选一天` })
    if (wrong.length) return refused(wrong)
    await sql`update duty_rule_set set state = 'adopted', from_day = ${from}, source = ${ask.source}, adopted_on = ${change.today},
        adopted_by = ${actor.name}, version = version + 1 where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
    change.record(editionOf(seen.id), ruleEvents.adopted.of({ title: content.title, edition, from, source: ask.source }))
    return done({ id: seen.id, state: 'adopted' })
  })
}

function discard(world: World, actor: Actor, seen: Seen): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const held = await hold(change, 'discard', seen)
    if (!held.ok) return held
    await sql`update duty_rule_set set state = 'discarded', version = version + 1 where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(
      change.tx,
    )
    change.record(editionOf(seen.id), ruleEvents.discarded.of({ title: held.value.content.title, edition: held.value.edition }))
    return done({ id: seen.id, state: 'discarded' })
  })
}

export const editionActs: { readonly [M in EditionMove]: Act<EditionAsk<M>, Moved> } = { adopt, discard }
