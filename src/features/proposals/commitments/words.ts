// The code values of a promise with the words people read.

export const progressKinds = { progress: '进展', done: '报告完成', unable: '报告无法完成' } as const
export type ProgressKind = keyof typeof progressKinds

export const dueKinds = { promised: '答复承诺', adjusted: '调整', again: '二次交办', reopened: '重新推进' } as const
export type DueKind = keyof typeof dueKinds
