// How assessments and sheets that print papers are read: by the same views as their pages.
import { may } from '#/core/actor.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import type { Known } from '../scoring/sheet-view.ts'
import { assessmentOf } from './acts.ts'
import { assessmentDocuments, sheetDocuments } from './documents.ts'
import { assessmentView, sheetView } from './view.ts'

export const assessmentDocumentKinds = (known: () => Known): readonly DocumentKind[] => [
  documentKind({
    kind: 'duty-assessment',
    read: async (tx, actor, id, today) => (may(actor, 'scores:read') ? assessmentView(tx, actor, id, today) : null),
    called: (a) => a.title,
    told: (a) => assessmentOf(a.id),
    papers: assessmentDocuments,
  }),
  documentKind({
    kind: 'duty-sheet',
    read: (tx, actor, id, today) => sheetView(tx, actor, id, today, known()),
    called: (s) => `${s.assessment.title}-${s.holder.name}`,
    told: (s) => assessmentOf(s.assessment.id),
    papers: sheetDocuments,
  }),
]
