// Asking, answering, handing over: the text goes along as it stood, so that whoever takes it up needs nothing else.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { reckonDue } from '#/core/calendar/due.ts'
import { calendarFor } from '#/core/calendar/store.ts'
import { meetDeadline, setDeadline, voidDeadlines } from '#/core/cases/deadlines.ts'
import { day, inChinese } from '#/core/day.ts'
import type { Act } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { settingOn } from '#/core/settings/store.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { proposalOf, type Versioned } from '../actions/acting.ts'
import type { Moved } from '../actions/draft.ts'
import { proposersToTell, tellProposers } from '../actions/telling.ts'
import type { Dossier } from '../dossier.ts'
import { caseOfPart, holdCase } from '../store.ts'
import { conversionEvents } from './events.ts'
import {
  conversionCourse,
  conversionKinds,
  type ConversionAsk,
  type ConversionKind,
  type ConversionMove,
  type ConversionState,
} from './lifecycle.ts'
import { conversionClock } from './settings.ts'
import { conversionSubject } from './subject.ts'

/** Part of the decision not to file: the proposer is asked at once, with a day to answer by. */
export async function askConversion(change: Change, found: Dossier, kind: ConversionKind): Promise<void> {
  const { tx, actor, now, today } = change
  const id = change.newId()
  const due = reckonDue(await settingOn(tx, actor.committeeId, conversionClock, today, found.sessionId), today, await calendarFor(tx))
  await sql`insert into conversion (committee_id, id, proposal_id, kind, state, state_since, asked_on, due_day)
    values (${actor.committeeId}, ${id}, ${found.id}, ${kind}, 'asked', ${now}, ${today}, ${due.due})`.execute(tx)
  await setDeadline(tx, {
    committeeId: actor.committeeId,
    id: change.newId(),
    matterId: found.id,
    partId: id,
    code: 'proposal.conversion',
    label: '答复是否同意转办',
    holderId: found.leadPersonId ?? found.leadBodyId,
    due,
  })
  await owe(change, {
    personIds: await proposersToTell(change, found),
    key: `conversion.asked:${id}`,
    title: '未立案的提案是否同意转办',
    body: `《${found.subject}》拟${conversionKinds[kind]}，请在${inChinese(due.due)}前答复是否同意；不答复的不转办。`,
    url: `/proposals/${found.id}`,
    matterId: found.id,
  })
  change.record(proposalOf(found.id), conversionEvents.asked.of({ kind, due: due.due }))
}

type Conversion = NonNullable<Dossier['conversion']>

/** Holds the case of a conversion, asks judge, claims the version and enters the new state. */
async function moveOn(
  change: Change,
  move: ConversionMove,
  seen: Versioned,
  work: (found: Dossier, conversion: Conversion) => Promise<Outcome<void>>,
): Promise<Outcome<Moved>> {
  const { tx, actor, now } = change
  const proposalId = await caseOfPart(tx, 'conversion', seen.id)
  const found = proposalId ? await holdCase(tx, actor, proposalId) : null
  const conversion = found?.conversion
  if (!found || !conversion) return notFound('没有找到这项转办，或者您无权查看')
  const verdict = judge(conversionCourse, move, conversionSubject(found, conversion), actor)
  if (!verdict.ok) return verdict
  if (conversion.version !== seen.version) return conflict()
  const worked = await work(found, conversion)
  if (!worked.ok) return worked
  const state: ConversionState = conversionCourse.moves[move].to ?? conversion.state
  await sql`update conversion set state = ${state}, state_since = ${now}, version = version + 1
    where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
  return done({ id: seen.id, state })
}

const answerWith =
  (move: 'agree' | 'decline'): Act<Record<string, never>, Moved> =>
  (world, actor, seen) =>
    perform(world, actor, (change) =>
      moveOn(change, move, seen, async (found) => {
        const agreed = move === 'agree'
        await sql`update conversion set answered_on = ${change.today}, answered_by = ${actor.name}
          where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
        await meetDeadline(change.tx, seen.id, 'proposal.conversion', change.today)
        const office = await peopleWithRole(change.tx, actor.committeeId, 'proposal-office', change.today)
        await owe(change, {
          personIds: office.map((p) => p.personId),
          key: `conversion.answered:${seen.id}`,
          title: agreed ? '提案者同意转办' : '提案者不同意转办',
          body: `《${found.subject}》${agreed ? '，请转交接收机构并登记。' : '只作告知，不再处理。'}`,
          url: `/proposals/${found.id}`,
          matterId: found.id,
        })
        change.record(proposalOf(found.id), conversionEvents.answered.of({ agreed, by: actor.name }))
        return done(undefined)
      }),
    )

function handOver(world: World, actor: Actor, seen: Versioned, ask: ConversionAsk<'handOver'>): Promise<Outcome<Moved>> {
  return perform(world, actor, (change) =>
    moveOn(change, 'handOver', seen, async (found, { kind }) => {
      const on = day(ask.on)
      if (on > change.today) return refused([{ field: 'on', says: '转办日期不能晚于今天' }])
      const text = { subject: found.subject, situation: found.situation, analysis: found.analysis, suggestions: found.suggestions }
      await sql`update conversion set handed_on = ${on}, handed_by = ${actor.name}, receiving_office = ${ask.receivingOffice}, note = ${ask.note},
          text_handed = ${JSON.stringify(text)}::jsonb
        where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(change.tx)
      await tellProposers(
        change,
        found,
        'conversion.handed',
        '未立案的提案已转办',
        `《${found.subject}》已${conversionKinds[kind]}，接收机构：${ask.receivingOffice}。`,
      )
      change.record(proposalOf(found.id), conversionEvents.handed.of({ kind, office: ask.receivingOffice, on, note: ask.note }))
      return done(undefined)
    }),
  )
}

export const conversionActs: { readonly [M in ConversionMove]: Act<ConversionAsk<M>, Moved> } = {
  agree: answerWith('agree'),
  decline: answerWith('decline'),
  handOver,
}

/** Timed work: without the proposer's word nothing is handed on. Safe to repeat. */
export function lapseConversion(world: World, actor: Actor, conversionId: string): Promise<Outcome<Moved>> {
  return perform(world, actor, async (change) => {
    const proposalId = await caseOfPart(change.tx, 'conversion', conversionId)
    const found = proposalId ? await holdCase(change.tx, actor, proposalId) : null
    if (!found?.conversion || found.conversion.state !== 'asked' || found.conversion.dueDay >= change.today)
      return refused(['没有逾期未答的转办'])
    await sql`update conversion set state = 'lapsed', state_since = ${change.now}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${conversionId}`.execute(change.tx)
    await voidDeadlines(change.tx, { partId: conversionId }, change.today)
    await tellProposers(
      change,
      found,
      'conversion.lapsed',
      '没有答复，不再转办',
      `《${found.subject}》没有在期限内答复是否同意转办，只作告知。`,
    )
    change.record(proposalOf(found.id), conversionEvents.lapsed.of({}))
    return done({ id: conversionId, state: 'lapsed' })
  })
}
