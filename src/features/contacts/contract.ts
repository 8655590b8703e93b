// The published API of contacts: records, contact persons, the network with its breaks, who is placed in which branch and grid.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { isDay } from '#/core/day.ts'
import { version } from '#/core/http/moves.ts'
import { coded, named, told } from '#/core/http/shapes.ts'
import { ages, ranks } from './network-rules.ts'

const day = dayText.refine(isDay, { error: '没有这一天' })
const source = words('依据', 120)
const code = z.string().min(1).max(30)
const people = z.int({ error: '人数应是整数' }).min(1).max(100_000).meta({ title: '人数' })
const made = z.object({ id: z.string() })

export const contactForm = z.strictObject({
  kind: code.meta({ title: '联系方式' }),
  day: day.meta({ title: '日期' }),
  place: words('地点', 100, 0),
  persons: z.array(id).max(50).meta({ title: '联系对象' }),
  contactPersons: z.array(id).max(50).meta({ title: '联系人' }),
  masses: z
    .strictObject({ category: code.meta({ title: '类别' }), people })
    .nullable()
    .meta({ title: '界别群众' }),
  topics: words('话题', 200),
  heard: words('听到的情况', 4000, 0),
  followUp: words('后续', 1000, 0),
})
export type ContactForm = z.infer<typeof contactForm>

/** Half written is all right. */
export const contactDraft = contactForm.extend({
  kind: words('方式', 30, 0),
  day: z.union([day, z.literal('')]),
  topics: words('话题', 200, 0),
  masses: z.strictObject({ category: words('对象', 30, 0), people: people.nullable() }).nullable(),
})
export type ContactDraft = z.infer<typeof contactDraft>

export const contactWithdrawal = z.strictObject({ reason: words('原因', 200).meta({ widget: 'textarea' }) })
export const contactTrace = z.strictObject({ matterId: id.meta({ title: '形成的提案', widget: 'proposal' }) })

const ageSeen = z.object({
  age: z.enum(ages),
  label: z.string(),
  due: z.string(),
  steps: z.array(z.string()),
  lastOn: z.string().nullable(),
})
const linked = named.extend({ linkId: z.string(), rank: z.string().nullable(), note: z.string().nullable(), standing: ageSeen })
export type LinkedPerson = z.infer<typeof linked>

export const myContacts = z.object({
  /** Whom I contact, the most urgent first. */
  down: z.array(linked),
  /** Who contacts me. */
  up: z.array(named.extend({ rank: z.string().nullable(), since: z.string(), lastOn: z.string().nullable() })),
  thisYear: z.object({ contacts: z.int(), people: z.int() }),
  rule: z.string(),
  mayRecord: z.boolean(),
})
export type MyContacts = z.infer<typeof myContacts>

export const writing = z.object({
  /** The id under which the draft is kept and the record will stand. */
  id: z.string(),
  form: contactDraft,
  known: z.array(named),
  linked: z.array(linked),
  contactPersons: z.array(named.extend({ note: z.string().nullable() })),
  kinds: z.array(coded),
  categories: z.array(coded),
  correctionDays: z.int(),
  /** The record to be corrected. */
  corrects: z.string().nullable(),
})
export type Writing = z.infer<typeof writing>

export const contactPage = z.object({
  id: z.string(),
  rootId: z.string(),
  kind: coded,
  day: z.string(),
  place: z.string(),
  maker: named,
  with: z.array(
    z.object({
      id: z.string().nullable(),
      name: z.string(),
      people: z.int(),
      category: z.string(),
      chain: z.int().nullable(),
      url: z.string().nullable(),
    }),
  ),
  /** Null to whoever was contacted: what was said is the maker's and the office's. */
  said: z.object({ topics: z.string(), heard: z.string(), followUp: z.string() }).nullable(),
  matter: z.object({ id: z.string(), title: z.string(), url: z.string().nullable(), on: z.string() }).nullable(),
  recordedOn: z.string(),
  voided: z.object({ on: z.string(), reason: z.string(), replacedBy: z.string().nullable() }).nullable(),
  /** Why it may not be corrected now; empty when it may. Null to everybody but the maker. */
  correction: z.object({ until: z.string(), reasons: z.array(z.string()) }).nullable(),
  mayTrace: z.boolean(),
  timeline: z.array(told),
})
export type ContactPageData = z.infer<typeof contactPage>

