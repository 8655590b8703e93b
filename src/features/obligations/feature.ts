// Obligations 应尽事项 as the rest of the program knows them: who owes what in which window, read from the facts of every feature.
import type { FactObject, Feature } from '#/core/feature.ts'
import type { Figure } from '#/core/figure.ts'
import type { CodeListDeclaration } from '#/core/settings/setting.ts'
import { obligationsContract } from './contract.ts'
import { obligationsDemo } from './demo.ts'
import { obligationEvents } from './events.ts'
import { obligationFigures } from './indicators.ts'
import { remindJob } from './jobs.ts'
import { exemptionsList } from './lists.ts'
import { everyCell } from './read.ts'
import { obligationRoutes } from './routes.ts'
import { obligationWorklists } from './worklists.ts'

const cellsForFigures: NonNullable<Figure['prepare']> = async (tx, { committeeId, year, asOf }) =>
  [...(await everyCell(tx, committeeId, { year, asOf })).cells.values()].flat()

/** What facts are about and the words of the code lists come from all features. */
export const obligations = (
  known: () => { readonly objects: readonly FactObject[]; readonly codeLists: readonly CodeListDeclaration[] },
): Feature => ({
  name: 'obligations',
  title: '应尽事项',
  contract: { obligations: obligationsContract },
  routes: () => ({ obligations: obligationRoutes(known) }),
  rights: {
    'obligations:own': '查看自己和所代表机构的应尽事项，申请免除',
    'obligations:read': '查看全部应尽事项的完成情况',
    'obligations:write': '规定应尽事项',
    'obligations:exempt': '审批免除应尽事项',
  },
  events: Object.values(obligationEvents),
  factObjects: [{ kind: 'obligation-exemption', title: '免除申请', url: (id) => `/obligation-exemptions/${id}` }],
  figures: obligationFigures(cellsForFigures),
  lists: [exemptionsList],
  worklists: obligationWorklists,
  jobs: [remindJob],
  demo: [obligationsDemo(() => known().codeLists)],
})
