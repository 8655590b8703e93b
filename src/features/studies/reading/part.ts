// 书香政协 as the feature of studies takes it in.
import type { FeaturePart } from '#/core/feature.ts'
import { exhibitFiles } from './attachments.ts'
import { exhibitForms } from './codes.ts'
import { readingContract } from './contract.ts'
import { readingEvents } from './events.ts'
import { readingFacts } from './facts.ts'
import { checkInsImporter } from './importer.ts'
import { readingFigures } from './indicators.ts'
import { groupsList } from './lists.ts'
import { readingRoutes } from './routes.ts'
import { readingWorklists } from './worklists.ts'

export const readingPart: FeaturePart = {
  contract: { readingGroups: readingContract },
  routes: () => ({ readingGroups: readingRoutes }),
  rights: { 'reading:join': '加入读书群、打卡、写笔记和发言', 'reading:run': '主持读书群' },
  events: Object.values(readingEvents),
  facts: [readingFacts],
  factObjects: [{ kind: 'reading-group', title: '读书群', url: (id) => `/reading-groups/${id}` }],
  figures: readingFigures,
  lists: [groupsList],
  codeLists: [exhibitForms],
  worklists: readingWorklists,
  importers: [checkInsImporter],
  attachments: [exhibitFiles],
}
