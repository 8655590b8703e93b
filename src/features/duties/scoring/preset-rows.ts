// Short ways to write a rule of a preset: what it does not say stands at the schema's default.
import { factGate, factRule, type Condition, type FactGate, type FactRule } from '#/core/scoring/rule-set.ts'
import type { z } from 'zod'

type Given = Partial<z.input<typeof factRule>>

export const rule = (key: string, group: string, title: string, verbs: readonly string[], source: string, more: Given = {}): FactRule =>
  factRule.parse({ key, group, title, verbs: [...verbs], source, ...more })

export const gate = (
  key: string,
  title: string,
  kind: FactGate['kind'],
  bars: string,
  source: string,
  more: Partial<FactGate> = {},
): FactGate => factGate.parse({ key, title, kind, bars, source, ...more })

export const where = (field: string, ...values: readonly string[]): Condition => ({ field, is: 'in', values: [...values] })
export const notWhere = (field: string, ...values: readonly string[]): Condition => ({ field, is: 'notIn', values: [...values] })
export const roles = (points: Readonly<Record<string, number>>): { role: string; points: number }[] =>
  Object.entries(points).map(([role, p]) => ({ role, points: p }))
export const levels = (points: Readonly<Record<string, number>>): { level: string; points: number }[] =>
  Object.entries(points).map(([level, p]) => ({ level, points: p }))

export const attended = ['activity.attended'] as const
export const absent = ['activity.absent'] as const
export const excused = ['activity.excused'] as const
export const filed = ['proposal.filed'] as const
export const informed = ['info.accepted'] as const
