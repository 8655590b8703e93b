// Offline work of a unit: its tasks out as one package, the filled table back; what would change is shown before anything is replaced.
import { DownloadOutlined, UploadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useRef, useState } from 'react'
import { download, troubleOf, upload } from '#/core/ui/api.ts'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useRenew } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { ReturnReport } from '../exchange/contract.ts'
import { ReturnedTasks } from './ReturnedTasks.tsx'
import './proposals.css'

export function ExchangePage() {
  return (
    <>
      <PageHeader
        title="离线办理"
        subtitle="网络不便，或者用本单位办公系统办理的，可以把任务导出成一个办理包，填好再导回。"
        back={{ to: '/tasks', label: '办理任务' }}
      />
      <TakeOut />
      <BringBack />
    </>
  )
}

function TakeOut() {
  const { modal } = App.useApp()
  const [isBusy, setIsBusy] = useState(false)
  const take = async (): Promise<void> => {
    setIsBusy(true)
    try {
      await download('/exchange/package')
    } catch (error) {
      const { title, detail, reasons } = troubleOf(error)
      modal.error({ title, content: reasons.map((r) => r.says).join('；') || detail })
    } finally {
      setIsBusy(false)
    }
  }
  return (
    <Section title="导出离线办理包">
      <p>
        包里有：本单位全部在办提案的文本（Word）、答复填写表（Excel，已填好案号、案由和每条建议）、征询意见表，以及给办公系统用的 JSON
        文件。答复填写表里写好答复，导回来就成为答复稿。
      </p>
      <Button type="primary" icon={<DownloadOutlined aria-hidden />} loading={isBusy} onClick={() => void take()}>
        导出离线办理包
      </Button>
    </Section>
  )
}

function BringBack() {
  const renew = useRenew()
  const input = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [report, setReport] = useState<ReturnReport | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setIsBusy] = useState(false)

  const send = async (chosen: File, tasks: readonly string[] | null): Promise<void> => {
    setError(null)
    setIsBusy(true)
    try {
      const fields = Object.fromEntries((tasks ?? []).map((id, i) => [`tasks[${i}]`, id]))
      setReport(await upload<ReturnReport>(tasks ? '/exchange/apply' : '/exchange/check', chosen, undefined, fields))
      if (tasks) await renew('/tasks', '/proposals/', '/lists/', '/work')
    } catch (failed) {
      setReport(null)
      setError(failed)
    } finally {
      setIsBusy(false)
    }
  }
  const choose = (chosen: File | undefined): void => {
    setFile(chosen ?? null)
    setReport(null)
    if (chosen) void send(chosen, null)
  }
  return (
    <Section title="导回">
      <div className="sj-file-pick">
        <input
          ref={input}
          type="file"
          className="sj-hidden-input"
          aria-label="填好的答复填写表或者办理包"
          accept=".xlsx,.zip"
          onChange={(e) => {
            choose(e.target.files?.[0])
            e.target.value = ''
          }}
        />
        <Button icon={<UploadOutlined aria-hidden />} loading={isBusy} onClick={() => input.current?.click()}>
          {file ? '换一个文件' : '选择填好的文件'}
        </Button>
        <span className="sj-faint">{file ? file.name : '选答复填写表（.xlsx）或者整个办理包（.zip）。先列出差别，不会改动。'}</span>
      </div>
      <ProblemAlert error={error} />
      <output>{isBusy ? '正在核对……' : null}</output>
      {report && file ? (
        <ReturnedTasks
          key={report.madeAt + report.tasks.map((t) => t.standing).join()}
          report={report}
          isBusy={isBusy}
          onApply={(tasks) => void send(file, tasks)}
        />
      ) : null}
    </Section>
  )
}
