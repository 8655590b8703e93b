// Offline work of a unit: its tasks out as one package, the filled table back; what would change is shown before anything is replaced.
import { DownloadOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { download, troubleOf, upload } from '#/core/ui/api.ts'
import { FilePick, useFilePick } from '#/core/ui/FilePick.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
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
  const picked = useFilePick((file) => upload<ReturnReport>('/exchange/check', file))
  const { report, isBusy } = picked
  const apply = (tasks: readonly string[]): void =>
    picked.ask(async (file) => {
      const fields = Object.fromEntries(tasks.map((id, i) => [`tasks[${i}]`, id]))
      const applied = await upload<ReturnReport>('/exchange/apply', file, undefined, fields)
      await renew('/tasks', '/proposals/', '/lists/', '/work')
      return applied
    })
  return (
    <Section title="导回">
      <FilePick
        picked={picked}
        label="填好的答复填写表或者办理包"
        accept=".xlsx,.zip"
        button="选择填好的文件"
        hint="选答复填写表（.xlsx）或者整个办理包（.zip）。先列出差别，不会改动。"
        busyWords="正在核对……"
      />
      {report ? (
        <ReturnedTasks key={report.madeAt + report.tasks.map((t) => t.standing).join()} report={report} isBusy={isBusy} onApply={apply} />
      ) : null}
    </Section>
  )
}
