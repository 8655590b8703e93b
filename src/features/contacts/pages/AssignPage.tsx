// 安排联系: for everybody without a contact the program proposes one; the office changes what it knows better and assigns all in one form.
import { Alert, Button, Checkbox, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { useGo } from '#/core/ui/address.tsx'
import { DayPicker } from '#/core/ui/DayPicker.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { rankLabels } from '../network-rules.ts'
import type { Proposals } from '../contract.ts'
import './contacts.css'

/** As many as a person looks through at a time; the rest come when these are assigned. */
const shown = 40

export function AssignPage() {
  const found = useApi<Proposals>('/contact-network/proposals', { freshFor: 0 })
  return (
    <>
      <PageHeader
        title="安排联系"
        back={{ to: '/contact-network', label: '三级联系' }}
        subtitle="没有人联系的委员，先由同一界别、专委会、小组里还有余额的上一级联系。人选可以改，不勾选的不安排。"
      />
      <Loaded of={found} as="建议人选">
        {({ rows }) =>
          rows.length ? (
            <Rows key={rows.map((r) => r.to.id).join()} rows={rows} />
          ) : (
            <Section title="没有人联系的">
              <EmptyState title="每个人都有人联系" hint="要换人的，先在“三级联系”里结束原来的联系，再回到这里安排。" />
            </Section>
          )
        }
      </Loaded>
    </>
  )
}

function Rows({ rows }: { readonly rows: Proposals['rows'] }) {
  const go = useGo()
  const { today } = useSession()
  const some = rows.slice(0, shown)
  const fields = useId()
  const [from, setFrom] = useState<Readonly<Record<string, string | null>>>(() =>
    Object.fromEntries(some.map((r) => [r.to.id, r.from?.id ?? null])),
  )
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set(some.filter((r) => !r.from).map((r) => r.to.id)))
  const [day, setDay] = useState<string | null>(today)
  const [source, setSource] = useState('')
  const links = some.flatMap(({ to }) => {
    const fromId = from[to.id]
    return fromId && !left.has(to.id) ? [{ fromId, toId: to.id }] : []
  })
  const assign = useChange<object, { readonly made: number }>('POST', '/contact-network/links', {
    renews: ['/contact-network', '/contact-records', '/work'],
    done: ({ made }) => `已安排${made}条联系`,
    onDone: () => (rows.length <= shown ? go('/contact-network') : undefined),
  })
  const leave = (id: string, isLeft: boolean): void => {
    const next = new Set(left)
    if (isLeft) next.add(id)
    else next.delete(id)
    setLeft(next)
  }
  return (
    <Section title={`没有人联系的（${rows.length}）`}>
      {rows.length > shown ? <Alert type="info" showIcon title={`先安排前${shown}名，其余${rows.length - shown}名随后列出。`} /> : null}
      <ul className="ct-propose">
        {some.map(({ to, why, choices }) => (
          <li key={to.id}>
            <Checkbox checked={!left.has(to.id)} disabled={!from[to.id]} onChange={(e) => leave(to.id, !e.target.checked)}>
              {to.name}
              <span className="sj-faint"> {[to.rank ? rankLabels[to.rank] : null, to.sector].filter(Boolean).join(' · ')}</span>
            </Checkbox>
            <Select<string>
              aria-label={`${to.name}由谁联系`}
              className="sj-wide"
              allowClear
              placeholder="选择联系人"
              showSearch={{ optionFilterProp: 'label' }}
              value={from[to.id] ?? null}
              onChange={(id: string | undefined) => {
                setFrom({ ...from, [to.id]: id ?? null })
                leave(to.id, !id)
              }}
              options={choices.map((c) => ({ value: c.id, label: `${c.name}（${c.note ?? ''}）` }))}
            />
            <span className="sj-faint">{why}</span>
          </li>
        ))}
      </ul>
      <div className="ct-form ct-two">
        <div className="ct-field">
          <label htmlFor={`${fields}day`}>开始日期</label>
          <DayPicker id={`${fields}day`} value={day} onChange={setDay} />
        </div>
        <div className="ct-field">
          <label htmlFor={`${fields}source`}>依据</label>
          <Input
            id={`${fields}source`}
            value={source}
            maxLength={120}
            placeholder="如：党组会议纪要〔2022〕3号"
            onChange={(e) => setSource(e.target.value)}
          />
        </div>
      </div>
      <ProblemAlert error={assign.error} />
      <div className="ct-foot">
        <Button
          type="primary"
          disabled={links.length === 0}
          loading={assign.isPending}
          onClick={() => assign.mutate({ links, fromDay: day ?? '', source })}
        >
          安排{links.length}条联系
        </Button>
      </div>
    </Section>
  )
}
