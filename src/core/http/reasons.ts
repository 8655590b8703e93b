// Turns what a schema refuses into words that name the field as the form names it.
import { z } from 'zod'
import type { Reason } from '../outcome.ts'

/** Words for whatever a schema says nothing about itself. */
function inChinese(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return '必须填写'
      return `应为${kinds[issue.expected as string] ?? '另一种内容'}`
    case 'too_big':
      return issue.origin === 'string'
        ? `最多${issue.maximum}字`
        : issue.origin === 'array'
          ? `最多${issue.maximum}项`
          : `不能大于${issue.maximum}`
    case 'too_small':
      if (issue.origin === 'string') return Number(issue.minimum) <= 1 ? '必须填写' : `至少${issue.minimum}字`
      return issue.origin === 'array' ? `至少${issue.minimum}项` : `不能小于${issue.minimum}`
    case 'invalid_value':
      return `只能是${(issue.values as readonly unknown[]).map(String).join('、')}之一`
    case 'unrecognized_keys':
      return `有不认识的栏目：${(issue.keys as readonly string[]).map((k) => k.slice(0, 40)).join('、')}`
    case 'not_multiple_of':
      return `应是${issue.divisor}的倍数`
    default:
      return '格式不对'
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或否',
  array: '若干项的列表',
  object: '一组栏目',
  record: '一组栏目',
  date: '日期',
  file: '文件',
}

z.config({ localeError: (issue) => inChinese(issue) })

export interface Issue {
  readonly message: string
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

export function reasonsOf(schema: unknown, issues: readonly Issue[]): readonly Reason[] {
  return issues.map((issue) => {
    const path = (issue.path ?? []).map((p) => (typeof p === 'object' ? p.key : p))
    if (path.length === 0) return { says: issue.message }
    const label = labelOf(schema, path)
    const says = issue.message.includes(label.name) ? issue.message : `${label.name}：${issue.message}`
    return { field: path.map(String).join('.'), says: label.row ? `${label.row}${says}` : says }
  })
}

/** The title given by `.meta({ title })`, else the field's own key; `row` tells which entry of a list. */
function labelOf(schema: unknown, path: readonly PropertyKey[]): { name: string; row: string } {
  let at: unknown = schema
  let name = ''
  let row = ''
  for (const key of path) {
    at = inner(at)
    if (typeof key === 'number') {
      row = `第${key + 1}项`
      at = at instanceof z.ZodArray ? at.element : undefined
    } else at = at instanceof z.ZodObject ? at.shape[String(key)] : undefined
    const title = titleOf(at)
    if (title) name = title
    else if (typeof key !== 'number') name = String(key)
  }
  return { name: name || String(path.at(-1)), row }
}

function titleOf(schema: unknown): string | undefined {
  for (let at = schema; at instanceof z.ZodType; at = wrapped(at)) {
    const title = at.meta()?.title
    if (title) return title
  }
  return undefined
}

function wrapped(schema: z.ZodType): unknown {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable) return schema.unwrap()
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodReadonly) return schema.unwrap()
  if (schema instanceof z.ZodPipe) return schema.in instanceof z.ZodTransform ? schema.out : schema.in
  return undefined
}

function inner(schema: unknown): unknown {
  let at = schema
  while (at instanceof z.ZodType) {
    const next = wrapped(at)
    if (!next) return at
    at = next
  }
  return at
}
