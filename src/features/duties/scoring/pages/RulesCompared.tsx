// Two editions of a rule set side by side: only what differs, in words.
import { Select } from 'antd'
import { useState } from 'react'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { RulesPage } from '../contract.ts'
import './scores.css'

interface Compared {
  readonly differences: readonly {
    readonly part: string
    readonly name: string
    readonly before: string | null
    readonly after: string | null
  }[]
}

export function RulesCompared({ page }: { readonly page: RulesPage }) {
  const [before, setBefore] = useState(page.editions.find((e) => e.edition !== page.shown.edition)?.edition ?? 0)
  const found = useApi<Compared>(`/duty-rules/${page.key}/comparison?before=${before}&after=${page.shown.edition}`)
  return (
    <Section
      title="与另一版比较"
      extra={
        <Select
          aria-label="与哪一版比较"
          value={before}
          options={page.editions
            .filter((e) => e.edition !== page.shown.edition)
            .map((e) => ({ value: e.edition, label: `第${e.edition}版 ${e.state.label}` }))}
          onChange={setBefore}
        />
      }
    >
      <Loaded of={found} as="比较">
        {({ differences }) =>
          differences.length === 0 ? (
            <p className="sj-faint">两版没有不同。</p>
          ) : (
            <ul className="sc-list">
              {differences.map((d) => (
                <li key={`${d.part} ${d.name}`}>
                  <strong>
                    {d.part} {d.name}
                  </strong>
                  <div className="sc-changed">
                    <span className="sj-faint">原：{d.before ?? '没有'}</span>
                    <span>现：{d.after ?? '删去'}</span>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
