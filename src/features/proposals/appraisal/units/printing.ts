// How assessments and score sheets that print papers are read: by the same views as their pages.
import { may } from '#/core/actor.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { assessmentDocuments, sheetDocuments } from './documents.ts'
import { sheetPlace } from './store.ts'
import { assessmentView, sheetView } from './view.ts'

export const unitDocumentKinds: readonly DocumentKind[] = [
  documentKind({
    kind: 'unit-assessment',
    read: async (tx, actor, id, today) => (may(actor, 'appraisal:read') ? assessmentView(tx, actor, id, today) : null),
    called: (a) => a.title,
    told: (a) => ({ kind: 'unit-assessment', id: a.id }),
    papers: assessmentDocuments,
  }),
  documentKind({
    kind: 'score-sheet',
    read: async (tx, actor, id) => {
      const place = may(actor, 'appraisal:sheets') ? await sheetPlace(tx, actor.committeeId, id) : null
      return place ? sheetView(tx, actor, place.assessmentId, place.bodyId) : null
    },
    called: (s) => `${s.assessment.title}-${s.unit.name}`,
    told: (s) => ({ kind: 'unit-assessment', id: s.assessment.id }),
    papers: sheetDocuments,
  }),
]
