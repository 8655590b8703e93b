// Contacts as the rest of the program knows them: 三级联系、联系记录、非委员联系人.
import type { Feature, MatterKind } from '#/core/feature.ts'
import { contactAttachments } from './attachments.ts'
import { contactCategories, contactKinds } from './codes.ts'
import { contactContracts } from './contract.ts'
import { contactsDemo } from './demo.ts'
import { contactEvents } from './events.ts'
import { contactFacts } from './facts.ts'
import { allContactFigures } from './indicators.ts'
import { contactPeopleList, contactsList } from './lists.ts'
import { contactNetworkRoutes, contactPeopleRoutes, contactsRoutes } from './routes.ts'
import { contactSettings } from './settings.ts'
import { contactWorklists } from './worklists.ts'

/** `matters`: what a contact may have led to, of whatever feature. */
export const contacts = (matters: () => readonly MatterKind[]): Feature => ({
  name: 'contacts',
  title: '联系',
  contract: contactContracts,
  routes: () => ({ contacts: contactsRoutes(matters), contactPeople: contactPeopleRoutes, contactNetwork: contactNetworkRoutes }),
  rights: {
    'contacts:record': '记录自己的联系，看自己的联系对象',
    'contacts:read': '查看联系记录（本人的；办公室和领导看全部，专委会办公室看本专委会委员的）',
    'contacts:all': '查看全部联系记录和网络',
    'contacts:network': '查看联系网络和断点（专委会办公室看本专委会委员的）',
    'contacts:assign': '安排和结束联系，编入党支部和网格，管理全部联系人',
    'contacts:people': '登记和查看自己的非委员联系人',
  },
  events: Object.values(contactEvents),
  facts: [contactFacts],
  factObjects: [{ kind: 'contact', title: '联系记录', url: (id) => `/contacts/${id}` }],
  figures: allContactFigures,
  lists: [contactsList, contactPeopleList],
  codeLists: [contactKinds, contactCategories],
  settings: contactSettings,
  worklists: contactWorklists,
  attachments: contactAttachments,
  demo: [contactsDemo(matters)],
})
