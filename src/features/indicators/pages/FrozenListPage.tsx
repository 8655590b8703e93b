// 固定的数字: what printed reports said, by name; and the act of freezing for those who may.
import { api } from '#/core/ui/api.ts'
import { Go, useGo } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText, When } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { FrozenHead } from '../frozen/contract.ts'

interface FrozenList {
  readonly reports: readonly FrozenHead[]
  readonly form: Readonly<Record<string, unknown>> | null
}

export function FrozenListPage() {
  const { today } = useSession()
  const go = useGo()
  const found = useApi<FrozenList>('/figures-frozen')
  const freeze = async (answers: Record<string, unknown>): Promise<void> => {
    const { id } = await api<{ id: string }>('POST', '/figures-frozen', answers)
    go(`/statistics/frozen/${id}`)
  }
  return (
    <Loaded of={found} as="固定的数字">
      {({ reports, form }) => (
        <>
          <PageHeader
            title="固定的数字"
            subtitle="报告付印时把数字连同口径、规则和计入的记录固定下来，以后记录变了，印出去的数字仍查得到来处。"
            actions={
              form ? (
                <FormButton
                  label="固定现在的数字"
                  schema={form}
                  initial={{ title: '', year: Number(today.slice(0, 4)), asOf: today, note: '' }}
                  note="全部数字一并固定，固定后谁也不能改、不能删。数字互相对不上时不能固定。"
                  submitLabel="固定"
                  isPrimary
                  onSubmit={freeze}
                />
              ) : null
            }
          />
          <Section title="历次固定">
            {reports.length === 0 ? (
              <EmptyState
                title="还没有固定过数字"
                hint={form ? '报告定稿付印前，点“固定现在的数字”。' : '提案办、提案委主任、办公室在报告付印前固定数字，固定后列在这里。'}
              />
            ) : (
              <WideTable<FrozenHead>
                rowKey="id"
                aria-label="历次固定的数字"
                pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
                dataSource={[...reports]}
                columns={[
                  {
                    key: 'title',
                    title: '名称',
                    render: (_, r) => (
                      <Go to={`/statistics/frozen/${r.id}`} className="sj-row-link">
                        {r.title}
                      </Go>
                    ),
                  },
                  { key: 'year', title: '年度', dataIndex: 'year' },
                  { key: 'asOf', title: '截至', render: (_, r) => <DayText day={r.asOf} /> },
                  { key: 'at', title: '固定时间', render: (_, r) => <When at={r.frozenAt} /> },
                  { key: 'by', title: '固定人', render: (_, r) => `${r.frozenBy}（${r.side}）` },
                  { key: 'figures', title: '数字', align: 'right', dataIndex: 'figures' },
                  { key: 'code', title: '校验码', render: (_, r) => <code>{r.checkCode.slice(0, 16)}</code> },
                ]}
              />
            )}
          </Section>
        </>
      )}
    </Loaded>
  )
}
