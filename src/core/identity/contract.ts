// Signing in and out, the own password and second factor, the first start, and the administration of accounts and posts.
import { z } from 'zod'
import { dayText, id, route, words } from '../http/contract.ts'

const username = z
  .string({ error: '请填写用户名' })
  .trim()
  .min(1, { error: '请填写用户名' })
  .max(64, { error: '用户名最多64字' })
  .meta({ title: '用户名' })
const password = z.string({ error: '请填写密码' }).min(1, { error: '请填写密码' }).max(200, { error: '密码太长' }).meta({ title: '密码' })
const code = z
  .string({ error: '请填写验证码' })
  .trim()
  .min(6, { error: '验证码至少6位' })
  .max(20, { error: '验证码太长' })
  .meta({ title: '验证码' })

export const sessionView = z.object({
  person: z.object({ id: z.string(), name: z.string() }),
  account: z.object({ id: z.string(), username: z.string(), secondFactor: z.boolean() }),
  posts: z.array(z.object({ role: z.string(), roleLabel: z.string(), bodyId: z.string().nullable(), bodyName: z.string().nullable() })),
  rights: z.array(z.string()),
  /** What must be mended before anything else: an initial password, a second factor the post demands. */
  owes: z.enum(['password', 'secondFactor']).nullable(),
  committee: z.object({ id: z.int(), code: z.string(), name: z.string(), shortName: z.string() }),
  demo: z.boolean(),
  today: z.string(),
  /** Goes into the header x-csrf-token of every change. */
  csrf: z.string(),
})

const none = z.object({ ok: z.literal(true) })

