// The papers of proposals and the hand-overs they are printed for. A part of proposals.
import type { FeaturePart } from '#/core/feature.ts'
import { batchKind, unitBatchKind } from './batches.ts'
import { assignmentsContract } from './contract.ts'
import { documentsDemo } from './demo.ts'
import { assignmentsList } from './lists.ts'
import { caseKind, consultationKind, taskKind } from './printing.ts'
import { assignmentsRoutes } from './routes.ts'
import { documentSettings } from './settings.ts'
import { yearKind } from './years.ts'

export const documentsPart: FeaturePart = {
  contract: { assignments: assignmentsContract },
  routes: () => ({ assignments: assignmentsRoutes }),
  lists: [assignmentsList],
  settings: documentSettings,
  demo: [documentsDemo],
  documents: [caseKind, taskKind, consultationKind, batchKind, unitBatchKind, yearKind],
}
