// Facts entered by hand and confirmed by a second person, as a part of duties.
import type { FeaturePart } from '#/core/feature.ts'
import { manualFiles } from './attachments.ts'
import { manualContract } from './contract.ts'
import { manualDemo } from './demo.ts'
import { manualEvents } from './events.ts'
import { manualFacts } from './facts.ts'
import { manualImporter } from './importer.ts'
import { manualList } from './lists.ts'
import { manualRoutes } from './routes.ts'
import { manualWorklists } from './worklists.ts'

export const manualPart: FeaturePart = {
  contract: { manualFacts: manualContract },
  routes: () => ({ manualFacts: manualRoutes }),
  rights: {
    'duties:manual': '查看自己登记的、关于自己的人工履职登记',
    'duties:declare': '申报本人的履职事项',
    'duties:enter': '登记委员和机构的履职事项',
    'duties:confirm': '核实别人登记的履职事项',
  },
  events: Object.values(manualEvents),
  facts: [manualFacts],
  factObjects: [{ kind: 'manual-fact', title: '人工登记的履职事项', url: (id) => `/manual-facts/${id}` }],
  lists: [manualList],
  worklists: manualWorklists,
  importers: [manualImporter],
  attachments: [manualFiles],
  demo: [manualDemo],
}
