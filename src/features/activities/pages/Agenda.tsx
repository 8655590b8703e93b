// The agenda: read in its order, with the cases it is about; whoever completes the activity writes it here.
import { DeleteOutlined, DownOutlined, PlusOutlined, UpOutlined } from '@ant-design/icons'
import { Button, Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { ActivityPage } from '../contract.ts'

const standing = { planned: null, current: { label: '进行中', tone: 'active' }, done: { label: '已完成', tone: 'good' } } as const

export function Agenda({ a }: { readonly a: ActivityPage }) {
  const [isOpen, setIsOpen] = useState(false)
  if (a.agenda.length === 0 && !a.mayComplete) return null
  return (
    <Section
      title="议程"
      extra={a.mayComplete ? <Button onClick={() => setIsOpen(true)}>{a.agenda.length ? '修改议程' : '排议程'}</Button> : null}
    >
      {a.agenda.length ? (
        <ol className="act-rows">
          {a.agenda.map((i) => {
            const tag = standing[i.state]
            return (
              <li key={i.id}>
                <p className="act-line">
                  <span className="act-grow">
                    {i.ord}. {i.title}
                  </span>
                  {tag ? <StatusTag {...tag} /> : null}
                </p>
                <p className="act-line sj-faint">
                  {i.speaker ? <span>{i.speaker}</span> : null}
                  {i.minutes ? <span>{i.minutes}分钟</span> : null}
                  {i.matter ? <Go to={matterUrl(i.matter)}>关联：{i.matter.title}</Go> : null}
                </p>
              </li>
            )
          })}
        </ol>
      ) : (
        <EmptyState title="还没有议程" hint="把要议的事逐项排上，可以关联提案等事项，会上按议程推进。" />
      )}
      <Panel open={isOpen} title="议程" onClose={() => setIsOpen(false)} width={760}>
        <AgendaForm a={a} onDone={() => setIsOpen(false)} />
      </Panel>
    </Section>
  )
}

const addresses: Readonly<Record<string, string>> = { proposal: 'proposals', supervision: 'supervision', activity: 'activities' }
const matterUrl = (m: { readonly id: string; readonly kind: string; readonly title: string }): string =>
  addresses[m.kind] ? `/${addresses[m.kind]}/${m.id}` : `/search?q=${encodeURIComponent(m.title)}`

interface Item {
  readonly key: string
  readonly id: string | null
  readonly title: string
  readonly minutes: number | null
  readonly speaker: string
  readonly session: number | null
  readonly matterId: string | null
  readonly matterTitle: string | null
}

let made = 0
const blank = (): Item => ({
  key: `new${++made}`,
  id: null,
  title: '',
  minutes: null,
  speaker: '',
  session: null,
  matterId: null,
  matterTitle: null,
})

function AgendaForm({ a, onDone }: { readonly a: ActivityPage; readonly onDone: () => void }) {
  const [items, setItems] = useState<readonly Item[]>(() =>
    a.agenda.length
      ? a.agenda.map((i) => ({
          key: i.id,
          id: i.id,
          title: i.title,
          minutes: i.minutes,
          speaker: i.speaker,
          session: a.sessions.find((s) => s.id === i.sessionId)?.ord ?? null,
          matterId: i.matter?.id ?? null,
          matterTitle: i.matter?.title ?? null,
        }))
      : [blank()],
  )
  const save = useChange('PUT', `${a.url}/agenda`, { renews: [a.url], done: '已排定议程', onDone })
  const change = (key: string, part: Partial<Item>): void => setItems(items.map((i) => (i.key === key ? { ...i, ...part } : i)))
  const swap = (n: number, by: -1 | 1): void => {
    const next = [...items]
    const [x, y] = [next[n], next[n + by]]
    if (!x || !y) return
    next[n] = y
    next[n + by] = x
    setItems(next)
  }
  return (
    <>
      <ProblemAlert error={save.error} />
      <ol className="act-rows">
        {items.map((i, n) => (
          <li key={i.key}>
            <p className="act-line">
              <span aria-hidden>{n + 1}.</span>
              <Input
                className="act-grow"
                aria-label={`第${n + 1}项议程`}
                placeholder="议什么"
                maxLength={200}
                value={i.title}
                onChange={(e) => change(i.key, { title: e.target.value })}
              />
              <Button type="text" icon={<UpOutlined />} aria-label={`第${n + 1}项上移`} disabled={n === 0} onClick={() => swap(n, -1)} />
              <Button
                type="text"
                icon={<DownOutlined />}
                aria-label={`第${n + 1}项下移`}
                disabled={n === items.length - 1}
                onClick={() => swap(n, 1)}
              />
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={`移除第${n + 1}项`}
                onClick={() => setItems(items.filter((x) => x.key !== i.key))}
              />
            </p>
            <p className="act-line">
              <Input
                className="act-grow"
                aria-label={`第${n + 1}项由谁汇报`}
                placeholder="由谁汇报、主持"
                maxLength={120}
                value={i.speaker}
                onChange={(e) => change(i.key, { speaker: e.target.value })}
              />
              <InputNumber
                aria-label={`第${n + 1}项几分钟`}
                placeholder="分钟"
                min={1}
                max={1000}
                precision={0}
                value={i.minutes}
                onChange={(minutes) => change(i.key, { minutes })}
              />
              {a.sessions.length > 1 ? (
                <Select<number>
                  aria-label={`第${n + 1}项在哪一场`}
                  placeholder="哪一场"
                  allowClear
                  value={i.session}
                  onChange={(session: number | undefined) => change(i.key, { session: session ?? null })}
                  options={a.sessions.map((s) => ({ value: s.ord, label: s.label }))}
                />
              ) : null}
            </p>
            <MatterPicker
              label={`第${n + 1}项关联的事项`}
              value={i.matterId}
              title={i.matterTitle}
              onChange={(matterId, matterTitle) => change(i.key, { matterId, matterTitle })}
            />
          </li>
        ))}
      </ol>
      <Button type="dashed" icon={<PlusOutlined />} onClick={() => setItems([...items, blank()])}>
        加一项
      </Button>
      <div className="sj-form-foot">
        <Button onClick={onDone}>取消</Button>
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() =>
            save.mutate({
              version: a.version,
              items: items.filter((i) => i.title.trim()).map(({ key: _, matterTitle: __, ...item }) => item),
            })
          }
        >
          保存议程
        </Button>
      </div>
    </>
  )
}

