// Nobody passes without being named: the right stands in the contract, and a route that names none lets nobody in.
import { may, type Actor } from '../actor.ts'
import type { RouteMeta } from './contract.ts'
import { ProblemError } from './problem.ts'
import type { OpenSession } from './procedure.ts'

const owed = {
  password: '请先修改初始密码',
  secondFactor: '您的岗位需要动态口令，请先绑定',
} as const

export type Passage = { readonly ok: true } | { readonly ok: false; readonly why: 'signInNeeded' | 'forbidden'; readonly says: string }

/** Pure, so that the access test can ask the same question for every role. */
export function passage(meta: Partial<RouteMeta>, actor: Actor | null, session: Pick<OpenSession, 'owes'> | null): Passage {
  const right = meta.right ?? 'nobody'
  if (right === 'anyone') return { ok: true }
  if (right === 'nobody') return { ok: false, why: 'forbidden', says: '这个地址不对任何人开放' }
  if (!actor) return { ok: false, why: 'signInNeeded', says: '请先登录' }
  if (session?.owes && meta.ownership !== 'self') return { ok: false, why: 'forbidden', says: owed[session.owes] }
  if (right !== 'signed-in' && !may(actor, right)) return { ok: false, why: 'forbidden', says: '您没有办理此事的权限' }
  return { ok: true }
}

export function guard(meta: Partial<RouteMeta>, actor: Actor | null, session: Pick<OpenSession, 'owes'> | null): void {
  const verdict = passage(meta, actor, session)
  if (!verdict.ok) throw new ProblemError(verdict.why, [verdict.says])
}
