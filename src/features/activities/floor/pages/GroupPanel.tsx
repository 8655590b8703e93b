// Groups of a plenary with their conveners, places and people; leave from one of their sittings.
import { Button, Checkbox, Select } from 'antd'
import { useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { PlenaryProps } from './plenary-props.ts'
import type { Forms } from './SpeechPanel.tsx'
import './floor.css'

export function GroupPanel({ p, onChanged }: PlenaryProps) {
  const forms = useApi<Forms>('/floor/forms', { freshFor: 600_000 })
  const [opened, setOpened] = useState<string | null>(null)
  const group = p.groups.find((g) => g.id === opened)
  const asking = {
    type: 'object',
    properties: {
      sessionId: {
        type: 'string',
        title: '哪一场',
        enum: p.sessions.map((s) => s.id),
        labels: Object.fromEntries(p.sessions.map((s) => [s.id, s.label])),
      },
      reason: { type: 'string', title: '事由', maxLength: 200, widget: 'textarea' },
    },
    required: ['sessionId', 'reason'],
  }
  return (
    <Section
      title={`小组（${p.groups.length}）`}
      extra={
        <>
          {p.runs ? (
            <FormButton
              label="编小组"
              schema={forms.data?.['group']}
              onSubmit={async (answers) => {
                await api('POST', `/activities/${p.id}/plenary/groups`, answers)
                await onChanged()
              }}
            />
          ) : null}
          {p.groups.some((g) => g.mine) ? (
            <FormButton
              label="请小组会议的假"
              schema={asking}
              onSubmit={async (answers) => {
                await api('POST', `/activities/${p.id}/plenary/leaves`, answers)
                await onChanged()
              }}
            />
          ) : null}
        </>
      }
    >
      {p.groups.length === 0 ? <EmptyState title="还没有分组" hint="承办人编小组，定召集人和讨论地点，再把名单上的人编进去。" /> : null}
      <ul className="fl-list">
        {p.groups.map((g) => (
          <li key={g.id} className={g.mine ? 'fl-item fl-current' : 'fl-item'}>
            <p className="fl-line">
              <strong>{g.name}</strong>
              {g.people}人 {g.mine ? <StatusTag label="我的小组" tone="active" /> : null}
            </p>
            <p>
              召集人：{g.convenors.map((c) => c.name).join('、') || '待定'}。地点：{g.place || '待定'}。
            </p>
            <p className="sj-faint">
              {p.people
                .filter((x) => x.groupId === g.id)
                .map((x) => x.name)
                .join('、')}
            </p>
            {p.runs ? (
              <Button size="small" onClick={() => setOpened(g.id)} aria-label={`编入人员：${g.name}`}>
                编入人员
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {p.leaves.length ? (
        <>
          <h3>小组会议请假</h3>
          <ul className="fl-list">
            {p.leaves.map((l) => (
              <li key={l.id} className="fl-item">
                <p className="fl-line">
                  <strong>{l.name}</strong>
                  {l.group} · {l.session}
                  <StatusTag {...l.state} />
                </p>
                <p>
                  {l.reason}
                  {l.says ? `（${l.says}）` : ''}
                </p>
                <MoveBar
                  url={`/group-leaves/${l.id}`}
                  version={l.version}
                  moves={l.moves.filter((m) => m.fits)}
                  isMain={false}
                  onMoved={onChanged}
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <Panel open={group !== undefined} title={`编入${group?.name ?? ''}`} onClose={() => setOpened(null)}>
        {group ? (
          <Members
            key={group.id}
            p={p}
            group={group}
            onSaved={async () => {
              setOpened(null)
              await onChanged()
            }}
          />
        ) : null}
      </Panel>
    </Section>
  )
}

function Members({
  p,
  group,
  onSaved,
}: {
  readonly p: PlenaryProps['p']
  readonly group: PlenaryProps['p']['groups'][number]
  readonly onSaved: () => Promise<void>
}) {
  const [ticked, setTicked] = useState<readonly string[]>(p.people.filter((x) => x.groupId === group.id).map((x) => x.id))
  const notes = [...new Set(p.people.map((x) => x.note).filter(Boolean))]
  const save = useChange('PUT', `/plenary-groups/${group.id}`, { done: '已编入', onDone: () => void onSaved() })
  return (
    <>
      <ProblemAlert error={save.error} />
      <Select
        aria-label="按界别勾选"
        placeholder="按界别勾选"
        style={{ width: 240 }}
        value={null}
        options={notes.map((n) => ({ value: n, label: n }))}
        onChange={(note: string | null) =>
          setTicked([...new Set([...ticked, ...p.people.filter((x) => x.note === note).map((x) => x.id)])])
        }
      />
      <p>已选{ticked.length}人。已编在别组的人选中后改到本组。</p>
      <Checkbox.Group
        aria-label="人员"
        value={[...ticked]}
        onChange={(values) => setTicked(values)}
        options={p.people.map((x) => ({ value: x.id, label: `${x.name}${x.note ? `（${x.note}）` : ''}` }))}
      />
      <p>
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => save.mutate({ name: group.name, place: group.place, convenors: group.convenors.map((c) => c.id), people: ticked })}
        >
          保存
        </Button>
      </p>
    </>
  )
}
