// The questions of a form as the scale in force asked them, with the words of the evaluator: for himself, on a link, and from paper.
import { Button, Input, Radio } from 'antd'
import { useState, type ReactNode } from 'react'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { Field } from './Field.tsx'
import './proposals.css'

export interface AskedQuestion {
  readonly code: string
  readonly title: string
  readonly answers: readonly { readonly code: string; readonly label: string; readonly counts: string }[]
}

export interface Answered {
  readonly answers: Readonly<Record<string, string>>
  readonly comment: string
}

export interface QuestionsProps {
  readonly questions: readonly AskedQuestion[]
  readonly submitLabel: string
  readonly isSending: boolean
  readonly error: unknown
  /** What else is missing before it may be sent: the scan of a paper form. */
  readonly alsoLacks?: readonly string[]
  readonly onSend: (given: Answered) => void
  readonly note: string
  readonly children?: ReactNode
}

const numerals = '一二三四五六七八九十'

export function Questions({ questions, submitLabel, isSending, error, alsoLacks = [], onSend, note, children }: QuestionsProps) {
  const [answers, setAnswers] = useState<Readonly<Record<string, string>>>({})
  const [comment, setComment] = useState('')
  const [tried, setTried] = useState(false)
  const isUnhappy = questions.some((q) => q.answers.some((a) => a.code === answers[q.code] && a.counts === 'dissatisfied'))
  const lacks = [
    ...questions.filter((q) => !answers[q.code]).map((q) => `请回答：${q.title}`),
    ...(isUnhappy && !comment.trim() ? ['评价“不满意”的，请写明哪里不满意'] : []),
    ...alsoLacks,
  ]
  const send = (): void => {
    setTried(true)
    if (lacks.length === 0) onSend({ answers, comment })
  }
  return (
    <>
      {questions.map((q, i) => (
        <fieldset key={q.code} className="pp-question">
          <legend>
            {numerals.charAt(i)}、{q.title}
          </legend>
          <Radio.Group value={answers[q.code] ?? null} onChange={(e) => setAnswers({ ...answers, [q.code]: String(e.target.value) })}>
            {q.answers.map((a) => (
              <Radio key={a.code} value={a.code}>
                {a.label}
              </Radio>
            ))}
          </Radio.Group>
        </fieldset>
      ))}
      <Field
        label={isUnhappy ? '哪里不满意（必填）' : '其他意见（可不填）'}
        hint={
          isUnhappy ? '写清楚还要办什么。提案办确认后，由承办单位重新办理并再次答复。' : '评价“不满意”时须写明理由，承办单位据此重新办理。'
        }
      >
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
      {children}
      <ProblemAlert error={error} />
      {tried && lacks.length ? (
        <ul className="pp-lacks" role="alert">
          {lacks.map((says) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      ) : null}
      <Button type="primary" size="large" block loading={isSending} onClick={send}>
        {submitLabel}
      </Button>
      <p className="sj-faint">{note}</p>
    </>
  )
}
