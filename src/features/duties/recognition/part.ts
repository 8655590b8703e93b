// Recognition 表彰批评谈话 as a part of duties.
import type { FeaturePart } from '#/core/feature.ts'
import type { SettingDeclaration } from '#/core/settings/setting.ts'
import { recognitionKinds } from './codes.ts'
import { recognitionContract } from './contract.ts'
import { recognitionEvents } from './events.ts'
import { recognitionFacts } from './facts.ts'
import { recognitionFigures } from './indicators.ts'
import { recognitionsList } from './lists.ts'
import { recognitionDocumentKinds } from './printing.ts'
import { recognitionRoutes } from './routes.ts'
import { showDays } from './settings.ts'
import { recognitionWorklists } from './worklists.ts'

export const recognitionPart: FeaturePart = {
  contract: { recognition: recognitionContract },
  routes: () => ({ recognition: recognitionRoutes }),
  rights: {
    'recognition:read': '查看表彰、批评',
    'recognition:talks': '查看、登记提醒和谈话',
    'recognition:nominate': '提名表彰、批评、谈话的对象',
    'recognition:check': '核查提名、公示、办结',
    'recognition:approve': '登记主席会议对表彰、批评、谈话的批准，撤销',
  },
  events: Object.values(recognitionEvents),
  facts: [recognitionFacts],
  factObjects: [{ kind: 'recognition', title: '表彰批评谈话', url: (id) => `/recognitions/${id}` }],
  figures: recognitionFigures,
  lists: [recognitionsList],
  codeLists: [recognitionKinds],
  settings: [showDays] as readonly SettingDeclaration[],
  worklists: recognitionWorklists,
  documents: recognitionDocumentKinds,
}
