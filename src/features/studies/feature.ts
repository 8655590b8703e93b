// Study and reading as the rest of the program knows them.
import { withParts, type Feature } from '#/core/feature.ts'
import { studyCodeLists } from './codes.ts'
import { studyContracts } from './contract.ts'
import { studiesDemo } from './demo.ts'
import { studyEvents } from './events.ts'
import { studyFacts } from './facts.ts'
import { assessmentsImporter } from './importer.ts'
import { studyFigures } from './indicators.ts'
import { lecturesList, programmesList, progressList, textsList } from './lists.ts'
import { readingPart } from './reading/part.ts'
import { studyRoutes } from './routes.ts'
import { studySettings } from './settings.ts'
import { studyWorklists } from './worklists.ts'

const study: Feature = {
  name: 'studies',
  title: '学习与书香',
  contract: studyContracts,
  routes: () => studyRoutes,
  rights: {
    'studies:read': '查看学习活动、学习篇目、大讲堂和读书群',
    'studies:write': '制定学习活动，列学习篇目、大讲堂，建读书群',
    'studies:assess': '登记学习考核结果，查看学员情况',
  },
  events: Object.values(studyEvents),
  facts: [studyFacts],
  factObjects: [
    { kind: 'study-programme', title: '学习活动', url: (id) => `/study-programmes/${id}` },
    { kind: 'study-text', title: '学习篇目', url: (id) => `/study-texts/${id}` },
  ],
  figures: studyFigures,
  lists: [programmesList, textsList, lecturesList, progressList],
  settings: studySettings,
  codeLists: studyCodeLists,
  worklists: studyWorklists,
  importers: [assessmentsImporter],
  demo: [studiesDemo],
}

export const studies = withParts(study, [readingPart])