const personFields = {
  category: code.meta({ title: '类别', widget: 'code', list: 'contact-category' }),
  name: words('姓名', 40),
  workplace: words('单位和职务', 80, 0),
  place: words('常住地', 60, 0),
  interests: words('专长和关注', 300, 0).meta({ widget: 'textarea' }),
  consentOn: day.nullable().meta({ title: '本人同意登记的日期', help: '没有征得同意的，只记姓名、类别和单位' }),
}
const mobile = z
  .string()
  .trim()
  .regex(/^1\d{10}$/, { error: '手机号码应是11位数字' })
  .nullable()
  .meta({ title: '手机号码', help: '加密保存，只有联系的人和办公室能看，看一次留一次痕' })

export const contactPersonForm = z.strictObject({ ...personFields, mobile })
export const contactPersonEdit = z.strictObject({
  ...personFields,
  ownerId: id.meta({ title: '由谁联系', widget: 'person' }),
  mobile: mobile.optional(),
})
export const contactPersonRelease = z.strictObject({ reason: words('原因', 100) })

export const contactPersonPage = z.object({
  id: z.string(),
  version: z.int(),
  category: coded,
  name: z.string(),
  workplace: z.string(),
  place: z.string(),
  interests: z.string(),
  consentOn: z.string().nullable(),
  hasMobile: z.boolean(),
  owner: named,
  fromDay: z.string(),
  released: z.object({ on: z.string(), reason: z.string() }).nullable(),
  contacts: z.array(z.object({ id: z.string(), day: z.string(), kind: z.string(), topics: z.string() })),
  timeline: z.array(told),
})
export type ContactPersonPageData = z.infer<typeof contactPersonPage>

const rank = z.enum(ranks)
const chainPerson = named.extend({ rank: rank.nullable(), sector: z.string().nullable() })
export const networkPage = z.object({
  people: z.array(chainPerson),
  links: z.array(
    z.object({
      id: z.string(),
      fromId: z.string(),
      toId: z.string(),
      fromDay: z.string(),
      source: z.string(),
      hop: z.int().nullable(),
      standing: ageSeen,
    }),
  ),
  breaks: z.array(z.object({ kind: z.string(), label: z.string(), personId: z.string(), linkId: z.string().nullable(), says: z.string() })),
  counts: z.array(z.object({ rank, label: z.string(), people: z.int(), covered: z.int() })),
  /** Members outside the Party reached in at most three hops. */
  reached: z.object({ of: z.int(), reached: z.int() }),
  rule: z.string(),
  /** Only the members of the reader's own committee are shown. */
  partial: z.boolean(),
  mayAssign: z.boolean(),
})
export type NetworkPageData = z.infer<typeof networkPage>

export const proposals = z.object({
  rows: z.array(
    z.object({ to: chainPerson, from: named.nullable(), why: z.string(), choices: z.array(named.extend({ note: z.string().nullable() })) }),
  ),
})
export type Proposals = z.infer<typeof proposals>

export const linksGiven = z.strictObject({
  links: z
    .array(z.strictObject({ fromId: id, toId: id }))
    .min(1, { error: '请至少选一条联系' })
    .max(500),
  fromDay: day.meta({ title: '开始日期' }),
  source,
})
export const linksEnding = z.strictObject({
  ids: z.array(id).min(1, { error: '请至少选一条联系' }).max(500),
  lastDay: day.meta({ title: '最后一天' }),
  source,
})

export const placesPage = z.object({
  bodies: z.array(named.extend({ kind: coded, url: z.string(), people: z.array(named.extend({ linkId: z.string(), since: z.string() })) })),
  /** Who should be in one and is not: Party members without a branch, members without a grid. */
  missing: z.object({ branch: z.array(named), grid: z.array(named) }),
  mayPlace: z.boolean(),
})
export type PlacesPageData = z.infer<typeof placesPage>

export const placing = z.strictObject({
  personIds: z.array(id).min(1, { error: '请选择人员' }).max(500).meta({ title: '人员', widget: 'people' }),
  fromDay: day.meta({ title: '开始日期' }),
  source,
})

const all = { ownership: 'any' } as const
const own = { ownership: 'related' } as const
const tags = ['contacts']

