// The organisation as the rest of the program knows it.
import type { Feature } from '#/core/feature.ts'
import { bodyKinds, edgeKinds, standingKinds, standingLevels, unitSystems } from './codes.ts'
import { organisationContract } from './contract.ts'
import { organisationDemo } from './demo.ts'
import { organisationEvents } from './events.ts'
import { standingFigures } from './indicators.ts'
import { placesImporter } from './import-places.ts'
import { unitsImporter } from './import-units.ts'
import { bodiesList, edgesList, placesList, sessionsList, standingsList, unitsList } from './lists.ts'
import { organisationRoutes } from './routes.ts'

export const organisation: Feature = {
  name: 'organisation',
  title: '组织',
  contract: { organisation: organisationContract },
  routes: () => ({ organisation: organisationRoutes }),
  rights: {
    'organisation:read': '查看机构、届次、区划',
    'organisation:write': '设立、更名、撤销机构，设置届次，登记联系和表彰处理，导入区划',
  },
  events: Object.values(organisationEvents),
  lists: [unitsList, bodiesList, sessionsList, placesList, edgesList, standingsList],
  codeLists: [bodyKinds, unitSystems, edgeKinds, standingKinds, standingLevels],
  figures: standingFigures,
  importers: [unitsImporter, placesImporter],
  demo: [organisationDemo],
}
