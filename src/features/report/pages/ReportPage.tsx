// The report on the screen: every figure in it is a link to the records it counts; a hole is named with its line.
import { DownloadOutlined } from '@ant-design/icons'
import { Alert, App, Button, InputNumber, Tooltip } from 'antd'
import { useState } from 'react'
import { queryText, useAddressQuery } from '#/core/ui/address.tsx'
import { download, troubleOf } from '#/core/ui/api.ts'
import { DayPicker } from '#/core/ui/DayPicker.tsx'
import { FigureRecords } from '#/core/ui/FigureRecords.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { day, inChinese } from '#/core/day.ts'
import type { ReportPageData } from '../contract.ts'
import './report.css'

type Line = ReportPageData['lines'][number]
type ReportFigure = ReportPageData['figures'][number]

const formats = [
  ['docx', 'Word'],
  ['pdf', 'PDF'],
  ['md', '文本'],
] as const

export function ReportPage() {
  const { today } = useSession()
  const [query, setQuery] = useAddressQuery()
  const year = Number(query['year'] ?? today.slice(0, 4))
  const asOf = query['asOf'] ?? null
  const found = useApi<ReportPageData>(`/report${queryText({ year, asOf })}`)
  const [opened, setOpened] = useState<ReportFigure | null>(null)
  const ask = (next: { year?: number | null; asOf?: string | null }) =>
    setQuery(Object.fromEntries(Object.entries({ year, asOf, ...next }).flatMap(([k, v]) => (v ? [[k, String(v)]] : []))))
  return (
    <>
      <PageHeader
        title="工作报告"
        subtitle="报告里的每个数字都由记录算出，点数字看计入的记录。"
        actions={formats.map(([format, label]) => (
          <FileButton
            key={format}
            path={`/report/file${queryText({ year, asOf, format })}`}
            label={label}
            disabled={(found.data?.missing.length ?? 1) > 0}
          />
        ))}
      />
      <div className="report-asked">
        <label htmlFor="report-year">
          <span>年度</span>
          <InputNumber
            id="report-year"
            min={1949}
            max={2200}
            precision={0}
            controls={false}
            value={year}
            onChange={(v) => ask({ year: v })}
          />
        </label>
        <label htmlFor="report-as-of">
          <span>截至</span>
          <DayPicker id="report-as-of" aria-label="截至日期" value={asOf} max={today} onChange={(d) => ask({ asOf: d })} />
        </label>
      </div>
      <Loaded of={found} as="工作报告">
        {(page) => (
          <>
            {page.missing.length ? (
              <Alert
                type="warning"
                showIcon
                title="模板里有填不上的地方，补齐后才能下载"
                description={page.missing.map((m) => (
                  <p key={m}>{m}</p>
                ))}
              />
            ) : (
              <Section title={`截至${inChinese(day(page.asOf))}`}>
                <article className="report-text">
                  {page.lines.map((line, i) => (
                    <ReportLine key={i} line={line} figures={page.figures} open={setOpened} />
                  ))}
                </article>
              </Section>
            )}
            {opened ? (
              <FigureRecords
                open
                onClose={() => setOpened(null)}
                code={opened.code}
                title={opened.title}
                year={page.year}
                asOf={page.asOf}
              />
            ) : null}
          </>
        )}
      </Loaded>
    </>
  )
}

function ReportLine({
  line,
  figures,
  open,
}: {
  readonly line: Line
  readonly figures: readonly ReportFigure[]
  readonly open: (f: ReportFigure) => void
}) {
  const first = line[0]?.text ?? ''
  const marks = /^(#{1,4}) /.exec(first)?.[1] ?? ''
  if (line.length === 0) return null
  const pieces = line.map((piece, i) => {
    const text = i === 0 && marks ? piece.text.slice(marks.length + 1) : piece.text
    const figure = piece.code ? figures.find((f) => f.code === piece.code) : undefined
    if (!figure) return <span key={i}>{text}</span>
    return (
      <Tooltip key={i} title={`${figure.title}：${figure.definition}`}>
        <button
          type="button"
          className="report-figure"
          onClick={() => open(figure)}
          aria-label={`${text}，${figure.title}，看计入的${figure.records}条记录`}
        >
          {text}
        </button>
      </Tooltip>
    )
  })
  if (marks === '#') return <h2 className="report-title">{pieces}</h2>
  if (marks) return <h3>{pieces}</h3>
  return <p>{pieces}</p>
}

function FileButton({ path, label, disabled }: { readonly path: string; readonly label: string; readonly disabled: boolean }) {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const take = () => {
    setBusy(true)
    download(path)
      .catch((error: unknown) => message.error(troubleOf(error).title))
      .finally(() => setBusy(false))
  }
  return (
    <Button icon={<DownloadOutlined />} loading={busy} disabled={disabled} onClick={take}>
      {label}
    </Button>
  )
}
