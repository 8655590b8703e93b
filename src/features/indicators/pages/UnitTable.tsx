// The handling units side by side: how much each was given, in time or late, how the proposers judge it. Every number opens its records.
import { queryText } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { Amount, written } from '#/core/ui/numbers.tsx'
import { useApi } from '#/core/ui/query.tsx'
import type { BreakdownPage } from '../contract.ts'
import type { PartProps } from './opened.ts'
import { WideTable } from '#/core/ui/WideTable.tsx'

const columns = [
  { code: 'P-TASKS', title: '办理任务', unit: '件次', places: 0 },
  { code: 'P-TASKS-REPLIED', title: '已答复', unit: '件次', places: 0 },
  { code: 'P-ON-TIME-DUE', title: '到期按期率', unit: '%', places: 1 },
  { code: 'P-OVERDUE', title: '逾期', unit: '件次', places: 0 },
  { code: 'P-DAYS-MEAN', title: '平均天数', unit: '天', places: 1 },
  { code: 'P-REPLY-CLASS-A-SHARE', title: 'A类占答复', unit: '%', places: 1 },
  { code: 'P-FEEDBACK-RATE', title: '反馈率', unit: '%', places: 1 },
  { code: 'P-SATISFACTION-RESULT', title: '满意率（结果）', unit: '%', places: 1 },
] as const

type Code = (typeof columns)[number]['code']

interface UnitRow {
  readonly unit: string
  readonly name: string
  readonly numbers: Partial<Record<Code, number | null>>
}

const useByUnit = (code: Code, asked: PartProps['asked']) => useApi<BreakdownPage>(`/figures/${code}${queryText({ ...asked, by: 'unit' })}`)

export function UnitTable({ asked, pick }: PartProps) {
  // One hook a column, always in the same order.
  const found = [
    useByUnit('P-TASKS', asked),
    useByUnit('P-TASKS-REPLIED', asked),
    useByUnit('P-ON-TIME-DUE', asked),
    useByUnit('P-OVERDUE', asked),
    useByUnit('P-DAYS-MEAN', asked),
    useByUnit('P-REPLY-CLASS-A-SHARE', asked),
    useByUnit('P-FEEDBACK-RATE', asked),
    useByUnit('P-SATISFACTION-RESULT', asked),
  ] as const
  const [tasks, ...others] = found
  return (
    <Loaded of={tasks} as="单位办理情况">
      {(first) => {
        const rows: UnitRow[] = first.rows.map((row) => ({
          unit: row.value,
          name: row.label,
          numbers: Object.fromEntries(
            columns.map(({ code }, i) => {
              const answered = i === 0 ? first : others[i - 1]?.data
              const part = answered?.rows.find((r) => r.value === row.value)
              return [code, part ? part.number : code === 'P-OVERDUE' || code === 'P-TASKS-REPLIED' ? 0 : null]
            }),
          ),
        }))
        return (
          <WideTable<UnitRow>
            rowKey="unit"
            aria-label="各承办单位办理情况"
            dataSource={rows}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              { key: 'name', title: '承办单位', dataIndex: 'name', fixed: 'left' as const, width: 180 },
              ...columns.map(({ code, title, unit, places }) => ({
                key: code,
                title: `${title}（${unit}）`,
                align: 'right' as const,
                sorter: (a: UnitRow, b: UnitRow) => (a.numbers[code] ?? -1) - (b.numbers[code] ?? -1),
                render: (_: unknown, row: UnitRow) => {
                  const value = row.numbers[code]
                  const amount = <Amount value={value} places={places} />
                  return value === null || value === undefined ? (
                    amount
                  ) : (
                    <button
                      type="button"
                      className="sj-number-link"
                      aria-label={`${row.name}${title}${written(value, places)}${unit}，查看这些记录`}
                      onClick={() => pick({ code, title: `${title} · ${row.name}`, only: { unit: row.unit } })}
                    >
                      {amount}
                    </button>
                  )
                },
              })),
            ]}
          />
        )
      }}
    </Loaded>
  )
}
