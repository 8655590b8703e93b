// Files of a case: names that open them, adding with progress, removing where it is allowed.
import { DeleteOutlined, FileOutlined, UploadOutlined } from '@ant-design/icons'
import { Button, Popconfirm, Progress } from 'antd'
import { useRef, useState } from 'react'
import { When } from './numbers.tsx'
import { ProblemAlert } from './ProblemAlert.tsx'

export interface ListedFile {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly at?: string
  readonly by?: string
  readonly url: string
}

export interface FileListProps {
  readonly files: readonly ListedFile[]
  /** Sends one file and tells how far it has got, in percent. */
  readonly onUpload?: (file: File, progress: (percent: number) => void) => Promise<unknown>
  readonly onRemove?: (file: ListedFile) => Promise<unknown>
  readonly accept?: string
  readonly hint?: string
}

interface Sending {
  readonly name: string
  readonly percent: number
  readonly error: unknown
}

export function FileList({ files, onUpload, onRemove, accept, hint }: FileListProps) {
  const input = useRef<HTMLInputElement>(null)
  const [sending, setSending] = useState<readonly Sending[]>([])
  const change = (name: string, next: Partial<Sending> | null): void =>
    setSending((all) => (next ? all.map((s) => (s.name === name ? { ...s, ...next } : s)) : all.filter((s) => s.name !== name)))

  const sendAll = async (chosen: readonly File[]): Promise<void> => {
    setSending((all) => [...all.filter((s) => !s.error), ...chosen.map((f) => ({ name: f.name, percent: 0, error: null }))])
    // One after the other: on a weak network a finished file is worth more than five halves.
    for (const file of chosen)
      await onUpload?.(file, (percent) => change(file.name, { percent })).then(
        () => change(file.name, null),
        (error: unknown) => change(file.name, { error }),
      )
    if (input.current) input.current.value = ''
  }

  return (
    <div className="sj-files">
      {files.length === 0 && sending.length === 0 ? <p className="sj-faint">没有附件。</p> : null}
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            <FileOutlined aria-hidden />
            <a href={file.url} download>
              {file.name}
            </a>
            <span className="sj-faint">
              {sizeInWords(file.size)}
              {file.by ? ` · ${file.by}` : ''}
              {file.at ? (
                <>
                  {' · '}
                  <When at={file.at} />
                </>
              ) : null}
            </span>
            {onRemove ? (
              <Popconfirm title={`移除“${file.name}”？`} okText="移除" cancelText="不移除" onConfirm={() => onRemove(file)}>
                <Button type="text" size="small" icon={<DeleteOutlined />} aria-label={`移除${file.name}`} />
              </Popconfirm>
            ) : null}
          </li>
        ))}
        {sending.map((s) => (
          <li key={s.name} aria-live="polite">
            <FileOutlined aria-hidden />
            <span>{s.name}</span>
            {s.error ? <ProblemAlert error={s.error} /> : <Progress percent={s.percent} size="small" aria-label={`${s.name}上传进度`} />}
          </li>
        ))}
      </ul>
      {onUpload ? (
        <>
          <input
            ref={input}
            type="file"
            multiple
            accept={accept}
            aria-label="选择附件"
            className="sj-hidden-input"
            tabIndex={-1}
            onChange={(e) => void sendAll([...(e.target.files ?? [])])}
          />
          <Button icon={<UploadOutlined />} onClick={() => input.current?.click()}>
            添加附件
          </Button>
          {hint ? <p className="sj-faint">{hint}</p> : null}
        </>
      ) : null}
    </div>
  )
}

function sizeInWords(bytes: number): string {
  if (bytes < 1024) return `${bytes}字节`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
