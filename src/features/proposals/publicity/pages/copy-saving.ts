// The marks of a copy, saved as they are made. Suggestions come back when their mark is undone.
import { useEffect, useRef, useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { useAutosave, type Autosave } from '#/core/ui/autosave.tsx'
import type { CopyText, PublicationPage } from '../contract.ts'
import { overlap, type Suggestion } from '../patterns.ts'
import type { Mark } from '../redaction-rules.ts'

export interface CopyEditing {
  readonly text: CopyText
  readonly write: (change: Partial<CopyText>) => void
  /** Puts a mark, replacing what it overlaps. */
  readonly mark: (mark: Mark) => void
  readonly unmark: (mark: Pick<Mark, 'place' | 'from' | 'to'>) => void
  /** Suggested, and nobody has decided. */
  readonly open: readonly Suggestion[]
  readonly saved: Autosave<CopyText>
  readonly prepare: () => Promise<number | null>
}

export function useCopy(page: PublicationPage, renew: () => unknown): CopyEditing {
  const [text, setText] = useState<CopyText>(() => textOf(page))
  const version = useRef(page.version)
  useEffect(() => {
    version.current = Math.max(version.current, page.version)
  }, [page.version])
  // What a pattern once found is offered again when its mark is taken away.
  const [known] = useState<readonly Suggestion[]>(() => [
    ...page.suggestions,
    ...page.marks.filter((m) => m.suggested).map((m) => ({ ...m, because: '系统提示过的内容' })),
  ])
  const saved = useAutosave(
    text,
    async (now) => {
      const answer = await api<{ readonly version: number }>('PUT', `${page.url}/copy`, { version: version.current, text: now })
      version.current = answer.version
      void renew()
    },
    { key: `publication:${page.id}:${page.state.code}`, delayMs: 800, enabled: page.editable },
  )
  const without = (marks: readonly Mark[], gone: Pick<Mark, 'place' | 'from' | 'to'>): Mark[] => marks.filter((m) => !overlap(m, gone))
  return {
    text,
    write: (change) => setText((before) => ({ ...before, ...change })),
    mark: (one) => setText((before) => ({ ...before, marks: [...without(before.marks, one), one] })),
    unmark: (one) => setText((before) => ({ ...before, marks: without(before.marks, one) })),
    open: known.filter((s) => !text.marks.some((m) => overlap(m, s))),
    saved,
    prepare: async () => (!page.editable || (await saved.saveNow()) ? version.current : null),
  }
}

const textOf = (page: PublicationPage): CopyText => ({
  form: page.form,
  abstract: page.abstract,
  showsProposer: page.showsProposer,
  marks: page.marks.map(({ place, from, to, kind, decision, reason }) => ({ place, from, to, kind, decision, reason })),
})
