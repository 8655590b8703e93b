// One file as the answer to a form: sent at once, its number is the value.
import { PaperClipOutlined } from '@ant-design/icons'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { upload } from './api.ts'
import { ProblemAlert } from './ProblemAlert.tsx'

export interface StoredFile {
  readonly id: string
  readonly name: string
  readonly size: number
}

export interface FilePickProps {
  readonly id?: string
  readonly value?: string | null
  readonly onChange?: (fileId: string | null) => void
}

export function FilePick({ id, value, onChange }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState<string | null>(null)
  const [percent, setPercent] = useState<number | null>(null)
  const [error, setError] = useState<unknown>(null)
  const send = async (file: File): Promise<void> => {
    setError(null)
    setPercent(0)
    try {
      const stored = await upload<StoredFile>('/files', file, setPercent)
      setName(stored.name)
      onChange?.(stored.id)
    } catch (failed) {
      setError(failed)
    } finally {
      setPercent(null)
    }
  }
  return (
    <div className="sj-file-pick">
      <input
        ref={input}
        id={id}
        type="file"
        className="sj-hidden-input"
        onChange={(e) => e.target.files?.[0] && void send(e.target.files[0])}
      />
      <Button icon={<PaperClipOutlined />} onClick={() => input.current?.click()} loading={percent !== null}>
        {value ? '换一个文件' : '选择文件'}
      </Button>
      {percent !== null ? (
        <Progress percent={percent} size="small" aria-label="上传进度" />
      ) : value ? (
        <span>{name ?? '已上传'}</span>
      ) : null}
      <ProblemAlert error={error} />
    </div>
  )
}
