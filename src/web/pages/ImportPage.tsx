// Any table into the record: choose what it is, let it be checked row by row, then import it. The same page for every importer.
import { Alert, Button, Select } from 'antd'
import { useId } from 'react'
import type { ImportKinds, ImportReport } from '#/core/imports/contract.ts'
import { useAddressQuery } from '#/core/ui/address.tsx'
import { upload } from '#/core/ui/api.ts'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FilePick, useFilePick } from '#/core/ui/FilePick.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useRenew } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'

type Kind = ImportKinds[number]

export function ImportPage() {
  const kinds = useApi<ImportKinds>('/imports', { freshFor: 600_000 })
  return (
    <>
      <PageHeader
        title="导入"
        subtitle="支持 XLSX、CSV（UTF-8 或 GB18030）、JSONL。先检查，看清每一行的问题，再导入；同一个文件导入两次不会重复。"
      />
      <Loaded of={kinds} as="导入">
        {(all) =>
          all.length ? <ImportOne kinds={all} /> : <EmptyState title="没有您可以导入的内容" hint="导入由办公室、提案办的岗位办理。" />
        }
      </Loaded>
    </>
  )
}

function ImportOne({ kinds }: { readonly kinds: ImportKinds }) {
  const [query, setQuery] = useAddressQuery()
  const chosen = kinds.find((k) => k.kind === query['kind']) ?? kinds[0]
  const select = useId()
  return (
    <>
      <Section title="导入什么">
        <label htmlFor={select} className="sj-faint">
          表格的内容
        </label>
        <Select
          id={select}
          className="sj-wide"
          value={chosen?.kind ?? null}
          options={kinds.map((k) => ({ value: k.kind, label: k.title }))}
          onChange={(kind) => setQuery({ kind })}
        />
        {chosen ? <Columns kind={chosen} /> : null}
      </Section>
      {chosen ? <FileSection key={chosen.kind} kind={chosen} /> : null}
    </>
  )
}

function Columns({ kind }: { readonly kind: Kind }) {
  return (
    <p className="sj-faint">
      认识的列：
      {kind.fields.map((f, i) => (
        <span key={f.key} title={f.titles.join('、')}>
          {i > 0 ? '、' : ''}
          {f.titles[0] ?? f.key}
          {f.required ? '（必需）' : ''}
        </span>
      ))}
      。其他列不读取。
    </p>
  )
}

function FileSection({ kind }: { readonly kind: Kind }) {
  const renew = useRenew()
  const send = (mode: 'check' | 'write') => (file: File) => upload<ImportReport>(`/imports/${kind.kind}`, file, undefined, { mode })
  const picked = useFilePick(send('check'))
  const { report, isBusy } = picked
  const write = async (file: File): Promise<ImportReport> => {
    const written = await send('write')(file)
    await renew('/lists/', '/pick/', '/work')
    return written
  }
  return (
    <Section title="文件">
      <FilePick
        picked={picked}
        label="要导入的文件"
        accept=".xlsx,.csv,.jsonl,.gz"
        button="选择文件"
        hint="选好后自动检查，不会写入。"
        busyWords="正在检查……"
      />
      {report ? (
        <>
          <Verdict report={report} />
          {report.written ? null : (
            <div className="sj-form-foot">
              <Button type="primary" disabled={report.created === 0} loading={isBusy} onClick={() => picked.ask(write)}>
                {report.created === 0 ? '没有可以导入的新内容' : `导入${report.created}行`}
              </Button>
            </div>
          )}
          <RefusedRows report={report} />
        </>
      ) : null}
    </Section>
  )
}

function Verdict({ report }: { readonly report: ImportReport }) {
  const rejected = report.read - report.created - report.unchanged
  const words = `读取${report.read}行，${report.written ? '已新增' : '可新增'}${report.created}，已有不变${report.unchanged}，有问题不导入${rejected}`
  return (
    <>
      <Alert
        showIcon
        className="sj-note"
        type={report.written ? 'success' : rejected ? 'warning' : 'info'}
        title={`${report.written ? '导入完成' : '检查结果（还没有写入）'}：${words}。`}
      />
      {report.notes.length ? (
        <ul className="sj-faint">
          {report.notes.map((n) => (
            <li key={n}>{n}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

function RefusedRows({ report }: { readonly report: ImportReport }) {
  if (report.refused.length === 0) return null
  return (
    <>
      <h3>有问题的行</h3>
      <WideTable
        aria-label="有问题的行"
        rowKey={(r) => `${r.row}-${r.field}-${r.says}`}
        dataSource={report.refused}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          { title: '行', dataIndex: 'row', width: 80 },
          { title: '栏目', dataIndex: 'field', width: 140 },
          { title: '问题', dataIndex: 'says' },
        ]}
      />
      {report.reasons > report.refused.length ? (
        <p className="sj-faint">
          共{report.reasons}处，这里只列出前{report.refused.length}处。
        </p>
      ) : null}
    </>
  )
}
