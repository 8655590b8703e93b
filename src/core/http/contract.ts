// The base of every published route: who may call it is part of the contract, and without it nobody may.
import { oc } from '@orpc/contract'
import { z } from 'zod'
import type { Right } from '../actor.ts'

export interface RouteMeta {
  /** 'anyone' needs no sign-in, 'signed-in' any account, else the right. 'nobody' is what a route without an entry gets. */
  readonly right: Right | 'anyone' | 'signed-in' | 'nobody'
  /**
   * Whose records the route touches beyond the right: 'any' = the right is enough; 'related' = the record's own rule
   * decides (author, unit, evaluator…) and the access test must show an owner and a stranger.
   */
  readonly ownership: 'any' | 'related' | 'self' | 'none'
}

export const route = oc.$meta<RouteMeta>({ right: 'nobody', ownership: 'none' })

export const dayText = z.iso.date({ error: '请填写日期，如 2022-03-01' })
export const id = z.uuid({ error: '编号格式不对' })

/** Plain text from a person: trimmed, no control characters but line breaks, a stated length. */
export const words = (label: string, max: number, min = 1) =>
  z
    .string({ error: `请填写${label}` })
    .trim()
    .min(min, { error: `请填写${label}` })
    .max(max, { error: `${label}最多${max}字` })
    // oxlint-disable-next-line no-control-regex
    .regex(/^[^\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]*$/u, { error: `${label}里有不可见的控制字符，请删去后再提交` })
    .meta({ title: label })
