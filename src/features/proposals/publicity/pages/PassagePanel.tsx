// Deciding about one passage: what it is, taken out or kept, and why.
import { Button, Input, Select } from 'antd'
import { useId, useState } from 'react'
import { passageKinds, type Decision, type PassageKind } from '../words.ts'
import type { Marked } from './MarkedText.tsx'

export interface PassagePanelProps {
  readonly passage: string
  readonly marked: Marked
  readonly onDecide: (decision: Decision, kind: PassageKind, reason: string) => void
  /** null: it is only suggested. */
  readonly onUndo: (() => void) | null
}

const kinds = Object.entries(passageKinds).map(([value, label]) => ({ value: value as PassageKind, label }))

export function PassagePanel({ passage, marked, onDecide, onUndo }: PassagePanelProps) {
  const [kind, setKind] = useState<PassageKind>(marked.at.kind)
  const [reason, setReason] = useState(marked.is === 'mark' ? marked.at.reason : '')
  const label = useId()
  return (
    <section className="pub-deciding" aria-label={`决定“${passage}”`}>
      <p>
        <strong>“{passage.length > 60 ? `${passage.slice(0, 60)}……` : passage}”</strong>
        <span className="sj-faint"> {marked.is === 'suggestion' ? marked.at.because : '已标记'}</span>
      </p>
      <div className="sj-actions">
        <Select aria-label="这是什么" value={kind} onChange={setKind} options={kinds} className="pub-kind" />
        <label htmlFor={label} className="sj-only-heard">
          理由
        </label>
        <Input
          id={label}
          value={reason}
          maxLength={200}
          onChange={(e) => setReason(e.target.value)}
          placeholder="理由（保留的须填写）"
          className="pub-reason"
        />
      </div>
      <div className="sj-actions">
        <Button type="primary" data-key="remove" onClick={() => onDecide('removed', kind, reason)}>
          隐去（a）
        </Button>
        <Button data-key="keep" disabled={reason.trim() === ''} onClick={() => onDecide('kept', kind, reason)}>
          保留（b）
        </Button>
        {onUndo ? (
          <Button type="link" data-key="undo" onClick={onUndo}>
            取消标记（d）
          </Button>
        ) : null}
        {reason.trim() === '' ? <span className="sj-faint">写了理由才能保留</span> : null}
      </div>
    </section>
  )
}
