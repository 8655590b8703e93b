// The review desk by keyboard. Keys act only while nothing is being typed and no dialog is open.
import { Modal } from 'antd'
import { useEffect, useRef } from 'react'

const clicks: Readonly<Record<string, { readonly move: string; readonly says: string }>> = {
  s: { move: 'startReview', says: '开始初审' },
  r: { move: 'returnToProposer', says: '退回修改' },
  y: { move: 'jointOpinion', says: '提出会审意见' },
  n: { move: 'notFile', says: '不予立案' },
  m: { move: 'merge', says: '并案' },
  q: { move: 'fastFile', says: '立案并走快速通道' },
}

export interface ReviewKeys {
  readonly next: () => void
  readonly previous: () => void
  readonly tick: () => void
  readonly undo: () => void
}

export function useReviewKeys(keys: ReviewKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const pressed = (e: KeyboardEvent): void => {
      if (e.ctrlKey && e.key === 'Enter') {
        document.querySelector<HTMLButtonElement>('#leading button[type=submit]')?.click()
        return
      }
      if (isElsewhere(e)) return
      const { next, previous, tick, undo } = latest.current
      const click = clicks[e.key]
      if (e.key === 'j') next()
      else if (e.key === 'k') previous()
      else if (e.key === 'x') tick()
      else if (e.key === 'u') undo()
      else if (e.key === 'p' || e.key === 'f') document.querySelector<HTMLElement>('#leading input, #leading textarea')?.focus()
      else if (e.key === 'o') document.querySelector<HTMLElement>('[data-key=open]')?.click()
      else if (click) document.querySelector<HTMLElement>(`[data-move=${click.move}]`)?.click()
      else return
      e.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}

export function isElsewhere(e: KeyboardEvent): boolean {
  if (e.ctrlKey || e.metaKey || e.altKey) return true
  if (e.target instanceof Element && e.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]'))
    return true
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null
}

const helps: readonly (readonly [string, string])[] = [
  ['j', '下一件'],
  ['k', '上一件'],
  ['x', '勾选这一件'],
  ['p 或 f', '到“初审通过”或“立案”的第一栏'],
  ['Ctrl + Enter', '提交右边的表，进到下一件'],
  ['u', '撤回刚才的初审通过'],
  ...Object.entries(clicks).map(([key, { says }]) => [key, says] as const),
  ['o', '看全貌'],
  ['?', '打开这份说明'],
]

export interface KeyHelpProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onAsk: () => void
}

export function KeyHelp({ open, onClose, onAsk }: KeyHelpProps) {
  const ask = useRef(onAsk)
  useEffect(() => {
    ask.current = onAsk
  })
  useEffect(() => {
    const pressed = (e: KeyboardEvent): void => {
      if (e.key === '?' && !isElsewhere(e)) ask.current()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
  return (
    <Modal open={open} title="审查台快捷键" footer={null} onCancel={onClose}>
      <dl className="pp-keylist">
        {helps.map(([key, says]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
