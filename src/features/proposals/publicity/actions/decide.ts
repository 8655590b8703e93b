// Whether something is public at all: declining, withdrawing, taking it up again, and the proposer's own change of mind.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { setDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { reckonDue } from '#/core/calendar/due.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { owe } from '#/core/notices/notices.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { proposalOf, proposerPeople } from '../../actions/acting.ts'
import type { Moved } from '../../actions/draft.ts'
import { publicityEvents } from '../events.ts'
import { publicityStates, type PublicityAsk } from '../lifecycle.ts'
import { deadlineCodes } from '../open.ts'
import { replyClock, textClock } from '../settings.ts'
import type { Publication } from '../publication.ts'
import { enterPublicity, isPublic, setOpenness, takeDown } from '../taking-down.ts'
import { actOn, eventOf, type Acting, type Seen } from './acting.ts'

export function decline(world: World, actor: Actor, seen: Seen, ask: PublicityAsk<'decline'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'decline', seen)
    if (!acting.ok) return acting
    const { case: found, publication: g } = acting.value
    await setOpenness(change, g, ask.openness, ask.reason)
    await voidDeadlines(change.tx, { partId: g.id }, change.today)
    await enterPublicity(change, g.id, 'notPublic')
    change.record(proposalOf(found.id), publicityEvents.declined.of({ ...eventOf(g), openness: ask.openness, reason: ask.reason }))
    return done({ id: g.id, state: 'notPublic' })
  })
}

export function withdraw(world: World, actor: Actor, seen: Seen, ask: PublicityAsk<'withdraw'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'withdraw', seen)
    if (!acting.ok) return acting
    const { publication: g, case: found } = acting.value
    for (const one of [g, ...hangingOn(acting.value)]) {
      await takeDown(change, one, ask.reason)
      await enterPublicity(change, one.id, 'withdrawn')
      change.record(proposalOf(found.id), publicityEvents.withdrawn.of({ ...eventOf(one), reason: ask.reason }))
    }
    await owe(change, {
      personIds: proposerPeople(found),
      key: `publicity.withdrawn:${g.id}:${g.version}`,
      title: '公开稿已撤下',
      body: `《${found.subject}》：${ask.reason}`,
      url: `/proposals/${found.id}`,
      matterId: found.id,
    })
    return done({ id: g.id, state: 'withdrawn' })
  })
}

/** Public replies go with their proposal's text. */
const hangingOn = ({ publication, all }: Acting): readonly Publication[] =>
  publication.part === 'text' ? all.filter((x) => x.part === 'reply' && isPublic(x)) : []

export function revise(world: World, actor: Actor, seen: Seen, ask: PublicityAsk<'revise'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'revise', seen)
    if (!acting.ok) return acting
    const { case: found, publication: g } = acting.value
    await enterPublicity(change, g.id, 'redacting')
    change.record(proposalOf(found.id), publicityEvents.revised.of({ ...eventOf(g), reason: ask.reason }))
    return done({ id: g.id, state: 'redacting' })
  })
}

/** Open from today on, with a period of its own. For a text the reason says how the proposer agreed. */
export function reopen(world: World, actor: Actor, seen: Seen, ask: PublicityAsk<'reopen'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'reopen', seen)
    if (!acting.ok) return acting
    const { case: found, publication: g } = acting.value
    const { tx, today } = change
    const clock = await settingOn(tx, actor.committeeId, g.part === 'text' ? textClock : replyClock, today, found.sessionId)
    const due = reckonDue({ ...clock, startsAfter: '改为公开' }, today, await calendarFor(tx))
    await setOpenness(change, g, 'open', ask.reason)
    if (g.part === 'text' && !found.openConsent)
      await sql`update proposal set open_consent = true, open_reason = '' where committee_id = ${actor.committeeId} and id = ${found.id}`.execute(
        tx,
      )
    await sql`update publication set due_day = ${due.due}, opened_on = ${today} where committee_id = ${actor.committeeId} and id = ${g.id}`.execute(
      tx,
    )
    await setDeadline(tx, {
      committeeId: actor.committeeId,
      id: change.newId(),
      matterId: found.id,
      partId: g.id,
      code: deadlineCodes[g.part],
      label: g.part === 'text' ? '公开提案' : '公开答复',
      holderId: g.bodyId,
      due,
    })
    await enterPublicity(change, g.id, 'redacting')
    change.record(proposalOf(found.id), publicityEvents.reopened.of({ ...eventOf(g), reason: ask.reason }))
    return done({ id: g.id, state: 'redacting' })
  })
}

/** The proposer's word is enough: everything of the case leaves the public pages at once. */
export function revokeConsent(world: World, actor: Actor, seen: Seen, ask: PublicityAsk<'revokeConsent'>): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const acting = await actOn(change, 'revokeConsent', seen)
    if (!acting.ok) return acting
    const { case: found, publication: g, all } = acting.value
    await sql`update proposal set open_consent = false, open_reason = ${ask.reason}
      where committee_id = ${actor.committeeId} and id = ${found.id}`.execute(change.tx)
    for (const one of [g, ...all.filter((x) => x.part === 'reply' && (isPublic(x) || publicityStates[x.state].open))]) {
      await takeDown(change, one, `提案者收回同意：${ask.reason}`)
      await setOpenness(change, one, 'closed', `提案者不同意公开：${ask.reason}`)
      await voidDeadlines(change.tx, { partId: one.id }, change.today)
      await enterPublicity(change, one.id, 'notPublic')
    }
    change.record(proposalOf(found.id), publicityEvents.consentRevoked.of({ ...eventOf(g), reason: ask.reason }))
    return done({ id: g.id, state: 'notPublic' })
  })
}