export const contactsContract = {
  mine: route
    .meta({ right: 'contacts:record', ...all })
    .route({ method: 'GET', path: '/contact-records/mine', summary: '我联系谁，谁联系我', tags })
    .input(z.strictObject({}))
    .output(myContacts),
  writing: route
    .meta({ right: 'contacts:record', ...all })
    .route({ method: 'GET', path: '/contact-records/writing', summary: '记一次联系：草稿和可以选的人', tags })
    .input(z.strictObject({ with: id.optional(), corrects: id.optional() }))
    .output(writing),
  saveDraft: route
    .meta({ right: 'contacts:record', ...all })
    .route({ method: 'PUT', path: '/contact-records/draft', summary: '保存联系记录的草稿', tags })
    .input(z.strictObject({ id, form: contactDraft }))
    .output(made),
  record: route
    .meta({ right: 'contacts:record', ...all })
    .route({ method: 'POST', path: '/contact-records', summary: '记录一次联系', successStatus: 201, tags })
    .input(z.strictObject({ id, form: contactForm }))
    .output(made),
  get: route
    .meta({ right: 'contacts:read', ...own })
    .route({ method: 'GET', path: '/contact-records/{id}', summary: '一次联系', tags })
    .input(z.strictObject({ id }))
    .output(contactPage),
  correct: route
    .meta({ right: 'contacts:record', ...own })
    .route({ method: 'POST', path: '/contact-records/{id}/correction', summary: '更正联系记录', tags })
    .input(z.strictObject({ id, form: contactForm, reason: words('更正原因', 200) }))
    .output(made),
  withdraw: route
    .meta({ right: 'contacts:record', ...own })
    .route({ method: 'POST', path: '/contact-records/{id}/withdrawal', summary: '撤回联系记录', tags })
    .input(contactWithdrawal.extend({ id }))
    .output(made),
  trace: route
    .meta({ right: 'contacts:read', ...own })
    .route({ method: 'POST', path: '/contact-records/{id}/matter', summary: '登记由这次联系形成的提案', tags })
    .input(contactTrace.extend({ id }))
    .output(made),
}

export const contactPeopleContract = {
  register: route
    .meta({ right: 'contacts:people', ...all })
    .route({ method: 'POST', path: '/contact-people', summary: '登记联系人', successStatus: 201, tags })
    .input(contactPersonForm)
    .output(made),
  get: route
    .meta({ right: 'contacts:people', ...own })
    .route({ method: 'GET', path: '/contact-people/{id}', summary: '联系人', tags })
    .input(z.strictObject({ id }))
    .output(contactPersonPage),
  edit: route
    .meta({ right: 'contacts:people', ...own })
    .route({ method: 'PUT', path: '/contact-people/{id}', summary: '修改联系人', tags })
    .input(contactPersonEdit.extend({ id, version }))
    .output(z.object({ id: z.string(), version: z.int() })),
  mobile: route
    .meta({ right: 'contacts:people', ...own })
    .route({ method: 'POST', path: '/contact-people/{id}/mobile', summary: '查看联系人的手机号码（留痕）', tags })
    .input(z.strictObject({ id }))
    .output(z.object({ mobile: z.string() })),
  release: route
    .meta({ right: 'contacts:people', ...own })
    .route({ method: 'POST', path: '/contact-people/{id}/release', summary: '不再联系', tags })
    .input(contactPersonRelease.extend({ id }))
    .output(made),
}

export const contactNetworkContract = {
  get: route
    .meta({ right: 'contacts:network', ...all })
    .route({ method: 'GET', path: '/contact-network', summary: '三级联系网络和断点', tags })
    .input(z.strictObject({}))
    .output(networkPage),
  proposals: route
    .meta({ right: 'contacts:assign', ...all })
    .route({ method: 'GET', path: '/contact-network/proposals', summary: '没有人联系的，建议由谁联系', tags })
    .input(z.strictObject({}))
    .output(proposals),
  assign: route
    .meta({ right: 'contacts:assign', ...all })
    .route({ method: 'POST', path: '/contact-network/links', summary: '成批安排联系', tags })
    .input(linksGiven)
    .output(z.object({ made: z.int() })),
  end: route
    .meta({ right: 'contacts:assign', ...all })
    .route({ method: 'POST', path: '/contact-network/endings', summary: '成批结束联系', tags })
    .input(linksEnding)
    .output(z.object({ ended: z.int() })),
  places: route
    .meta({ right: 'contacts:network', ...all })
    .route({ method: 'GET', path: '/contact-network/places', summary: '党组、党支部和网格里有谁，还有谁没有编入', tags })
    .input(z.strictObject({}))
    .output(placesPage),
  place: route
    .meta({ right: 'contacts:assign', ...all })
    .route({ method: 'POST', path: '/contact-network/places/{id}', summary: '成批编入党组、党支部或网格', tags })
    .input(placing.extend({ id }))
    .output(z.object({ placed: z.int() })),
}

export const contactContracts = { contacts: contactsContract, contactPeople: contactPeopleContract, contactNetwork: contactNetworkContract }
