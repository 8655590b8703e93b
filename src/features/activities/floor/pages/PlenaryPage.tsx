// Groups, leave from a sitting, seats, observers, resolutions and briefings of a meeting.
import { Input } from 'antd'
import { useState } from 'react'
import { Go, useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Documents } from '#/core/ui/Documents.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { PlenaryPageData } from '../plenary/contract.ts'
import { GroupPanel } from './GroupPanel.tsx'
import type { PlenaryProps } from './plenary-props.ts'
import { SeatMap } from './SeatMap.tsx'
import type { Forms } from './SpeechPanel.tsx'
import './floor.css'

export function PlenaryPage() {
  const id = useParam('id')
  const found = useApi<PlenaryPageData>(`/activities/${id}/plenary`)
  const onChanged = () => found.refetch()
  return (
    <Loaded of={found} as="会议">
      {(p) => (
        <>
          <PageHeader title={`${p.title}：分组座次和文件`} back={{ to: `/activities/${id}/floor`, label: '会场' }} />
          <GroupPanel p={p} onChanged={onChanged} />
          <SeatMap p={p} onChanged={onChanged} />
          <Papers p={p} onChanged={onChanged} />
          <Section title={`列席人员（${p.observers.length}）`}>
            {p.observers.length === 0 ? <p className="sj-faint">没有列席人员。在会议的名单里把参会身份定为列席，就列在这里。</p> : null}
            <p>{p.observers.map((o) => `${o.name}${o.note ? `（${o.note}）` : ''}`).join('、')}</p>
          </Section>
          <Documents kind="meeting-floor" id={id} />
        </>
      )}
    </Loaded>
  )
}

function Papers({ p, onChanged }: PlenaryProps) {
  const forms = useApi<Forms>('/floor/forms', { freshFor: 600_000 })
  const add = (path: string) => async (answers: Record<string, unknown>) => {
    await api('POST', `/activities/${p.id}/plenary/${path}`, answers)
    await onChanged()
  }
  return (
    <>
      <Section
        title={`决议（${p.resolutions.length}）`}
        extra={p.runs ? <FormButton label="起草决议" schema={forms.data?.['resolution']} onSubmit={add('resolutions')} /> : null}
      >
        {p.resolutions.length === 0 ? <EmptyState title="还没有决议" hint="承办人起草，提交表决，表决通过后登记为通过。" /> : null}
        <ul className="fl-list">
          {p.resolutions.map((r) => (
            <li key={r.id} className="fl-item">
              <p className="fl-line">
                <Go to={`/resolutions/${r.id}`}>{r.title}</Go>
                <StatusTag {...r.state} />
                <span className="sj-faint">{r.kind}</span>
              </p>
              <MoveBar
                url={`/resolutions/${r.id}`}
                version={r.version}
                moves={r.moves.filter((m) => m.fits)}
                isMain={false}
                onMoved={onChanged}
              />
              {p.runs && r.state.code === 'tabled' ? (
                <FormButton
                  label="准备表决"
                  schema={forms.data?.['vote']}
                  initial={{ title: r.title, resolutionId: r.id }}
                  onSubmit={async (answers) => {
                    await api('POST', `/activities/${p.id}/floor/votes`, { ...answers, resolutionId: r.id })
                    await onChanged()
                  }}
                />
              ) : null}
            </li>
          ))}
        </ul>
      </Section>
      <Section
        title={`简报（${p.briefings.length}）`}
        extra={p.runs ? <FormButton label="编写简报" schema={forms.data?.['briefing']} onSubmit={add('briefings')} /> : null}
      >
        {p.briefings.length === 0 ? (
          <EmptyState title="还没有简报" hint="承办人编写小组讨论和会议情况，编号印发后参加会议的人都能看到。" />
        ) : null}
        <ul className="fl-list">
          {p.briefings.map((b) => (
            <li key={b.id} className="fl-item">
              <p className="fl-line">
                <strong>
                  {b.no === null ? '' : `第${b.no}期 `}
                  {b.title}
                </strong>
                <StatusTag {...b.state} />
              </p>
              {b.mayEdit ? (
                <Text
                  initial={b.text}
                  label={`简报正文：${b.title}`}
                  onSave={async (text) => {
                    await api('PUT', `/briefings/${b.id}`, { version: b.version, title: b.title, text, groupId: null })
                    await onChanged()
                  }}
                />
              ) : (
                <p className="fl-text">{b.text}</p>
              )}
              <MoveBar
                url={`/briefings/${b.id}`}
                version={b.version}
                moves={b.moves.filter((m) => m.fits)}
                isMain={false}
                onMoved={onChanged}
              />
              {b.state.code === 'issued' ? <Documents kind="briefing" id={b.id} title={`简报第${b.no ?? ''}期`} /> : null}
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

/** Saved when the writer leaves it. */
export function Text({
  initial,
  label,
  onSave,
}: {
  readonly initial: string
  readonly label: string
  readonly onSave: (text: string) => Promise<void>
}) {
  const [text, setText] = useState(initial)
  return (
    <Input.TextArea
      aria-label={label}
      value={text}
      autoSize={{ minRows: 4, maxRows: 24 }}
      maxLength={20_000}
      onChange={(e) => setText(e.target.value)}
      onBlur={() => (text === initial ? undefined : void onSave(text))}
    />
  )
}
