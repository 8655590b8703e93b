// The publicity desk: what is to be made public and by when, several copies approved in one go, the paper and the figures given to the public.
import { Button, Select } from 'antd'
import { useState } from 'react'
import { Documents } from '#/core/ui/Documents.tsx'
import type { ListRow } from '#/core/ui/ListRows.tsx'
import { ListView } from '#/core/ui/ListView.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { useBatch, type Batch } from '../../pages/batch.ts'
import { BatchPanel } from '../../pages/BatchPanel.tsx'
import { PublicFigures } from './PublicFigures.tsx'
import '../../pages/proposals.css'
import './publicity.css'

export function PublicityPage() {
  const batch = useBatch('/publicity/batch')
  const mayApprove = useMay('publicity:approve')
  const isOffice = useMay('proposals:review')
  return (
    <>
      <PageHeader
        title="公开"
        subtitle="提案正文由提案办公开，答复由承办单位公开；整理和复核由两个人分别办"
        actions={
          <a href="/open/" target="_blank" rel="noreferrer">
            看公开网页
          </a>
        }
      />
      <ListView name="publicity" as="page" also={['version']} select={(rows, clear) => batchBar(rows, clear, batch, mayApprove)} />
      {isOffice ? <ListPaper /> : null}
      {isOffice ? <PublicFigures /> : null}
      <BatchPanel run={batch.run} onClose={batch.close} addressOf={(id) => `/publicity/${id}`} />
    </>
  )
}

function batchBar(rows: readonly ListRow[], clear: () => void, batch: Batch, mayApprove: boolean) {
  const cases = rows.map((r) => ({ id: r.id, version: Number(r.cells['version']), title: String(r.cells['title'] ?? '') }))
  const send = async (move: string, label: string): Promise<void> => {
    await batch.start(move, label, cases, {})
    clear()
  }
  return (
    <>
      <Button onClick={() => void send('sendForReview', '送复核')}>送复核</Button>
      {mayApprove ? (
        <Button type="primary" onClick={() => void send('approve', '复核通过并公开')}>
          复核通过并公开
        </Button>
      ) : null}
    </>
  )
}

interface Session {
  readonly value: string
  readonly label: string
}

/** 公开清单 of a session as a document. */
function ListPaper() {
  const shape = useApi<{ readonly filters: readonly { readonly key: string; readonly choices?: readonly Session[] }[] }>(
    '/lists/publicity/definition',
    { freshFor: 60_000 },
  )
  const sessions = shape.data?.filters.find((f) => f.key === 'session')?.choices ?? []
  const [chosen, setChosen] = useState<string | null>(null)
  const session = chosen ?? sessions[0]?.value ?? null
  if (!session) return null
  return (
    <>
      <p className="pub-which">
        <Select
          aria-label="清单的届次"
          value={session}
          onChange={setChosen}
          options={sessions.map((s) => ({ value: s.value, label: s.label }))}
          className="pub-kind"
        />{' '}
        <span className="sj-faint">一个届次已公开的提案、承办单位、答复，附隐去和保留的记录，内部留存。</span>
      </p>
      <Documents kind="publicity-list" id={session} title="公开清单" />
    </>
  )
}
