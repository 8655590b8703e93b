// How selections that print papers are read: by the same view as their page; certificates are parts of them.
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { printableOf, type PrintingOf } from '#/core/documents/document.ts'
import { certificateDocuments, selectionDocuments, type CertificatePrint } from './documents.ts'
import { selectionOfCandidate } from './store.ts'
import { selectionView } from './view.ts'

const ofCertificate: PrintingOf<CertificatePrint> = {
  called: ({ candidate }) => candidate.holder.name.slice(0, 30),
  told: ({ selection }) => ({ kind: 'award-selection', id: selection.id }),
  papers: certificateDocuments,
}

export const awardDocumentKinds: readonly DocumentKind[] = [
  documentKind({
    kind: 'award-selection',
    read: selectionView,
    called: (s) => s.title,
    told: (s) => ({ kind: 'award-selection', id: s.id }),
    papers: selectionDocuments,
    parts: (selection, actor) =>
      selection.candidates.map((candidate) => ({
        kind: 'award-candidate',
        id: candidate.id,
        label: candidate.holder.name,
        printable: printableOf(ofCertificate, { selection, candidate }, actor),
      })),
  }),
  documentKind({
    kind: 'award-candidate',
    read: async (tx, actor, id, today) => {
      const selectionId = await selectionOfCandidate(tx, actor.committeeId, id)
      const selection = selectionId ? await selectionView(tx, actor, selectionId, today) : null
      const candidate = selection?.candidates.find((c) => c.id === id)
      return selection && candidate ? { selection, candidate } : null
    },
    ...ofCertificate,
  }),
]
