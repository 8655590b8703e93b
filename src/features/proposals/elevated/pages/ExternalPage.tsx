// One matter upstairs: the material, how far it has come and on which days, the local proposals behind it, what it brought home.
import { Button } from 'antd'
import { useState } from 'react'
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
import { formSchema } from '#/core/http/moves.ts'
import '../../pages/proposals.css'
import { externalDraft, type ExternalPage as External } from '../contract.ts'
import { followUps, levels } from '../words.ts'

export function ExternalPage() {
  const id = useParam('id')
  const found = useApi<External>(`/external-proposals/${id}`)
  return (
    <Loaded of={found} as="提级办理">
      {(x) => <Whole x={x} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

interface Props {
  readonly x: External
  readonly onChanged: () => unknown
}

function Whole({ x, onChanged }: Props) {
  const { today } = useSession()
  const days = Object.fromEntries(
    ['submit', 'file', 'notFile', 'handle', 'reply', 'effect', 'followUp'].map((move) => [move, { day: today }]),
  )
  return (
    <>
      <PageHeader
        title={x.title}
        back={{ to: '/elevated', label: '提级办理' }}
        tags={
          <>
            <StatusTag {...x.state} />
            <StatusTag label={levels[x.level]} tone="over" />
            {x.outcomeClass ? <StatusTag label={`${x.outcomeClass}类`} tone={x.outcomeClass === 'A' ? 'good' : 'over'} /> : null}
          </>
        }
        subtitle={[x.sessionTitle, x.externalNo ? `第${x.externalNo}号` : '', x.preparedFor].filter(Boolean).join(' · ')}
        actions={x.editable ? <Edit x={x} onChanged={onChanged} /> : null}
      />
      {x.deadline ? (
        <p className="pp-clock">
          <DueDate label="下次跟踪" day={x.deadline.due} steps={x.deadline.steps} />
        </p>
      ) : null}
      <MoveBar
        url={x.url}
        version={x.version}
        moves={x.moves}
        onMoved={onChanged}
        known={x.cases.map((c) => ({ id: c.id, name: c.title, note: null }))}
        initial={{ ...days, submit: { day: today, preparedFor: x.preparedFor } }}
      />
      <div className="pp-case">
        <div className="pp-case-main">
          <Section title="素材">
            {x.material ? (
              <div className="pp-prose">
                <Plain text={x.material} />
              </div>
            ) : (
              <p className="sj-faint">还没有整理素材。写明情况、问题和建议，请驻本市的上级政协委员提出。</p>
            )}
          </Section>
          {x.outcomeText || x.benefits ? (
            <Section title="办理结果">
              <Facts
                items={[
                  { label: '承办部门', value: x.department },
                  { label: '结果类别', value: x.outcomeClass ? `${x.outcomeClass}类` : null },
                  { label: '答复要点', value: x.outcomeText, wide: true },
                  { label: '本市成效', value: x.benefits, wide: true },
                ]}
              />
            </Section>
          ) : null}
          <FollowUps x={x} />
        </div>
        <div className="pp-case-side">
          <Section title="进程">
            <ol className="pp-plain-list">
              {x.stages.map((s, i) => (
                <li key={`${s.state.code}${i}`}>
                  <p className="pp-line">
                    <StatusTag {...s.state} />
                    <DayText day={s.onDay} />
                  </p>
                  {s.note ? <p className="sj-faint">{s.note}</p> : null}
                </li>
              ))}
            </ol>
          </Section>
          <Section title="本市提案">
            {x.cases.length ? (
              <ul className="pp-plain-list">
                {x.cases.map((c) => (
                  <li key={c.id}>
                    <Go to={`/proposals/${c.id}`}>
                      {c.caseNo ? `第${c.caseNo}号 ` : ''}
                      {c.title}
                    </Go>{' '}
                    <StatusTag {...c.state} />
                  </li>
                ))}
              </ul>
            ) : (
              <p className="sj-faint">没有关联本市提案。</p>
            )}
          </Section>
          <Section title="登记过程">
            <Timeline entries={x.timeline} />
          </Section>
        </div>
      </div>
    </>
  )
}

function FollowUps({ x }: { readonly x: External }) {
  return (
    <Section title={`跟踪记录（${x.followUps.length}次）`}>
      {x.followUps.length ? (
        <ul className="pp-plain-list">
          {x.followUps.map((f) => (
            <li key={f.id}>
              <p className="pp-line">
                <strong>{followUps[f.how]}</strong>
                <DayText day={f.onDay} />
                <span className="sj-faint">{f.recordedBy}</span>
              </p>
              <p className="pp-quote">{f.text}</p>
            </li>
          ))}
        </ul>
      ) : (
        <p className="sj-faint">还没有跟踪记录。</p>
      )}
    </Section>
  )
}

function Edit({ x, onChanged }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const save = useChange<Record<string, unknown>, { readonly id: string }>('PUT', x.url, { renews: [x.url, '/lists/'], done: '已保存' })
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>修改</Button>
      <Panel open={isOpen} title="修改素材" onClose={() => setIsOpen(false)}>
        <SchemaForm
          schema={formSchema(externalDraft) ?? {}}
          initial={{
            level: x.level,
            sessionTitle: x.sessionTitle,
            year: x.year,
            title: x.title,
            preparedFor: x.preparedFor,
            material: x.material,
          }}
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
