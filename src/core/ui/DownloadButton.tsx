// A file on a click: says that it is being made, and why it could not be.
import { DownloadOutlined } from '@ant-design/icons'
import { App, Button, type ButtonProps } from 'antd'
import { useState } from 'react'
import { download, troubleOf } from './api.ts'

export interface DownloadButtonProps extends Pick<ButtonProps, 'size' | 'type'> {
  readonly path: string
  readonly label: string
}

export function DownloadButton({ path, label, ...look }: DownloadButtonProps) {
  const { modal } = App.useApp()
  const [isRunning, setIsRunning] = useState(false)
  const run = async (): Promise<void> => {
    setIsRunning(true)
    try {
      await download(path)
    } catch (error) {
      const { title, detail } = troubleOf(error)
      modal.error({ title, content: detail })
    } finally {
      setIsRunning(false)
    }
  }
  return (
    <Button icon={<DownloadOutlined />} loading={isRunning} onClick={() => void run()} {...look}>
      {label}
    </Button>
  )
}
