// What readers do: join, check in once a day, write notes, discuss, and turn a point into a record elsewhere.
import { sql } from 'kysely'
import { done, refused } from '#/core/outcome.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { readingEvents } from '../events.ts'
import type { GroupAsk, GroupMove } from '../lifecycle.ts'
import { act, toldOf, type Moved } from './acting.ts'
import { keeping, writeCheckIns } from './keep.ts'

const join = act('join', async ({ tx, actor, today }, g) => {
  if (!actor.personId) return refused(['只有在册人员可以加入'])
  await sql`insert into reading_member (committee_id, group_id, person_id, from_day)
    values (${actor.committeeId}, ${g.id}, ${actor.personId}, ${today})
    on conflict (committee_id, group_id, person_id, from_day) do update set to_day = null`.execute(tx)
  return done(readingEvents.joined.of({ names: [actor.name] }))
})

const leave = act('leave', async ({ tx, actor, today }, g) => {
  await sql`update reading_member set to_day = ${today}, is_guide = false where committee_id = ${actor.committeeId} and group_id = ${g.id}
    and person_id = ${actor.personId} and to_day is null`.execute(tx)
  return done(readingEvents.left.of({ name: actor.name }))
})

const checkIn = act('checkIn', async (change, g) => {
  const { actor, today } = change
  if (!actor.personId) return refused(['只有在册人员可以打卡'])
  const rows = await writeCheckIns(change, g, [{ personId: actor.personId, day: today }])
  return rows.length ? done(readingEvents.checkedIn.of({ ...toldOf(g), personId: actor.personId })) : refused(['今天已经打过卡了'])
})

interface Said {
  readonly kind: 'note' | 'post'
  readonly text: string
  readonly parentId: string | null
  readonly bookId: string | null
}

const say = (said: Said, groupId: string, id: string) => (change: Parameters<Parameters<typeof act>[1]>[0]) =>
  sql`insert into reading_post (committee_id, id, group_id, kind, parent_id, book_id, person_id, person_name, text, at, on_day)
    values (${change.actor.committeeId}, ${id}, ${groupId}, ${said.kind}, ${said.parentId}::uuid, ${said.bookId}::uuid,
      ${change.actor.personId}::uuid, ${change.actor.name}, ${said.text}, ${change.now}, ${change.today})`.execute(change.tx)

const note = act('note', async (change, g, { text, bookId }) => {
  const { actor } = change
  if (!actor.personId) return refused(['只有在册人员可以写笔记'])
  if (bookId && !g.books.some((b) => b.id === bookId)) return refused([{ field: 'bookId', says: '书目里没有这本书' }])
  const postId = change.newId()
  await say({ kind: 'note', text, parentId: null, bookId }, g.id, postId)(change)
  const book = g.books.find((b) => b.id === bookId)?.title ?? null
  return done(readingEvents.noted.of({ ...toldOf(g), postId, personId: actor.personId, book }))
})

const post = act('post', async (change, g, { text, parentId }) => {
  const to = g.posts.find((p) => p.id === parentId)
  if (parentId && (!to || to.hiddenWhy !== null)) return refused([{ field: 'parentId', says: '没有找到要回应的发言' }])
  const postId = change.newId()
  // Answers stand under the point they belong to, one level deep.
  await say({ kind: 'post', text, parentId: to?.parentId ?? parentId, bookId: null }, g.id, postId)(change)
  return done(readingEvents.posted.of({ postId }))
})

const convert = act('convert', async (change, g, { postId, kind, title }) => {
  const from = g.posts.find((p) => p.id === postId)
  if (!from || from.hiddenWhy !== null) return refused(['没有找到这则发言'])
  if (g.conversions.some((c) => c.postId === postId && c.kind === kind)) return refused([{ field: 'kind', says: '这则发言已经转化过' }])
  const { actor } = change
  await sql`insert into reading_conversion (committee_id, id, group_id, post_id, kind, title, by_id, by_name, on_day)
    values (${actor.committeeId}, ${change.newId()}, ${g.id}, ${postId}, ${kind}, ${title}, ${actor.personId}::uuid, ${actor.name},
      ${change.today})`.execute(change.tx)
  return done(readingEvents.converted.of({ kind, title }))
})

export const groupActs: { readonly [M in GroupMove]: Act<GroupAsk<M>, Moved> } = { ...keeping, join, leave, checkIn, note, post, convert }
