// What an action answers. A refusal is the clerk's to mend and is returned with every reason; a fault is ours and is thrown.

/** One reason why something was not done, in plain Chinese; `field` names the input it is about. */
export interface Reason {
  readonly field?: string
  readonly says: string
}

/** forbidden: not this person; notFound: not there or not to be seen; conflict: somebody was faster; refused: not now or not so. */
export type RefusalKind = 'forbidden' | 'notFound' | 'conflict' | 'refused'

export interface Refused {
  readonly ok: false
  readonly kind: RefusalKind
  readonly reasons: readonly Reason[]
}

export interface Done<T> {
  readonly ok: true
  readonly value: T
}

export type Outcome<T> = Done<T> | Refused

export const done = <T>(value: T): Done<T> => ({ ok: true, value })

/** Reasons may be given as sentences; all of them are told at once. */
export function refused(reasons: readonly (string | Reason)[], kind: RefusalKind = 'refused'): Refused {
  return { ok: false, kind, reasons: reasons.map((r) => (typeof r === 'string' ? { says: r } : r)) }
}

export const forbidden = (says = '您没有办理此事的权限'): Refused => refused([says], 'forbidden')

export const notFound = (says = '没有找到，或者您无权查看'): Refused => refused([says], 'notFound')

/** Somebody changed the record between reading and acting. */
export const conflict = (says = '这件事刚刚被别人办理过，请刷新后再办'): Refused => refused([says], 'conflict')
