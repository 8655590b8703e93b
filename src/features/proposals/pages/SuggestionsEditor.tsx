// The numbered suggestions: each is answered by the units on its own, so each stands in its own box. Moved by buttons or Alt+↑ ↓.
import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import { useEffect, useRef, useState, type KeyboardEvent } from 'react'

const most = 30

export interface SuggestionsEditorProps {
  readonly value: readonly string[]
  readonly onChange: (suggestions: string[]) => void
  readonly readOnly?: boolean
}

export function SuggestionsEditor({ value, onChange, readOnly = false }: SuggestionsEditorProps) {
  const boxes = useRef<(HTMLTextAreaElement | null)[]>([])
  const focus = useRef<number | null>(null)
  const [told, setTold] = useState('')
  useEffect(() => {
    if (focus.current === null) return
    boxes.current[focus.current]?.focus()
    focus.current = null
  })

  const move = (from: number, to: number): void => {
    if (to < 0 || to >= value.length) return
    const next = [...value]
    next.splice(to, 0, ...next.splice(from, 1))
    focus.current = to
    onChange(next)
    setTold(`已移到第${to + 1}条`)
  }
  const add = (after: number): void => {
    if (value.length >= most) return
    focus.current = after + 1
    onChange(value.toSpliced(after + 1, 0, ''))
  }
  const remove = (at: number): void => {
    focus.current = Math.max(0, at - 1)
    onChange(value.length > 1 ? value.toSpliced(at, 1) : [''])
    setTold(`已删去第${at + 1}条`)
  }
  const keys = (at: number) => (e: KeyboardEvent) => {
    if (e.altKey && e.key === 'ArrowUp') move(at, at - 1)
    else if (e.altKey && e.key === 'ArrowDown') move(at, at + 1)
    else if (e.ctrlKey && e.key === 'Enter') add(at)
    else return
    e.preventDefault()
  }

  return (
    <fieldset className="pp-group" aria-label="建议">
      <ol className="pp-suggestion-editor">
        {value.map((text, i) => (
          <li key={i}>
            <span className="pp-no" aria-hidden>
              {i + 1}
            </span>
            <Input.TextArea
              ref={(box) => {
                boxes.current[i] = box?.resizableTextArea?.textArea ?? null
              }}
              aria-label={`第${i + 1}条建议`}
              autoSize={{ minRows: 2, maxRows: 16 }}
              maxLength={5000}
              value={text}
              readOnly={readOnly}
              placeholder={i === 0 ? '一条建议写一件事，写明请谁做什么、做到什么程度' : ''}
              onChange={(e) => onChange(value.map((v, n) => (n === i ? e.target.value : v)))}
              onKeyDown={readOnly ? undefined : keys(i)}
            />
            {readOnly ? null : (
              <span className="pp-suggestion-tools">
                <Button
                  type="text"
                  icon={<ArrowUpOutlined />}
                  aria-label={`第${i + 1}条上移`}
                  disabled={i === 0}
                  onClick={() => move(i, i - 1)}
                />
                <Button
                  type="text"
                  icon={<ArrowDownOutlined />}
                  aria-label={`第${i + 1}条下移`}
                  disabled={i === value.length - 1}
                  onClick={() => move(i, i + 1)}
                />
                <Button type="text" icon={<DeleteOutlined />} aria-label={`删去第${i + 1}条`} onClick={() => remove(i)} />
              </span>
            )}
          </li>
        ))}
      </ol>
      {readOnly ? null : (
        <Button type="dashed" icon={<PlusOutlined />} disabled={value.length >= most} onClick={() => add(value.length - 1)}>
          加一条建议
        </Button>
      )}
      <p className="sj-faint pp-keys">Ctrl+Enter 在下面加一条，Alt+↑ ↓ 移动位置。</p>
      <output className="sj-only-heard">{told}</output>
    </fieldset>
  )
}
