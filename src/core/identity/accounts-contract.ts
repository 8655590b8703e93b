// The administration of accounts and posts: who has one, what he holds, and the acts of the system and the security administrator.
import { z } from 'zod'
import { dayText, id, route, words } from '../http/contract.ts'

const none = z.object({ ok: z.literal(true) })

export const newAccount = z.strictObject({
  personId: id.optional().meta({ title: '人员', widget: 'person', help: '已登记的人员从这里选；还没有登记的，留空并填写下面的姓名' }),
  /** For somebody the register does not have yet; given instead of personId. */
  name: words('姓名', 40).optional().meta({ title: '姓名', help: '只在上面没有选人时填写，同时登记为人员' }),
  username: z
    .string({ error: '请填写用户名' })
    .trim()
    .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}$/u, { error: '用户名2—32位，用文字、数字、点、短横线和下划线' })
    .meta({ title: '用户名', help: '2—32位，用文字、数字、点、短横线和下划线；登录时不分大小写' }),
})

export const disabling = z.strictObject({ reason: words('停用理由', 200) })
export const subjectLink = z.strictObject({ subject: words('统一身份标识', 255) })

/** What a post is, once it is known whose and which role. */
export const newPost = z.strictObject({
  title: words('职务', 60),
  fromDay: dayText.meta({ title: '任职日期' }),
  toDay: dayText.nullable().default(null).meta({ title: '任期截止', help: '没有任期的留空' }),
  source: words('依据', 200).meta({ help: '任命文件或会议决定' }),
})
/** The same for a role that is held for a body. */
export const newPostInBody = z.strictObject({ bodyId: id.meta({ title: '单位', widget: 'unit' }), ...newPost.shape })
export const postEnd = z.strictObject({ toDay: dayText.meta({ title: '最后一日' }) })

const firstLabels = { 'security-admin': '安全管理员', 'audit-admin': '审计管理员' } as const
export type FirstAdministrator = keyof typeof firstLabels
export const firstAdministrators: readonly FirstAdministrator[] = ['security-admin', 'audit-admin']

/** The form offers only what nobody has been named to yet. */
export const appointment = (offered: readonly FirstAdministrator[]) =>
  z.strictObject({
    role: z.enum(offered, { error: '请选择角色' }).meta({ title: '角色', labels: firstLabels }),
    source: words('依据', 200),
  })

const form = z.record(z.string(), z.unknown())
export const accountForms = z.object({
  create: form,
  post: form,
  postInBody: form,
  endPost: form,
  disable: form,
  link: form,
  /** Null once both have been named. */
  appoint: form.nullable(),
})
export type AccountForms = z.infer<typeof accountForms>

export const roleRow = z.object({
  name: z.string(),
  label: z.string(),
  secondFactor: z.boolean(),
  inBody: z.boolean(),
  administrator: z.string().nullable(),
  rights: z.array(z.object({ right: z.string(), label: z.string() })),
})
export type RoleRow = z.infer<typeof roleRow>

export const accountPage = z.object({
  id: z.string(),
  username: z.string(),
  state: z.enum(['active', 'disabled']),
  disabledReason: z.string().nullable(),
  person: z.object({ id: z.string(), name: z.string() }),
  secondFactor: z.boolean(),
  passwordTemporary: z.boolean(),
  lastSignInAt: z.date().nullable(),
  posts: z.array(
    z.object({
      id: z.string(),
      role: z.string(),
      roleLabel: z.string(),
      bodyName: z.string().nullable(),
      title: z.string(),
      fromDay: z.string(),
      toDay: z.string().nullable(),
      source: z.string(),
    }),
  ),
  sessions: z.array(z.object({ openedAt: z.date(), seenAt: z.date(), source: z.string(), agent: z.string() })),
  subjects: z.array(z.object({ issuer: z.string(), subject: z.string() })),
})
/** As a browser reads it: instants travel as text. */
export type AccountPageData = Omit<z.infer<typeof accountPage>, 'lastSignInAt' | 'sessions'> & {
  readonly lastSignInAt: string | null
  readonly sessions: readonly { readonly openedAt: string; readonly seenAt: string; readonly source: string; readonly agent: string }[]
}

