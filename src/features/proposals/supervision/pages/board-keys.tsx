// The board by keyboard. Keys act only while nothing is being typed and no dialog is open.
import { Modal } from 'antd'
import { useEffect, useRef } from 'react'
import { isElsewhere } from '../../pages/review-keys.tsx'

const clicks: Readonly<Record<string, { readonly move: string; readonly says: string }>> = {
  a: { move: 'recordActivity', says: '记一次督办活动' },
  p: { move: 'addProblem', says: '列一个问题' },
  u: { move: 'urge', says: '催办' },
  i: { move: 'instruct', says: '批示' },
  r: { move: 'reportResult', says: '报送督办情况报告' },
  w: { move: 'writePlan', says: '填写方案' },
  y: { move: 'approvePlan', says: '审定方案' },
}

export interface BoardKeys {
  readonly next: () => void
  readonly previous: () => void
  readonly openPage: () => void
}

export function useBoardKeys(keys: BoardKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const pressed = (e: KeyboardEvent): void => {
      if (isElsewhere(e)) return
      const { next, previous, openPage } = latest.current
      const click = clicks[e.key]
      if (e.key === 'j') next()
      else if (e.key === 'k') previous()
      else if (e.key === 'o') openPage()
      else if (click) document.querySelector<HTMLElement>(`.sv-board-item [data-move=${click.move}]`)?.click()
      else return
      e.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [])
}

const helps: readonly (readonly [string, string])[] = [
  ['j', '下一件'],
  ['k', '上一件'],
  ...Object.entries(clicks).map(([key, { says }]) => [key, says] as const),
  ['o', '看全貌'],
  ['?', '打开这份说明'],
]

export interface BoardKeyHelpProps {
  readonly open: boolean
  readonly onClose: () => void
  readonly onAsk: () => void
}

export function BoardKeyHelp({ open, onClose, onAsk }: BoardKeyHelpProps) {
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
    <Modal open={open} title="督办台快捷键" footer={null} onCancel={onClose}>
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
