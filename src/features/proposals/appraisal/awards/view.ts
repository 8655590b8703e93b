// The page of a selection: the whole for the office and the voters; for everybody else only what is public, without votes and objections.
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { codesOf } from '#/core/settings/store.ts'
import { tellerOf } from '../telling.ts'
import { quotaHints, selectionSubject, type QuotaHint } from './acts.ts'
import type { SelectionPage } from './contract.ts'
import { awardEvents } from './events.ts'
import { candidateCourse, candidateStates, selectionCourse, selectionStates, type SelectionState } from './lifecycle.ts'
import { awardKinds, holderOf } from './settings.ts'
import { awardObjections, candidatesOf, findSelection, voterOf, type Candidate } from './store.ts'

const tell = tellerOf(awardEvents)
const urls = { proposal: '/proposals/', body: '/bodies/', person: '/people/' } as const
const isPublic = (state: SelectionState): boolean => state === 'publicity' || state === 'announced'

export async function selectionView(tx: Tx, actor: Actor, id: string, today: Day): Promise<SelectionPage | null> {
  const s = await findSelection(tx, actor.committeeId, id)
  if (!s) return null
  const voter = await voterOf(tx, actor.committeeId, id, actor.personId)
  const isOffice = may(actor, 'appraisal:read') || may(actor, 'appraisal:recommend')
  const isVoter = voter !== null && s.state === 'voting'
  if (!isOffice && !isVoter && !isPublic(s.state)) return null
  const candidates = await candidatesOf(tx, actor.committeeId, id)
  const kinds = await codesOf(tx, actor.committeeId, awardKinds, today)
  const shown = isOffice
    ? candidates
    : candidates.filter((c) => (isPublic(s.state) ? c.state === 'approved' || c.state === 'awarded' : c.state !== 'dropped'))
  const hints = await quotaHints(tx, actor.committeeId, s.year, today)
  const { state, ...rest } = s
  return {
    ...rest,
    url: `/award-selections/${id}`,
    state: { code: state, label: selectionStates[state].label, tone: selectionStates[state].tone },
    myVote: voter === null ? 'none' : voter.votedOn ? 'given' : state === 'voting' ? 'open' : 'none',
    mayNominate: state === 'gathering' && may(actor, 'appraisal:recommend'),
    mayObject: state === 'publicity' && may(actor, 'appraisal:run'),
    kinds: kinds.map((k) => ({ code: k.code, label: k.label, holder: holderOf(kinds, k.code) ?? 'body' })),
    quotas: hints.map((h) => quotaView(h, candidates)),
    candidates: shown.map((c) => ({
      id: c.id,
      url: `/award-candidates/${c.id}`,
      version: c.version,
      kind: { code: c.kind, label: kinds.find((k) => k.code === c.kind)?.label ?? c.kind },
      holder: { name: c.holderName, url: `${urls[c.holderKind]}${c.holderId}` },
      collective: c.collective,
      reason: c.reason,
      recommendedBy: c.recommendedBy,
      state: { code: c.state, label: candidateStates[c.state].label, tone: candidateStates[c.state].tone },
      votes: isOffice && c.votesFor !== null ? { for: c.votesFor, against: c.votesAgainst ?? 0, abstain: c.votesAbstain ?? 0 } : null,
      dropReason: isOffice ? c.dropReason : '',
      certificateNo: c.certificateNo,
      moves: movesShown(candidateCourse, { state: c.state, relations: [], selection: state }, actor),
    })),
    objections: isOffice ? (await awardObjections(tx, actor.committeeId, id)).map((o) => ({ ...o })) : [],
    timeline: isOffice
      ? (await entriesOf(tx, actor.committeeId, [{ kind: 'award-selection', id }])).map((e) => ({
          seq: e.seq,
          at: e.at.toISOString(),
          actor: e.actorName,
          words: tell(e),
        }))
      : [],
    moves: movesShown(selectionCourse, await selectionSubject(tx, actor.committeeId, s, candidates, today), actor),
  }
}

/** A hint, not a bar: how many there may be, and whether the collective ones are enough. */
function quotaView(h: QuotaHint, candidates: readonly Candidate[]): SelectionPage['quotas'][number] {
  const chosen = candidates.filter(
    (c) => c.kind === h.kind && (c.state === 'shortlisted' || c.state === 'approved' || c.state === 'awarded'),
  )
  const collective = chosen.filter((c) => c.collective).length
  const short = h.collectivePercent > 0 && chosen.length > 0 && collective * 100 < chosen.length * h.collectivePercent
  const base = h.of === 'filed' ? `立案提案${h.base}件` : `承办单位${h.base}个`
  return {
    kind: h.kind,
    label: h.label,
    quota: h.quota,
    says:
      `建议不超过${h.quota}个（${base}的${h.percent}%）` +
      (chosen.length ? `，已定${chosen.length}个` : '') +
      (h.collectivePercent ? `；集体提案不低于${h.collectivePercent}%${chosen.length ? `，现有${collective}件` : ''}` : ''),
    exceeded: (h.quota > 0 && chosen.length > h.quota) || short,
  }
}
