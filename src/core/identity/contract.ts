// Signing in and out, the own password and second factor, the first start; the administration of accounts stands next door.
import { z } from 'zod'
import { route, words } from '../http/contract.ts'
import { accountsContract } from './accounts-contract.ts'

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
  accounts: accountsContract,
}
