// The language of obligations: one line is one condition on what is told of a unit or a fact, and all lines hold together.
//   kind = preach、lecture     workingDays ≥ 15     themes 含 congress-spirit     audience 有     party ≠ 中共
// The key stands first, then one of = ≠ ≥ ≤ 含 有 无, then values parted by “、”. “本年” is the year of the window asked about.
import type { About } from '#/core/fact.ts'

export const operators = { '=': '是', '≠': '不是', '≥': '不少于', '≤': '不超过', 含: '包含', 有: '有记载', 无: '没有记载' } as const
export type Operator = keyof typeof operators

export interface Condition {
  readonly key: string
  readonly op: Operator
  readonly values: readonly string[]
}

export const thisYear = '本年'

const pattern = /^([\p{L}][\w\p{L}-]*)\s*(≥|≤|≠|=|>=|<=|!=|含|有|无)\s*(.*)$/u
const same: Readonly<Record<string, Operator>> = { '>=': '≥', '<=': '≤', '!=': '≠' }

/** The condition, or in words what is wrong with the line. */
export function readCondition(line: string): Condition | string {
  const text = line.trim()
  const found = pattern.exec(text)
  if (!found) return `“${text}”不是一个条件：先写项目，再写 = ≠ ≥ ≤ 含 有 无 之一，如 kind = preach`
  const [, key = '', sign = '', rest = ''] = found
  const op = (same[sign] ?? sign) as Operator
  const values = rest
    .split(/[、，,]/u)
    .map((v) => v.trim())
    .filter((v) => v !== '')
  if (op === '有' || op === '无') return values.length ? `“${text}”：“${op}”后面不写内容` : { key, op, values }
  if (values.length === 0) return `“${text}”没有写${operators[op]}什么`
  const numbers = op === '≥' || op === '≤'
  if (numbers && (values.length !== 1 || !Number.isFinite(Number(values[0])))) return `“${text}”：${op} 后面写一个数字`
  return { key, op, values }
}

/** Lines that were checked when they were entered. */
export const conditionsIn = (lines: readonly string[]): readonly Condition[] =>
  lines.map((line) => {
    const read = readCondition(line)
    if (typeof read === 'string') throw new Error(read)
    return read
  })

const listed = (value: About[string] | undefined): readonly string[] =>
  value === null || value === undefined || value === '' ? [] : typeof value === 'object' ? value : [textOf(value)]
const textOf = (value: string | number | boolean): string => (value === true ? '是' : value === false ? '否' : String(value))

export function holds({ key, op, values }: Condition, about: About, year: number | null = null): boolean {
  const has = listed(about[key])
  const wanted = year === null ? values : values.map((v) => (v === thisYear ? String(year) : v))
  switch (op) {
    case '有':
      return has.length > 0
    case '无':
      return has.length === 0
    case '=':
    case '含':
      return has.some((v) => wanted.includes(v))
    case '≠':
      return !has.some((v) => wanted.includes(v))
    case '≥':
      return has.length > 0 && Number(has[0]) >= Number(wanted[0])
    case '≤':
      return has.length > 0 && Number(has[0]) <= Number(wanted[0])
  }
}

export const allHold = (conditions: readonly Condition[], about: About, year: number | null = null): boolean =>
  conditions.every((c) => holds(c, about, year))

/** “lead 1、cosigner 0.5”: what each role's fact counts; other roles count nothing. An empty text: every role counts one. */
export function readRoles(text: string): ReadonlyMap<string, number> | string {
  const parts = text
    .split(/[、，,]/u)
    .map((p) => p.trim())
    .filter((p) => p !== '')
  const weights = new Map<string, number>()
  for (const part of parts) {
    const [, role = '', weight = '1'] = /^([A-Za-z][\w-]*)(?:\s+([0-9]+(?:\.[0-9]+)?))?$/.exec(part) ?? []
    if (!role) return `“${part}”不是身份和份额：写成 lead 1、cosigner 0.5`
    if (weights.has(role)) return `身份 ${role} 写了两次`
    weights.set(role, Number(weight))
  }
  return weights
}

export function rolesIn(text: string): ReadonlyMap<string, number> {
  const read = readRoles(text)
  if (typeof read === 'string') throw new Error(read)
  return read
}

/** In a reader's words, with what the keys and values are called where that is known. */
export const tellCondition = ({ key, op, values }: Condition, words: (key: string, value: string) => string): string =>
  `${words('', key)}${operators[op]}${values.map((v) => words(key, v)).join('、')}`
