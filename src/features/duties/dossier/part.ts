// Duty records: the dossier of a person or a body, the member's own year, who did nothing. A part of duties.
import type { FeaturePart } from '#/core/feature.ts'
import { dossierContract } from './contract.ts'
import { dossierFigures } from './indicators.ts'
import { dutyYears } from './lists.ts'
import { dossierKind } from './printing.ts'
import { dossierRoutes } from './routes.ts'
import { dossierSettings } from './settings.ts'
import type { Opened } from './view.ts'
import { dossierWorklists } from './worklists.ts'

/** `opened`: how what a fact is about is opened, whichever feature keeps it. */
export const dossierPart = (opened: Opened): FeaturePart => ({
  contract: { dossiers: dossierContract },
  routes: () => ({ dossiers: dossierRoutes(opened) }),
  rights: {
    'duties:read': '查看本人的、本专委会和所召集界别委员的履职档案',
    'duties:read-place': '查看本县区委员的履职档案',
    'duties:read-all': '查看全部委员和机构的履职档案',
  },
  figures: dossierFigures,
  lists: [dutyYears],
  settings: dossierSettings,
  worklists: dossierWorklists,
  documents: [dossierKind],
})
