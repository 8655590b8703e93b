// The hand-over: ticked cases get their batch, their day and with it their clocks, each in its own transaction.
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { useAllRows, type DeskRow } from './all-rows.ts'
import { useBatch, type Batch } from './batch.ts'
import { BatchPanel } from './BatchPanel.tsx'
import { DeskTable } from './DeskTable.tsx'
import { TickedBatch, type TickedRows } from './TickedBatch.tsx'

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
  return (
    <TickedBatch
      rows={rows}
      batch={batch}
      move="assign"
      label="交办"
      counter="件"
      titleCell="title"
      addressOf={(id) => `/proposals/${id}`}
      initial={{ meetingDay: today, title: `${today.slice(0, 4)}年${Number(today.slice(5, 7))}月交办` }}
      table={ToAssign}
    />
  )
}

const ToAssign = (shown: TickedRows) => <DeskTable label="可以交办的提案" {...shown} />
