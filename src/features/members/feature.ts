// Members as the rest of the program knows them.
import type { Feature } from '#/core/feature.ts'
import { ethnicGroups, parties, seatEnds, seatKinds } from './codes.ts'
import { membersContract } from './contract.ts'
import { membersDemo } from './demo.ts'
import { memberEvents } from './events.ts'
import { membersImporter } from './import-members.ts'
import { membersList, personsList, seatsList } from './lists.ts'
import { membersRoutes } from './routes.ts'

export const members: Feature = {
  name: 'members',
  title: '委员',
  contract: { members: membersContract },
  routes: () => ({ members: membersRoutes }),
  rights: {
    'members:read': '查看委员名册',
    'members:file': '查看委员档案全貌（出生年月、履职、表彰处理）',
    'members:write': '登记人员，办理席位，设联络员，查看手机号码',
  },
  events: Object.values(memberEvents),
  lists: [membersList, seatsList, personsList],
  codeLists: [parties, ethnicGroups, seatKinds, seatEnds],
  importers: [membersImporter],
  demo: [membersDemo],
}
