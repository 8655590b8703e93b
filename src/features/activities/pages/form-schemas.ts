// The forms of activities as the server gives them, and the one form a kind makes of them.
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import type { FormSchemas } from '../contract.ts'

/** The common fields with what the kind asks for besides, themes as boxes to tick. */
export function schemaFor(forms: FormSchemas, kind: string): JsonSchema {
  const profile = forms.kinds.find((k) => k.code === kind)?.profile ?? 'plain'
  const own = forms.details[profile] as JsonSchema | undefined
  const { themes, ...all } = (forms.fields as JsonSchema).properties ?? {}
  const rest = Object.fromEntries(Object.entries(all).filter(([name]) => name !== 'kind' && name !== 'details'))
  const hasOwn = Object.keys(own?.properties ?? {}).length > 0
  return {
    type: 'object',
    required: (forms.fields as JsonSchema).required?.filter((name) => name !== 'kind') ?? [],
    properties: {
      title: rest['title'] ?? {},
      sessions: rest['sessions'] ?? {},
      place: rest['place'] ?? {},
      ...(hasOwn ? { details: { ...own, title: '这一类活动的内容' } } : {}),
      ...rest,
      themes: {
        ...themes,
        items: { enum: forms.themes.map((t) => t.code), labels: Object.fromEntries(forms.themes.map((t) => [t.code, t.label])) },
      },
    },
  }
}
