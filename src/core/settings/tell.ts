// A setting's value in words, from the titles its schema gives: for the journal and for whoever compares two versions.
import { z } from 'zod'
import type { SettingDeclaration } from './setting.ts'

interface Shape {
  readonly title?: string
  readonly labels?: Readonly<Record<string, string>>
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}

export function tellValue<T>(declaration: Pick<SettingDeclaration<T>, 'schema' | 'words'>, value: T): string {
  if (declaration.words) return declaration.words(value)
  return tell(z.toJSONSchema(declaration.schema, { io: 'input', unrepresentable: 'any' }) as Shape, value)
}

function tell(shape: Shape, value: unknown): string {
  if (value === null || value === undefined) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value))
    return value.length === 0
      ? '无'
      : value.map((v) => tell(shape.items ?? {}, v)).join(value.some((v) => typeof v === 'object') ? '　' : '、')
  if (typeof value === 'object') {
    const properties = shape.properties ?? shape.anyOf?.find((s) => s.properties)?.properties ?? {}
    return Object.entries(value)
      .filter(([key, v]) => v !== undefined && (properties[key]?.title ?? null) !== null)
      .map(([key, v]) => `${properties[key]?.title}：${tell(properties[key] ?? {}, v)}`)
      .join('；')
  }
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
  return shape.labels?.[text] ?? text
}
