// A draft that two devices may write: each save names the version it was made on, and what was written is never lost.
import { useEffect, useRef, useState } from 'react'
import { api, ApiProblem } from '#/core/ui/api.ts'
import { useAutosave, type Autosave } from '#/core/ui/autosave.tsx'
import type { ProposalDraft } from '../contract.ts'
import type { Case } from './parts.ts'

interface Saved {
  readonly version: number
  readonly voided: number
}

export interface DraftSaving {
  readonly draft: ProposalDraft
  readonly write: (change: Partial<ProposalDraft>) => void
  readonly saved: Autosave<ProposalDraft>
  /** The case as somebody else left it meanwhile; nothing is sent until the writer has chosen. */
  readonly elsewhere: Case | null
  readonly keepMine: () => void
  readonly takeTheirs: () => void
  /** Signatures that fell by this writing. */
  readonly voided: number
  /** Saves what is there and answers the version a move is to be made on. */
  readonly prepare: () => Promise<number | null>
}

export function useDraft(p: Case, renew: () => unknown): DraftSaving {
  const [draft, setDraft] = useState<ProposalDraft>(() => withOneLine(p.text))
  const [elsewhere, setElsewhere] = useState<Case | null>(null)
  const [voided, setVoided] = useState(0)
  const version = useRef(p.version)
  const onServer = useRef(written(p.text))

  // A signature or an invitation moves the version but not the text: then the newer version is simply ours.
  useEffect(() => {
    if (written(p.text) === onServer.current) version.current = Math.max(version.current, p.version)
  }, [p])

  const send = async (text: ProposalDraft): Promise<void> => {
    const answer = await api<Saved>('PUT', `/proposals/${p.id}/text`, { version: version.current, text: whole(text) })
    version.current = answer.version
    onServer.current = written(text)
    setVoided((n) => n + answer.voided)
    void renew()
  }
  const save = async (text: ProposalDraft): Promise<void> => {
    try {
      await send(text)
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.problem.status !== 409) throw error
      const now = await api<Case>('GET', `/proposals/${p.id}`)
      if (written(now.text) !== onServer.current) {
        setElsewhere(now)
        throw error
      }
      version.current = now.version
      await send(text)
    }
  }
  const saved = useAutosave(draft, save, { key: `proposal:${p.id}`, enabled: elsewhere === null })

  return {
    draft,
    write: (change) => setDraft((before) => ({ ...before, ...change })),
    saved,
    elsewhere,
    keepMine: () => {
      if (!elsewhere) return
      version.current = elsewhere.version
      onServer.current = written(elsewhere.text)
      setElsewhere(null)
      void saved.saveNow()
    },
    takeTheirs: () => {
      if (!elsewhere) return
      keepAsFile(draft)
      version.current = elsewhere.version
      onServer.current = written(elsewhere.text)
      setDraft(withOneLine(elsewhere.text))
      setElsewhere(null)
    },
    voided,
    prepare: async () => ((await saved.saveNow()) ? version.current : null),
  }
}

/** There is always a line to write the next suggestion in. */
const withOneLine = (text: ProposalDraft): ProposalDraft => (text.suggestions.length ? text : { ...text, suggestions: [''] })

/** Empty lines are no suggestions; sending them would change what co-signers have signed. */
const whole = (text: ProposalDraft): ProposalDraft => ({ ...text, suggestions: text.suggestions.filter((s) => s.trim() !== '') })

/** What the writer writes, in a form that compares; the kind follows the signatures and is not his. */
function written({ proposerKind: _, wishedUnits, ...text }: ProposalDraft): string {
  const trimmed = Object.entries(whole({ ...text, proposerKind: 'individual', wishedUnits: [] })).map(([key, value]) => [
    key,
    typeof value === 'string' ? value.trim() : Array.isArray(value) ? value.map((v) => (typeof v === 'string' ? v.trim() : v)) : value,
  ])
  const units = wishedUnits.map((u) => `${u.bodyId}:${u.role}`).toSorted()
  return JSON.stringify([trimmed.toSorted(([a], [b]) => (String(a) < String(b) ? -1 : 1)), units])
}

/** Before it makes room for another text, what was written here goes into the reader's own downloads. */
function keepAsFile(text: ProposalDraft): void {
  const parts = [text.subject, '情况', text.situation, '分析', text.analysis, '建议', ...text.suggestions.map((s, i) => `${i + 1}. ${s}`)]
  const href = URL.createObjectURL(new Blob([parts.join('\n\n')], { type: 'text/plain;charset=utf-8' }))
  Object.assign(document.createElement('a'), { href, download: `${text.subject || '提案'}（本机写的）.txt` }).click()
  setTimeout(() => URL.revokeObjectURL(href), 60_000)
}
