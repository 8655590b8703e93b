// Every figure proposals offer, in the order of the statistics page. Adding one is an entry in the file of its kind of record.
import type { Figure } from '#/core/figure.ts'
import { caseFigures } from './case-indicators.ts'
import { feedbackAndMemberFigures } from './feedback-indicators.ts'
import { reportFigures } from './report-indicators.ts'
import { supervisionFigures } from './supervision/indicators.ts'
import { taskAndReplyFigures } from './task-indicators.ts'

export const proposalFigures: readonly Figure[] = [
  ...reportFigures,
  ...caseFigures,
  ...taskAndReplyFigures,
  ...feedbackAndMemberFigures,
  ...supervisionFigures,
]
