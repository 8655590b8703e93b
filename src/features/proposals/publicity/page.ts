// The publicity of a case and the editor's page as their reader may see them.
import type { z } from 'zod'
import { may, type Actor } from '#/core/actor.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import type { Dossier } from '../dossier.ts'
import type { casePublicity, publicationPage } from './contract.ts'
import { proposerOf } from './copy-rules.ts'
import { isEditablePublicity, publicityCourse, publicityStates } from './lifecycle.ts'
import type { Place, Suggestion } from './patterns.ts'
import type { LogRow, Publication } from './publication.ts'
import { numbersIn, publicitySubject, relationsTo } from './subject.ts'

const handles = (d: Dossier, g: Publication, actor: Actor): boolean => relationsTo(d, g, actor).some((r) => r !== 'author')

function briefOf(d: Dossier, g: Publication, all: readonly Publication[], undecided: number, actor: Actor) {
  const { label, tone } = publicityStates[g.state]
  return {
    id: g.id,
    version: g.version,
    part: g.part,
    unit: g.unit,
    state: { code: g.state, label, tone },
    openness: g.openness,
    opennessReason: g.opennessReason,
    openedOn: g.openedOn,
    dueDay: g.dueDay,
    dueSteps: [...(d.deadlines.find((x) => x.partId === g.id)?.steps ?? [])],
    publishedOn: g.copies.findLast((c) => c.withdrawnOn === null)?.publishedOn ?? null,
    sentBack: handles(d, g, actor) ? g.sentBack : null,
    preparedBy: g.preparedName,
    copies: [...g.copies],
    mayPrepare: may(actor, 'publicity:prepare') && handles(d, g, actor),
    moves: movesShown(publicityCourse, publicitySubject(d, g, all, undecided, actor), actor),
  }
}

export interface Undecided {
  readonly publication: Publication
  readonly count: number
}

export function caseView(d: Dossier, found: readonly Undecided[], actor: Actor, publicUrl: string | null): z.input<typeof casePublicity> {
  const all = found.map((f) => f.publication)
  const textIsPublic = all.some((g) => g.part === 'text' && publicityStates[g.state].isPublic)
  return {
    items: found.map(({ publication, count }) => briefOf(d, publication, all, count, actor)),
    publicUrl: textIsPublic ? publicUrl : null,
  }
}

export interface EditorKnows {
  readonly all: readonly Publication[]
  readonly places: readonly Place[]
  readonly suggestions: readonly Suggestion[]
  readonly log: readonly LogRow[]
}

export function editorView(d: Dossier, g: Publication, actor: Actor, knows: EditorKnows): z.input<typeof publicationPage> {
  const labelOf = (place: string): string => knows.places.find((p) => p.key === place)?.label ?? place
  return {
    ...briefOf(d, g, knows.all, knows.suggestions.length, actor),
    url: `/publicity/${g.id}`,
    case: { id: d.id, title: d.subject, caseNo: d.caseNo, session: d.sessionTitle },
    proposer: proposerOf(d),
    form: g.form,
    abstract: g.abstract,
    abstractHolds: [...numbersIn(g.abstract)],
    showsProposer: g.showsProposer,
    editable: isEditablePublicity(g.state) && may(actor, 'publicity:prepare'),
    places: [...knows.places],
    marks: g.marks.map(({ id: _, ...m }) => m),
    suggestions: [...knows.suggestions],
    log: knows.log.map((r) => ({
      ...r,
      at: r.at.toISOString(),
      place: labelOf(r.place),
      undoneAt: r.undoneAt?.toISOString() ?? null,
    })),
  }
}
