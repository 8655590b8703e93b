// The draft of a reply, saved as it is written; a newer version made by a colleague is never written over unasked.
import { useEffect, useRef, useState } from 'react'
import { api, ApiProblem } from '#/core/ui/api.ts'
import { useAutosave, type Autosave } from '#/core/ui/autosave.tsx'
import type { ReplyDraft } from '../contract.ts'
import type { Case, Task } from './parts.ts'

export type ReplyItem = ReplyDraft['items'][number]

/** An item not begun has no answer yet; it is kept apart so that nothing is answered by accident. */
export interface ReplyWriting extends Omit<ReplyDraft, 'items'> {
  readonly items: readonly (ReplyItem | { readonly no: number; readonly accepted: null })[]
}

export const isAnswered = (item: ReplyWriting['items'][number]): item is ReplyItem => item.accepted !== null

export interface ReplySaving {
  readonly reply: ReplyWriting
  readonly write: (change: Partial<ReplyWriting>) => void
  readonly saved: Autosave<ReplyWriting>
  readonly elsewhere: ReplyWriting | null
  readonly keepMine: () => void
  readonly takeTheirs: () => void
  readonly prepare: () => Promise<number | null>
}

export function useReply(p: Case, task: Task, canWrite: boolean, renew: () => unknown): ReplySaving {
  const count = p.text.suggestions.length
  const [reply, setReply] = useState(() => writingOf(task, count))
  const [elsewhere, setElsewhere] = useState<{ readonly version: number; readonly reply: ReplyWriting } | null>(null)
  const version = useRef(task.version)
  const onServer = useRef(sent(writingOf(task, count)))

  useEffect(() => {
    if (sent(writingOf(task, count)) === onServer.current) version.current = Math.max(version.current, task.version)
  }, [task, count])

  const send = async (text: ReplyWriting): Promise<void> => {
    const answer = await api<{ readonly version: number }>('PUT', `/tasks/${task.id}/reply`, {
      version: version.current,
      text: { ...text, items: text.items.filter(isAnswered) },
    })
    version.current = answer.version
    onServer.current = sent(text)
    void renew()
  }
  const save = async (text: ReplyWriting): Promise<void> => {
    try {
      await send(text)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 409) throw error
      const now = (await api<Case>('GET', `/proposals/${p.id}`)).tasks.find((t) => t.id === task.id)
      if (!now) throw error
      const theirs = writingOf(now, count)
      if (sent(theirs) !== onServer.current) {
        setElsewhere({ version: now.version, reply: theirs })
        throw error
      }
      version.current = now.version
      await send(text)
    }
  }
  const saved = useAutosave(reply, save, { key: `reply:${task.id}`, enabled: canWrite && elsewhere === null })

  const adopt = (): void => {
    if (!elsewhere) return
    version.current = elsewhere.version
    onServer.current = sent(elsewhere.reply)
    setElsewhere(null)
  }
  return {
    reply,
    write: (change) => setReply((before) => ({ ...before, ...change })),
    saved,
    elsewhere: elsewhere?.reply ?? null,
    keepMine: () => {
      adopt()
      void saved.saveNow()
    },
    takeTheirs: () => {
      if (elsewhere) setReply(elsewhere.reply)
      adopt()
    },
    prepare: async () => (!canWrite || (await saved.saveNow()) ? version.current : null),
  }
}

function writingOf({ reply: r }: Task, count: number): ReplyWriting {
  const numbers = Array.from({ length: count }, (_, i) => i + 1)
  return {
    docNo: r?.docNo ?? '',
    title: r?.title ?? '',
    body: r?.body ?? '',
    classMark: r?.classMark ?? null,
    openness: r?.openness ?? null,
    opennessReason: r?.opennessReason ?? '',
    contactName: r?.contactName ?? '',
    contactPhone: r?.contactPhone ?? '',
    items: numbers.map((no) => {
      const item = r?.items.find((i) => i.no === no)
      if (!item) return { no, accepted: null }
      const { accepted, measure, done, dueDay, reason } = item
      return { no, accepted, measure, done, dueDay, reason }
    }),
  }
}

/** What is compared: answered items, text without the blanks at its ends. */
const sent = (r: ReplyWriting): string =>
  JSON.stringify({
    ...r,
    body: r.body.trim(),
    items: r.items.filter(isAnswered).map((i) => [i.no, i.accepted, i.measure.trim(), i.done, i.dueDay, i.reason.trim()]),
  })
