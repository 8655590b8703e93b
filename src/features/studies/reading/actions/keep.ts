// What the owner and the office do: the group itself, its course, books, readers, guides, what is shown and what is hidden.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, type Day } from '#/core/day.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { memberSeats, personNames } from '#/features/members/public.ts'
import { programmeStates } from '../../lifecycle.ts'
import { findProgramme } from '../../store.ts'
import { exhibitForms } from '../codes.ts'
import type { GroupDraft } from '../contract.ts'
import { readingEvents } from '../events.ts'
import { groupStates } from '../lifecycle.ts'
import { holdGroup, type Group } from '../store.ts'
import { act, groupOf, toldOf } from './acting.ts'

async function wrongIn({ tx }: Change, d: Omit<GroupDraft, 'programmeId'>): Promise<readonly Reason[]> {
  return [
    ...(d.toDay < d.fromDay ? [{ field: 'toDay', says: '结束日期不能早于开始日期' }] : []),
    ...((await personNames(tx, [d.ownerId])).size ? [] : [{ field: 'ownerId', says: '没有登记这个人' }]),
  ]
}

async function addReaders({ tx, actor, today }: Change, groupId: string, people: readonly string[]): Promise<void> {
  await sql`insert into reading_member (committee_id, group_id, person_id, from_day)
    select ${actor.committeeId}, ${groupId}, p.id, ${today} from unnest(${[...new Set(people)]}::uuid[]) as p(id)
    where not exists (select from reading_member r where r.committee_id = ${actor.committeeId} and r.group_id = ${groupId}
      and r.person_id = p.id and r.to_day is null)
    on conflict (committee_id, group_id, person_id, from_day) do update set to_day = null`.execute(tx)
}

export function planGroup(world: World, actor: Actor, d: GroupDraft): Promise<Outcome<{ id: string; url: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, now, today } = change
    const programme = await findProgramme(tx, actor, d.programmeId)
    const reasons = [
      ...(programme ? [] : [{ field: 'programmeId', says: '没有这项学习活动' }]),
      ...(programme && !programmeStates[programme.state].open ? [{ field: 'programmeId', says: `${programme.title}已经结束` }] : []),
      ...(await wrongIn(change, d)),
    ]
    if (reasons.length) return refused(reasons)
    const id = change.newId()
    await sql`insert into reading_group (committee_id, id, programme_id, title, body_id, owner_id, from_day, to_day, state, state_since, entered_on)
      values (${actor.committeeId}, ${id}, ${d.programmeId}, ${d.title}, ${d.bodyId}::uuid, ${d.ownerId}, ${d.fromDay}::date, ${d.toDay}::date,
        'planned', ${now}, ${today})`.execute(tx)
    await addReaders(change, id, [d.ownerId])
    const owner = (await personNames(tx, [d.ownerId])).get(d.ownerId) ?? ''
    change.record(groupOf(id), readingEvents.planned.of({ title: d.title, owner }))
    return done({ id, url: `/reading-groups/${id}` })
  })
}

