// How rounds and pairs that print papers are read: by the same views as their pages, so that a paper never says more.
import { may } from '#/core/actor.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { pairDocuments, roundDocuments } from './documents.ts'
import { pairView, roundView } from './view.ts'

export const mutualDocumentKinds: readonly DocumentKind[] = [
  documentKind({
    kind: 'mutual-round',
    read: async (tx, actor, id, today) => (may(actor, 'appraisal:read') ? roundView(tx, actor, id, today) : null),
    called: (r) => r.title,
    told: (r) => ({ kind: 'mutual-round', id: r.id }),
    papers: roundDocuments,
  }),
  documentKind({
    kind: 'mutual-pair',
    read: async (tx, actor, id) => (await pairView(tx, actor, id))?.page ?? null,
    called: (p) => `${p.proposal.caseNo ? `第${p.proposal.caseNo}号` : p.proposal.subject.slice(0, 20)}-${p.unit.name}`,
    told: (p) => ({ kind: 'mutual-pair', id: p.id }),
    papers: pairDocuments,
  }),
]
