// The published API of what a resolution can change: dated rules, code lists.
import { z } from 'zod'
import { isDay } from '../day.ts'
import { dayText, id, route, words } from '../http/contract.ts'

const day = dayText.refine(isDay, { error: '没有这一天' })
const source = words('依据', 200)
const made = z.object({ id: z.string() })
const form = z.record(z.string(), z.unknown())

const told = z.object({ value: z.unknown(), words: z.string() })

const settingView = z.object({
  key: z.string(),
  title: z.string(),
  help: z.string(),
  source: z.string(),
  scope: z.enum(['committee', 'session']),
  /** JSON Schema of the change; null for whoever may only read. */
  form: form.nullable(),
  standard: told,
  presets: z.array(z.object({ title: z.string(), value: z.unknown() })),
  /** What holds today for the committee; a session may have its own. */
  now: told,
  history: z.array(
    z.object({
      id: z.string(),
      session: z.object({ id: z.string(), title: z.string() }).nullable(),
      fromDay: z.string(),
      value: z.unknown(),
      words: z.string(),
      source: z.string(),
      recordedAt: z.string(),
    }),
  ),
})

export const settingsPage = z.object({
  settings: z.array(settingView),
  sessions: z.array(z.object({ id: z.string(), title: z.string() })),
  today: z.string(),
  mayEdit: z.boolean(),
})
export type SettingsPageData = z.infer<typeof settingsPage>

const codeList = z.object({ name: z.string(), title: z.string(), source: z.string() })

export const codeListPage = codeList.extend({
  forms: z.object({ save: form, retire: form }).nullable(),
  rows: z.array(
    z.object({
      code: z.string(),
      label: z.string(),
      fromDay: z.string().nullable(),
      toDay: z.string().nullable(),
      inForce: z.boolean(),
      data: z.record(z.string(), z.unknown()),
    }),
  ),
  today: z.string(),
  mayEdit: z.boolean(),
})
export type CodeListPageData = z.infer<typeof codeListPage>

const key = z.string().max(80)

/** What every change asks besides the value. */
export const changeFields = { fromDay: day.meta({ title: '生效日' }), source: source.meta({ title: '依据' }) }

export const codeFields = z.strictObject({
  code: z
    .string()
    .regex(/^[\w.-]{1,40}$/, { error: '代码只能用字母、数字、点和横线，最多40位' })
    .meta({ title: '代码', help: '已有的代码填新的名称，就是自生效日起改名' }),
  label: words('名称', 60).meta({ title: '名称' }),
  ...changeFields,
})

export const retirement = z.strictObject({ lastDay: day.meta({ title: '使用的最后一天' }), source: source.meta({ title: '依据' }) })

export const settingsContract = {
  list: route
    .meta({ right: 'settings:read', ownership: 'any' })
    .route({ method: 'GET', path: '/settings', summary: '规则：现行、默认和沿革', tags: ['settings'] })
    .input(z.strictObject({}))
    .output(settingsPage),
  change: route
    .meta({ right: 'settings:write', ownership: 'any' })
    .route({ method: 'POST', path: '/settings/{key}', summary: '修改一项规则，自某日起生效', tags: ['settings'] })
    .input(
      z.strictObject({
        key,
        sessionId: id.nullable().optional(),
        fromDay: changeFields.fromDay,
        value: z.unknown(),
        source: changeFields.source,
      }),
    )
    .output(made),
}

export const codesContract = {
  lists: route
    .meta({ right: 'settings:read', ownership: 'any' })
    .route({ method: 'GET', path: '/codes', summary: '代码表一览', tags: ['settings'] })
    .input(z.strictObject({}))
    .output(z.array(codeList)),
  show: route
    .meta({ right: 'settings:read', ownership: 'any' })
    .route({ method: 'GET', path: '/codes/{list}', summary: '一张代码表及其沿革', tags: ['settings'] })
    .input(z.strictObject({ list: key }))
    .output(codeListPage),
  save: route
    .meta({ right: 'settings:write', ownership: 'any' })
    .route({ method: 'POST', path: '/codes/{list}', summary: '增加一个代码，或自某日起改名', tags: ['settings'] })
    .input(z.strictObject({ list: key, ...codeFields.shape, data: z.record(z.string().max(40), z.unknown()).optional() }))
    .output(made),
  retire: route
    .meta({ right: 'settings:write', ownership: 'any' })
    .route({ method: 'POST', path: '/codes/{list}/{code}/retirement', summary: '停用一个代码', tags: ['settings'] })
    .input(z.strictObject({ list: key, code: key, ...retirement.shape }))
    .output(made),
  pick: route
    .meta({ right: 'signed-in', ownership: 'any' })
    .route({ method: 'GET', path: '/pick/codes', summary: '选择代码', tags: ['settings'] })
    .input(z.strictObject({ list: key, q: z.string().max(60).optional(), ids: z.string().max(400).optional() }))
    .output(z.array(z.object({ id: z.string(), name: z.string(), note: z.string().nullable() }))),
}
