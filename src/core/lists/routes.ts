// Serves every list the features declare. A list somebody may not open does not exist for them.
import { readIn } from '#/core/db/database.ts'
import { may, type Actor } from '#/core/actor.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound, type Outcome } from '#/core/outcome.ts'
import type { World } from '#/core/action.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import { listsContract } from './contract.ts'
import { describeList } from './definition.ts'
import { exportList } from './export.ts'
import type { ListAsked, ListDefinition } from './list.ts'
import { readCount, readPage } from './query.ts'
import { parseQuestion, type ListInput } from './question.ts'
import { removeView, saveView } from './views.ts'

export function listRoutes(lists: readonly ListDefinition[], codeLists: readonly CodeListDeclaration[]) {
  const byName = new Map(lists.map((l) => [l.name, l]))
  const opened = (name: string, actor: Actor): ListDefinition => answer(openList(byName, name, actor))
  const os = routesFor(listsContract)
  return os.router({
    definition: os.definition.handler(({ input, context: { world, actor } }) => {
      const list = opened(input.name, actor)
      return readIn(world.db, [actor.committeeId], (tx) => describeList(tx, list, askedBy(world, actor), codeLists))
    }),
    page: os.page.handler(async ({ input: { name, ...input }, context: { world, actor } }) => {
      const list = opened(name, actor)
      const question = answer(parseQuestion(list, input as ListInput))
      const page = answer(await readPage(world.db, list, askedBy(world, actor), question))
      return { rows: page.rows.map((r) => ({ ...r, cells: { ...r.cells } })), next: page.next, total: page.total }
    }),
    count: os.count.handler(async ({ input: { name, ...input }, context: { world, actor } }) => {
      const list = opened(name, actor)
      return answer(await readCount(world.db, list, askedBy(world, actor), answer(parseQuestion(list, input as ListInput))))
    }),
    export: os.export.handler(async ({ input: { name, ...input }, context: { world, actor } }) => {
      const file = answer(await exportList(world, actor, opened(name, actor), input as ListInput))
      return {
        headers: { 'content-disposition': `attachment; filename*=utf-8''${encodeURIComponent(file.name)}` },
        body: new File([new Uint8Array(file.bytes)], file.name, { type: file.type }),
      }
    }),
    saveView: os.saveView.handler(async ({ input: { name, ...given }, context: { world, actor } }) =>
      answer(await saveView(world, actor, opened(name, actor), given)),
    ),
    removeView: os.removeView.handler(async ({ input: { name, id }, context: { world, actor } }) =>
      answer(await removeView(world, actor, opened(name, actor), id)),
    ),
  })
}

const askedBy = (world: World, actor: Actor): ListAsked => ({ actor, today: world.clock.today() })

export function openList(lists: ReadonlyMap<string, ListDefinition>, name: string, actor: Actor): Outcome<ListDefinition> {
  const list = lists.get(name)
  return list && may(actor, list.right) ? done(list) : notFound('没有这个列表，或者您无权查看')
}
