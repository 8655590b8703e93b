// Several ticked cases in one go: begin their review, pass them to one category, file them.
import { Button } from 'antd'
import { useState } from 'react'
import { Panel } from '#/core/ui/Panel.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { versionOf, wordsOf, type DeskRow } from './all-rows.ts'
import type { Batch } from './batch.ts'
import type { Case } from './parts.ts'

const several = ['startReview', 'passPreReview', 'file'] as const

export interface ReviewBatchProps {
  readonly chosen: readonly DeskRow[]
  /** Any case this person may move: its offers carry the labels and forms of the moves. */
  readonly sample: Case | null
  readonly batch: Batch
  readonly onClear: () => void
}

export function ReviewBatch({ chosen, sample, batch, onClear }: ReviewBatchProps) {
  const [asking, setAsking] = useState<string | null>(null)
  const offers = (sample?.moves ?? []).filter((m) => several.some((s) => s === m.move))
  const asked = offers.find((m) => m.move === asking)
  const cases = chosen.map((r) => ({ id: r.id, version: versionOf(r), title: wordsOf(r, 'title') }))
  const send = async (move: string, label: string, form: Record<string, unknown>): Promise<void> => {
    await batch.start(move, label, cases, form)
    setAsking(null)
    onClear()
  }
  return (
    <>
      {chosen.length ? (
        <section className="sj-batch" aria-label="对勾选的几件">
          <span>已勾选 {chosen.length} 件</span>
          {offers.map((m) => (
            <Button key={m.move} onClick={() => (m.form ? setAsking(m.move) : void send(m.move, m.label, {}))}>
              {m.label}
            </Button>
          ))}
          <Button type="link" onClick={onClear}>
            取消勾选
          </Button>
        </section>
      ) : null}
      <Panel
        open={asked !== undefined && batch.run === null}
        title={`${asked?.label ?? ''}（${chosen.length}件）`}
        onClose={() => setAsking(null)}
      >
        {asked ? (
          <SchemaForm
            key={asked.move}
            schema={asked.form as JsonSchema}
            submitLabel={`对${chosen.length}件${asked.label}`}
            note="下面填写的内容用于勾选的每一件；状态不合的会逐件说明，不影响其他。"
            onCancel={() => setAsking(null)}
            onSubmit={(answers) => send(asked.move, asked.label, answers)}
          />
        ) : null}
      </Panel>
    </>
  )
}
