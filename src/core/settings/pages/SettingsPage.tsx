// What a resolution can change: each rule as it holds today, where it comes from, how it came about; and the code lists.
import { Segmented } from 'antd'
import { useAddressQuery } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { SettingsPageData } from '../contract.ts'
import { CodeLists } from './CodeLists.tsx'
import './settings.css'

type Setting = SettingsPageData['settings'][number]

export function SettingsPage() {
  const [query, setQuery] = useAddressQuery()
  const tab = query['tab'] === 'codes' ? 'codes' : 'rules'
  return (
    <>
      <PageHeader title="规则和代码" subtitle="决议可以改变的，都在这里按生效日记载；过去的事按当时的规则算，改动都进日志。" />
      <div className="sj-settings-choice">
        <Segmented
          aria-label="规则还是代码"
          value={tab}
          onChange={(value) => setQuery(value === 'codes' ? { tab: 'codes' } : {})}
          options={[
            { value: 'rules', label: '规则' },
            { value: 'codes', label: '代码表' },
          ]}
        />
      </div>
      {tab === 'rules' ? <Rules /> : <CodeLists />}
    </>
  )
}

function Rules() {
  const found = useApi<SettingsPageData>('/settings')
  return (
    <Loaded of={found} as="规则">
      {({ settings, today }) =>
        settings.length === 0 ? (
          <EmptyState title="没有可以修改的规则" hint="启用的业务没有声明规则。" />
        ) : (
          settings.map((s) => <Rule key={s.key} rule={s} today={today} />)
        )
      }
    </Loaded>
  )
}

function Rule({ rule, today }: { readonly rule: Setting; readonly today: string }) {
  const change = useChange('POST', `/settings/${rule.key}`, { renews: ['/settings'], done: '已记载，自生效日起适用' })
  return (
    <Section
      title={rule.title}
      id={rule.key}
      extra={
        rule.form ? (
          <FormButton
            label="修改"
            title={`修改“${rule.title}”`}
            submitLabel="保存"
            schema={rule.form}
            initial={{ value: rule.now.value, fromDay: today }}
            onSubmit={(answers) => change.mutateAsync(answers)}
          />
        ) : null
      }
    >
      <p>
        <strong>{rule.now.words}</strong>
      </p>
      <p className="sj-faint">{rule.help}</p>
      <p className="sj-faint">
        {rule.history.length === 0 ? '现行的是默认规定。' : ''}默认的依据：{rule.source}
      </p>
      {rule.form && rule.presets.length ? (
        <details>
          <summary>照通行做法修改（{rule.presets.length}种）</summary>
          <div className="sj-actions">
            {rule.presets.map((p) => (
              <FormButton
                key={p.title}
                label={p.title}
                title={`修改“${rule.title}”：${p.title}`}
                submitLabel="保存"
                schema={rule.form ?? undefined}
                initial={{ value: p.value, fromDay: today }}
                onSubmit={(answers) => change.mutateAsync(answers)}
              />
            ))}
          </div>
        </details>
      ) : null}
      {rule.history.length > 0 ? <History rule={rule} /> : null}
    </Section>
  )
}

function History({ rule }: { readonly rule: Setting }) {
  return (
    <details>
      <summary>沿革（{rule.history.length}次）</summary>
      <ol className="sj-steps">
        {rule.history.map((h) => (
          <li key={h.id}>
            <DayText day={h.fromDay} />起{h.session ? `，${h.session.title}` : ''}：{h.words}
            <span className="sj-faint">（依据：{h.source}）</span>
          </li>
        ))}
        <li>
          默认：{rule.standard.words}
          <span className="sj-faint">（依据：{rule.source}）</span>
        </li>
      </ol>
    </details>
  )
}