export const identityContract = {
  session: {
    show: route
      .meta({ right: 'signed-in', ownership: 'self' })
      .route({ method: 'GET', path: '/session', summary: '当前登录', tags: ['登录'] })
      .output(sessionView),
    open: route
      .meta({ right: 'anyone', ownership: 'none' })
      .route({ method: 'POST', path: '/session', summary: '登录', tags: ['登录'] })
      .input(z.strictObject({ username, password, code: code.optional() }))
      .output(z.union([sessionView, z.object({ secondFactor: z.literal(true) })])),
    close: route
      .meta({ right: 'signed-in', ownership: 'self' })
      .route({ method: 'DELETE', path: '/session', summary: '退出登录', tags: ['登录'] })
      .output(none),
    changePassword: route
      .meta({ right: 'signed-in', ownership: 'self' })
      .route({ method: 'PUT', path: '/session/password', summary: '修改自己的密码', tags: ['登录'] })
      .input(z.strictObject({ current: password.meta({ title: '当前密码' }), next: password.meta({ title: '新密码' }) }))
      .output(sessionView),
    offerFactor: route
      .meta({ right: 'signed-in', ownership: 'self' })
      .route({ method: 'POST', path: '/session/factor', summary: '准备绑定动态口令', tags: ['登录'] })
      .input(z.strictObject({ password }))
      .output(z.object({ secret: z.string(), uri: z.string() })),
    confirmFactor: route
      .meta({ right: 'signed-in', ownership: 'self' })
      .route({ method: 'PUT', path: '/session/factor', summary: '输入第一个动态口令，完成绑定', tags: ['登录'] })
      .input(z.strictObject({ code }))
      .output(z.object({ recoveryCodes: z.array(z.string()), session: sessionView })),
    removeFactor: route
      .meta({ right: 'signed-in', ownership: 'self' })
      .route({ method: 'POST', path: '/session/factor/removal', summary: '解除自己的动态口令', tags: ['登录'] })
      .input(z.strictObject({ password, code }))
      .output(sessionView),
  },
  singleSignOn: {
    about: route
      .meta({ right: 'anyone', ownership: 'none' })
      .route({ method: 'GET', path: '/single-sign-on', summary: '是否启用统一身份认证', tags: ['登录'] })
      .output(z.object({ title: z.string().nullable() })),
    start: route
      .meta({ right: 'anyone', ownership: 'none' })
      .route({
        method: 'GET',
        path: '/single-sign-on/start',
        summary: '前往统一身份认证',
        tags: ['登录'],
        outputStructure: 'detailed',
        successStatus: 302,
      })
      .output(z.object({ status: z.literal(302), headers: z.object({ location: z.string() }) })),
    back: route
      .meta({ right: 'anyone', ownership: 'none' })
      .route({
        method: 'GET',
        path: '/single-sign-on/back',
        summary: '从统一身份认证返回',
        tags: ['登录'],
        outputStructure: 'detailed',
        successStatus: 302,
      })
      // The provider decides what it appends; only the code and the state are read.
      .input(z.record(z.string().max(40), z.string().max(4000)))
      .output(z.object({ status: z.literal(302), headers: z.object({ location: z.string() }) })),
  },
  setup: {
    show: route
      .meta({ right: 'anyone', ownership: 'none' })
      .route({ method: 'GET', path: '/setup', summary: '是否等待首次启用', tags: ['登录'] })
      .output(z.object({ open: z.boolean() })),
    run: route
      .meta({ right: 'anyone', ownership: 'none' })
      .route({ method: 'POST', path: '/setup', summary: '首次启用：建立政协和第一个系统管理员', tags: ['登录'] })
      .input(
        z.strictObject({
          code: z
            .string({ error: '请填写启用码' })
            .trim()
            .min(1, { error: '请填写启用码' })
            .max(40, { error: '启用码不对' })
            .meta({ title: '启用码' }),
          committee: z.strictObject({
            code: z
              .string()
              .trim()
              .regex(/^[A-Za-z0-9-]{1,20}$/, { error: '代码用字母、数字和短横线，最多20位' })
              .meta({ title: '代码' }),
            name: words('政协全称', 60),
            shortName: words('简称', 20),
          }),
          person: z.strictObject({ name: words('姓名', 40) }),
          username,
          password,
        }),
      )
      .output(sessionView),
  },
  demo: {
    accounts: route
      .meta({ right: 'anyone', ownership: 'none' })
      .route({ method: 'GET', path: '/demo-accounts', summary: '演示账号', tags: ['登录'] })
      .output(
        z.array(z.object({ username: z.string(), name: z.string(), roleLabels: z.array(z.string()), bodyName: z.string().nullable() })),
      ),
  },
  accounts: {
    roles: route
      .meta({ right: 'accounts:read', ownership: 'any' })
      .route({ method: 'GET', path: '/roles', summary: '角色和权限表', tags: ['账号'] })
      .output(
        z.array(
          z.object({
            name: z.string(),
            label: z.string(),
            secondFactor: z.boolean(),
            inBody: z.boolean(),
            administrator: z.string().nullable(),
            rights: z.array(z.object({ right: z.string(), label: z.string() })),
          }),
        ),
      ),
    show: route
      .meta({ right: 'accounts:read', ownership: 'any' })
      .route({ method: 'GET', path: '/accounts/{id}', summary: '一个账号：状态、任职、登录', tags: ['账号'] })
      .input(z.strictObject({ id }))
      .output(
        z.object({
          id: z.string(),
          username: z.string(),
          state: z.enum(['active', 'disabled']),
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
        }),
      ),
    create: route
      .meta({ right: 'accounts:create', ownership: 'any' })
      .route({ method: 'POST', path: '/accounts', summary: '为一个人开设账号', tags: ['账号'] })
      .input(
        z.strictObject({
          personId: id.optional().meta({ title: '人员' }),
          /** For somebody the register does not have yet; given instead of personId. */
          name: words('姓名', 40).optional(),
          username: z
            .string({ error: '请填写用户名' })
            .trim()
            .regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{1,31}$/u, { error: '用户名2—32位，用文字、数字、点、短横线和下划线' })
            .meta({ title: '用户名' }),
        }),
      )
      .output(z.object({ id: z.string(), username: z.string(), password: z.string() })),
    resetPassword: route
      .meta({ right: 'accounts:create', ownership: 'any' })
      .route({ method: 'POST', path: '/accounts/{id}/password', summary: '重置密码，给出一次性初始密码', tags: ['账号'] })
      .input(z.strictObject({ id }))
      .output(z.object({ username: z.string(), password: z.string() })),
    disable: route
      .meta({ right: 'accounts:manage', ownership: 'any' })
      .route({ method: 'POST', path: '/accounts/{id}/disabling', summary: '停用账号', tags: ['账号'] })
      .input(z.strictObject({ id, reason: words('停用理由', 200) }))
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
      .input(z.strictObject({ id, subject: words('统一身份标识', 255) }))
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
        z.strictObject({
          personId: id.meta({ title: '人员' }),
          role: words('角色', 40),
          bodyId: id.nullable().default(null).meta({ title: '单位' }),
          title: words('职务', 60),
          fromDay: dayText.meta({ title: '任职日期' }),
          toDay: dayText.nullable().default(null).meta({ title: '任期截止' }),
          source: words('依据', 200),
        }),
      )
      .output(z.object({ id: z.string() })),
    endPost: route
      .meta({ right: 'accounts:manage', ownership: 'any' })
      .route({ method: 'POST', path: '/posts/{id}/end', summary: '免职：任职到某日为止', tags: ['账号'] })
      .input(z.strictObject({ id, toDay: dayText.meta({ title: '最后一日' }) }))
      .output(none),
    appointAdministrator: route
      .meta({ right: 'accounts:create', ownership: 'any' })
      .route({ method: 'POST', path: '/first-administrators', summary: '首次任命安全管理员或审计管理员', tags: ['账号'] })
      .input(
        z.strictObject({
          personId: id.meta({ title: '人员' }),
          role: z.enum(['security-admin', 'audit-admin']).meta({ title: '角色' }),
          source: words('依据', 200),
        }),
      )
      .output(z.object({ id: z.string() })),
  },
}
