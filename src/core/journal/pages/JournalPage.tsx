// The journal, newest first, in words; its check over all entries, its printed head, and the file for the stand-alone checker.
import { App, Alert, Button, Input, Space, Table } from 'antd'
import { useState } from 'react'
import type { z } from 'zod'
import { queryText, useAddressQuery } from '#/core/ui/address.tsx'
import { api, download, troubleOf } from '#/core/ui/api.ts'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { journalLine, verification } from '../contract.ts'

type Line = z.infer<typeof journalLine>
type Verification = z.infer<typeof verification>

interface Page {
  readonly entries: readonly Line[]
  readonly next: number | null
  readonly head: string | null
  readonly algorithm: string | null
}

export function JournalPage() {
  const [query, setQuery] = useAddressQuery()
  const before = query['before']
  const found = useApi<Page>(`/journal${queryText({ before, limit: 50 })}`)
  return (
    <>
      <PageHeader title="办理日志" subtitle="每一次办理都留下一条，前后相连，任何改动、删除、插入都能查出。" actions={<ExportButton />} />
      <Loaded of={found} as="日志">
        {(page) => (
          <>
            <CheckSection head={page.head} algorithm={page.algorithm} />
            <Section title="记录">
              <Table<Line>
                rowKey="seq"
                size="small"
                pagination={false}
                dataSource={[...page.entries]}
                columns={[
                  { key: 'seq', title: '序号', dataIndex: 'seq', width: 90, align: 'right', responsive: ['md'] },
                  { key: 'at', title: '时间', width: 170, render: (_, l) => <When at={l.at} /> },
                  { key: 'actor', title: '经办人', dataIndex: 'actor', width: 120, responsive: ['md'] },
                  { key: 'words', title: '事项', render: (_, l) => <span className="journal-words">{l.words}</span> },
                ]}
              />
              <Space style={{ marginTop: 12 }}>
                <Button disabled={before === undefined} onClick={() => setQuery({})}>
                  最新
                </Button>
                <Button disabled={page.next === null} onClick={() => setQuery({ before: String(page.next) })}>
                  更早
                </Button>
              </Space>
            </Section>
          </>
        )}
      </Loaded>
    </>
  )
}

function CheckSection({ head, algorithm }: { readonly head: string | null; readonly algorithm: string | null }) {
  const [printed, setPrinted] = useState('')
  const [verdict, setVerdict] = useState<Verification | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const verify = () => {
    setBusy(true)
    setTrouble(null)
    api<Verification>('GET', `/journal/verification${queryText({ head: printed.trim() || null })}`)
      .then(setVerdict)
      .catch((error: unknown) => setTrouble(troubleOf(error).detail))
      .finally(() => setBusy(false))
  }
  return (
    <Section title="核对">
      <Facts
        items={[
          { label: '当前校验码', value: head, wide: true },
          { label: '算法', value: algorithm?.toUpperCase() ?? null },
        ]}
      />
      <Space wrap style={{ margin: '12px 0' }}>
        <Input
          aria-label="以前打印的校验码（可不填）"
          placeholder="以前打印的校验码（可不填）"
          value={printed}
          maxLength={200}
          onChange={(e) => setPrinted(e.target.value)}
          style={{ width: 'min(420px, 80vw)' }}
        />
        <Button type="primary" loading={busy} onClick={verify}>
          核对全部日志
        </Button>
      </Space>
      <div aria-live="polite">
        {trouble ? <Alert type="error" showIcon title={trouble} /> : null}
        {verdict ? <Verdict verdict={verdict} /> : null}
      </div>
    </Section>
  )
}

function Verdict({ verdict }: { readonly verdict: Verification }) {
  if (verdict.ok)
    return (
      <Alert
        type="success"
        showIcon
        title={`${verdict.entries.toLocaleString('zh-CN')}条记录前后相连，没有改动。`}
        description={
          verdict.from && verdict.to ? (
            <>
              自<When at={verdict.from} />至<When at={verdict.to} />
            </>
          ) : null
        }
      />
    )
  return (
    <Alert
      type="error"
      showIcon
      title={verdict.firstBad ? `第${verdict.firstBad.seq}条起对不上` : '日志对不上'}
      description={verdict.firstBad?.says ?? '请联系审计管理员，保全数据库后再查。'}
    />
  )
}

function ExportButton() {
  const { message } = App.useApp()
  const [busy, setBusy] = useState(false)
  const take = () => {
    setBusy(true)
    download('/journal/export')
      .catch((error: unknown) => message.error(troubleOf(error).detail))
      .finally(() => setBusy(false))
  }
  return (
    <Button loading={busy} onClick={take}>
      导出供离线核对
    </Button>
  )
}
