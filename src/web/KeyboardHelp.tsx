// What can be done without a mouse. All shortcuts hold Alt, so that none is pressed by mistake while writing.
import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Modal, Tooltip } from 'antd'
import { useEffect, useState } from 'react'
import { useGo } from '#/core/ui/address.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { areasFor } from './navigation.ts'

export function KeyboardHelp() {
  const { rights } = useSession()
  const go = useGo()
  const [isOpen, setIsOpen] = useState(false)
  const areas = areasFor(rights)
  const targets = areas.map((a) => a.items[0]?.path ?? '/').join(' ')
  useEffect(() => {
    const pressed = (e: KeyboardEvent): void => {
      if (!e.altKey || e.ctrlKey || e.metaKey) return
      const target = /^Digit([1-9])$/.exec(e.code)?.[1]
      const path = target ? targets.split(' ')[Number(target) - 1] : undefined
      if (e.code === 'Slash') setIsOpen(true)
      else if (e.code === 'KeyS') document.querySelector<HTMLInputElement>('.sj-words input')?.focus()
      else if (path) go(path)
      else return
      e.preventDefault()
    }
    window.addEventListener('keydown', pressed)
    return () => window.removeEventListener('keydown', pressed)
  }, [go, targets])
  return (
    <>
      <Tooltip title="键盘操作（Alt + /）">
        <Button type="text" icon={<QuestionCircleOutlined />} aria-label="键盘操作" onClick={() => setIsOpen(true)} />
      </Tooltip>
      <Modal open={isOpen} title="键盘操作" footer={null} onCancel={() => setIsOpen(false)}>
        <dl className="sj-keys">
          {areas.slice(0, 9).map((area, n) => (
            <div key={area.key}>
              <dt>
                <kbd>Alt</kbd> + <kbd>{n + 1}</kbd>
              </dt>
              <dd>{area.label}</dd>
            </div>
          ))}
          <div>
            <dt>
              <kbd>Alt</kbd> + <kbd>S</kbd>
            </dt>
            <dd>到列表的查找框</dd>
          </div>
          <div>
            <dt>
              <kbd>Alt</kbd> + <kbd>/</kbd>
            </dt>
            <dd>打开这份说明</dd>
          </div>
          <div>
            <dt>
              <kbd>Tab</kbd>、<kbd>Enter</kbd>、<kbd>Esc</kbd>
            </dt>
            <dd>到下一处、打开或确定、关闭</dd>
          </div>
        </dl>
      </Modal>
    </>
  )
}
