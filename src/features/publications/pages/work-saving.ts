// A text that is being written: saved a moment after the last key, each save on the version it was made on.
import { useRef, useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { useAutosave, type Autosave } from '#/core/ui/autosave.tsx'
import type { WorkDraft, WorkPage } from '../contract.ts'

export interface WorkSaving {
  readonly draft: WorkDraft
  readonly write: (change: Partial<WorkDraft>) => void
  readonly saved: Autosave<WorkDraft>
  /** Saves what is there and answers the version a move is to be made on. */
  readonly prepare: () => Promise<number | null>
}

export function useWorkDraft(w: WorkPage, renew: () => unknown): WorkSaving {
  const [draft, setDraft] = useState<WorkDraft>(w.text)
  const version = useRef(w.version)
  const saved = useAutosave(
    draft,
    async (text) => {
      const answer = await api<{ readonly version: number }>('PUT', w.url, { ...text, version: version.current })
      version.current = answer.version
      void renew()
    },
    { key: `work:${w.id}` },
  )
  return {
    draft,
    write: (change) => setDraft((before) => ({ ...before, ...change })),
    saved,
    prepare: async () => ((await saved.saveNow()) ? version.current : null),
  }
}
