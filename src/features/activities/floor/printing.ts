// How what prints papers on the floor is read, each by its reader's own right.
import { dayOf } from '#/core/day.ts'
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { codesOf } from '#/core/settings/store.ts'
import { resolutionKinds } from './codes.ts'
import { briefingDocuments, floorDocuments, resolutionDocuments, voteDocuments } from './documents.ts'
import { groundFor } from './ground.ts'
import type { BriefingPaper, FloorPaper, ResolutionPaper, VotePaper } from './papers.ts'
import { resolutionStates } from './plenary/lifecycle.ts'
import { briefings, resolutions } from './plenary/paper-acts.ts'
import { groupsOf, peopleOf, seatMapOf } from './plenary/store.ts'
import { speechesOf } from './speeches/store.ts'
import { votes } from './votes/acts.ts'
import { voteModes } from './votes/lifecycle.ts'

async function floorPaper(tx: Tx, actor: Actor, id: string): Promise<FloorPaper | null> {
  const ground = await groundFor(tx, actor, id)
  if (!ground) return null
  const people = await peopleOf(tx, actor.committeeId, id)
  const map = await seatMapOf(tx, actor.committeeId, id)
  return {
    id,
    title: ground.title,
    host: ground.host,
    startsOn: ground.startsOn,
    speeches: (await speechesOf(tx, actor.committeeId, id)).filter((s) => ['chosen', 'speaking', 'given'].includes(s.state)),
    groups: (await groupsOf(tx, actor.committeeId, id)).map((g) => ({
      name: g.name,
      place: g.place,
      convenors: g.convenors.map((c) => c.name),
      people: people.filter((p) => p.groupId === g.id).map((p) => p.name),
    })),
    observers: people.filter((p) => p.capacity === 'observer'),
    seatMap: map ? { ...map, names: Object.fromEntries(people.filter((p) => p.seat).map((p) => [p.seat, p.name])) } : null,
  }
}

async function votePaper(tx: Tx, actor: Actor, id: string): Promise<VotePaper | null> {
  const found = await votes.find(tx, actor, id)
  if (found?.kept.state !== 'closed' || !found.kept.closedAt) return null
  const { kept: v, ground } = found
  return {
    id,
    meeting: ground.title,
    host: ground.host,
    title: v.title,
    text: v.text,
    kind: v.kind,
    mode: voteModes[v.mode],
    rule: v.ruleWords,
    quorum: v.quorumWords,
    day: dayOf(found.kept.closedAt),
    eligible: v.eligible ?? 0,
    cast: v.castCount ?? 0,
    invalid: v.invalid ?? 0,
    seats: v.seats,
    outcome: v.outcome,
    passed: v.passed ?? false,
    options: v.options.map((o) => ({ label: o.label, votes: o.votes ?? 0, elected: o.elected })),
    tellers: v.tallies.map((t) => t.teller),
  }
}

async function resolutionPaper(
  tx: Tx,
  actor: Actor,
  id: string,
  kinds: readonly { readonly code: string; readonly label: string }[],
): Promise<ResolutionPaper | null> {
  const found = await resolutions.find(tx, actor, id)
  if (!found) return null
  const { kept: r, ground } = found
  if (r.state === 'draft' && !ground.relations.includes('organiser')) return null
  return {
    id,
    meeting: ground.title,
    host: ground.host,
    title: r.title,
    text: r.text,
    kind: kinds.find((k) => k.code === r.kind)?.label ?? r.kind,
    state: r.state,
    stateLabel: resolutionStates[r.state].label,
    decidedOn: r.decidedOn,
  }
}

async function briefingPaper(tx: Tx, actor: Actor, id: string): Promise<BriefingPaper | null> {
  const found = await briefings.find(tx, actor, id)
  if (!found || (found.kept.state !== 'issued' && !found.ground.relations.includes('organiser'))) return null
  const { kept: b, ground } = found
  return { id, meeting: ground.title, host: ground.host, title: b.title, text: b.text, no: b.no, group: b.group, issuedOn: b.issuedOn }
}

export const floorDocumentKinds: readonly DocumentKind[] = [
  documentKind({
    kind: 'meeting-floor',
    read: floorPaper,
    called: (f) => f.title,
    told: (f) => ({ kind: 'activity', id: f.id }),
    papers: floorDocuments,
  }),
  documentKind({
    kind: 'floor-vote',
    read: votePaper,
    called: (v) => v.title,
    told: (v) => ({ kind: 'floor-vote', id: v.id }),
    papers: voteDocuments,
  }),
  documentKind({
    kind: 'resolution',
    read: async (tx, actor, id, today) => resolutionPaper(tx, actor, id, await codesOf(tx, actor.committeeId, resolutionKinds, today)),
    called: (r) => r.title,
    told: (r) => ({ kind: 'resolution', id: r.id }),
    papers: resolutionDocuments,
  }),
  documentKind({
    kind: 'briefing',
    read: briefingPaper,
    called: (b) => b.title,
    told: (b) => ({ kind: 'briefing', id: b.id }),
    papers: briefingDocuments,
  }),
]
