// All whom a rule set scores, reckoned as the facts stand: who is where, who is slow, how the grades would fall.
import { Input, InputNumber, Select } from 'antd'
import { useState } from 'react'
import { Go, queryText, useAddressQuery } from '#/core/ui/address.tsx'
import { Chart } from '#/core/ui/Chart.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { Amount } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { BoardPage } from '../contract.ts'
import { NominateButton } from '../../recognition/pages/NominateButton.tsx'
import './scores.css'

type Row = BoardPage['rows'][number]

export function ScoresPage() {
  const [query, setQuery] = useAddressQuery()
  const found = useApi<BoardPage>(`/duty-scores${queryText({ year: query['year'], rules: query['rules'] })}`, { keepPrevious: true })
  return (
    <>
      <PageHeader title="履职得分" subtitle="由履职事实按办法算出，每一分都能打开看依据。考核结果以主席会议审定的为准。" />
      <Loaded of={found} as="履职得分">
        {(board) => (
          <>
            <div className="sc-asked">
              <Select
                aria-label="按哪一套办法"
                value={board.rules.key}
                options={board.choices.map((c) => ({ value: c.key, label: c.title }))}
                onChange={(rules) => setQuery({ ...query, rules })}
                showSearch={{ optionFilterProp: 'label' }}
              />
              <InputNumber
                aria-label="年度"
                min={1949}
                max={2200}
                precision={0}
                value={board.year}
                onChange={(year) => (year && year > 1900 ? setQuery({ ...query, year: String(year) }) : undefined)}
              />
            </div>
            <Board board={board} />
          </>
        )}
      </Loaded>
    </>
  )
}

function Board({ board }: { readonly board: BoardPage }) {
  const [sought, setSought] = useState('')
  const [grade, setGrade] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const mayNominate = useMay('recognition:nominate')
  const isSlow = grade === '进度偏慢'
  const rows = board.rows.filter(
    (r) =>
      (sought === '' || r.name.includes(sought) || (r.sector ?? '').includes(sought) || (r.specialCommittee ?? '').includes(sought)) &&
      (grade === null || (isSlow ? r.isSlow : r.grade === grade)),
  )
  const slow = board.rows.filter((r) => r.isSlow).length
  return (
    <>
      <Section title={`等次（${board.from}至${board.to}）`}>
        <Chart
          kind="bar"
          title="按现在的得分"
          unit="个"
          by="等次"
          categories={board.grades.map((g) => g.grade)}
          series={[{ name: '个数', values: board.grades.map((g) => g.count) }]}
          onPick={(category) => setGrade(category)}
        />
      </Section>
      <Section
        title={`得分（${rows.length}个）`}
        extra={
          mayNominate && chosen.length ? (
            <NominateButton
              holders={board.rows
                .filter((r) => chosen.includes(r.id))
                .map((r) => ({ id: r.id, kind: r.kind, name: r.name, points: r.total }))}
              year={board.year}
              onDone={() => setChosen([])}
            />
          ) : null
        }
      >
        <div className="sc-asked">
          <Input.Search
            allowClear
            aria-label="按姓名、界别、专委会查找"
            placeholder="姓名、界别、专委会"
            onChange={(e) => setSought(e.target.value.trim())}
            style={{ maxWidth: 280 }}
          />
          <Select
            allowClear
            aria-label="等次"
            placeholder="全部等次"
            value={grade}
            onChange={(value) => setGrade(value ?? null)}
            options={[
              ...board.grades.map((g) => ({ value: g.grade, label: `${g.grade}（${g.count}）` })),
              { value: '进度偏慢', label: `进度偏慢（${slow}）` },
            ]}
          />
        </div>
        <WideTable<Row>
          aria-label="履职得分"
          rowKey="id"
          pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
          {...(mayNominate
            ? {
                rowSelection: {
                  selectedRowKeys: [...chosen],
                  onChange: (keys) => setChosen(keys.map(String)),
                  getCheckboxProps: (r: Row) => ({ 'aria-label': `选${r.name}` }),
                },
              }
            : {})}
          columns={[
            {
              title: '姓名或名称',
              render: (_, r) => <Go to={`/duty-scores/${r.id}${queryText({ year: board.year, rules: board.rules.key })}`}>{r.name}</Go>,
            },
            { title: '界别', render: (_, r) => r.sector ?? '—' },
            { title: '专委会', render: (_, r) => r.specialCommittee ?? '—' },
            { title: '得分', align: 'right', sorter: (a, b) => a.total - b.total, render: (_, r) => <Amount value={r.total} places={2} /> },
            { title: '等次', render: (_, r) => r.grade ?? (r.exempt ? `不考核：${r.exempt}` : '—') },
            { title: '离上一等', align: 'right', render: (_, r) => <Amount value={r.gap} places={2} /> },
            {
              title: '进度',
              render: (_, r) =>
                r.isSlow ? (
                  <StatusTag label={`偏慢 ${Math.round((r.pace ?? 0) * 100)}%`} tone="waiting" />
                ) : r.pace === null ? (
                  '—'
                ) : (
                  `${Math.round(r.pace * 100)}%`
                ),
            },
            { title: '事实', align: 'right', render: (_, r) => <Amount value={r.facts} /> },
          ]}
          dataSource={rows}
        />
      </Section>
    </>
  )
}
