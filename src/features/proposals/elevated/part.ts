// Local matters handled by higher departments through the provincial and national committee, as a part of proposals.
import type { FeaturePart } from '#/core/feature.ts'
import { elevatedDemo } from './demo.ts'
import { may } from '#/core/actor.ts'
import { sql } from 'kysely'
import { elevatedContract } from './contract.ts'
import { externalEvents } from './events.ts'
import { externalImporter } from './importer.ts'
import { elevatedFigures } from './indicators.ts'
import { externalStates } from './lifecycle.ts'
import { externalList } from './lists.ts'
import { elevatedRoutes } from './routes.ts'
import { elevatedSettings } from './settings.ts'
import { elevatedWorklists } from './worklists.ts'

export const elevatedPart: FeaturePart = {
  contract: { elevated: elevatedContract },
  routes: () => ({ elevated: elevatedRoutes }),
  rights: { 'elevated:read': '查看提级办理', 'elevated:write': '整理提级办理素材、登记上级办理情况' },
  events: Object.values(externalEvents),
  figures: elevatedFigures,
  lists: [externalList],
  settings: elevatedSettings,
  worklists: elevatedWorklists,
  importers: [externalImporter],
  matters: [
    {
      kind: 'external-proposal',
      title: '提级办理',
      states: externalStates,
      visible: (actor) => (may(actor, 'elevated:read') ? sql`true` : sql`false`),
      url: (id) => `/elevated/${id}`,
    },
  ],
  demo: [elevatedDemo],
}
