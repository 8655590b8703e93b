// What replies promise for later, as a part of proposals: the ledger, its yearly rounds, its figures.
import type { FeaturePart } from '#/core/feature.ts'
import { commitmentsDemo } from './demo.ts'
import { evidenceFiles } from './attachments.ts'
import { commitmentContracts } from './contract.ts'
import { commitmentEvents } from './events.ts'
import { commitmentFigures } from './indicators.ts'
import { remindJob, takeInJob } from './jobs.ts'
import { commitmentsList } from './lists.ts'
import { lookBackKind, lookBackUnitKind } from './printing.ts'
import { commitmentsRoutes, lookBacksRoutes } from './routes.ts'
import { commitmentSettings } from './settings.ts'
import { commitmentWorklists } from './worklists.ts'

export const commitmentsPart: FeaturePart = {
  contract: commitmentContracts,
  routes: () => ({ commitments: commitmentsRoutes, lookBacks: lookBacksRoutes }),
  rights: {
    'commitments:read': '查看承诺台账',
    'commitments:decide': '验收承诺、同意调整期限、部署回头看和二次交办',
  },
  events: Object.values(commitmentEvents),
  figures: commitmentFigures,
  lists: [commitmentsList],
  settings: commitmentSettings,
  worklists: commitmentWorklists,
  jobs: [takeInJob, remindJob],
  attachments: [evidenceFiles],
  documents: [lookBackKind, lookBackUnitKind],
  demo: [commitmentsDemo],
}
