// Beginning a text and keeping what is being written.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { yearOf } from '#/core/day.ts'
import { openMatter, setTitle, touch } from '#/core/cases/register.ts'
import type { Seen } from '#/core/http/move-routes.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome, type Reason } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { memberSeat, personNames } from '#/features/members/public.ts'
import { bodiesByIds } from '#/features/organisation/public.ts'
import type { NewWork, WorkDraft } from '../contract.ts'
import { workEvents } from '../events.ts'
import { workStates } from '../lifecycle.ts'
import { relationsOf } from '../rules.ts'
import { yearTheme } from '../settings.ts'
import { holdWork, kindsOf, setAuthors } from '../store.ts'

export const workOf = (id: string) => ({ kind: 'work', id }) as const

export function createWork(world: World, actor: Actor, ask: NewWork): Promise<Outcome<{ id: string; url: string }>> {
  return perform(world, actor, async (change) => {
    const { tx, today, now } = change
    const author = actor.personId
    if (!author) return forbidden('只有登记在册的人员可以起草文稿')
    const kind = (await kindsOf(tx, actor.committeeId, today)).get(ask.kind)
    if (!kind) return refused([{ field: 'kind', says: '没有这类文稿' }])
    const id = change.newId()
    const themes = kind.yearTheme ? [await settingOn(tx, actor.committeeId, yearTheme, today)] : []
    // Advice goes to the author's own committee unless he says otherwise.
    const seat = kind.accepts === 'committee' ? await memberSeat(tx, author, today) : null
    await openMatter(tx, { committeeId: actor.committeeId, id, kind: 'work', title: ask.title, state: 'draft', at: now })
    await sql`insert into work (committee_id, id, kind, year, body, themes, programme_id, origin_id, receiver_id, written_at)
      values (${actor.committeeId}, ${id}, ${kind.code}, ${yearOf(today)}, ${ask.body}, ${themes}::text[], ${ask.programmeId}::uuid,
        ${ask.originId}::uuid, ${seat?.specialCommitteeId ?? null}::uuid, ${now})`.execute(tx)
    await setAuthors(tx, actor.committeeId, id, [author])
    change.record(workOf(id), workEvents.begun.of({ kindLabel: kind.label }))
    return done({ id, url: `/works/${id}/write` })
  })
}

export function saveWork(world: World, actor: Actor, seen: Seen, draft: WorkDraft): Promise<Outcome<{ id: string; version: number }>> {
  return perform(world, actor, async (change) => {
    const { tx, today } = change
    const found = await holdWork(tx, actor, seen.id, today)
    if (!found) return notFound('没有找到这篇文稿，或者您无权查看')
    const relations = relationsOf({ ...found, receiverId: found.receiver?.id ?? null }, actor)
    if (!relations.some((r) => r === 'author' || r === 'coauthor')) return forbidden('文稿由作者本人修改')
    const row = workStates[found.state]
    if (!('editable' in row)) return refused([`当前状态是“${row.label}”，不能再修改`])
    const [author] = found.authors
    if (!author) throw new Error(`work ${seen.id} has no author`)
    const coauthors = draft.coauthors.filter((p) => p !== author.id)
    const reasons: Reason[] = []
    if ((await personNames(tx, coauthors)).size < new Set(coauthors).size)
      reasons.push({ field: 'coauthors', says: '共同作者中有的没有登记' })
    if (draft.receiverId && (await bodiesByIds(tx, [draft.receiverId])).get(draft.receiverId)?.kind !== 'special-committee')
      reasons.push({ field: 'receiverId', says: '请选择专门委员会' })
    if (reasons.length) return refused(reasons)
    if (!(await touch(tx, seen.id, seen.version))) return conflict()
    await sql`update work set body = ${draft.body}, year = ${draft.year}, themes = ${draft.themes}::text[], receiver_id = ${found.kind.accepts === 'committee' ? draft.receiverId : null}::uuid,
        suggestion_type = ${draft.suggestionType}, horizon = ${draft.horizon}, programme_id = ${draft.programmeId}::uuid
      where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
    await setAuthors(tx, actor.committeeId, seen.id, [author.id, ...coauthors])
    await setTitle(tx, seen.id, draft.title)
    change.record(workOf(seen.id), workEvents.saved.of({}))
    return done({ id: seen.id, version: seen.version + 1 })
  })
}
