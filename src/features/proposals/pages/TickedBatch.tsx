// Ticked rows handed over under one form: each in its own transaction, the form is the server's own.
import { Button } from 'antd'
import { useState, type ComponentType } from 'react'
import type { OfferedMove } from '#/core/ui/MoveBar.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { versionOf, wordsOf, type DeskRow } from './all-rows.ts'
import type { Batch } from './batch.ts'

export interface TickedRows {
  readonly rows: readonly DeskRow[]
  readonly ticked: ReadonlySet<string>
  readonly onTick: (ticked: ReadonlySet<string>) => void
}

export interface TickedBatchProps {
  readonly rows: readonly DeskRow[]
  readonly batch: Batch
  readonly move: string
  /** 交办, 二次交办 */
  readonly label: string
  /** 件, 项 */
  readonly counter: string
  /** The cell that names a row in the results. */
  readonly titleCell: string
  /** Any row of this step carries the move with its form. */
  readonly addressOf: (id: string) => string
  readonly initial: Readonly<Record<string, unknown>>
  readonly table: ComponentType<TickedRows>
}

export function TickedBatch({ rows, batch, move, label, counter, titleCell, addressOf, initial, table: Table }: TickedBatchProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [isAsking, setIsAsking] = useState(false)
  const sample = useApi<{ readonly moves: readonly OfferedMove[] }>(rows[0] ? addressOf(rows[0].id) : null)
  const offer = sample.data?.moves.find((m) => m.move === move)
  const chosen = rows.filter((r) => ticked.has(r.id))
  const send = async (form: Record<string, unknown>): Promise<void> => {
    await batch.start(
      move,
      label,
      chosen.map((r) => ({ id: r.id, version: versionOf(r), title: wordsOf(r, titleCell) })),
      form,
    )
    setIsAsking(false)
    setTicked(new Set())
  }
  return (
    <>
      <div className="pp-batch-line">
        <Button type="primary" disabled={chosen.length === 0 || !offer} onClick={() => setIsAsking(true)}>
          {label}勾选的{chosen.length ? `${chosen.length}${counter}` : ''}
        </Button>
        {chosen.length === 0 ? <span className="sj-faint">请先勾选；表头可以全选。</span> : null}
      </div>
      <Table rows={rows} ticked={ticked} onTick={setTicked} />
      <Panel open={isAsking && batch.run === null} title={`成批${label}（${chosen.length}${counter}）`} onClose={() => setIsAsking(false)}>
        {offer ? (
          <SchemaForm
            schema={offer.form as JsonSchema}
            initial={initial}
            note={offer.confirm}
            submitLabel={`${label}${chosen.length}${counter}`}
            onCancel={() => setIsAsking(false)}
            onSubmit={send}
          />
        ) : null}
      </Panel>
    </>
  )
}
