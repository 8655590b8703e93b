// 二次交办: what B replies of past years still owe, ticked and handed over a second time under one document, with new days.
import { Checkbox } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { useAllRows, wordsOf, type DeskRow } from '../../pages/all-rows.ts'
import { useBatch, type Batch } from '../../pages/batch.ts'
import { BatchPanel } from '../../pages/BatchPanel.tsx'
import { TickedBatch, type TickedRows } from '../../pages/TickedBatch.tsx'
import '../../pages/proposals.css'

export function AgainPage() {
  const rows = useAllRows('commitments', { 'f.eligible': 'yes', cols: 'version' })
  const batch = useBatch('/commitments/batch')
  return (
    <>
      <PageHeader
        title="二次交办"
        back={{ to: '/commitments', label: '承诺台账' }}
        subtitle="上年B类答复写明日期、还没有兑现的承诺，今年再次交办，重定期限，报告得更勤。"
      />
      <Section title={`可以二次交办${rows.data ? `（${rows.data.length}项）` : ''}`}>
        <Loaded of={rows} as="可以二次交办的承诺">
          {(found) =>
            found.length ? (
              <Ready rows={found} batch={batch} />
            ) : (
              <EmptyState title="没有可以二次交办的承诺" hint="上年B类答复的承诺还没有兑现、今年还没有二次交办过的，会出现在这里。" />
            )
          }
        </Loaded>
        <BatchPanel run={batch.run} onClose={batch.close} addressOf={(id) => `/commitments/${id}`} />
      </Section>
    </>
  )
}

function Ready({ rows, batch }: { readonly rows: readonly DeskRow[]; readonly batch: Batch }) {
  const { today } = useSession()
  return (
    <TickedBatch
      rows={rows}
      batch={batch}
      move="assignAgain"
      label="二次交办"
      counter="项"
      titleCell="text"
      addressOf={(id) => `/commitments/${id}`}
      initial={{ meetingDay: today, title: `${today.slice(0, 4)}年二次交办` }}
      table={Owed}
    />
  )
}

function Owed({ rows, ticked, onTick }: TickedRows) {
  const count = rows.filter((r) => ticked.has(r.id)).length
  const toggle = (id: string): void => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    onTick(next)
  }
  return (
    <table className="pp-table" aria-label="可以二次交办的承诺">
      <thead>
        <tr>
          <th scope="col">
            <Checkbox
              aria-label="全选"
              checked={count === rows.length}
              indeterminate={count > 0 && count < rows.length}
              onChange={(e) => onTick(e.target.checked ? new Set(rows.map((r) => r.id)) : new Set())}
            />
          </th>
          <th scope="col">案号</th>
          <th scope="col">承诺事项</th>
          <th scope="col">承办单位</th>
          <th scope="col">期限</th>
          <th scope="col">进度</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Checkbox aria-label={`勾选${wordsOf(row, 'text')}`} checked={ticked.has(row.id)} onChange={() => toggle(row.id)} />
            </td>
            <td className="sj-number">{wordsOf(row, 'caseNo')}</td>
            <td>
              <Go to={`/commitments/${row.id}`}>{wordsOf(row, 'text')}</Go>
            </td>
            <td data-label="承办单位">{wordsOf(row, 'unit')}</td>
            <td data-label="期限">
              <DayText day={wordsOf(row, 'due')} />
            </td>
            <td data-label="进度">{wordsOf(row, 'percent')}%</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
