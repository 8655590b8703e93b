// One thing a meeting decided, with its progress.
import { Go, useParam } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import '../../floor/pages/floor.css'
import type { DecisionPageData } from '../contract.ts'
import { decisionKinds, responses, suggestionHorizons, suggestionTypes } from '../decision-lifecycle.ts'

export function DecisionPage() {
  const id = useParam('id')
  const found = useApi<DecisionPageData>(`/meeting-decisions/${id}`)
  return (
    <Loaded of={found} as="议定事项">
      {(d) => (
        <>
          <PageHeader
            title={d.text}
            back={{ to: '/meeting-decisions', label: '议定事项' }}
            tags={<StatusTag {...d.state} />}
            subtitle={`${decisionKinds[d.kind]} · ${d.meeting.name}`}
          />
          <MoveBar url={d.url} version={d.version} moves={d.moves} onMoved={() => found.refetch()} />
          <Section title="情况">
            <Facts
              items={[
                { label: '会议', value: <Go to={`/activities/${d.meeting.id}/minutes`}>{d.meeting.name}</Go> },
                { label: '责任单位、责任人', value: d.owner?.name ?? null },
                { label: '期限', value: d.dueDay ? <DueDate day={d.dueDay} steps={['会议纪要定的期限']} met={d.closedOn} /> : null },
                { label: '交办日期', value: d.assignedOn, kind: 'day' },
                { label: '办结日期', value: d.closedOn, kind: 'day' },
                { label: '建议类型', value: d.type ? suggestionTypes[d.type] : null },
                { label: '前瞻还是常态', value: d.horizon ? suggestionHorizons[d.horizon] : null },
                { label: '回应', value: d.response ? (responses[d.response as keyof typeof responses] ?? d.response) : null },
                { label: '结果', value: d.result || null, wide: true },
              ]}
            />
          </Section>
          {d.progress.length ? (
            <Section title="进展">
              <ul className="fl-list">
                {d.progress.map((p) => (
                  <li key={p.id} className="fl-item">
                    <p className="fl-line">
                      <DayText day={p.onDay} />
                      {p.by}
                      {p.percent === null ? '' : `完成${p.percent}%`}
                    </p>
                    <p className="fl-text">{p.text}</p>
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Section title="经过">
            <Timeline entries={d.timeline} />
          </Section>
        </>
      )}
    </Loaded>
  )
}
