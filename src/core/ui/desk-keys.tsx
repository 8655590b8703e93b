// A desk worked by keyboard: one letter for each thing to do, told by `?`. Keys act only while nothing is being typed and no dialog is open.
import { Modal } from 'antd'
import { useEffect, useRef } from 'react'

/** Answers whether the key meant something here. */
export type DeskKey = (key: string) => boolean

export function useDeskKeys(act: DeskKey): void {
  usePressed((e) => {
    if (!isElsewhere(e) && act(e.key)) e.preventDefault()
  })
}

/** Listens once and always calls the newest. */
export function usePressed(handle: (e: KeyboardEvent) => void): void {
  const latest = useRef(handle)
  useEffect(() => {
    latest.current = handle
  })
  useEffect(() => {
    const pressed = (e: KeyboardEvent): void => latest.current(e)
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}

function isElsewhere(e: KeyboardEvent): boolean {
  if (e.ctrlKey || e.metaKey || e.altKey) return true
  if (e.target instanceof Element && e.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]'))
    return true
  return document.querySelector('.ant-modal-wrap:not([style*="display: none"]), .ant-drawer-open') !== null
}

/** Presses what the page shows for it; false when it is not there now. */
export function press(selector: string): boolean {
  const shown = document.querySelector<HTMLElement>(selector)
  shown?.click()
  return shown !== null
}

export interface KeyHelpProps {
  readonly title: string
  readonly keys: readonly (readonly [key: string, says: string])[]
  readonly open: boolean
  readonly onClose: () => void
  readonly onAsk: () => void
}

export function KeyHelp({ title, keys, open, onClose, onAsk }: KeyHelpProps) {
  useDeskKeys((key) => {
    if (key === '?') onAsk()
    return key === '?'
  })
  return (
    <Modal open={open} title={title} footer={null} onCancel={onClose}>
      <dl className="sj-keylist">
        {[...keys, ['?', '打开这份说明'] as const].map(([key, says]) => (
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
