// The code values of 提级办理 with the words people read.

export const levels = { national: '全国政协', province: '省政协' } as const
export type Level = keyof typeof levels

export const followUps = { visit: '走访', call: '电话', letter: '发函', meeting: '座谈', report: '专题报告', other: '其他' } as const
export type FollowUpHow = keyof typeof followUps
