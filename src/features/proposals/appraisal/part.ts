// Appraisal 考: mutual review, the units' yearly assessment, commendation. A part of proposals.
import type { FeaturePart } from '#/core/feature.ts'
import { awardEvents } from './awards/events.ts'
import { awardFigures } from './awards/indicators.ts'
import { awardLists } from './awards/lists.ts'
import { awardDocumentKinds } from './awards/printing.ts'
import { awardsRoutes } from './awards/routes.ts'
import { awardKinds, awardQuotas, publicityDays, voteQuorum } from './awards/settings.ts'
import { awardWorklists } from './awards/worklists.ts'
import { appraisalContracts } from './contract.ts'
import { appraisalRoutes } from './routes.ts'
import { appraisalDemo } from './demo.ts'
import { appraisalFacts } from './facts.ts'
import { mutualEvents } from './mutual/events.ts'
import { mutualFigures } from './mutual/indicators.ts'
import { closeRoundsJob } from './mutual/jobs.ts'
import { mutualLists } from './mutual/lists.ts'
import { mutualDocumentKinds } from './mutual/printing.ts'
import { mutualRoutes } from './mutual/routes.ts'
import { mutualSchemes } from './mutual/scheme.ts'
import { mutualWorklists } from './mutual/worklists.ts'
import { unitEvents } from './units/events.ts'
import { unitFigures } from './units/indicators.ts'
import { unitLists } from './units/lists.ts'
import { unitDocumentKinds } from './units/printing.ts'
import { assessmentsRoutes } from './units/routes.ts'
import { countyWords } from './units/settings.ts'
import { unitWorklists } from './units/worklists.ts'
import type { SettingDeclaration } from '#/core/settings/setting.ts'

export const appraisalPart: FeaturePart = {
  contract: appraisalContracts,
  routes: () => ({ appraisal: appraisalRoutes, mutual: mutualRoutes, assessments: assessmentsRoutes, awards: awardsRoutes }),
  rights: {
    'appraisal:run': '组织双向评议、承办单位考核、评选表彰',
    'appraisal:approve': '登记主席会议对评议、考核、表彰的审定',
    'appraisal:rate': '双向评议中作为提案者或者承办单位评分',
    'appraisal:read': '查看评议、考核、表彰的全部情况',
    'appraisal:mark': '考核中人工评分、确认别人的评分',
    'appraisal:sheets': '查看考核得分（单位只看自己的）',
    'appraisal:recommend': '推荐表彰候选',
    'appraisal:object': '对本单位的考核得分提出异议',
  },
  events: [...Object.values(mutualEvents), ...Object.values(unitEvents), ...Object.values(awardEvents)],
  facts: [appraisalFacts],
  figures: [...mutualFigures, ...unitFigures, ...awardFigures],
  lists: [...mutualLists, ...unitLists, ...awardLists],
  settings: [mutualSchemes, countyWords, awardQuotas, voteQuorum, publicityDays] as readonly SettingDeclaration[],
  codeLists: [awardKinds],
  worklists: [...mutualWorklists, ...unitWorklists, ...awardWorklists],
  jobs: [closeRoundsJob],
  demo: [appraisalDemo],
  documents: [...mutualDocumentKinds, ...unitDocumentKinds, ...awardDocumentKinds],
}
