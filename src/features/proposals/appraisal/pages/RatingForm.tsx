// The form of one side, made for a thumb: each indicator a slider or plain choices, the total at once, the comment where it is needed.
import { Button, Input, InputNumber, Radio, Slider } from 'antd'
import { useState } from 'react'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { Field } from '../../pages/Field.tsx'
import type { PairPage } from '../mutual/contract.ts'
import { totalOf, wrongScores } from '../mutual/scheme.ts'
import '../../pages/proposals.css'
import './appraisal.css'

type Form = PairPage['forms'][number]

interface RatingFormProps {
  readonly form: Form
  readonly lowBelow: number
  readonly onGiven: () => unknown
}

export function RatingForm({ form, lowBelow, onGiven }: RatingFormProps) {
  const [scores, setScores] = useState<readonly (number | undefined)[]>(form.indicators.map(() => undefined))
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const give = useChange('POST', `/mutual-forms/${form.id}`, {
    renews: ['/work', '/lists/mutual-forms'],
    done: '评议表已交',
    onDone: onGiven,
  })
  const given = scores.flatMap((s) => (s === undefined ? [] : [s]))
  const isWhole = given.length === scores.length
  const total = isWhole ? totalOf(form.indicators, given) : null
  const needsWords = form.side === 'handling' && total !== null && total < lowBelow
  const lacks = [
    ...(isWhole
      ? wrongScores(form.indicators, given)
      : form.indicators.flatMap((i, at) => (scores[at] === undefined ? [{ says: `请给“${i.title}”评分` }] : []))
    ).map((w) => w.says),
    ...(needsWords && !comment.trim() ? [`评分低于${lowBelow}分的，请写明哪里没有办好`] : []),
  ]
  const send = (): void => {
    setTried(true)
    if (lacks.length === 0) give.mutate({ scores: given, comment })
  }
  return (
    <Section title={form.sideLabel}>
      <p className="sj-faint">对方看不到您的评分和意见，直到双方都交齐或者本轮截止。</p>
      {form.indicators.map((indicator, at) => (
        <Score
          key={indicator.title}
          indicator={indicator}
          value={scores[at]}
          onChange={(value) => setScores(scores.map((s, i) => (i === at ? value : s)))}
        />
      ))}
      <p className="pa-total" aria-live="polite">
        合计 <strong>{total ?? '—'}</strong> 分（百分制）
      </p>
      <Field label={needsWords ? '意见（必填）' : '意见（可不填）'} hint="写明好在哪里、差在哪里，对方据此改进。">
        {(input) => (
          <Input.TextArea
            {...input}
            autoSize={{ minRows: 3 }}
            maxLength={2000}
            value={comment}
            onChange={(e) => setComment(e.target.value)}
          />
        )}
      </Field>
      <ProblemAlert error={give.error} />
      {tried && lacks.length ? (
        <ul className="pp-lacks" role="alert">
          {lacks.map((says) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      ) : null}
      <Button type="primary" size="large" block loading={give.isPending} onClick={send}>
        交评议表
      </Button>
      <p className="sj-faint">交了以后不能修改，也不能由别人代填。</p>
    </Section>
  )
}

interface ScoreProps {
  readonly indicator: Form['indicators'][number]
  readonly value: number | undefined
  readonly onChange: (value: number | undefined) => void
}

function Score({ indicator, value, onChange }: ScoreProps) {
  const { title, note, max, levels } = indicator
  return (
    <fieldset className="pp-question pa-score">
      <legend>
        {title}
        <span className="sj-faint">（{max}分）</span>
      </legend>
      {note ? <p className="sj-faint">{note}</p> : null}
      {levels.length ? (
        <Radio.Group value={value} onChange={(e) => onChange(e.target.value as number)}>
          {levels.map((l) => (
            <Radio key={l.label} value={l.points}>
              {l.label}
            </Radio>
          ))}
        </Radio.Group>
      ) : (
        <div className="pa-slider">
          <Slider min={0} max={max} value={value ?? 0} onChange={onChange} ariaLabelForHandle={`${title}评分`} />
          <InputNumber aria-label={`${title}得分`} min={0} max={max} value={value ?? null} onChange={(v) => onChange(v ?? undefined)} />
        </div>
      )}
    </fieldset>
  )
}
