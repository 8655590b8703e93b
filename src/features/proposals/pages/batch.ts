// Many cases in one go, sent a few at a time: the page shows how far it is, and each case answers for itself.
import { useState } from 'react'
import { api, troubleOf } from '#/core/ui/api.ts'
import { useRenew } from '#/core/ui/query.tsx'

export interface BatchCase {
  readonly id: string
  readonly version: number
  readonly title: string
}

export interface BatchResult {
  readonly id: string
  readonly title: string
  readonly ok: boolean
  readonly reasons: readonly string[]
}

export interface BatchRun {
  readonly label: string
  readonly total: number
  readonly results: readonly BatchResult[]
  readonly isRunning: boolean
}

const atOnce = 10

export interface Batch {
  readonly run: BatchRun | null
  /** The same move with the same form for all. */
  readonly start: (move: string, label: string, cases: readonly BatchCase[], form: Readonly<Record<string, unknown>>) => Promise<void>
  /** One after the other, where each case needs its own answer. */
  readonly startEach: (label: string, cases: readonly BatchCase[], one: (of: BatchCase) => Promise<unknown>) => Promise<void>
  readonly close: () => void
}

/** Kept above the list it acts on: a list that becomes empty must not take the results away. */
export function useBatch(at = '/proposals/batch'): Batch {
  const [run, setRun] = useState<BatchRun | null>(null)
  const renew = useRenew()
  const start = async (
    move: string,
    label: string,
    cases: readonly BatchCase[],
    form: Readonly<Record<string, unknown>>,
  ): Promise<void> => {
    const results: BatchResult[] = []
    const tell = (isRunning: boolean): void => setRun({ label, total: cases.length, results: [...results], isRunning })
    tell(true)
    try {
      for (let i = 0; i < cases.length; i += atOnce) {
        const some = cases.slice(i, i + atOnce)
        const answer = await api<{ results: readonly { id: string; ok: boolean; reasons: readonly string[] }[] }>('POST', `${at}/${move}`, {
          cases: some.map(({ id, version }) => ({ id, version })),
          form,
        })
        results.push(...answer.results.map((r) => ({ ...r, title: some.find((c) => c.id === r.id)?.title ?? r.id })))
        tell(true)
      }
      tell(false)
    } catch (error) {
      // A form that is refused as a whole belongs beside the form; what was done before stays done and is shown.
      setRun(results.length ? { label, total: cases.length, results, isRunning: false } : null)
      throw error
    } finally {
      await renew('/lists/', '/proposals/', at.replace('batch', ''), '/work')
    }
  }
  const startEach = async (label: string, cases: readonly BatchCase[], one: (of: BatchCase) => Promise<unknown>): Promise<void> => {
    const results: BatchResult[] = []
    const tell = (isRunning: boolean): void => setRun({ label, total: cases.length, results: [...results], isRunning })
    tell(true)
    for (const of of cases) {
      const reasons = await one(of).then(
        () => [],
        (error: unknown) => reasonsIn(error),
      )
      results.push({ id: of.id, title: of.title, ok: reasons.length === 0, reasons })
      tell(true)
    }
    tell(false)
    await renew('/lists/', '/proposals/', '/work')
  }
  return { run, start, startEach, close: () => setRun(null) }
}

function reasonsIn(error: unknown): readonly string[] {
  const { detail, reasons } = troubleOf(error)
  return reasons.length ? reasons.map((r) => r.says) : [detail]
}
