// The published API of 书香政协.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer, version } from '#/core/http/moves.ts'
import { named, tag, told } from '#/core/http/shapes.ts'
import { groupLifecycle } from './lifecycle.ts'

export const groupDraft = z.strictObject({
  programmeId: id.meta({ title: '学习活动', widget: 'hidden' }),
  title: words('主题', 80).meta({ title: '读书群主题' }),
  ownerId: id.meta({ title: '群主', widget: 'person' }),
  bodyId: id
    .nullable()
    .default(null)
    .meta({ title: '专委会或界别', widget: 'unit', kinds: ['special-committee', 'sector'] }),
  fromDay: dayText.meta({ title: '开始日期' }),
  toDay: dayText.meta({ title: '结束日期' }),
})
export type GroupDraft = z.infer<typeof groupDraft>

const post = z.object({
  id: z.string(),
  kind: z.enum(['note', 'post']),
  parentId: z.string().nullable(),
  bookId: z.string().nullable(),
  personId: z.string().nullable(),
  name: z.string(),
  text: z.string(),
  at: z.string(),
  onDay: z.string(),
  hiddenWhy: z.string().nullable(),
})

export const groupPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  state: tag,
  text: groupDraft,
  programme: named,
  body: named.nullable(),
  owner: named,
  summary: z.string(),
  editable: z.boolean(),
  isReader: z.boolean(),
  checkedInToday: z.boolean(),
  checkIns: z.int(),
  readers: z.array(named.extend({ isGuide: z.boolean(), days: z.int() })),
  books: z.array(z.object({ id: z.string(), title: z.string(), author: z.string(), isCommon: z.boolean() })),
  guides: z.array(z.object({ id: z.string(), week: z.int(), title: z.string(), text: z.string(), guide: z.string(), onDay: z.string() })),
  publicReaders: z.array(z.object({ id: z.string(), name: z.string(), people: z.int(), onDay: z.string() })),
  posts: z.array(post),
  conversions: z.array(
    z.object({
      id: z.string(),
      postId: z.string(),
      kind: z.string(),
      kindLabel: z.string(),
      title: z.string(),
      by: z.string(),
      onDay: z.string(),
      /** Where the draft is begun, for who may. */
      draftUrl: z.string().nullable(),
    }),
  ),
  exhibits: z.array(
    z.object({ id: z.string(), title: z.string(), author: z.string(), form: z.string(), note: z.string(), shownOn: z.string() }),
  ),
  timeline: z.array(told),
  moves: z.array(moveOffer),
})
export type GroupPage = z.infer<typeof groupPage>

const byId = z.strictObject({ id })

export const readingContract = {
  create: route
    .meta({ right: 'studies:write', ownership: 'any' })
    .route({ method: 'POST', path: '/reading-groups', summary: '建立读书群', successStatus: 201, tags: ['reading'] })
    .input(groupDraft)
    .output(z.object({ id: z.string(), url: z.string() })),
  get: route
    .meta({ right: 'studies:read', ownership: 'related' })
    .route({ method: 'GET', path: '/reading-groups/{id}', summary: '一个读书群', tags: ['reading'] })
    .input(byId)
    .output(groupPage),
  save: route
    .meta({ right: 'studies:write', ownership: 'related' })
    .route({ method: 'PUT', path: '/reading-groups/{id}', summary: '修改读书群', tags: ['reading'] })
    .input(z.strictObject({ id, version, ...groupDraft.omit({ programmeId: true }).shape }))
    .output(z.object({ id: z.string(), version: z.int() })),
  moves: moveContracts('/reading-groups', groupLifecycle.moves),
}
