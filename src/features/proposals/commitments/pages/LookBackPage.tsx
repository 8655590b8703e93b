// One round of 回头看: who has answered what, who has not, and the register form of each unit.
import { Segmented } from 'antd'
import { useState } from 'react'
import { Go, useParam } from '#/core/ui/address.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import '../../pages/proposals.css'
import './commitments.css'
import type { LookBackPage as Round } from '../contract.ts'

export function LookBackPage() {
  const id = useParam('id')
  const found = useApi<Round>(`/look-backs/${id}`)
  return (
    <Loaded of={found} as="回头看">
      {(r) => <Whole r={r} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Whole({ r, onChanged }: { readonly r: Round; readonly onChanged: () => unknown }) {
  const [which, setWhich] = useState<'all' | 'open'>('all')
  const open = r.items.filter((i) => i.answeredOn === null)
  const shown = which === 'open' ? open : r.items
  return (
    <>
      <PageHeader
        title={r.title}
        back={{ to: '/look-backs', label: '回头看' }}
        tags={<StatusTag {...r.state} />}
        subtitle={`${r.openedBy}部署，${r.units}个单位${r.promises}项，已填报${r.answered}项`}
      />
      <p className="pp-clock">
        <DueDate label="填报期限" day={r.dueDay} met={r.closedOn ? r.dueDay : null} />
      </p>
      {r.demand ? <p className="pp-quote">{r.demand}</p> : null}
      <MoveBar url={r.url} version={r.version} moves={r.moves} onMoved={onChanged} />
      <Section
        title={`填报情况（${r.items.length}项）`}
        extra={
          <Segmented
            value={which}
            onChange={(v) => setWhich(v as 'all' | 'open')}
            options={[
              { value: 'all', label: '全部' },
              { value: 'open', label: `未填报${open.length}项` },
            ]}
          />
        }
      >
        {shown.length === 0 ? (
          <EmptyState title={r.items.length ? '都填报了' : '这次回头看没有您的承诺'} />
        ) : (
          <table className="pp-table" aria-label="填报情况">
            <thead>
              <tr>
                <th scope="col">案号</th>
                <th scope="col">承诺事项</th>
                <th scope="col">承办单位</th>
                <th scope="col">期限</th>
                <th scope="col">落实情况</th>
                <th scope="col">类别</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((i) => (
                <tr key={i.id}>
                  <td className="sj-number">{i.caseNo ?? '—'}</td>
                  <td>
                    <Go to={`/commitments/${i.commitmentId}`}>{i.text}</Go>
                  </td>
                  <td data-label="承办单位">{i.unit.name}</td>
                  <td data-label="期限" className="cm-day">
                    <DayText day={i.dueDay} />
                  </td>
                  <td data-label="落实情况">
                    <StatusTag {...i.state} />{' '}
                    {i.answeredOn ? `${i.percent ?? 0}%，${i.says ?? ''}` : `未填报（部署时${i.percentBefore}%）`}
                  </td>
                  <td data-label="类别">{i.classNow === i.classThen ? i.classThen : `${i.classThen}→${i.classNow}`}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Section>
      {r.items.length ? <Documents kind="look-back" id={r.id} title="登记表" /> : null}
    </>
  )
}