export function saveGroup(
  world: World,
  actor: Actor,
  seen: Seen,
  d: Omit<GroupDraft, 'programmeId'>,
): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const { tx, today } = change
    const found = await holdGroup(tx, actor, seen.id, today)
    if (!found) return notFound('没有找到这个读书群')
    const row = groupStates[found.state]
    if (!('editable' in row)) return refused([`当前状态是“${row.label}”，不能再修改`])
    const wrong = await wrongIn(change, d)
    if (wrong.length) return refused(wrong)
    if (found.version !== seen.version) return conflict()
    await sql`update reading_group set title = ${d.title}, body_id = ${d.bodyId}::uuid, owner_id = ${d.ownerId}, from_day = ${d.fromDay}::date,
        to_day = ${d.toDay}::date, version = version + 1 where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
    await addReaders(change, seen.id, [d.ownerId])
    change.record(groupOf(seen.id), readingEvents.saved.of({}))
    return done({ id: seen.id, version: seen.version + 1 })
  })
}

const entered = (label: string, note = '') => done(readingEvents.entered.of({ label, note }))
const table = (change: Change, g: Group) => sql`committee_id = ${change.actor.committeeId} and group_id = ${g.id}`

/** Members in office alone read with a group; others are counted. */
async function members({ tx, today }: Change, people: readonly string[]): Promise<Outcome<readonly { id: string; name: string }[]>> {
  const seats = await memberSeats(tx, people, today)
  return seats.size === new Set(people).size
    ? done([...seats.values()].map((s) => ({ id: s.personId, name: s.name })))
    : refused([{ field: 'people', says: '所选人员中有的不是在任委员' }])
}

async function tellReaders(change: Change, g: Group, key: string, title: string, body: string): Promise<void> {
  const personIds = g.readers.map((r) => r.id)
  await owe(change, { personIds, key: `reading.${key}:${g.id}`, title, body, url: `/reading-groups/${g.id}`, matterId: null })
}

const approveList = act('approveList', async (_, g) => entered('审定书目', g.books.map((b) => `《${b.title}》`).join('')))

const start = act('start', async (change, g) => {
  const { tx, actor, today } = change
  await sql`update reading_group set started_on = ${today} where committee_id = ${actor.committeeId} and id = ${g.id}`.execute(tx)
  await tellReaders(change, g, 'started', `读书群《${g.title}》开群`, '请按书目阅读，每天可以打卡一次')
  return entered('开群')
})

const discuss = act('discuss', async () => entered('转入研讨'))

const callEssays = act('callEssays', async (change, g) => {
  await tellReaders(change, g, 'essays', `读书群《${g.title}》征集心得`, '请在“我的文稿”起草学习心得，选本次学习活动')
  return entered('征集心得')
})

const summarise = act('summarise', async ({ tx, actor }, g, { summary }) => {
  await sql`update reading_group set summary = ${summary} where committee_id = ${actor.committeeId} and id = ${g.id}`.execute(tx)
  return entered('总结', summary)
})

const close = act('close', async ({ tx, actor, today }, g) => {
  await sql`update reading_group set closed_on = ${today} where committee_id = ${actor.committeeId} and id = ${g.id}`.execute(tx)
  return entered('结束')
})

const drop = act('drop', async ({ tx, actor, today }, g, { reason }) => {
  await sql`update reading_group set closed_on = ${today} where committee_id = ${actor.committeeId} and id = ${g.id}`.execute(tx)
  return entered('取消', reason)
})

const addBook = act('addBook', async (change, g, b) => {
  if (g.books.some((k) => k.title === b.title)) return refused([{ field: 'title', says: `《${b.title}》已经在书目里` }])
  await sql`insert into reading_book (committee_id, id, group_id, title, author, is_common)
    values (${change.actor.committeeId}, ${change.newId()}, ${g.id}, ${b.title}, ${b.author}, ${b.isCommon})`.execute(change.tx)
  return done(readingEvents.bookAdded.of({ title: b.title }))
})

const removeBook = act('removeBook', async (change, g, { bookId }) => {
  const book = g.books.find((b) => b.id === bookId)
  if (!book) return refused(['书目里没有这本书'])
  await sql`delete from reading_book where ${table(change, g)} and id = ${bookId}`.execute(change.tx)
  return done(readingEvents.bookRemoved.of({ title: book.title }))
})

const bringIn = act('addReaders', async (change, g, { people }) => {
  const found = await members(change, people)
  if (!found.ok) return found
  const fresh = found.value.filter((p) => !g.readers.some((r) => r.id === p.id))
  if (fresh.length === 0) return refused([{ field: 'people', says: '所选委员都已经在群里' }])
  await addReaders(
    change,
    g.id,
    fresh.map((p) => p.id),
  )
  return done(readingEvents.joined.of({ names: fresh.map((p) => p.name) }))
})

const nameGuides = act('nameGuides', async (change, g, { people }) => {
  const found = await members(change, people)
  if (!found.ok) return found
  await addReaders(change, g.id, people)
  await sql`update reading_member set is_guide = person_id = any(${[...people]}::uuid[]) where ${table(change, g)} and to_day is null`.execute(
    change.tx,
  )
  return done(readingEvents.guidesNamed.of({ names: found.value.map((p) => p.name) }))
})

const addGuide = act('addGuide', async (change, g, w) => {
  if (g.guides.some((x) => x.week === w.week)) return refused([{ field: 'week', says: `第${w.week}周已经有导读` }])
  const { actor } = change
  await sql`insert into reading_guide (committee_id, id, group_id, week, title, text, guide_id, guide_name, on_day)
    values (${actor.committeeId}, ${change.newId()}, ${g.id}, ${w.week}, ${w.title}, ${w.text}, ${actor.personId}::uuid, ${actor.name},
      ${change.today})`.execute(change.tx)
  await tellReaders(change, g, `guide.${w.week}`, `第${w.week}周导读：${w.title}`, g.title)
  return done(readingEvents.guided.of({ week: w.week, title: w.title }))
})

const countPublic = act('countPublic', async (change, g, p) => {
  await sql`insert into reading_public (committee_id, id, group_id, name, people, on_day)
    values (${change.actor.committeeId}, ${change.newId()}, ${g.id}, ${p.name}, ${p.people}, ${change.today})`.execute(change.tx)
  return done(readingEvents.counted.of(p))
})

const hidePost = act('hidePost', async (change, g, { postId, reason }) => {
  const post = g.posts.find((p) => p.id === postId)
  if (!post) return refused(['没有找到这则发言'])
  if (post.hiddenWhy !== null) return refused(['这则发言已经隐去'])
  await sql`update reading_post set hidden_on = ${change.today}, hidden_by = ${change.actor.name}, hidden_why = ${reason}
    where ${table(change, g)} and id = ${postId}`.execute(change.tx)
  const { personId, bookId: book, onDay } = post
  return done(readingEvents.hidden.of({ ...toldOf(g), postId, personId, isNote: post.kind === 'note', book, onDay, reason }))
})

const showWork = act('showWork', async (change, g, w) => {
  const { tx, actor, today } = change
  if (!(await codesOf(tx, actor.committeeId, exhibitForms, today)).some((c) => c.code === w.form))
    return refused([{ field: 'form', says: '没有这类作品' }])
  await sql`insert into reading_exhibit (committee_id, id, group_id, title, author, form, note, shown_on)
    values (${actor.committeeId}, ${change.newId()}, ${g.id}, ${w.title}, ${w.author}, ${w.form}, ${w.note}, ${today})`.execute(tx)
  return done(readingEvents.shown.of({ title: w.title, author: w.author }))
})

const takeDown = act('takeDown', async (change, g, { exhibitId }) => {
  const shown = g.exhibits.find((e) => e.id === exhibitId)
  if (!shown) return refused(['没有展出这件作品'])
  await sql`update reading_exhibit set removed_on = ${change.today} where ${table(change, g)} and id = ${exhibitId}`.execute(change.tx)
  return done(readingEvents.takenDown.of({ title: shown.title, on: change.today }))
})

/** Days of readers that are not checked in yet; what is there already stays. */
export async function writeCheckIns(
  change: Change,
  g: Group,
  given: readonly { personId: string; day: Day }[],
): Promise<readonly { personId: string; day: Day }[]> {
  const { rows } = await sql<{ personId: string; day: Day }>`
    insert into reading_check_in (committee_id, group_id, person_id, day, entered_on)
    select ${change.actor.committeeId}, ${g.id}, r."personId", r.day, ${change.today}
    from jsonb_to_recordset(${JSON.stringify(given)}::jsonb) as r("personId" uuid, day date)
    on conflict do nothing returning person_id as "personId", day`.execute(change.tx)
  return rows
}

const enterCheckIns = act('enterCheckIns', async (change, g, { day: text, people }) => {
  const on = day(text)
  const reasons: Reason[] = [
    ...(on > change.today ? [{ field: 'day', says: '日期不能晚于今天' }] : []),
    ...(g.startedOn && on < g.startedOn ? [{ field: 'day', says: '日期不能早于开群的日期' }] : []),
    ...(people.every((p) => g.readers.some((r) => r.id === p)) ? [] : [{ field: 'people', says: '所选人员中有的不在群里' }]),
  ]
  if (reasons.length) return refused(reasons)
  const rows = await writeCheckIns(
    change,
    g,
    people.map((personId) => ({ personId, day: on })),
  )
  return rows.length
    ? done(readingEvents.checkInsEntered.of({ ...toldOf(g), rows }))
    : refused([{ field: 'people', says: '所选委员当天都已经打卡' }])
})

export const keeping = {
  approveList,
  start,
  discuss,
  callEssays,
  summarise,
  close,
  drop,
  addBook,
  removeBook,
  addReaders: bringIn,
  nameGuides,
  addGuide,
  countPublic,
  hidePost,
  showWork,
  takeDown,
  enterCheckIns,
}
