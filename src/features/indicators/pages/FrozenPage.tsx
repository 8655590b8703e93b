// One set of frozen figures beside what they say now: which moved, and by which records.
import { Alert, Drawer, Segmented } from 'antd'
import { useState } from 'react'
import { Go, queryText, useAddressQuery, useParam } from '#/core/ui/address.tsx'
import { DownloadButton } from '#/core/ui/DownloadButton.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { dayInChinese, instantInChinese } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { FrozenFigure, FrozenPage as Page, FrozenRecords } from '../frozen/contract.ts'
import './statistics.css'

export function FrozenPage() {
  const id = useParam('id')
  const [query, setQuery] = useAddressQuery()
  const against = query['against'] === 'then' ? 'then' : 'today'
  const found = useApi<Page>(`/figures-frozen/${id}${queryText({ against })}`, { keepPrevious: true })
  const [opened, setOpened] = useState<FrozenFigure | null>(null)
  const [onlyMoved, setOnlyMoved] = useState(false)
  return (
    <Loaded of={found} as="固定的数字">
      {(page) => {
        const moved = page.figureRows.filter((f) => f.moved)
        return (
          <>
            <PageHeader
              title={page.title}
              subtitle={`${page.session ?? `${page.year}年度`}，截至${dayInChinese(page.asOf)}`}
              back={{ to: '/statistics/frozen', label: '固定的数字' }}
              tags={<StatusTag {...(page.intact ? { label: '校验相符', tone: 'good' } : { label: '校验不符', tone: 'bad' })} />}
              actions={<DownloadButton path={`/figures-frozen/${id}/export${queryText({ against })}`} label="导出" />}
            />
            {page.intact ? null : (
              <Alert
                type="error"
                showIcon
                title="存储的内容与校验码不符：有人绕过系统改动了数据库，请查办理日志。"
                className="statistics-note"
              />
            )}
            <Section title="固定的情况">
              <Facts
                items={[
                  { label: '固定时间', value: instantInChinese(page.frozenAt) },
                  { label: '固定人', value: `${page.frozenBy}（${page.side}）` },
                  { label: '校验码', value: <code className="statistics-code">{page.checkCode}</code> },
                  { label: '说明', value: page.note || null },
                ]}
              />
            </Section>
            <Section title="和现在比较">
              <div className="statistics-asked">
                <Segmented
                  aria-label="和什么比"
                  value={against}
                  onChange={(value) => setQuery({ against: value })}
                  options={[
                    { value: 'today', label: '和今天的数字比' },
                    { value: 'then', label: '按当时的截至日期重算' },
                  ]}
                />
                <Segmented
                  aria-label="看哪些数字"
                  value={onlyMoved ? 'moved' : 'all'}
                  onChange={(value) => setOnlyMoved(value === 'moved')}
                  options={[
                    { value: 'all', label: '全部' },
                    { value: 'moved', label: '只看有变动的' },
                  ]}
                />
              </div>
              <p>
                {page.figureRows.length}个数字，{moved.length ? `${moved.length}个有变动` : '没有变动'}
                （现在的数字截至{dayInChinese(page.nowAsOf)}）。点数字看当时计入的记录和以后增减的记录。
              </p>
              {page.settings.map((s) => (
                <Alert
                  key={s.title}
                  type="warning"
                  showIcon
                  className="statistics-note"
                  title={`规则已变：${s.title}，当时“${s.before}”，现在“${s.now}”`}
                />
              ))}
              <Figures rows={onlyMoved ? moved : page.figureRows} open={setOpened} />
            </Section>
            {opened ? <Records id={id} against={against} figure={opened} close={() => setOpened(null)} /> : null}
          </>
        )
      }}
    </Loaded>
  )
}

function Figures({ rows, open }: { readonly rows: readonly FrozenFigure[]; readonly open: (f: FrozenFigure) => void }) {
  return (
    <WideTable<FrozenFigure>
      rowKey="code"
      aria-label="固定的数字和现在的数字"
      dataSource={[...rows]}
      pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { key: 'title', title: '名称', width: 220, render: (_, f) => <span title={`${f.definition}\n公式：${f.formula}`}>{f.title}</span> },
        {
          key: 'then',
          title: '固定时',
          align: 'right',
          render: (_, f) => (
            <button
              type="button"
              className="sj-number-link"
              aria-label={`${f.title}固定时${f.text}${f.value === null ? '' : f.unit}，查看当时的${f.records}条记录`}
              onClick={() => open(f)}
            >
              {f.text}
              {f.value === null ? '' : f.unit}
            </button>
          ),
        },
        {
          key: 'now',
          title: '现在',
          align: 'right',
          render: (_, f) => (f.now ? `${f.now.text}${f.now.value === null ? '' : f.unit}` : '已无此数字'),
        },
        {
          key: 'moved',
          title: '变动',
          render: (_, f) =>
            f.moved ? (
              <StatusTag
                tone="waiting"
                label={
                  [f.added && `新增${f.added}条`, f.removed && `减少${f.removed}条`, f.changed && `改计${f.changed}条`]
                    .filter(Boolean)
                    .join('，') || '数值变动'
                }
              />
            ) : (
              <span className="sj-faint">没有变动</span>
            ),
        },
        {
          key: 'words',
          title: '口径',
          render: (_, f) => (f.isRedefined ? <StatusTag tone="bad" label="口径已变" /> : <span className="sj-faint">相同</span>),
        },
      ]}
    />
  )
}

type Row = FrozenRecords['frozen'][number]

function Records({
  id,
  against,
  figure,
  close,
}: {
  readonly id: string
  readonly against: string
  readonly figure: FrozenFigure
  readonly close: () => void
}) {
  const found = useApi<FrozenRecords>(`/figures-frozen/${id}/records/${figure.code}${queryText({ against })}`)
  return (
    <Drawer open onClose={close} title={`${figure.title} · 固定时的记录和以后的变动`} size="min(760px, 100vw)" destroyOnHidden>
      <Loaded of={found} as="记录">
        {(r) => (
          <>
            <p className="sj-faint">{figure.definition}</p>
            <p className="sj-faint">公式：{figure.formula}</p>
            <Group title="以后新增的" rows={r.added} />
            <Group title="以后减少的" rows={r.removed} />
            <Group title="计入值变了的" rows={r.changed} />
            <Group title="固定时计入的" rows={r.frozen} isAlways />
          </>
        )}
      </Loaded>
    </Drawer>
  )
}

function Group({ title, rows, isAlways = false }: { readonly title: string; readonly rows: readonly Row[]; readonly isAlways?: boolean }) {
  if (rows.length === 0 && !isAlways) return null
  return (
    <>
      <h3>
        {title}（{rows.length}条）
      </h3>
      <WideTable<Row>
        rowKey={(r) => `${r.url} ${r.ref} ${r.title}`}
        aria-label={title}
        dataSource={[...rows]}
        pagination={{ pageSize: 30, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { key: 'ref', title: '编号', dataIndex: 'ref', width: 110 },
          {
            key: 'title',
            title: '名称',
            render: (_, r) => (
              <Go to={r.url} className="sj-row-link">
                {r.title}
              </Go>
            ),
          },
          { key: 'day', title: '日期', width: 120, render: (_, r) => (r.day ? dayInChinese(r.day) : '—') },
        ]}
      />
    </>
  )
}
