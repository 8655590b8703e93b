// The yearly assessment as a part of duties.
import type { FeaturePart } from '#/core/feature.ts'
import type { Known } from '../scoring/sheet-view.ts'
import { scoresDemo } from '../demo.ts'
import { dutyAssessmentsContract } from './contract.ts'
import { assessmentEvents } from './events.ts'
import { assessmentFacts } from './facts.ts'
import { assessmentFigures } from './indicators.ts'
import { assessmentLists } from './lists.ts'
import { assessmentDocumentKinds } from './printing.ts'
import { dutyAssessmentsRoutes } from './routes.ts'
import { assessmentWorklists } from './worklists.ts'

export const assessmentPart = (known: () => Known): FeaturePart => ({
  contract: { dutyAssessments: dutyAssessmentsContract },
  routes: () => ({ dutyAssessments: dutyAssessmentsRoutes(known) }),
  rights: {
    'scores:grades': '查看自己的、本界别和本专委会的考核等次',
    'scores:assess': '组织年度履职考核',
    'scores:approve': '审定年度履职考核',
  },
  events: Object.values(assessmentEvents),
  facts: [assessmentFacts],
  factObjects: [{ kind: 'duty-assessment', title: '履职考核', url: (id) => `/duty-assessments/${id}` }],
  figures: assessmentFigures,
  lists: assessmentLists,
  worklists: assessmentWorklists,
  documents: assessmentDocumentKinds(known),
  demo: [scoresDemo],
})
