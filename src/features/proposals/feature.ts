// Proposals as the rest of the program knows them.
import { withParts, type Feature } from '#/core/feature.ts'
import { appraisalPart } from './appraisal/part.ts'
import { proposalAttachments } from './attachments.ts'
import { proposalCodeLists } from './codes.ts'
import { commitmentsPart } from './commitments/part.ts'
import { conversionPart } from './conversion/part.ts'
import { togetherPart } from './together/part.ts'
import { meetingPart } from './meeting/part.ts'
import { collectingPart } from './collecting/part.ts'
import { courseContracts } from './contract.ts'
import { proposalsDemo } from './demo.ts'
import { pastYearDemo } from './demo-past.ts'
import { documentsPart } from './documents/part.ts'
import { elevatedPart } from './elevated/part.ts'
import { followDeadlines } from './due-days.ts'
import { exchangePart } from './exchange/part.ts'
import { proposalEvents } from './events.ts'
import { proposalFacts } from './facts.ts'
import { proposalImporter } from './importer.ts'
import { proposalFigures } from './indicators.ts'
import { cosignJob, lapseJob } from './jobs.ts'
import { proposalStates } from './lifecycle.ts'
import { formsList, myProposalsList, proposalsList, tasksList } from './lists.ts'
import { consultationsRoutes, feedbackRoutes, proposalsRoutes, tasksRoutes } from './routes.ts'
import { publicityBegins } from './publicity/demo.ts'
import { publicityPart } from './publicity/part.ts'
import { proposalSettings } from './settings.ts'
import { visibleMatter } from './store.ts'
import { supervisionPart } from './supervision/part.ts'
import { tasksPart } from './tasks/part.ts'
import { proposalWorklists } from './worklists.ts'

const course: Feature = {
  name: 'proposals',
  title: '提案',
  contract: courseContracts,
  routes: () => ({ proposals: proposalsRoutes, tasks: tasksRoutes, consultations: consultationsRoutes, feedback: feedbackRoutes }),
  rights: {
    'proposals:write': '起草、提交、撤回本人或本单位的提案',
    'proposals:cosign': '联名',
    'proposals:enter': '代录提案',
    'proposals:review': '初审提案',
    'proposals:joint-review': '参加联合审查',
    'proposals:decide': '决定立案、并案、不予立案',
    'proposals:allocate': '拟定承办单位',
    'proposals:assign': '交办',
    'proposals:handle': '办理交办来的提案',
    'proposals:sign-reply': '签发答复',
    'proposals:evaluate': '评价答复',
    'proposals:rehandle': '要求重新办理、登记当面协商',
    'proposals:similar': '查相似提案',
    'proposals:list': '查看提案列表',
    'proposals:tasks': '查看办理任务列表',
    'proposals:forms': '查看征询意见表',
    'proposals:import': '导入提案',
    'proposals:read-open': '查看他人已立案且同意公开的提案',
    'proposals:read-all': '查看全部已立案提案',
  },
  events: Object.values(proposalEvents),
  facts: [proposalFacts],
  figures: proposalFigures,
  lists: [proposalsList, myProposalsList, tasksList, formsList],
  settings: proposalSettings,
  codeLists: proposalCodeLists,
  worklists: proposalWorklists,
  importers: [proposalImporter],
  jobs: [lapseJob, cosignJob],
  deadlinesMoved: [followDeadlines],
  attachments: proposalAttachments,
  demo: [publicityBegins, proposalsDemo, pastYearDemo],
  matters: [{ kind: 'proposal', title: '提案', states: proposalStates, visible: visibleMatter, url: (id) => `/proposals/${id}` }],
}

/** The course from draft to kept answer, and what is done around it, each in a folder of its own. */
export const proposals = withParts(course, [
  collectingPart,
  meetingPart,
  togetherPart,
  conversionPart,
  documentsPart,
  exchangePart,
  tasksPart,
  appraisalPart,
  commitmentsPart,
  elevatedPart,
  supervisionPart,
  // Last: the figures it gives to the public are those of the whole demonstration.
  publicityPart,
])
