// The floor of meetings as the feature of activities takes it in: speeches, questions, votes, the hall display, plenary extras.
import type { FeaturePart } from '#/core/feature.ts'
import { floorAttachments } from './attachments.ts'
import { floorCodeLists } from './codes.ts'
import { floorContracts } from './contract.ts'
import { floorEvents } from './events.ts'
import { speechFacts } from './facts.ts'
import { floorFigures } from './indicators.ts'
import { floorLists } from './lists.ts'
import { floorDocumentKinds } from './printing.ts'
import { floorRoutes } from './routes.ts'
import { floorSettings } from './settings.ts'
import { floorWorklists } from './worklists.ts'

export const floorPart: FeaturePart = {
  contract: floorContracts,
  routes: floorRoutes,
  rights: { 'floor:take-part': '会议上申请发言、提问、表决，查看会场和纪要' },
  events: floorEvents,
  facts: [speechFacts],
  factObjects: [{ kind: 'speech', title: '发言', url: (id) => `/speeches/${id}` }],
  figures: floorFigures,
  lists: floorLists,
  settings: floorSettings,
  codeLists: floorCodeLists,
  worklists: floorWorklists,
  attachments: floorAttachments,
  documents: floorDocumentKinds,
}
