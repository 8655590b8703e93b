// One 请示报告: what was sent to whom, its text or only its line, what came back.
import { Button } from 'antd'
import { useState } from 'react'
import { formSchema } from '#/core/http/moves.ts'
import { Go, useParam } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText, Plain } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { answerKinds } from '../codes.ts'
import { transmissionDraft, type TransmissionPage as Transmission } from '../contract.ts'

export function TransmissionPage() {
  const id = useParam('id')
  const found = useApi<Transmission>(`/transmissions/${id}`)
  return (
    <Loaded of={found} as="请示报告">
      {(x) => <Whole x={x} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

interface Props {
  readonly x: Transmission
  readonly onChanged: () => unknown
}

function Whole({ x, onChanged }: Props) {
  const { today } = useSession()
  return (
    <>
      <PageHeader
        title={x.title}
        back={{ to: '/transmissions', label: '请示报告登记簿' }}
        tags={
          <>
            <StatusTag {...x.state} />
            <StatusTag label={x.kind.label} tone="over" />
          </>
        }
        subtitle={[`报${x.recipient.label}`, x.occasion, x.number].filter(Boolean).join(' · ')}
        actions={x.editable ? <Edit x={x} onChanged={onChanged} /> : null}
      />
      {x.deadline ? <DueDate label="待批复" day={x.deadline.due} steps={x.deadline.steps} /> : null}
      <MoveBar
        url={x.url}
        version={x.version}
        moves={x.moves}
        onMoved={onChanged}
        initial={{ send: { day: today }, answer: { day: today, how: 'replied' } }}
      />
      <Section title="登记">
        <Facts
          items={[
            { label: '报送单位', value: x.sender ? <Go to={`/bodies/${x.sender.id}`}>{x.sender.name}</Go> : '市政协' },
            {
              label: x.form === 'speech' ? '发言人' : '汇报人',
              value: x.speaker ? <Go to={`/people/${x.speaker.id}`}>{x.speaker.name}</Go> : null,
            },
            { label: '签发人', value: x.signedBy },
            { label: '报送日期', value: x.sentOn ? <DayText day={x.sentOn} /> : null },
            { label: '所报事项', value: x.about?.title ?? null, wide: true },
          ]}
        />
      </Section>
      <Section title="正文">
        {x.body ? <Plain text={x.body} /> : <p className="sj-faint">{x.lineOnly ? '只登记目录，不录入正文。' : '没有录入正文。'}</p>}
      </Section>
      {x.answer ? (
        <Section title={answerKinds[x.answer.how]}>
          <Facts
            items={[
              { label: '由谁', value: x.answer.by },
              { label: '日期', value: <DayText day={x.answer.on} /> },
              { label: '内容', value: x.answer.text, wide: true },
            ]}
          />
        </Section>
      ) : null}
      <Section title="办理过程">
        <Timeline entries={x.timeline} />
      </Section>
    </>
  )
}

function Edit({ x, onChanged }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const save = useChange<Record<string, unknown>, { readonly id: string }>('PUT', x.url, { renews: [x.url, '/lists/'], done: '已保存' })
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>修改</Button>
      <Panel open={isOpen} title="修改请示报告" onClose={() => setIsOpen(false)}>
        <SchemaForm
          schema={formSchema(transmissionDraft) ?? {}}
          initial={{
            kind: x.kind.code,
            title: x.title,
            recipient: x.recipient.code,
            occasion: x.occasion,
            senderId: x.sender?.id ?? null,
            speakerId: x.speaker?.id ?? null,
            lineOnly: x.lineOnly,
            body: x.body,
          }}
          known={[x.sender, x.speaker].flatMap((k) => (k ? [{ ...k, note: null }] : []))}
          submitLabel="保存"
          onCancel={() => setIsOpen(false)}
          onSubmit={async (answers) => {
            await save.mutateAsync({ ...answers, version: x.version })
            setIsOpen(false)
            await onChanged()
          }}
        />
      </Panel>
    </>
  )
}
