// The acts of resolutions and briefings: drafting, saving, tabling, issuing with the next number of the meeting.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { conflict, done, forbidden, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { courseOf, type Moved } from '../course.ts'
import { plenaryEvents } from '../events.ts'
import type { Ground } from '../ground.ts'
import { arranging } from './acts.ts'
import type { NewBriefing, NewResolution } from './contract.ts'
import {
  briefingCourse,
  resolutionCourse,
  type BriefingAsk,
  type BriefingMove,
  type ResolutionAsk,
  type ResolutionMove,
} from './lifecycle.ts'
import { findBriefing, findResolution, type Briefing, type Resolution } from './store.ts'

const resolutionOf = (id: string) => ({ kind: 'resolution', id }) as const
const briefingOf = (id: string) => ({ kind: 'briefing', id }) as const
const organiser = (ground: Ground) => (ground.relations.includes('organiser') ? (['organiser'] as const) : [])

export const resolutions = courseOf({
  course: resolutionCourse,
  table: 'resolution',
  read: findResolution,
  subject: (r: Resolution, ground) => ({
    state: r.state,
    relations: organiser(ground),
    open: ground.open,
    hasText: r.text.trim() !== '',
    voting: r.voting,
  }),
  missing: '没有找到这份文稿，或者您无权查看',
})

export const briefings = courseOf({
  course: briefingCourse,
  table: 'briefing',
  read: findBriefing,
  subject: (b: Briefing, ground) => ({ state: b.state, relations: organiser(ground), open: ground.open, hasText: b.text.trim() !== '' }),
  missing: '没有找到这期简报，或者您无权查看',
})

export const draftResolution = (
  world: World,
  actor: Actor,
  activityId: string,
  ask: NewResolution,
): Promise<Outcome<{ readonly id: string }>> =>
  arranging(world, actor, activityId, async ({ tx, now, newId, record }) => {
    const id = newId()
    await sql`insert into resolution (committee_id, id, activity_id, kind, title, text, state, state_since, saved_at)
      values (${actor.committeeId}, ${id}, ${activityId}, ${ask.kind}, ${ask.title}, ${ask.text}, 'draft', ${now}, ${now})`.execute(tx)
    record(resolutionOf(id), plenaryEvents.resolutionDrafted.of({ title: ask.title }))
    return done({ id })
  })

export const writeBriefing = (
  world: World,
  actor: Actor,
  activityId: string,
  ask: NewBriefing,
): Promise<Outcome<{ readonly id: string }>> =>
  arranging(world, actor, activityId, async ({ tx, now, newId, record }) => {
    const id = newId()
    await sql`insert into briefing (committee_id, id, activity_id, group_id, title, text, state, state_since)
      values (${actor.committeeId}, ${id}, ${activityId}, ${ask.groupId}, ${ask.title}, ${ask.text}, 'draft', ${now})`.execute(tx)
    record(briefingOf(id), plenaryEvents.briefingWritten.of({ title: ask.title }))
    return done({ id })
  })

interface Editable {
  readonly kept: { readonly version: number }
  readonly ground: Ground
}

/** Why the text cannot be saved by this person now; null when it can. */
function cannotSave(found: Editable | null, isEditable: boolean, version: number): Outcome<never> | null {
  if (!found) return notFound('没有找到这份文稿，或者您无权查看')
  if (!found.ground.relations.includes('organiser')) return forbidden('文稿由会议的承办人起草')
  if (!isEditable || !found.ground.open) return refused(['文稿现在不能改动'])
  return found.kept.version === version ? null : conflict()
}

export const saveResolution = (
  world: World,
  actor: Actor,
  id: string,
  ask: NewResolution & { readonly version: number },
): Promise<Outcome<{ readonly version: number }>> =>
  perform(world, actor, async ({ tx, now, record }) => {
    await sql`select 1 from resolution where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
    const found = await resolutions.find(tx, actor, id)
    const wrong = cannotSave(found, found !== null && resolutionCourse.states[found.kept.state].editable === true, ask.version)
    if (wrong) return wrong
    await sql`update resolution set kind = ${ask.kind}, title = ${ask.title}, text = ${ask.text}, saved_at = ${now}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
    record(resolutionOf(id), plenaryEvents.resolutionSaved.of({}))
    return done({ version: ask.version + 1 })
  })

export const saveBriefing = (
  world: World,
  actor: Actor,
  id: string,
  ask: NewBriefing & { readonly version: number },
): Promise<Outcome<{ readonly version: number }>> =>
  perform(world, actor, async ({ tx, record }) => {
    await sql`select 1 from briefing where committee_id = ${actor.committeeId} and id = ${id} for update`.execute(tx)
    const found = await briefings.find(tx, actor, id)
    const wrong = cannotSave(found, found !== null && briefingCourse.states[found.kept.state].editable === true, ask.version)
    if (wrong) return wrong
    await sql`update briefing set title = ${ask.title}, text = ${ask.text}, group_id = ${ask.groupId}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${id}`.execute(tx)
    record(briefingOf(id), plenaryEvents.briefingSaved.of({}))
    return done({ version: ask.version + 1 })
  })

const decide = (change: Change, id: string) =>
  sql`update resolution set decided_on = ${change.today} where committee_id = ${change.actor.committeeId} and id = ${id}`.execute(change.tx)

export const resolutionActs: { readonly [M in ResolutionMove]: Act<ResolutionAsk<M>, Moved> } = {
  table: resolutions.act('table', async (change, { kept }) => {
    change.record(resolutionOf(kept.id), plenaryEvents.resolutionTabled.of({}))
    return done(undefined)
  }),
  takeBack: resolutions.act('takeBack', async (change, { kept }) => {
    change.record(resolutionOf(kept.id), plenaryEvents.resolutionBack.of({}))
    return done(undefined)
  }),
  acclaim: resolutions.act('acclaim', async (change, { kept }, { how }: ResolutionAsk<'acclaim'>) => {
    await decide(change, kept.id)
    change.record(resolutionOf(kept.id), plenaryEvents.resolutionDecided.of({ title: kept.title, adopted: true, how }))
    return done(undefined)
  }),
  drop: resolutions.act('drop', async (change, { kept }, { reason }: ResolutionAsk<'drop'>) => {
    change.record(resolutionOf(kept.id), plenaryEvents.resolutionDropped.of({ reason }))
    return done(undefined)
  }),
}

export const briefingActs: { readonly [M in BriefingMove]: Act<BriefingAsk<M>, Moved> } = {
  issue: briefings.act('issue', async (change, { kept, ground }) => {
    const { tx, actor, today } = change
    await sql`select 1 from activity where committee_id = ${actor.committeeId} and id = ${ground.id} for update`.execute(tx)
    const { rows } = await sql<{ no: number }>`update briefing set issued_on = ${today},
        no = (select coalesce(max(b.no), 0) + 1 from briefing b where b.committee_id = briefing.committee_id and b.activity_id = briefing.activity_id)
      where committee_id = ${actor.committeeId} and id = ${kept.id} returning no`.execute(tx)
    change.record(briefingOf(kept.id), plenaryEvents.briefingIssued.of({ no: rows[0]?.no ?? 1 }))
    return done(undefined)
  }),
  drop: briefings.act('drop', async (change, { kept }, { reason }: BriefingAsk<'drop'>) => {
    change.record(briefingOf(kept.id), plenaryEvents.briefingDropped.of({ reason }))
    return done(undefined)
  }),
}
