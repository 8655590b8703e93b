// A due day that explains itself: how long is left in words, and the calculation step by step on demand.
import { CalculatorOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { dayInChinese, daysFrom } from './numbers.tsx'
import { useSession } from './session.tsx'

export interface DueDateProps {
  readonly day: string | null
  readonly steps?: readonly string[]
  /** The day on which it was done; then nothing is left to count. */
  readonly met?: string | null
  /** The day on which the clock was stopped; nothing is counted until it goes again. */
  readonly stopped?: string | null
  readonly label?: string
}

export function DueDate({ day, steps = [], met, stopped, label }: DueDateProps) {
  const { today } = useSession()
  if (!day) return <span className="sj-nothing">未设时限</span>
  const { words, tone } = stopped && !met ? paused : standing(day, today, met ?? null)
  return (
    <span className="sj-due">
      {label ? <span className="sj-due-label">{label}</span> : null}
      <time dateTime={day}>{dayInChinese(day)}</time>
      <span className={`sj-due-left sj-due-${tone}`}>{words}</span>
      {steps.length ? (
        <Popover
          trigger="click"
          title="这个期限是怎么算出来的"
          content={
            <ol className="sj-steps">
              {steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ol>
          }
        >
          <Button
            type="text"
            size="small"
            className="sj-explain"
            icon={<CalculatorOutlined />}
            aria-label={`${label ?? '期限'}的计算过程`}
          />
        </Popover>
      ) : null}
    </span>
  )
}

const paused = { words: '暂停计时', tone: 'far' } as const

function standing(day: string, today: string, met: string | null): { words: string; tone: 'met' | 'late' | 'soon' | 'far' } {
  if (met) {
    const late = daysFrom(day, met)
    return late > 0 ? { words: `逾期${late}天办结`, tone: 'late' } : { words: '按期办结', tone: 'met' }
  }
  const left = daysFrom(today, day)
  if (left < 0) return { words: `已逾期${-left}天`, tone: 'late' }
  if (left === 0) return { words: '今天到期', tone: 'soon' }
  return { words: `还有${left}天`, tone: left <= 7 ? 'soon' : 'far' }
}
