// What the holder of a one-time link sees, without signing in: the answer he got, the questions, and thanks.
import { Alert } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { DayText, Plain } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { LinkedForm } from '../collecting/contract.ts'
import { accepted } from '../words.ts'
import { acceptedTone } from './acceptance.ts'
import './collecting.css'
import './proposals.css'
import { Questions } from './Questions.tsx'

export function LinkPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  const [form, setForm] = useState<LinkedForm | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => {
    api<LinkedForm>('POST', '/evaluation-links/form', { token }).then(setForm, setError)
  }, [token])
  return (
    <main className="pp-narrow pp-linked">
      <PageHeader
        title="评价提案答复"
        {...(form ? { subtitle: `${form.session}${form.caseNo ? `第${form.caseNo}号` : ''}《${form.subject}》` } : {})}
      />
      <ProblemAlert error={error} />
      {form ? <Linked token={token} form={form} /> : null}
    </main>
  )
}

function Linked({ token, form }: { readonly token: string; readonly form: LinkedForm }) {
  const [isGiven, setIsGiven] = useState(false)
  const give = useChange('POST', '/evaluation-links/judgement', {
    onDone: () => {
      setIsGiven(true)
      window.scrollTo(0, 0)
    },
  })
  if (isGiven)
    return (
      <Alert
        type="success"
        showIcon
        title="谢谢，评价已记下"
        description="这个链接已经用过，不能再打开。评价不满意的，承办单位将重新办理并再次答复您。"
      />
    )
  return (
    <>
      <Section title={`${form.unit}的答复${form.round > 1 ? `（第${form.round}轮）` : ''}`}>
        <p className="sj-faint">
          {form.docNo} <DayText day={form.issuedOn} />
          {form.classMark ? ` · ${form.classMark}类` : ''}
        </p>
        <ol className="pp-plain-list">
          {form.items.map((i) => (
            <li key={i.no}>
              <p>
                {i.no}．{i.suggestion} <StatusTag label={accepted[i.accepted]} tone={acceptedTone[i.accepted]} />
              </p>
              <Plain text={i.measure || i.reason || null} />
            </li>
          ))}
        </ol>
        <div className="pp-prose">
          <Plain text={form.body} />
        </div>
      </Section>
      <Section title={`${form.evaluator}的评价`}>
        <p>
          请在 <DayText day={form.dueDay} /> 前作出评价。
        </p>
        <Questions
          questions={form.questions}
          submitLabel="提交评价"
          isSending={give.isPending}
          error={give.error}
          onSend={(given) => give.mutate({ token, ...given })}
          note="提交后不能修改。请本人填写，不要把链接交给承办单位。"
        />
      </Section>
    </>
  )
}
