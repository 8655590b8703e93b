// Publicity as the feature of proposals takes it in.
import type { FeaturePart } from '#/core/feature.ts'
import { publicityContract } from './contract.ts'
import { publicityDemo } from './demo.ts'
import { followPublicityDeadlines } from './due-days.ts'
import { publicityEvents } from './events.ts'
import { publicityFigures } from './indicators.ts'
import { openMissingJob } from './job.ts'
import { publicityListKind } from './list-document.ts'
import { publicityList } from './lists.ts'
import { publicityRoutes } from './routes.ts'
import { publicitySettings } from './settings.ts'
import { publicityWorklists } from './worklists.ts'

export const publicityPart: FeaturePart = {
  contract: { publicity: publicityContract },
  routes: () => ({ publicity: publicityRoutes }),
  rights: {
    'publicity:prepare': '整理公开稿',
    'publicity:approve': '复核、公开、撤下公开稿',
    'publicity:figures': '向社会公布统计数字',
  },
  events: Object.values(publicityEvents),
  figures: publicityFigures,
  lists: [publicityList],
  settings: publicitySettings,
  worklists: publicityWorklists,
  jobs: [openMissingJob],
  deadlinesMoved: [followPublicityDeadlines],
  documents: [publicityListKind],
  demo: [publicityDemo],
}
