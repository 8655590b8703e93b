// One file that the server looks at first and writes only when told to: choose, see what it would do, do it.
import { UploadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { ProblemAlert } from './ProblemAlert.tsx'

export interface FilePicked<Report> {
  readonly file: File | null
  readonly report: Report | null
  readonly error: unknown
  readonly isBusy: boolean
  readonly choose: (file: File) => void
  /** Asks again about the same file; the answer takes the report's place. */
  readonly ask: (question: (file: File) => Promise<Report>) => void
}

/** `look` is asked at once of every file chosen; it writes nothing. */
export function useFilePick<Report>(look: (file: File) => Promise<Report>): FilePicked<Report> {
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<Report | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)
  const send = async (question: (file: File) => Promise<Report>, chosen: File): Promise<void> => {
    setError(null)
    setIsBusy(true)
    try {
      setReport(await question(chosen))
    } catch (failed) {
      setReport(null)
      setError(failed)
    } finally {
      setIsBusy(false)
    }
  }
  return {
    file,
    report,
    error,
    isBusy,
    choose: (chosen) => {
      setFile(chosen)
      setReport(null)
      void send(look, chosen)
    },
    ask: (question) => {
      if (file) void send(question, file)
    },
  }
}

export interface FilePickProps {
  readonly picked: Pick<FilePicked<unknown>, 'file' | 'error' | 'isBusy' | 'choose'>
  readonly label: string
  readonly accept: string
  /** On the button before a file is chosen. */
  readonly button: string
  readonly hint: string
  readonly busyWords: string
}

export function FilePick({ picked, label, accept, button, hint, busyWords }: FilePickProps) {
  const input = useRef<HTMLInputElement>(null)
  const { file, error, isBusy, choose } = picked
  return (
    <>
      <div className="sj-file-pick">
        <input
          ref={input}
          type="file"
          className="sj-hidden-input"
          aria-label={label}
          accept={accept}
          onChange={(e) => {
            const chosen = e.target.files?.[0]
            if (chosen) choose(chosen)
            e.target.value = ''
          }}
        />
        <Button icon={<UploadOutlined aria-hidden />} loading={isBusy} onClick={() => input.current?.click()}>
          {file ? '换一个文件' : button}
        </Button>
        <span className="sj-faint">{file ? file.name : hint}</span>
      </div>
      <ProblemAlert error={error} />
      <output>{isBusy ? busyWords : null}</output>
    </>
  )
}
