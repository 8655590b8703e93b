// Writing one obligation: the form of its schema, tried on this year's records before it is kept.
import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { useGo, useParam } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { Percent } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useRenew } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { RulesPage as Rules, TrialAnswer } from '../contract.ts'
import { tallyWords } from './Bar.tsx'
import './obligations.css'

interface Tried {
  readonly given: Record<string, unknown>
  readonly answer: TrialAnswer
}

export function RulePage() {
  const code = useParam('code')
  const found = useApi<Rules>('/obligation-rules')
  return (
    <Loaded of={found} as="规定">
      {(page) => {
        const rule = page.rules.find((r) => r.code === code)
        const next = `OBL-${Math.max(33, ...page.rules.map((r) => Number(/\d+/.exec(r.code)?.[0] ?? 0))) + 1}`
        return (
          <>
            <PageHeader
              title={rule ? `修改：${rule.title}` : '新增应尽事项'}
              subtitle="先试算，看看本年会是怎样，再保存。不用改程序。"
              back={{ to: '/obligation-rules', label: '应尽事项的规定' }}
            />
            {page.form ? (
              <Editor
                key={code}
                form={page.form}
                initial={rule ? { code, fromDay: page.today, rule: rule.rule } : { code: next, fromDay: page.today }}
              />
            ) : (
              <EmptyState title="您不能修改应尽事项的规定" hint="由办公室修改。" />
            )}
            <Vocabulary vocabulary={page.vocabulary} />
          </>
        )
      }}
    </Loaded>
  )
}

function Editor({ form, initial }: { readonly form: Record<string, unknown>; readonly initial: Record<string, unknown> }) {
  const [tried, setTried] = useState<Tried | null>(null)
  return (
    <>
      <Section title="内容">
        <SchemaForm
          schema={form}
          initial={initial}
          submitLabel="试算"
          onSubmit={async (given) => {
            setTried(null)
            setTried({ given, answer: await api<TrialAnswer>('POST', '/obligation-rules-trial', given) })
          }}
        />
      </Section>
      {tried ? <Trial {...tried} /> : null}
    </>
  )
}

function Trial({ given, answer }: Tried) {
  const go = useGo()
  const renew = useRenew()
  const { message } = App.useApp()
  const [error, setError] = useState<unknown>(null)
  const [isSaving, setIsSaving] = useState(false)
  const save = async (): Promise<void> => {
    setIsSaving(true)
    setError(null)
    try {
      const { id } = await api<{ id: string }>('POST', '/obligation-rules', given)
      await renew('/obligation-rules', '/obligations')
      void message.success('已记载')
      go(`/obligations/${id}`)
    } catch (failed) {
      setError(failed)
    } finally {
      setIsSaving(false)
    }
  }
  return (
    <Section title="试算结果">
      <Alert type="info" showIcon title={answer.words} className="sj-note" />
      <p>
        本年应尽者{answer.units}个，{tallyWords(answer.tally)}；完成率 <Percent value={answer.tally.compliance} />
      </p>
      {answer.units === 0 ? <p>没有符合范围的应尽者，请核对“谁应尽”的条件。</p> : null}
      <ul className="ob-facts ob-vocabulary">
        {answer.examples.map((e) => (
          <li key={e.unit}>
            <StatusTag {...e.status} /> {e.unit}
          </li>
        ))}
      </ul>
      <ProblemAlert error={error} />
      <div className="sj-form-foot">
        <Button type="primary" loading={isSaving} onClick={() => void save()}>
          保存这项规定
        </Button>
      </div>
    </Section>
  )
}

function Vocabulary({ vocabulary }: { readonly vocabulary: Rules['vocabulary'] }) {
  return (
    <Section title="条件里可以用的代码">
      {vocabulary.map((v) => (
        <details key={v.list}>
          <summary>
            {v.title}（{v.codes.length}）
          </summary>
          <ul className="ob-vocabulary">
            {v.codes.map((c) => (
              <li key={c.code}>
                <code>{c.code}</code> {c.label}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </Section>
  )
}
