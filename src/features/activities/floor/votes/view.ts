// The page of one vote. What somebody voted stands nowhere; who voted is shown to whoever runs it and only while paper ballots may be handed out.
import { may } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import type { Asked } from '../course.ts'
import { voteEvents } from '../events.ts'
import { presenceAt } from '../presence.ts'
import { quorumMet, quorumWords, votesNeeded } from '../rules.ts'
import { storyOf } from '../telling.ts'
import { voteSubject, votes } from './acts.ts'
import type { VotePageData } from './contract.ts'
import { tellersNeeded, voteCourse } from './lifecycle.ts'
import { standingOf, votersOf, votesOf } from './store.ts'

export async function voteView(tx: Tx, asked: Asked, id: string): Promise<VotePageData | null> {
  const { actor, now } = asked
  const found = await votes.find(tx, actor, id)
  if (!found) return null
  const { kept: v, ground } = found
  const runs = ground.relations.includes('organiser')
  const standing = await standingOf(tx, actor.committeeId, id, actor.personId)
  if (!runs && v.state === 'draft') return null
  if (!runs && standing === 'none' && !ground.relations.includes('participant') && !may(actor, 'activities:read-all')) return null
  // The button asks what opening asks: the hall as it is now.
  const presence = await presenceAt(tx, actor.committeeId, ground.id, now)
  const { quorum } = ground.traits
  const running = (await votesOf(tx, actor.committeeId, ground.id, null)).find((o) => o.state === 'open' && o.id !== id)
  const subject = voteSubject(v, ground, {
    eligible: presence.here.length,
    quorumLack: quorumMet(quorum, presence) ? null : quorumWords(quorum, presence),
    otherOpen: running?.title ?? null,
  })
  return {
    id,
    url: `/votes/${id}`,
    version: v.version,
    no: v.no,
    title: v.title,
    kind: v.kind,
    mode: v.mode,
    state: votes.tagOf(v.state),
    eligible: v.eligible,
    cast: v.castCount ?? (v.state === 'open' ? v.voted : null),
    passed: v.passed,
    outcome: v.outcome,
    mayVote: standing === 'may' && v.state === 'open' && v.mode === 'secret',
    hasVoted: standing === 'voted',
    meeting: { id: ground.id, title: ground.title },
    text: v.text,
    seats: v.seats,
    rule: v.ruleWords,
    quorum: v.quorumWords || quorumWords(quorum, presence),
    due: v.due,
    present: v.present,
    invalid: v.invalid,
    openedAt: v.openedAt?.toISOString() ?? null,
    closedAt: v.closedAt?.toISOString() ?? null,
    needed: v.ruleData ? votesNeeded(v.ruleData, { due: v.due ?? 0, present: v.present ?? 0 }) : null,
    resolution: v.resolutionId && v.resolution ? { id: v.resolutionId, title: v.resolution } : null,
    options: v.options.map((o) => ({ ...o })),
    paper: { handedOut: v.handedOut, tellers: tellersNeeded[v.mode] },
    voters: runs && v.state === 'open' && v.mode !== 'hands' ? [...(await votersOf(tx, actor.committeeId, id))] : [],
    tallies: runs
      ? v.tallies.map((t) => ({
          teller: t.teller,
          ballots: t.ballots,
          invalid: t.invalid,
          counts: { ...t.counts },
          mine: t.tellerId === actor.personId,
        }))
      : [],
    tallyWrong: runs && v.state === 'open' ? [...subject.tallyWrong] : [],
    runs,
    moves: movesShown(voteCourse, subject, actor),
    timeline: await storyOf(tx, actor.committeeId, { kind: 'floor-vote', id }, voteEvents),
  }
}
