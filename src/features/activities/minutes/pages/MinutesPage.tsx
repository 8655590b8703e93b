// Minutes of a meeting: drafted by the program, written by a person, saved as he goes; beside them what was decided.
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { SaveState, useAutosave } from '#/core/ui/autosave.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import '../../floor/pages/floor.css'
import type { MinutesPageData } from '../contract.ts'
import { DecisionPanel } from './DecisionPanel.tsx'

type Written = NonNullable<MinutesPageData['minutes']>

export function MinutesPage() {
  const id = useParam('id')
  const found = useApi<MinutesPageData>(`/activities/${id}/minutes`)
  const [drafts, setDrafts] = useState(0)
  const draft = useChange('POST', `/activities/${id}/minutes`, {
    done: '已按会议情况起草',
    onDone: () => void found.refetch().then(() => setDrafts((n) => n + 1)),
  })
  return (
    <Loaded of={found} as="会议">
      {({ meeting, minutes: m, ...page }) => (
        <>
          <PageHeader
            title={m?.title ?? `${meeting.title}：纪要`}
            back={{ to: `/activities/${id}/floor`, label: '会场' }}
            {...(m ? { tags: <StatusTag {...m.state} /> } : {})}
            actions={
              meeting.runs && (!m || m.mayEdit) ? (
                <Button type={m ? 'default' : 'primary'} loading={draft.isPending} onClick={() => draft.mutate({})}>
                  {m ? '按现在的情况重新起草' : '起草纪要'}
                </Button>
              ) : null
            }
          />
          <ProblemAlert error={draft.error} />
          {m ? <MoveBar url={m.url} version={m.version} moves={m.moves} onMoved={() => found.refetch()} /> : null}
          {m ? (
            <Section title="情况">
              <Facts
                items={[
                  { label: '印发期限', value: m.dueDay ? <DueDate day={m.dueDay} steps={m.dueSteps} met={m.issuedOn} /> : null },
                  { label: '签发人', value: m.approvedBy || null },
                  { label: '签发日期', value: m.approvedOn, kind: 'day' },
                  { label: '印发日期', value: m.issuedOn, kind: 'day' },
                  { label: '发送范围', value: m.circulation || null, wide: true },
                ]}
              />
            </Section>
          ) : (
            <EmptyState
              title="还没有纪要"
              hint={
                meeting.runs
                  ? '会议开始后点“起草纪要”，出席、议程、发言、提问、表决和议定事项自动写进去，再修改。'
                  : '纪要印发以后在这里查看。'
              }
            />
          )}
          <DecisionPanel
            meetingId={id}
            decisions={page.decisions}
            mayDecide={page.mayDecide}
            form={page.form}
            onChanged={() => found.refetch()}
          />
          {m ? (
            <Section title="正文">
              {m.mayEdit ? <Writing key={`${m.id}:${drafts}`} m={m} onSaved={() => found.refetch()} /> : <Reading m={m} />}
            </Section>
          ) : null}
          {m ? <Documents kind="minutes" id={m.id} /> : null}
          {m ? (
            <Section title="经过">
              <Timeline entries={m.timeline} />
            </Section>
          ) : null}
        </>
      )}
    </Loaded>
  )
}

const Reading = ({ m }: { readonly m: Written }) =>
  m.sections.map((s) => (
    <div key={s.heading} className="mn-section">
      <h3>{s.heading}</h3>
      <p className="fl-text">{s.text}</p>
    </div>
  ))

function Writing({ m, onSaved }: { readonly m: Written; readonly onSaved: () => unknown }) {
  const [text, setText] = useState({ title: m.title, sections: m.sections, circulation: m.circulation })
  const saved = useAutosave(
    text,
    async (value) => {
      await api('PUT', `/minutes/${m.id}/text`, { version: m.version, ...value })
      await onSaved()
    },
    { key: `minutes:${m.id}` },
  )
  const setSection = (index: number, value: string): void =>
    setText({ ...text, sections: text.sections.map((s, i) => (i === index ? { ...s, text: value } : s)) })
  return (
    <>
      <SaveState {...saved} />
      <div className="mn-section">
        <label htmlFor="minutes-title">纪要标题</label>
        <Input id="minutes-title" value={text.title} maxLength={120} onChange={(e) => setText({ ...text, title: e.target.value })} />
      </div>
      {text.sections.map((s, i) => (
        <div key={s.heading} className="mn-section">
          <label htmlFor={`minutes-${i}`}>{s.heading}</label>
          <Input.TextArea
            id={`minutes-${i}`}
            value={s.text}
            autoSize={{ minRows: 3, maxRows: 30 }}
            maxLength={20_000}
            onChange={(e) => setSection(i, e.target.value)}
          />
        </div>
      ))}
      <div className="mn-section">
        <label htmlFor="minutes-circulation">发送范围</label>
        <Input
          id="minutes-circulation"
          value={text.circulation}
          maxLength={500}
          onChange={(e) => setText({ ...text, circulation: e.target.value })}
        />
      </div>
    </>
  )
}
