// The one place that reads the environment.
import { WrongUse } from '#/core/command.ts'
import { isDay, type Day } from '#/core/day.ts'
import { z } from 'zod'

const whole = (name: string, standard: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, { error: `${name} 应是整数` })
    .transform(Number)
    .refine((n) => n <= max, { error: `${name} 不能大于 ${max}` })
    .default(standard)

const yes = z
  .enum(['0', '1', 'yes', 'no'], { error: '只能写 1 或 0' })
  .transform((v) => v === '1' || v === 'yes')
  .default(false)

const environment = z.object({
  PORT: whole('PORT', 8080, 65_535),
  HOST: z.string().min(1).default('127.0.0.1'),
  SHUOJU_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, { error: 'DATABASE_URL 应以 postgres:// 开头' })
    .optional(),
  SHUOJU_DEMO_PASSWORD: z.string().min(1).optional(),
  SHUOJU_TODAY: z
    .string()
    .refine((text): text is Day => isDay(text), { error: 'SHUOJU_TODAY 应是真实的日期，如 2022-12-20' })
    .optional(),
  SHUOJU_KEY: z.string().min(1).optional(),
  SHUOJU_ORIGIN: z.url({ protocol: /^https?$/, error: 'SHUOJU_ORIGIN 应是访问地址，如 https://shuoju.example' }).optional(),
  SHUOJU_TRUST_PROXY: z.string().min(1).optional(),
  SHUOJU_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).optional(),
  SHUOJU_REQUESTS_PER_MINUTE: whole('SHUOJU_REQUESTS_PER_MINUTE', 3000, 10_000_000),
  SHUOJU_POOL: whole('SHUOJU_POOL', 10, 200),
  SHUOJU_OIDC_ISSUER: z.url().optional(),
  SHUOJU_OIDC_CLIENT_ID: z.string().min(1).optional(),
  SHUOJU_OIDC_CLIENT_SECRET: z.string().min(1).optional(),
  SHUOJU_OIDC_TITLE: z.string().min(1).default('统一身份认证'),
  SHUOJU_OIDC_SECOND_FACTOR: yes,
})

export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  readonly databaseUrl: string | null
  readonly demoPassword: string | null
  readonly today: Day | null
  /** Keys given instead of the key file. */
  readonly keys: string | null
  /** What people type to come here; https in it means secure cookies and HSTS. */
  readonly origin: string | null
  /** Addresses of proxies whose X-Forwarded-For may be believed. */
  readonly trustProxy: string | null
  readonly log: 'debug' | 'info' | 'warn' | 'error' | 'silent' | null
  /** Per source; 0 is no limit. */
  readonly requestsPerMinute: number
  readonly poolSize: number
  readonly oidc: {
    readonly issuer: string
    readonly clientId: string
    readonly clientSecret: string
    readonly title: string
    readonly asksSecondFactor: boolean
  } | null
}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''))
  const parsed = environment.safeParse(given)
  if (!parsed.success) throw new WrongUse(parsed.error.issues.map((i) => `环境变量 ${i.path.join('.')}：${i.message}`).join('\n'))
  const e = parsed.data
  const oidcParts = [e.SHUOJU_OIDC_ISSUER, e.SHUOJU_OIDC_CLIENT_ID, e.SHUOJU_OIDC_CLIENT_SECRET]
  if (oidcParts.some(Boolean) && !(oidcParts.every(Boolean) && e.SHUOJU_ORIGIN))
    throw new WrongUse('统一身份认证须同时设置 SHUOJU_OIDC_ISSUER、SHUOJU_OIDC_CLIENT_ID、SHUOJU_OIDC_CLIENT_SECRET 和 SHUOJU_ORIGIN')
  return {
    port: e.PORT,
    host: e.HOST,
    dataDir: e.SHUOJU_DATA,
    databaseUrl: e.DATABASE_URL ?? null,
    demoPassword: e.SHUOJU_DEMO_PASSWORD ?? null,
    today: e.SHUOJU_TODAY ?? null,
    keys: e.SHUOJU_KEY ?? null,
    origin: e.SHUOJU_ORIGIN ? new URL(e.SHUOJU_ORIGIN).origin : null,
    trustProxy: e.SHUOJU_TRUST_PROXY ?? null,
    log: e.SHUOJU_LOG ?? null,
    requestsPerMinute: e.SHUOJU_REQUESTS_PER_MINUTE,
    poolSize: e.SHUOJU_POOL,
    oidc:
      e.SHUOJU_OIDC_ISSUER && e.SHUOJU_OIDC_CLIENT_ID && e.SHUOJU_OIDC_CLIENT_SECRET
        ? {
            issuer: e.SHUOJU_OIDC_ISSUER,
            clientId: e.SHUOJU_OIDC_CLIENT_ID,
            clientSecret: e.SHUOJU_OIDC_CLIENT_SECRET,
            title: e.SHUOJU_OIDC_TITLE,
            asksSecondFactor: e.SHUOJU_OIDC_SECOND_FACTOR,
          }
        : null,
  }
}
