// Many cases in one go, sent a few at a time: the page shows how far it is, and each case answers for itself.
import { useState } from 'react'
import { api } from '#/core/ui/api.ts'
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

export function useBatch(): {
  readonly run: BatchRun | null
  readonly start: (move: string, label: string, cases: readonly BatchCase[], form: Readonly<Record<string, unknown>>) => Promise<void>
  readonly close: () => void
} {
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
        const answer = await api<{ results: readonly { id: string; ok: boolean; reasons: readonly string[] }[] }>(
          'POST',
          `/proposals/batch/${move}`,
          { cases: some.map(({ id, version }) => ({ id, version })), form },
        )
        results.push(...answer.results.map((r) => ({ ...r, title: some.find((c) => c.id === r.id)?.title ?? r.id })))
        tell(true)
      }
      tell(false)
    } catch (error) {
      // A form that is refused as a whole belongs beside the form; what was done before stays done and is shown.
      setRun(results.length ? { label, total: cases.length, results, isRunning: false } : null)
      throw error
    } finally {
      await renew('/lists/', '/proposals/', '/work')
    }
  }
  return { run, start, close: () => setRun(null) }
}
