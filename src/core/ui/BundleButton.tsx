// Many papers as one ZIP: packed a few at a time by the server, with the count as it goes, then taken as one file.
import { FileZipOutlined } from '@ant-design/icons'
import { Alert, Button, Progress } from 'antd'
import { useState } from 'react'
import type { BundleProgress, DocumentFormat } from '../documents/contract.ts'
import { api, download } from './api.ts'
import { Panel } from './Panel.tsx'
import { ProblemAlert } from './ProblemAlert.tsx'

export interface BundleButtonProps {
  /** Names the ZIP. */
  readonly title: string
  readonly records: readonly { readonly kind: string; readonly id: string }[]
  readonly names?: readonly string[]
  readonly withParts?: boolean
  readonly label?: string
}

const formats: readonly { readonly format: DocumentFormat; readonly label: string }[] = [
  { format: 'docx', label: 'Word' },
  { format: 'pdf', label: 'PDF' },
  { format: 'both', label: '两种都要' },
]

export function BundleButton({ title, records, names, withParts = false, label = '打包下载文书' }: BundleButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const [progress, setProgress] = useState<BundleProgress | null>(null)
  const [error, setError] = useState<unknown>(null)
  const isRunning = progress !== null && progress.done < progress.of && error === null
  const run = async (format: DocumentFormat): Promise<void> => {
    setError(null)
    try {
      const ask = { title, records, withParts, format, ...(names ? { names } : {}) }
      let at = await api<BundleProgress>('POST', '/document-bundles', ask)
      setProgress(at)
      while (at.done < at.of) {
        at = await api<BundleProgress>('POST', `/document-bundles/${at.id}/next`, {})
        setProgress(at)
      }
      await download(`/document-bundles/${at.id}/file`)
    } catch (failed) {
      setError(failed)
    }
  }
  const close = (): void => {
    if (isRunning) return
    setIsOpen(false)
    setProgress(null)
    setError(null)
  }
  return (
    <>
      <Button icon={<FileZipOutlined />} size="small" onClick={() => setIsOpen(true)}>
        {label}
      </Button>
      <Panel open={isOpen} title={`打包：${title}`} onClose={close}>
        {progress ? (
          <>
            <Progress
              percent={Math.round((100 * progress.done) / Math.max(1, progress.of))}
              status={isRunning ? 'active' : error ? 'exception' : 'success'}
              aria-label="打包进度"
              format={() => `${progress.done}/${progress.of}`}
            />
            <output className="sj-bundle-told">
              {isRunning
                ? '正在逐份生成，请不要关闭页面。'
                : error
                  ? '没有打包完。'
                  : `已打包${progress.of - skippedIn(progress)}份，请看浏览器的下载。`}
            </output>
            {progress.skipped.length ? (
              <Alert
                type="warning"
                showIcon
                className="sj-note"
                title="没有打进去的"
                description={
                  <ul className="sj-reasons">
                    {progress.skipped.slice(0, 20).map((says) => (
                      <li key={says}>{says}</li>
                    ))}
                    {progress.skipped.length > 20 ? <li>等{progress.skipped.length}件</li> : null}
                  </ul>
                }
              />
            ) : null}
          </>
        ) : (
          <p>{records.length > 1 ? `共选中${records.length}件。` : ''}文件按件分文件夹，文件名带文书名称和案号。要哪种格式？</p>
        )}
        <ProblemAlert error={error} />
        <div className="sj-form-foot">
          {progress && !error ? (
            <Button type="primary" disabled={isRunning} onClick={close}>
              {isRunning ? '正在打包' : '知道了'}
            </Button>
          ) : (
            formats.map(({ format, label: says }) => (
              <Button key={format} type={format === 'docx' ? 'primary' : 'default'} onClick={() => void run(format)}>
                {says}
              </Button>
            ))
          )}
        </div>
      </Panel>
    </>
  )
}

/** Records without the paper are not counted among what was to be packed. */
const skippedIn = (progress: BundleProgress): number => progress.skipped.filter((s) => s.includes('已经没有了')).length
