// Marks every place where some words stand: a name that comes up again and again is taken out in one go, without a mouse.
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { Place } from '../patterns.ts'
import type { Mark } from '../redaction-rules.ts'
import { passageKinds, type PassageKind } from '../words.ts'

const kinds = Object.entries(passageKinds).map(([value, label]) => ({ value: value as PassageKind, label }))

export function FindAndMark({ places, onMark }: { readonly places: readonly Place[]; readonly onMark: (mark: Mark) => void }) {
  const [words, setWords] = useState('')
  const [kind, setKind] = useState<PassageKind>('name')
  const sought = words.trim()
  const found = sought ? places.flatMap((p) => standing(p, sought)) : []
  const markAll = (): void => {
    for (const at of found) onMark({ ...at, kind, decision: 'removed', reason: kind === 'other' ? '不宜公开' : '' })
    setWords('')
  }
  return (
    <div className="sj-actions">
      <Input
        aria-label="要隐去的文字"
        value={words}
        maxLength={100}
        onChange={(e) => setWords(e.target.value)}
        onPressEnter={() => found.length && markAll()}
        placeholder="要隐去的文字，如某人的姓名"
        className="pub-reason"
      />
      <Select aria-label="这是什么" value={kind} onChange={setKind} options={kinds} className="pub-kind" />
      <Button disabled={found.length === 0} onClick={markAll}>
        {sought ? `隐去${found.length}处` : '隐去'}
      </Button>
      <span className="sj-faint">也可以用鼠标选中正文里的文字</span>
    </div>
  )
}

function standing({ key, text }: Place, words: string): { readonly place: string; readonly from: number; readonly to: number }[] {
  const at: { place: string; from: number; to: number }[] = []
  for (let i = text.indexOf(words); i >= 0; i = text.indexOf(words, i + words.length))
    at.push({ place: key, from: i, to: i + words.length })
  return at
}
