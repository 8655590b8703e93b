// The review desk: the queue at the left, the case with its likes at the right. Made for thirty in one sitting, by keyboard.
import { KeyOutlined } from '@ant-design/icons'
import { App, Button, Progress, Segmented } from 'antd'
import { useState } from 'react'
import { useAddressQuery } from '#/core/ui/address.tsx'
import { KeyHelp } from '#/core/ui/desk-keys.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { usePhone } from '#/core/ui/phone.ts'
import { api } from '#/core/ui/api.ts'
import { useApi, useRenew } from '#/core/ui/query.tsx'
import { useAllRows, type DeskRow } from './all-rows.ts'
import { useBatch, type Batch } from './batch.ts'
import { BatchPanel } from './BatchPanel.tsx'
import { reviewKeyHelp, useReviewKeys } from './review-keys.tsx'
import { ReviewBatch } from './ReviewBatch.tsx'
import { ReviewCase } from './ReviewCase.tsx'
import { ReviewQueue } from './ReviewQueue.tsx'
import type { Case } from './parts.ts'
import './proposals.css'
import './review.css'

const stages = {
  all: { label: '全部', states: 'submitted,preReview,jointReview' },
  pre: { label: '待初审', states: 'submitted,preReview' },
  joint: { label: '联合审查', states: 'jointReview' },
} as const
type Stage = keyof typeof stages

export function ReviewPage() {
  const [query, setQuery] = useAddressQuery()
  const stage: Stage = query['stage'] && query['stage'] in stages ? (query['stage'] as Stage) : 'all'
  const rows = useAllRows('proposals', { 'f.state': stages[stage].states, sort: 'submitted', dir: 'asc', cols: 'version,sector,intakeNo' })
  const [helps, setHelps] = useState(false)
  const [reviewed, setReviewed] = useState(0)
  const batch = useBatch()
  return (
    <>
      <PageHeader
        title="审查立案"
        actions={
          <>
            <Segmented
              aria-label="哪一步"
              value={stage}
              onChange={(value) => setQuery({ stage: value })}
              options={Object.entries(stages).map(([value, { label }]) => ({ value, label }))}
            />
            <Button icon={<KeyOutlined />} onClick={() => setHelps(true)} className="pp-desk-only">
              快捷键（?）
            </Button>
          </>
        }
      />
      <Loaded of={rows} as="待审查的提案">
        {(found) =>
          found.length ? (
            <Desk key={stage} rows={found} batch={batch} reviewed={reviewed} onReviewed={setReviewed} />
          ) : (
            <EmptyState
              title="没有待审查的提案"
              hint={reviewed ? `本次已审${reviewed}件，还有0件。` : '委员提交后会出现在这里，按提交时间先后排列。'}
            />
          )
        }
      </Loaded>
      <BatchPanel run={batch.run} onClose={batch.close} />
      <KeyHelp title="审查台快捷键" keys={reviewKeyHelp} open={helps} onClose={() => setHelps(false)} onAsk={() => setHelps(true)} />
    </>
  )
}

interface DeskProps {
  readonly rows: readonly DeskRow[]
  readonly batch: Batch
  /** Since the page was opened. */
  readonly reviewed: number
  readonly onReviewed: (count: number) => void
}

function Desk({ rows, batch, reviewed, onReviewed }: DeskProps) {
  const isPhone = usePhone()
  const [query, setQuery] = useAddressQuery()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const asked = rows.findIndex((r) => r.id === query['case'])
  // A case that was decided leaves the queue; the one that moved up into its place is next.
  const at = asked >= 0 ? asked : Math.min(Number(query['place'] ?? 0), rows.length - 1)
  const current = isPhone && asked < 0 ? undefined : rows[at]
  const page = useApi<Case>(current ? `/proposals/${current.id}` : null)
  const { message } = App.useApp()
  const renew = useRenew()
  const [last, setLast] = useState<{ readonly id: string; readonly move: string } | null>(null)
  const isDone = (id: string, move: string): void => {
    onReviewed(reviewed + 1)
    setLast({ id, move })
  }
  /** A first review passed by mistake comes back; a decision has its own way back on the case's page. */
  const undo = async (): Promise<void> => {
    if (last?.move !== 'passPreReview') return void message.info('只有刚才的“初审通过”可以撤回')
    setLast(null)
    onReviewed(reviewed - 1)
    const { version } = await api<Case>('GET', `/proposals/${last.id}`)
    await api('POST', `/proposals/${last.id}/moves/reopenPreReview`, { version })
    void message.success('已退回初审')
    await renew('/lists/proposals', `/proposals/${last.id}`, '/work')
    setQuery({ ...query, case: last.id })
  }
  // What left the queue is ticked no more.
  const chosen = rows.filter((r) => ticked.has(r.id))

  const open = (index: number): void => {
    const row = rows[index]
    if (row) setQuery({ ...query, case: row.id, place: String(index) })
  }
  const tick = (id: string): void => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    setTicked(next)
  }
  const back = (): void => setQuery({ ...query, case: '' })
  useReviewKeys({
    next: () => open(at + 1),
    previous: () => open(at - 1),
    tick: () => current && tick(current.id),
    undo: () => void undo(),
  })

  return (
    <>
      <p className="pp-line pp-progress" aria-live="polite">
        <Progress
          percent={Math.round((100 * reviewed) / Math.max(1, reviewed + rows.length))}
          showInfo={false}
          size="small"
          aria-label="本次审查进度"
        />
        <span>
          本次已审{reviewed}件，还有{rows.length}件
        </span>
        {last?.move === 'passPreReview' ? (
          <Button size="small" type="link" onClick={() => void undo()}>
            撤回刚才的初审（u）
          </Button>
        ) : null}
      </p>
      <ReviewBatch chosen={chosen} sample={page.data ?? null} batch={batch} onClear={() => setTicked(new Set())} />
      <div className={current && isPhone ? 'pp-desk pp-desk-open' : 'pp-desk'}>
        <ReviewQueue
          rows={rows}
          at={current ? at : -1}
          ticked={ticked}
          onOpen={open}
          onTick={tick}
          onTickAll={(all) => setTicked(all ? new Set(rows.map((r) => r.id)) : new Set())}
        />
        <div className="pp-desk-case">
          {current ? (
            <Loaded of={page} as="提案">
              {(p) => (
                <ReviewCase
                  key={`${p.id} ${p.version}`}
                  p={p}
                  place={`${at + 1} / ${rows.length}`}
                  onNext={() => open(at + 1)}
                  onPrevious={() => open(at - 1)}
                  onBack={isPhone ? back : null}
                  // The queue moves up, so that the next case takes this place; a case that stays in the queue stays open.
                  onMoved={() => page.refetch()}
                  onDone={isDone}
                />
              )}
            </Loaded>
          ) : null}
        </div>
      </div>
    </>
  )
}
