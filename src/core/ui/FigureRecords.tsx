// The records a figure counts, one row each: for a count exactly as many as the number says.
import { Drawer, Table } from 'antd'
import { Go, queryText } from './address.tsx'
import { Loaded } from './Loaded.tsx'
import { DownloadButton } from './DownloadButton.tsx'
import { Amount, DayText, dayInChinese } from './numbers.tsx'
import { useApi } from './query.tsx'

export interface FigureRecord {
  readonly ref: string
  readonly title: string
  readonly day: string | null
  readonly amount: number | null
  readonly url: string
}

export interface FigureRecordsProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly code: string
  readonly title: string
  readonly year: number
  readonly asOf?: string
  /** Narrowing by dimension, as on the statistics page: { sector: '农业' }. */
  readonly only?: Readonly<Record<string, string>>
}

export function FigureRecords({ open, onClose, code, title, year, asOf, only = {} }: FigureRecordsProps) {
  const narrowed = Object.fromEntries(Object.entries(only).map(([dimension, value]) => [`only.${dimension}`, value]))
  const found = useApi<{ readonly records: readonly FigureRecord[] }>(
    open ? `/figures/${code}/records${queryText({ year, asOf, ...narrowed })}` : null,
  )
  return (
    <Drawer open={open} onClose={onClose} title={`${title} · 计入的记录`} size="min(720px, 100vw)" destroyOnHidden>
      <Loaded of={found} as="记录">
        {({ records }) => (
          <>
            <p className="sj-records-head">
              <output className="sj-faint">
                共{records.length.toLocaleString('zh-CN')}条记录{asOf ? `，截至${dayInChinese(asOf)}` : ''}
              </output>
              <DownloadButton size="small" path={`/figures/${code}/export${queryText({ year, asOf, ...narrowed })}`} label="导出这些记录" />
            </p>
            <Table<FigureRecord>
              rowKey={(r) => `${r.url} ${r.ref}`}
              size="small"
              dataSource={[...records]}
              pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
              columns={[
                { key: 'ref', title: '编号', dataIndex: 'ref', width: 120 },
                {
                  key: 'title',
                  title: '名称',
                  render: (_, r) => (
                    <Go to={r.url} className="sj-row-link">
                      {r.title}
                    </Go>
                  ),
                },
                { key: 'day', title: '日期', width: 130, render: (_, r) => <DayText day={r.day} /> },
                ...(records.some((r) => r.amount !== null)
                  ? [
                      {
                        key: 'amount',
                        title: '计入值',
                        width: 90,
                        align: 'right' as const,
                        render: (_: unknown, r: FigureRecord) => <Amount value={r.amount} places={Number.isInteger(r.amount) ? 0 : 1} />,
                      },
                    ]
                  : []),
              ]}
            />
          </>
        )}
      </Loaded>
    </Drawer>
  )
}