export const accountsContract = {
  roles: route
    .meta({ right: 'accounts:read', ownership: 'any' })
    .route({ method: 'GET', path: '/roles', summary: '角色和权限表', tags: ['账号'] })
    .output(z.array(roleRow)),
  show: route
    .meta({ right: 'accounts:read', ownership: 'any' })
    .route({ method: 'GET', path: '/accounts/{id}', summary: '一个账号：状态、任职、登录', tags: ['账号'] })
    .input(z.strictObject({ id }))
    .output(accountPage),
  forms: route
    .meta({ right: 'accounts:read', ownership: 'any' })
    .route({ method: 'GET', path: '/accounts/forms', summary: '账号和任职的表单', tags: ['账号'] })
    .output(accountForms),
  create: route
    .meta({ right: 'accounts:create', ownership: 'any' })
    .route({ method: 'POST', path: '/accounts', summary: '为一个人开设账号', tags: ['账号'] })
    .input(newAccount)
    .output(z.object({ id: z.string(), username: z.string(), password: z.string() })),
  resetPassword: route
    .meta({ right: 'accounts:create', ownership: 'any' })
    .route({ method: 'POST', path: '/accounts/{id}/password', summary: '重置密码，给出一次性初始密码', tags: ['账号'] })
    .input(z.strictObject({ id }))
    .output(z.object({ username: z.string(), password: z.string() })),
  disable: route
    .meta({ right: 'accounts:manage', ownership: 'any' })
    .route({ method: 'POST', path: '/accounts/{id}/disabling', summary: '停用账号', tags: ['账号'] })
    .input(disabling.extend({ id }))
    .output(none),
  enable: route
    .meta({ right: 'accounts:manage', ownership: 'any' })
    .route({ method: 'DELETE', path: '/accounts/{id}/disabling', summary: '恢复账号', tags: ['账号'] })
    .input(z.strictObject({ id }))
    .output(none),
  endSessions: route
    .meta({ right: 'accounts:manage', ownership: 'any' })
    .route({ method: 'DELETE', path: '/accounts/{id}/sessions', summary: '结束一个账号的全部登录', tags: ['账号'] })
    .input(z.strictObject({ id }))
    .output(z.object({ ended: z.int() })),
  removeFactor: route
    .meta({ right: 'accounts:manage', ownership: 'any' })
    .route({ method: 'DELETE', path: '/accounts/{id}/factor', summary: '解除一个账号的动态口令（本人丢失手机时）', tags: ['账号'] })
    .input(z.strictObject({ id }))
    .output(none),
  linkSubject: route
    .meta({ right: 'accounts:manage', ownership: 'any' })
    .route({ method: 'PUT', path: '/accounts/{id}/subject', summary: '关联统一身份认证', tags: ['账号'] })
    .input(subjectLink.extend({ id }))
    .output(none),
  unlinkSubject: route
    .meta({ right: 'accounts:manage', ownership: 'any' })
    .route({ method: 'DELETE', path: '/accounts/{id}/subject', summary: '取消关联统一身份认证', tags: ['账号'] })
    .input(z.strictObject({ id }))
    .output(none),
  grantPost: route
    .meta({ right: 'accounts:manage', ownership: 'any' })
    .route({ method: 'POST', path: '/posts', summary: '任职：一个人在一段时间里担任一个角色', tags: ['账号'] })
    .input(
      newPost.extend({
        personId: id.meta({ title: '人员' }),
        role: words('角色', 40),
        bodyId: id.nullable().default(null).meta({ title: '单位' }),
      }),
    )
    .output(z.object({ id: z.string() })),
  endPost: route
    .meta({ right: 'accounts:manage', ownership: 'any' })
    .route({ method: 'POST', path: '/posts/{id}/end', summary: '免职：任职到某日为止', tags: ['账号'] })
    .input(postEnd.extend({ id }))
    .output(none),
  appointAdministrator: route
    .meta({ right: 'accounts:create', ownership: 'any' })
    .route({ method: 'POST', path: '/first-administrators', summary: '首次任命安全管理员或审计管理员', tags: ['账号'] })
    .input(appointment(firstAdministrators).extend({ personId: id.meta({ title: '人员' }) }))
    .output(z.object({ id: z.string() })),
}
