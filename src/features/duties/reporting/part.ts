// 述职 as duties take it in: the list, the figure (IMP-35), the paper, the demonstration's round.
import { documentKind } from '#/core/documents/printing.ts'
import type { FeaturePart } from '#/core/feature.ts'
import { roundOf } from './acts.ts'
import { reportGrades } from './codes.ts'
import { reportingDemo } from './demo.ts'
import { roundDocuments } from './documents.ts'
import { reportingEvents } from './events.ts'
import { reportingFacts } from './facts.ts'
import { reportingRate } from './indicators.ts'
import { roundsList } from './lists.ts'
import { reportingRoutes } from './routes.ts'
import { findRound } from './store.ts'
import { reportingContract } from './contract.ts'

export const reportingPart: FeaturePart = {
  contract: { dutyRounds: reportingContract },
  routes: () => ({ dutyRounds: reportingRoutes }),
  rights: { 'reporting:read': '查看述职', 'reporting:run': '组织述职' },
  events: Object.values(reportingEvents),
  facts: [reportingFacts],
  factObjects: [{ kind: 'duty-round', title: '述职', url: (id) => `/duty-rounds/${id}` }],
  figures: [reportingRate],
  lists: [roundsList],
  codeLists: [reportGrades],
  documents: [
    documentKind({
      kind: 'duty-round',
      read: (tx, actor, id) => (actor.rights.has('reporting:read') ? findRound(tx, actor, id) : Promise.resolve(null)),
      called: (r) => r.title,
      told: (r) => roundOf(r.id),
      papers: roundDocuments,
    }),
  ],
  demo: [reportingDemo],
}
