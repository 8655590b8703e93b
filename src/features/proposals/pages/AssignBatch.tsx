// The hand-over: ticked cases get their batch, their day and with it their clocks, each in its own transaction.
import { Button } from 'antd'
import { useState } from 'react'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { useAllRows, versionOf, wordsOf, type DeskRow } from './all-rows.ts'
import { useBatch, type Batch } from './batch.ts'
import { BatchPanel } from './BatchPanel.tsx'
import { DeskTable } from './DeskTable.tsx'
import type { Case } from './parts.ts'

export function AssignBatch() {
  const rows = useAllRows('proposals', { 'f.state': 'allocated', cols: 'version' })
  const batch = useBatch()
  return (
    <Section title={`可以交办${rows.data ? `（${rows.data.length}件）` : ''}`} id="assign">
      <Loaded of={rows} as="待交办的提案">
        {(found) =>
          found.length ? (
            <Ready rows={found} batch={batch} />
          ) : (
            <EmptyState title="没有可以交办的提案" hint="拟定承办单位后，提案会出现在这里。" />
          )
        }
      </Loaded>
      <BatchPanel run={batch.run} onClose={batch.close} />
    </Section>
  )
}

function Ready({ rows, batch }: { readonly rows: readonly DeskRow[]; readonly batch: Batch }) {
  const { today } = useSession()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setIsAsking] = useState(false)
  // The form of the move is the server's; any case of this step carries it.
  const sample = useApi<Case>(rows[0] ? `/proposals/${rows[0].id}` : null)
  const offer = sample.data?.moves.find((m) => m.move === 'assign')
  const chosen = rows.filter((r) => ticked.has(r.id))
  const send = async (form: Record<string, unknown>): Promise<void> => {
    await batch.start(
      'assign',
      '交办',
      chosen.map((r) => ({ id: r.id, version: versionOf(r), title: wordsOf(r, 'title') })),
      form,
    )
    setIsAsking(false)
    setTicked(new Set())
  }
  return (
    <>
      <div className="pp-batch-line">
        <Button type="primary" disabled={chosen.length === 0 || !offer} onClick={() => setIsAsking(true)}>
          交办勾选的{chosen.length ? `${chosen.length}件` : ''}
        </Button>
        {chosen.length === 0 ? <span className="sj-faint">请先勾选；表头可以全选。</span> : null}
      </div>
      <DeskTable label="可以交办的提案" rows={rows} ticked={ticked} onTick={setTicked} />
      <Panel open={isAsking && batch.run === null} title={`成批交办（${chosen.length}件）`} onClose={() => setIsAsking(false)}>
        {offer ? (
          <SchemaForm
            schema={offer.form as JsonSchema}
            initial={{ meetingDay: today, title: `${today.slice(0, 4)}年${Number(today.slice(5, 7))}月交办` }}
            note={offer.confirm}
            submitLabel={`交办${chosen.length}件`}
            onCancel={() => setIsAsking(false)}
            onSubmit={send}
          />
        ) : null}
      </Panel>
    </>
  )
}
