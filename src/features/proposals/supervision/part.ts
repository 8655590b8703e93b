// Supervision of proposals 督办 and the choice of key ones, as a part of proposals.
import { documentKind } from '#/core/documents/printing.ts'
import type { FeaturePart } from '#/core/feature.ts'
import { supervisionAttachments } from './attachments.ts'
import { supervisionContracts } from './contract.ts'
import { supervisionDemo } from './demo.ts'
import { supervisionDocuments } from './documents.ts'
import { selectionEvents, supervisionEvents } from './events.ts'
import { supervisionFacts } from './facts.ts'
import type { Supervision } from './item.ts'
import { supervisionStates } from './lifecycle.ts'
import { problemsList, selectionsList, supervisionList } from './lists.ts'
import { keySelectionsRoutes, supervisionRoutes } from './routes.ts'
import { supervisionSettings } from './settings.ts'
import { findSupervision, visibleSupervision } from './store.ts'
import { activityKinds } from './words.ts'
import { supervisionWorklists } from './worklists.ts'

export const supervisionPart: FeaturePart = {
  contract: supervisionContracts,
  routes: () => ({ keySelections: keySelectionsRoutes, supervision: supervisionRoutes }),
  rights: {
    'supervision:read': '查看督办',
    'supervision:candidates': '查看重点提案候选',
    'supervision:recommend': '推荐重点提案候选',
    'supervision:shortlist': '提出重点提案建议名单',
    'supervision:decide': '登记主席会议对重点提案的决定',
    'supervision:write': '开办督办、拟方案、记活动、列问题',
    'supervision:approve': '审定督办方案、审阅督办报告',
    'supervision:instruct': '批示、登记批示',
    'supervision:answer': '向督办方书面报告、回复整改',
    'supervision:accept': '办结督办',
  },
  events: [...Object.values(selectionEvents), ...Object.values(supervisionEvents)],
  facts: [supervisionFacts],
  lists: [supervisionList, selectionsList, problemsList],
  settings: supervisionSettings,
  codeLists: [activityKinds],
  worklists: supervisionWorklists,
  attachments: supervisionAttachments,
  documents: [
    documentKind<Supervision>({
      kind: 'supervision',
      read: findSupervision,
      called: (s) => s.cases.map((c) => (c.caseNo ? `第${c.caseNo}号` : c.subject.slice(0, 10))).join('、'),
      told: (s) => ({ kind: 'supervision', id: s.id }),
      papers: supervisionDocuments,
    }),
  ],
  demo: [supervisionDemo],
  matters: [
    { kind: 'supervision', title: '督办', states: supervisionStates, visible: visibleSupervision, url: (id) => `/supervision/${id}` },
  ],
}
