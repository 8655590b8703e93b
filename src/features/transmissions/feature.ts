// 请示报告 as the rest of the program knows it: what is sent to somebody by a channel, and what came back.
import type { Feature } from '#/core/feature.ts'
import { recipients, transmissionKinds } from './codes.ts'
import { transmissionsContract } from './contract.ts'
import { transmissionsDemo } from './demo.ts'
import { transmissionEvents } from './events.ts'
import { transmissionFacts } from './facts.ts'
import { transmissionFigures } from './indicators.ts'
import { transmissionStates } from './lifecycle.ts'
import { transmissionsList } from './lists.ts'
import { transmissionsRoutes } from './routes.ts'
import { transmissionSettings } from './settings.ts'
import { visibleTransmissionMatter } from './store.ts'
import { transmissionWorklists } from './worklists.ts'

export const transmissions: Feature = {
  name: 'transmissions',
  title: '请示报告',
  contract: { transmissions: transmissionsContract },
  routes: () => ({ transmissions: transmissionsRoutes }),
  rights: {
    'transmissions:read': '查看请示报告登记簿（本机构的）',
    'transmissions:read-all': '查看全部请示报告，以市政协名义报送',
    'transmissions:write': '起草、登记请示报告和批复',
    'transmissions:sign': '签发请示报告',
  },
  events: Object.values(transmissionEvents),
  facts: [transmissionFacts],
  figures: transmissionFigures,
  lists: [transmissionsList],
  settings: transmissionSettings,
  codeLists: [transmissionKinds, recipients],
  worklists: transmissionWorklists,
  matters: [
    {
      kind: 'transmission',
      title: '请示报告',
      states: transmissionStates,
      visible: visibleTransmissionMatter,
      url: (id) => `/transmissions/${id}`,
    },
  ],
  demo: [transmissionsDemo],
}
