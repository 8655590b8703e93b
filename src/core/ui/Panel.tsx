// A dialog on a desk, a sheet from below on a phone.
import { Drawer, Modal } from 'antd'
import type { ReactNode } from 'react'
import { usePhone } from './phone.ts'

export interface PanelProps {
  readonly open: boolean
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  readonly width?: number
}

export function Panel({ open, title, onClose, children, width = 640 }: PanelProps) {
  const isPhone = usePhone()
  if (isPhone)
    return (
      <Drawer open={open} title={title} onClose={onClose} placement="bottom" size="88%" destroyOnHidden className="sj-sheet">
        {children}
      </Drawer>
    )
  return (
    <Modal open={open} title={title} onCancel={onClose} footer={null} width={width} destroyOnHidden mask={{ closable: false }}>
      {children}
    </Modal>
  )
}
