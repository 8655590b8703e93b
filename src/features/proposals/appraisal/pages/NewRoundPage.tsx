// Begins a round of mutual review: a name, the session, one of the sets of indicators, the day by which both sides give.
import { useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { MutualScheme } from '../mutual/scheme.ts'
import { SchemeShown } from './SchemeShown.tsx'

interface DraftForm {
  readonly form: Record<string, unknown>
  readonly schemes: readonly MutualScheme[]
}

export function NewRoundPage() {
  const go = useGo()
  const found = useApi<DraftForm>('/appraisal/mutual-round-form')
  return (
    <>
      <PageHeader
        title="建立双向评议"
        back={{ to: '/mutual-rounds', label: '双向评议' }}
        subtitle="提案者评办理，承办单位评提案。双方交齐或者截止以前，谁也看不到对方的评分和意见。"
      />
      <Loaded of={found} as="表单">
        {({ form, schemes }) => (
          <>
            <Section title="这一轮">
              <SchemaForm
                schema={form}
                initial={{ scheme: schemes[0]?.title }}
                submitLabel="建立"
                onSubmit={async (answers) => {
                  const made = await api<{ url: string }>('POST', '/mutual-rounds', answers)
                  go(made.url)
                }}
              />
            </Section>
            <Section title="可选的指标和等次">
              <p className="sj-faint">在“设置 › 规则和代码 › 双向评议的指标和等次”里可以修改、增加；已经建立的评议不变。</p>
              {schemes.map((s) => (
                <SchemeShown key={s.title} scheme={s} />
              ))}
            </Section>
          </>
        )}
      </Loaded>
    </>
  )
}
