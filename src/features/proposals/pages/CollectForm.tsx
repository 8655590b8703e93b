// For a proposer without an account the proposal office prints a one-time link, or types what came back on paper with its scan.
import { Button, Segmented } from 'antd'
import { toString as drawQr } from 'qrcode'
import { useEffect, useState } from 'react'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { DayPicker } from '#/core/ui/DayPicker.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import './collecting.css'
import { Field } from './Field.tsx'
import { Questions, type Answered } from './Questions.tsx'
import type { EvaluationForm } from './parts.ts'

interface Made {
  readonly token: string
  readonly expiresAt: string
}

export function CollectForm({ form, onGiven }: { readonly form: EvaluationForm; readonly onGiven: () => unknown }) {
  const [way, setWay] = useState<'link' | 'paper'>('link')
  return (
    <Section
      title={`代收${form.evaluator.name}的评价`}
      extra={
        <Segmented
          aria-label="代收方式"
          value={way}
          onChange={setWay}
          options={[
            { value: 'link', label: '一次性链接' },
            { value: 'paper', label: '纸质表' },
          ]}
        />
      }
    >
      {way === 'link' ? <OneTimeLink form={form} /> : <PaperForm form={form} onGiven={onGiven} />}
    </Section>
  )
}

function OneTimeLink({ form }: { readonly form: EvaluationForm }) {
  const [made, setMade] = useState<Made | null>(null)
  const make = useChange<object, Made>('POST', `/feedback/${form.id}/link`, { done: '链接已生成', onDone: setMade })
  return (
    <>
      <p>提案者没有账号时，生成一个只能用一次的链接，打印或转交给本人。再生成一次，前一个随即作废。承办单位人员不能经手。</p>
      <ProblemAlert error={make.error} />
      {made ? <PrintedLink made={made} form={form} /> : null}
      <Button type={made ? 'default' : 'primary'} loading={make.isPending} onClick={() => make.mutate({})}>
        {made ? '重新生成' : '生成一次性链接'}
      </Button>
    </>
  )
}

function PrintedLink({ made, form }: { readonly made: Made; readonly form: EvaluationForm }) {
  // Behind the # the token stays in the browser: no server on the way writes it into a log.
  const address = `${window.location.origin}/evaluate#${made.token}`
  const [qr, setQr] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    void drawQr(address, { type: 'svg', margin: 1 }).then((svg) => isHere && setQr(svg))
    return () => {
      isHere = false
    }
  }, [address])
  return (
    <div className="pp-link-sheet">
      <h3>
        请{form.evaluator.name}评价{form.unit.name}的答复
      </h3>
      {qr ? <img className="pp-link-code" alt="评价链接的二维码" src={`data:image/svg+xml;utf8,${encodeURIComponent(qr)}`} /> : null}
      <p className="pp-link-address">{address}</p>
      <p className="sj-faint">
        扫码或输入网址，看答复并作评价。只能用一次，
        <When at={made.expiresAt} /> 前有效；本页关闭后不再显示。
      </p>
      <Button onClick={() => window.print()}>打印</Button>
    </div>
  )
}

function PaperForm({ form, onGiven }: { readonly form: EvaluationForm; readonly onGiven: () => unknown }) {
  const [signedOn, setSignedOn] = useState<string | null>(null)
  const enter = useChange('POST', `/feedback/${form.id}/paper`, {
    renews: ['/work', '/lists/feedback'],
    done: '已录入，注明纸质代录',
    onDone: () => onGiven(),
  })
  return (
    <>
      <p>照提案者签名的纸质表录入，并上传扫描件；记录里注明纸质代录和录入人，提案者本人可以看到。</p>
      <Attachments kind="feedback" id={form.id} part="scan" mayChange title="扫描件" />
      <Questions
        questions={form.questions}
        submitLabel="录入"
        isSending={enter.isPending}
        error={enter.error}
        alsoLacks={signedOn ? [] : ['请填写提案者签署日期']}
        onSend={(given: Answered) => enter.mutate({ ...given, signedOn })}
        note="录入后不能修改。"
      >
        <Field label="提案者签署日期">{(input) => <DayPicker {...input} value={signedOn} onChange={setSignedOn} />}</Field>
      </Questions>
    </>
  )
}
