// Every error answer is an RFC 9457 problem document with words a clerk can act on. The web reads the same shape.
import { z } from 'zod'
import type { Reason } from '../outcome.ts'

export const problemTypes = {
  malformed: { status: 400, title: '请求的格式不对' },
  signInNeeded: { status: 401, title: '请先登录' },
  signInFailed: { status: 401, title: '用户名、密码或验证码不对' },
  forbidden: { status: 403, title: '没有权限' },
  notFound: { status: 404, title: '没有找到' },
  wrongMethod: { status: 405, title: '这个地址不支持这种操作' },
  conflict: { status: 409, title: '刚刚有人办理过' },
  tooLarge: { status: 413, title: '内容太大' },
  wrongMediaType: { status: 415, title: '不支持这种格式的内容' },
  invalid: { status: 422, title: '填写的内容需要修改' },
  refused: { status: 422, title: '现在不能这样办理' },
  tooMany: { status: 429, title: '操作太频繁，请稍后再试' },
  fault: { status: 500, title: '系统出错了' },
  notReady: { status: 503, title: '系统正在启动或维护' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problemTypes

export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(Object.keys(problemTypes) as [ProblemCode, ...ProblemCode[]]),
  reasons: z.array(z.object({ field: z.string().optional(), says: z.string() })),
  /** For the operator: the line of the log that tells more. */
  reference: z.string().optional(),
})

export type Problem = z.infer<typeof problemSchema>

/** Thrown on the way to an answer; the server writes it as a problem document. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly reasons: readonly Reason[]
  constructor(code: ProblemCode, reasons: readonly (string | Reason)[] = [], options?: ErrorOptions) {
    super(problemTypes[code].title, options)
    this.code = code
    this.reasons = reasons.map((r) => (typeof r === 'string' ? { says: r } : r))
  }
}

export function problemOf(code: ProblemCode, reasons: readonly Reason[] = [], reference?: string): Problem {
  const { status, title } = problemTypes[code]
  return {
    type: `urn:shuoju:problem:${code}`,
    title,
    status,
    detail: reasons.length ? reasons.map((r) => r.says).join('；') : title,
    code,
    reasons: reasons.map((r) => ({ ...r })),
    ...(reference ? { reference } : {}),
  }
}
