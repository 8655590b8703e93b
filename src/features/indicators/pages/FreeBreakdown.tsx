// Any figure by any of its dimensions: what an office is asked for and nobody foresaw.
import { Select } from 'antd'
import { useId, useState } from 'react'
import type { FigureAnswered } from '../contract.ts'
import { BreakdownChart } from './BreakdownChart.tsx'
import type { PartProps } from './opened.ts'
import { Crossed } from './TableParts.tsx'

export function FreeBreakdown({ figures, asked, pick }: PartProps & { readonly figures: readonly FigureAnswered[] }) {
  const [code, setCode] = useState('IND-21')
  const [wanted, setWanted] = useState('category')
  const [second, setSecond] = useState<string | null>(null)
  const acrossField = useId()
  const figureField = useId()
  const byField = useId()
  const figure = figures.find((f) => f.code === code) ?? figures[0]
  if (!figure) return null
  const by = figure.dimensions.find((d) => d.key === wanted)?.key ?? figure.dimensions[0]?.key
  const across = second !== by && figure.dimensions.some((d) => d.key === second) ? second : null
  return (
    <>
      <div className="statistics-asked">
        <label htmlFor={figureField}>
          <span>数字</span>
          <Select
            id={figureField}
            className="statistics-choice"
            showSearch={{ optionFilterProp: 'label' }}
            value={figure.code}
            onChange={setCode}
            options={groupsOf(figures).map(([group, inGroup]) => ({
              label: group,
              options: inGroup.map((f) => ({ value: f.code, label: f.title })),
            }))}
          />
        </label>
        <label htmlFor={byField}>
          <span>按什么分列</span>
          <Select
            id={byField}
            className="statistics-choice"
            {...(by ? { value: by } : {})}
            onChange={setWanted}
            options={figure.dimensions.map((d) => ({ value: d.key, label: d.label }))}
          />
        </label>
        <label htmlFor={acrossField}>
          <span>再按什么（可不选）</span>
          <Select
            id={acrossField}
            className="statistics-choice"
            allowClear
            placeholder="不交叉"
            {...(across ? { value: across } : {})}
            onChange={(v: string | undefined) => setSecond(v ?? null)}
            options={figure.dimensions.filter((d) => d.key !== by).map((d) => ({ value: d.key, label: d.label }))}
          />
        </label>
      </div>
      {by && across ? <Crossed code={figure.code} by={by} across={across} asked={asked} pick={pick} /> : null}
      {by && !across ? <BreakdownChart key={`${figure.code} ${by}`} code={figure.code} by={by} asked={asked} pick={pick} /> : null}
    </>
  )
}

export function groupsOf(figures: readonly FigureAnswered[]): readonly (readonly [string, readonly FigureAnswered[]])[] {
  const groups = new Map<string, FigureAnswered[]>()
  for (const figure of figures) groups.set(figure.group, [...(groups.get(figure.group) ?? []), figure])
  return [...groups]
}
