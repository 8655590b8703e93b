// Beside the case: what is due and how that was reckoned, its days, its papers to take away.
import { FilePdfOutlined, FileWordOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { download, troubleOf } from '#/core/ui/api.ts'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts, type FactItem } from '#/core/ui/Facts.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { unitRoles } from '../words.ts'
import type { Case } from './parts.ts'

export function CaseSide({ p }: { readonly p: Case }) {
  return (
    <>
      {p.deadlines.length ? (
        <Section title="期限">
          <ul className="pp-dues">
            {p.deadlines.map((d, i) => (
              <li key={`${d.code}-${d.holder ?? ''}-${i}`}>
                <span className="pp-due-what">
                  {d.label}
                  {d.holder ? <span className="sj-faint"> {d.holder}</span> : null}
                </span>
                <DueDate day={d.due} steps={d.steps} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section title="概况">
        <Facts
          items={stood([
            { label: '收件号', value: p.intakeNo, kind: 'number' },
            { label: '案号', value: p.caseNo, kind: 'number' },
            { label: '类别', value: p.category?.label },
            { label: '承办单位', value: p.allocation.map((u) => `${u.name}（${unitRoles[u.role]}）`).join('、') || null, wide: true },
            { label: '立案', value: p.filedOn, kind: 'day' },
            { label: '交办', value: p.assignedOn, kind: 'day' },
            { label: '全部答复', value: p.repliedOn, kind: 'day' },
            { label: '办结', value: p.closedOn, kind: 'day' },
            { label: '进入本状态', value: p.stateSince, kind: 'instant' },
            { label: '代录', value: p.enteredBy },
          ])}
        />
      </Section>
      {p.documents.length ? (
        <Section title="文书">
          <ul className="pp-papers">
            {p.documents.map((d) => (
              <li key={d.name}>
                <span>{d.title}</span>
                <PaperLinks caseId={p.id} name={d.name} title={d.title} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

/** What has not happened yet is not shown as a row of dashes. */
const stood = (items: readonly FactItem[]): readonly FactItem[] => items.filter((i) => i.value !== null && i.value !== undefined)

export function PaperLinks({ caseId, name, title }: { readonly caseId: string; readonly name: string; readonly title: string }) {
  const { modal } = App.useApp()
  const [making, setMaking] = useState<string | null>(null)
  const take = async (format: 'docx' | 'pdf'): Promise<void> => {
    setMaking(format)
    try {
      await download(`/proposals/${caseId}/documents/${name}?format=${format}`)
    } catch (error) {
      const { title: what, detail } = troubleOf(error)
      modal.error({ title: what, content: detail })
    } finally {
      setMaking(null)
    }
  }
  return (
    <span className="pp-paper-links">
      <Button
        size="small"
        icon={<FileWordOutlined />}
        loading={making === 'docx'}
        aria-label={`Word：${title}`}
        onClick={() => void take('docx')}
      >
        Word
      </Button>
      <Button
        size="small"
        icon={<FilePdfOutlined />}
        loading={making === 'pdf'}
        aria-label={`PDF：${title}`}
        onClick={() => void take('pdf')}
      >
        PDF
      </Button>
    </span>
  )
}
