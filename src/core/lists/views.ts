// A person's own saved filters of a list.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { listEvents } from './events.ts'
import type { ListDefinition } from './list.ts'
import { parseQuestion, withoutPlace } from './question.ts'

export interface View {
  id: string
  title: string
  query: Record<string, string>
}

const mostViews = 50

export async function viewsOf(tx: Tx, actor: Actor, list: string): Promise<View[]> {
  if (!actor.accountId) return []
  const found = await sql<View>`select id, title, query from list_view
    where committee_id = ${actor.committeeId} and account_id = ${actor.accountId} and list = ${list} order by created_at, id`.execute(tx)
  return found.rows
}

/** A view of the same title is replaced. */
export async function saveView(
  world: World,
  actor: Actor,
  definition: ListDefinition,
  given: { readonly title: string; readonly query: Readonly<Record<string, string>> },
): Promise<Outcome<View>> {
  const { accountId } = actor
  if (!accountId) return refused(['没有账号，不能保存视图'])
  const query = withoutPlace({ ...given.query })
  const question = parseQuestion(definition, query)
  if (!question.ok) return refused(question.reasons.map((r): Reason => ({ field: `query.${r.field}`, says: r.says })))
  return perform(world, actor, async ({ tx, newId, now, record }) => {
    const before = await viewsOf(tx, actor, definition.name)
    const same = before.find((v) => v.title === given.title)
    if (!same && before.length >= mostViews) return refused([`一个列表最多保存${mostViews}个视图，请先删去不用的`])
    const id = same?.id ?? newId()
    await sql`insert into list_view (committee_id, id, account_id, list, title, query, created_at)
      values (${actor.committeeId}, ${id}, ${accountId}, ${definition.name}, ${given.title}, ${JSON.stringify(query)}::jsonb, ${now})
      on conflict (committee_id, id) do update set query = excluded.query`.execute(tx)
    record({ kind: 'list', id: definition.name }, listEvents.viewSaved.of({ title: definition.title, view: given.title }))
    return done({ id, title: given.title, query })
  })
}

export async function removeView(world: World, actor: Actor, definition: ListDefinition, id: string): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, record }) => {
    const gone = await sql<{ title: string }>`delete from list_view
      where committee_id = ${actor.committeeId} and id = ${id} and account_id = ${actor.accountId}::uuid and list = ${definition.name}
      returning title`.execute(tx)
    const view = gone.rows[0]
    if (!view) return notFound('没有找到这个视图')
    record({ kind: 'list', id: definition.name }, listEvents.viewRemoved.of({ title: definition.title, view: view.title }))
    return done({ id })
  })
}
