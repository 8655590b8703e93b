// The papers of a record: Word, PDF or both, the number and day of those issued, and the act of issuing for who may.
import { FilePdfOutlined, FileWordOutlined, FileZipOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState, type ReactNode } from 'react'
import type { DocumentFormat, OfferedGroup, OfferedPaper } from '../documents/contract.ts'
import { api, download, troubleOf } from './api.ts'
import { BundleButton } from './BundleButton.tsx'
import { DayText } from './numbers.tsx'
import { ProblemAlert } from './ProblemAlert.tsx'
import { useApi, useRenew } from './query.tsx'
import { SchemaForm } from './SchemaForm.tsx'
import { Panel } from './Panel.tsx'
import { Section } from './Section.tsx'

export interface DocumentsProps {
  readonly kind: string
  readonly id: string
  readonly title?: string
  /** What stands there where there is nothing to print. */
  readonly empty?: ReactNode
}

/** “文书”: a section of the record's page. Nothing is shown where there is nothing to print. */
export function Documents({ kind, id, title = '文书', empty = null }: DocumentsProps) {
  const found = useApi<readonly OfferedGroup[]>(`/documents?kind=${kind}&id=${id}`)
  if (found.error) return empty && problemIsNotFound(found.error) ? empty : <ProblemAlert error={found.error} retry={found.refetch} />
  const groups = found.data ?? []
  const papers = groups.flatMap((g) => g.papers)
  if (papers.length === 0) return found.data ? empty : null
  return (
    <Section
      title={title}
      extra={papers.length > 1 ? <BundleButton title={title} records={[{ kind, id }]} withParts label="全部打包" /> : null}
    >
      {groups.map((group) => (
        <PaperGroup key={`${group.kind}:${group.id}`} group={group} />
      ))}
    </Section>
  )
}

const problemIsNotFound = (error: unknown): boolean => troubleOf(error).status === 404

function PaperGroup({ group }: { readonly group: OfferedGroup }) {
  const list = (
    <ul className="sj-papers">
      {group.papers.map((paper) => (
        <li key={paper.name}>
          <PaperLine group={group} paper={paper} />
        </li>
      ))}
    </ul>
  )
  if (group.label === null) return list
  return (
    <details className="sj-paper-group">
      <summary>
        {group.label}（{group.papers.length}份）
      </summary>
      {list}
    </details>
  )
}

function PaperLine({ group, paper }: { readonly group: OfferedGroup; readonly paper: OfferedPaper }) {
  const { issued } = paper
  return (
    <>
      <span className="sj-paper-name">
        {paper.title}
        {issued ? (
          <span className="sj-faint">
            {issued.number} <DayText day={issued.issuedOn} />
          </span>
        ) : null}
      </span>
      <span className="sj-paper-links">
        <PaperLinks kind={group.kind} id={group.id} name={paper.name} title={paper.title} />
        {paper.mayIssue ? <IssueButton group={group} paper={paper} /> : null}
        {issued && paper.mayVoid ? <VoidButton paper={paper} /> : null}
      </span>
    </>
  )
}

const formats = [
  { format: 'docx', label: 'Word', icon: <FileWordOutlined /> },
  { format: 'pdf', label: 'PDF', icon: <FilePdfOutlined /> },
  { format: 'both', label: '两种', icon: <FileZipOutlined /> },
] as const

interface PaperLinksProps {
  readonly kind: string
  readonly id: string
  readonly name: string
  readonly title: string
}

export function PaperLinks({ kind, id, name, title }: PaperLinksProps) {
  const { modal } = App.useApp()
  const [making, setMaking] = useState<DocumentFormat | null>(null)
  const take = async (format: DocumentFormat): Promise<void> => {
    setMaking(format)
    try {
      await download(`/documents/${kind}/${id}/${name}?format=${format}`)
    } catch (error) {
      const { title: what, detail } = troubleOf(error)
      modal.error({ title: what, content: detail })
    } finally {
      setMaking(null)
    }
  }
  return formats.map(({ format, label, icon }) => (
    <Button
      key={format}
      size="small"
      icon={icon}
      loading={making === format}
      aria-label={`${label}：${title}`}
      onClick={() => void take(format)}
    >
      {label}
    </Button>
  ))
}

function IssueButton({ group, paper }: { readonly group: OfferedGroup; readonly paper: OfferedPaper }) {
  const { modal, message } = App.useApp()
  const renew = useRenew()
  const ask = (): void => {
    modal.confirm({
      title: `编号印发${paper.title}`,
      content: `在“${paper.mayIssue}”里取下一个号，印发日期为今天。印发以后内容不再变动；确需改动的，作废后重新印发，原来的号不再使用。`,
      okText: '编号印发',
      cancelText: '取消',
      onOk: async () => {
        try {
          const { number } = await api<{ number: string }>('POST', `/documents/${group.kind}/${group.id}/${paper.name}/number`, {})
          void message.success(`已印发：${number}`)
          await renew('/documents')
        } catch (error) {
          const { title, detail, reasons } = troubleOf(error)
          modal.error({ title, content: reasons.length ? reasons.map((r) => r.says).join('；') : detail })
        }
      },
    })
  }
  return (
    <Button size="small" type="primary" ghost aria-label={`编号印发：${paper.title}`} onClick={ask}>
      编号印发
    </Button>
  )
}

const voidForm = {
  type: 'object',
  properties: { reason: { type: 'string', title: '作废原因', maxLength: 500, widget: 'textarea' } },
  required: ['reason'],
} as const

function VoidButton({ paper }: { readonly paper: OfferedPaper }) {
  const [isAsking, setIsAsking] = useState(false)
  const renew = useRenew()
  const { message } = App.useApp()
  return (
    <>
      <Button size="small" danger type="text" aria-label={`作废：${paper.title}`} onClick={() => setIsAsking(true)}>
        作废
      </Button>
      <Panel open={isAsking} title={`作废${paper.title}（${paper.issued?.number ?? ''}）`} onClose={() => setIsAsking(false)}>
        <SchemaForm
          schema={voidForm}
          initial={{}}
          note="作废的号不再使用，发文登记簿里写明原因。"
          submitLabel="作废"
          danger
          onCancel={() => setIsAsking(false)}
          onSubmit={async (answers) => {
            await api('POST', `/issued-documents/${paper.issued?.id ?? ''}/void`, answers)
            setIsAsking(false)
            void message.success('已作废')
            await renew('/documents')
          }}
        />
      </Panel>
    </>
  )
}
