// One speech: its text, saved as it is written, its files and what became of it.
import { Input } from 'antd'
import { useState } from 'react'
import { Go, useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { SaveState, useAutosave } from '#/core/ui/autosave.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import type { SpeechPageData } from '../speeches/contract.ts'
import { speechForms } from '../speeches/lifecycle.ts'
import './floor.css'

export function SpeechPage() {
  const id = useParam('id')
  const found = useApi<SpeechPageData>(`/speeches/${id}`)
  return (
    <Loaded of={found} as="发言">
      {(s) => (
        <>
          <PageHeader
            title={s.topic}
            back={{ to: '/speeches', label: '发言' }}
            tags={<StatusTag {...s.state} />}
            subtitle={`${s.speaker}${s.body ? `（${s.body}）` : ''}`}
          />
          <MoveBar url={s.url} version={s.version} moves={s.moves} onMoved={() => found.refetch()} />
          <Section title="情况">
            <Facts
              items={[
                { label: '会议', value: <Go to={`/activities/${s.meeting.id}/floor`}>{s.meeting.title}</Go> },
                { label: '方式', value: speechForms[s.form ?? s.wished] },
                { label: '次序', value: s.ord, kind: 'number' },
                { label: '时间（分钟）', value: s.allotted, kind: 'number' },
                { label: '选定日期', value: s.decidedOn, kind: 'day' },
                { label: '发言日期', value: s.givenOn, kind: 'day' },
                { label: '用时（分钟）', value: s.minutes, kind: 'number' },
                { label: '说明', value: s.reason, wide: true },
              ]}
            />
          </Section>
          <Section title="发言稿">
            {s.mayEdit ? (
              <Writing key={s.id} s={s} onSaved={() => found.refetch()} />
            ) : (
              <p className="fl-text">{s.text || '没有填写全文。'}</p>
            )}
            <Attachments kind="speech" id={s.id} part="text" mayChange={s.mayEdit} title="发言稿附件" />
          </Section>
          <Section title="经过">
            <Timeline entries={s.timeline} />
          </Section>
        </>
      )}
    </Loaded>
  )
}

function Writing({ s, onSaved }: { readonly s: SpeechPageData; readonly onSaved: () => unknown }) {
  const [text, setText] = useState(s.text)
  const saved = useAutosave(
    text,
    async (value) => {
      await api('PUT', `/speeches/${s.id}/text`, { version: s.version, topic: s.topic, text: value })
      await onSaved()
    },
    { key: `speech:${s.id}` },
  )
  return (
    <>
      <SaveState {...saved} />
      <Input.TextArea
        aria-label="发言稿"
        value={text}
        onChange={(e) => setText(e.target.value)}
        autoSize={{ minRows: 8, maxRows: 30 }}
        maxLength={20_000}
      />
    </>
  )
}
