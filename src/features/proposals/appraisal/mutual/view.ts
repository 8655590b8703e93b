// The pages of mutual review: what a round and a pair say to this reader.
import { z } from 'zod'
import type { Actor } from '#/core/actor.ts'
import { may } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { tellerOf } from '../telling.ts'
import { settingOn } from '#/core/settings/store.ts'
import { allSessions } from '#/features/organisation/public.ts'
import { partiesOfActor } from '../../store.ts'
import { proposerKinds, type ProposerKind } from '../../words.ts'
import { roundDraft, type PairPage, type RoundPage } from './contract.ts'
import { pairSubject } from './acts.ts'
import { pairCourse, pairStates, roundCourse, roundStates } from './lifecycle.ts'
import { mutualEvents } from './events.ts'
import { mutualSchemes, sides, type MutualScheme } from './scheme.ts'
import { findRound, pairsFor, summaryOf, type Pair, type Round } from './store.ts'

const tell = tellerOf(mutualEvents)

export async function roundView(tx: Tx, actor: Actor, id: string, today: Day): Promise<RoundPage | null> {
  const round = await findRound(tx, actor.committeeId, id)
  if (!round) return null
  const summary = await summaryOf(tx, actor.committeeId, id)
  const { sessionId, sessionTitle, state, ...r } = round
  return {
    ...r,
    url: `/mutual-rounds/${id}`,
    session: { id: sessionId, name: sessionTitle },
    state: { code: state, label: roundStates[state].label, tone: roundStates[state].tone },
    mayChoose: state === 'draft' && may(actor, 'appraisal:run'),
    units: [...summary.units],
    proposers: summary.proposers.map((p) => ({ ...p, label: proposerKinds[p.key as ProposerKind] ?? p.key })),
    timeline: (await entriesOf(tx, actor.committeeId, [{ kind: 'mutual-round', id }])).map((e) => ({
      seq: e.seq,
      at: e.at.toISOString(),
      actor: e.actorName,
      words: tell(e),
    })),
    moves: movesShown(roundCourse, { ...round, relations: [], today }, actor),
  }
}

/** The proposer, the unit and the offices; what they may not see yet has not been read. */
const isTheirs = (pair: Pair, actor: Actor): boolean =>
  may(actor, 'appraisal:read') || pair.forms.some((f) => partiesOfActor(actor).includes(f.raterId))

export async function pairView(
  tx: Tx,
  actor: Actor,
  id: string,
): Promise<{ readonly page: PairPage; readonly pair: Pair; readonly round: Round } | null> {
  const [pair] = await pairsFor(tx, actor, { id })
  const round = pair ? await findRound(tx, actor.committeeId, pair.roundId) : null
  if (!pair || !round || !isTheirs(pair, actor)) return null
  const mine = partiesOfActor(actor)
  const page: PairPage = {
    id,
    url: `/mutual-pairs/${id}`,
    version: pair.version,
    state: { code: pair.state, label: pairStates[pair.state].label, tone: pairStates[pair.state].tone },
    round: { id: round.id, title: round.title, dueDay: round.dueDay, state: { code: round.state, label: roundStates[round.state].label } },
    proposal: { id: pair.proposalId, url: `/proposals/${pair.proposalId}`, caseNo: pair.caseNo, subject: pair.subject },
    unit: { id: pair.bodyId, name: pair.unit },
    proposer: pair.proposer,
    openedOn: pair.openedOn,
    lowBelow: round.scheme.lowBelow,
    decisionReason: pair.decisionReason,
    forms: pair.forms.map((f) => ({
      id: f.id,
      side: f.side,
      sideLabel: sides[f.side],
      rater: f.side === 'handling' ? pair.proposer : pair.unit,
      indicators: [...round.scheme[f.side]],
      mine: mine.includes(f.raterId),
      open: mine.includes(f.raterId) && may(actor, 'appraisal:rate') && f.givenOn === null && round.state === 'open',
      givenOn: f.givenOn,
      givenBy: f.givenBy,
      scores: f.scores === null ? null : [...f.scores],
      total: f.total,
      grade: f.grade,
      comment: f.comment,
    })),
    moves: movesShown(pairCourse, pairSubject(pair), actor),
  }
  return { page, pair, round }
}

/** The choices of the form that begins a round: sessions and the sets of indicators in force. */
export async function draftForm(tx: Tx, actor: Actor, today: Day): Promise<{ form: Record<string, unknown>; schemes: MutualScheme[] }> {
  const sessions = await allSessions(tx, actor.committeeId)
  const schemes = await settingOn(tx, actor.committeeId, mutualSchemes, today)
  const choice = (values: readonly (readonly [string, string])[], title: string) =>
    z.enum(values.map(([value]) => value) as [string, ...string[]]).meta({ title, labels: Object.fromEntries(values) })
  const form = roundDraft.extend({
    sessionId: choice(
      sessions.map((s) => [s.id, s.title]),
      '届次',
    ),
    scheme: choice(
      schemes.map((s) => [s.title, s.title]),
      '指标和等次',
    ),
  })
  return { form: z.toJSONSchema(form, { io: 'input', unrepresentable: 'any' }), schemes: [...schemes] }
}