interface FoundMatter {
  readonly found: readonly { readonly id: string; readonly title: string; readonly kind: { readonly title: string } }[]
}

/** Any case of the register the person may find. */
function MatterPicker({
  label,
  value,
  title,
  onChange,
}: {
  readonly label: string
  readonly value: string | null
  readonly title: string | null
  readonly onChange: (id: string | null, title: string | null) => void
}) {
  const [typed, setTyped] = useState('')
  const found = useApi<FoundMatter>(typed.trim().length > 1 ? `/search?q=${encodeURIComponent(typed.trim())}&limit=15` : null, {
    keepPrevious: true,
    freshFor: 60_000,
  })
  const options = (found.data?.found ?? []).map((m) => ({ value: m.id, label: `${m.kind.title}：${m.title}` }))
  return (
    <Select<string>
      className="sj-wide"
      aria-label={label}
      placeholder="关联提案等事项（输入两个字以上查找，可以不填）"
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      notFoundContent={typed.trim().length > 1 ? '没有找到' : '输入两个字以上'}
      options={value && title && !options.some((o) => o.value === value) ? [{ value, label: title }, ...options] : options}
      onChange={(id: string | undefined) => onChange(id ?? null, options.find((o) => o.value === id)?.label ?? null)}
    />
  )
}
