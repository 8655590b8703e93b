// One figure: its name, its number, and on a click the very records it counts.
import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { FigureRecords } from './FigureRecords.tsx'

export interface FigureCardProps {
  readonly code: string
  readonly title: string
  readonly value: number | null
  /** The printed form, “30多”; null where there was nothing to measure. */
  readonly text: string | null
  readonly unit: string
  readonly definition: string
  /** Numerator and denominator in words. */
  readonly formula?: string
  readonly year: number
  readonly asOf?: string
  readonly only?: Readonly<Record<string, string>>
  /** The day span it covers, in words. */
  readonly span?: string
}

export function FigureCard({ code, title, value, text, unit, definition, formula, year, asOf, only, span }: FigureCardProps) {
  const [isOpen, setIsOpen] = useState(false)
  const number = (
    <>
      <span className="sj-figure-value">{value === null ? '—' : (text ?? value)}</span>
      {value === null ? null : <span className="sj-figure-unit">{unit}</span>}
    </>
  )
  return (
    <div className="sj-figure">
      <div className="sj-figure-title">
        <span>{title}</span>
        <Popover
          trigger={['hover', 'click']}
          content={
            <div className="sj-definition">
              <p>{definition}</p>
              {formula ? <p>公式：{formula}</p> : null}
            </div>
          }
          title={`${code} ${title}`}
        >
          <Button type="text" size="small" icon={<QuestionCircleOutlined />} aria-label={`${title}的口径`} className="sj-explain" />
        </Popover>
      </div>
      {value === null ? (
        <p className="sj-figure-number" title="没有可供计算的记录">
          {number}
        </p>
      ) : (
        <button
          type="button"
          className="sj-figure-number"
          onClick={() => setIsOpen(true)}
          aria-label={`${title}${text ?? value}${unit}，查看这些记录`}
        >
          {number}
        </button>
      )}
      {span ? <p className="sj-faint">{span}</p> : null}
      <FigureRecords
        open={isOpen}
        onClose={() => setIsOpen(false)}
        code={code}
        title={title}
        year={year}
        {...(asOf ? { asOf } : {})}
        {...(only ? { only } : {})}
      />
    </div>
  )
}
