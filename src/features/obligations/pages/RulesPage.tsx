// The rules of who owes what: each as it holds, in a sentence, with its history; changed and added by whoever may.
import { Input, Segmented } from 'antd'
import { useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { RulesPage as Rules } from '../contract.ts'
import './obligations.css'

type Rule = Rules['rules'][number]

const kept = {
  all: () => true,
  on: (r: Rule) => r.on,
  off: (r: Rule) => !r.on,
  own: (r: Rule) => !r.isReference,
} as const

export function RulesPage() {
  const found = useApi<Rules>('/obligation-rules')
  const [which, setWhich] = useState<keyof typeof kept>('all')
  const [words, setWords] = useState('')
  return (
    <Loaded of={found} as="应尽事项的规定">
      {(page) => {
        const shown = page.rules.filter((r) => kept[which](r) && (words === '' || `${r.code}${r.title}${r.words}`.includes(words)))
        return (
          <>
            <PageHeader
              title="应尽事项的规定"
              subtitle="谁、在什么期间、最少做到什么：都是按生效日记载的规定。改了以后开始的期间按新规定算，以前的不变。"
              back={{ to: '/obligations', label: '应尽事项' }}
              actions={
                page.form ? (
                  <GoButton to="/obligation-rules/new" type="primary">
                    新增应尽事项
                  </GoButton>
                ) : null
              }
            />
            <div className="ob-tools">
              <Segmented
                aria-label="哪些规定"
                value={which}
                onChange={setWhich}
                options={[
                  { value: 'all', label: `全部（${page.rules.length}）` },
                  { value: 'on', label: '启用的' },
                  { value: 'off', label: '停用的' },
                  { value: 'own', label: '本会改过的' },
                ]}
              />
              <Input.Search
                aria-label="查找规定"
                placeholder="编号、名称、内容"
                allowClear
                onSearch={(v) => setWords(v.trim())}
                style={{ width: '14em' }}
              />
            </div>
            {shown.map((r) => (
              <Section
                key={r.code}
                id={r.code}
                title={`${r.code} ${r.title}`}
                extra={
                  <>
                    <Go to={`/obligations/${r.code}`}>完成情况</Go>
                    {page.form ? <GoButton to={`/obligation-rules/${r.code}`}>修改</GoButton> : null}
                  </>
                }
              >
                <p>
                  <StatusTag label={r.on ? '启用' : '停用'} tone={r.on ? 'good' : 'over'} />{' '}
                  <StatusTag label={r.hard ? '硬性' : '倡导'} tone={r.hard ? 'active' : 'over'} /> <strong>{r.words}</strong>
                </p>
                <Facts
                  items={[
                    { label: '谁负责', value: r.answers },
                    { label: '提醒', value: r.remind ? `期满前${r.remind}天` : '不提醒' },
                    { label: '宽限', value: r.graceDays ? `${r.graceDays}天` : '没有' },
                    { label: '出处', value: r.origin },
                    { label: '依据', value: r.article, wide: true },
                    ...(r.note ? [{ label: '说明', value: r.note, wide: true }] : []),
                  ]}
                />
                {r.versions.length > 1 ? (
                  <details>
                    <summary>沿革（{r.versions.length}次）</summary>
                    <ol className="sj-steps">
                      {r.versions.map((v) => (
                        <li key={v.fromDay}>
                          {v.fromDay === '1900-01-01' ? '起初' : <DayText day={v.fromDay} />}：{v.words}
                          <span className="sj-faint">
                            （依据：{v.source}
                            {v.by ? `，${v.by}记载` : ''}）
                          </span>
                        </li>
                      ))}
                    </ol>
                  </details>
                ) : null}
              </Section>
            ))}
          </>
        )
      }}
    </Loaded>
  )
}
