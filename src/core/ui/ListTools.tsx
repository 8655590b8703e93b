// Beside a list: which columns are shown, and the list as a file.
import { DownloadOutlined, SettingOutlined } from '@ant-design/icons'
import { App, Button, Checkbox, Dropdown, Popover } from 'antd'
import { useState } from 'react'
import type { ExportFormat, ListShape } from '#/core/lists/contract.ts'
import { queryText } from './address.tsx'
import { download, troubleOf } from './api.ts'
import type { ListQuery } from './list-question.ts'

export function ColumnChooser({
  shape,
  shown,
  onChange,
}: {
  readonly shape: ListShape
  readonly shown: readonly string[]
  readonly onChange: (keys: string[]) => void
}) {
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title="显示哪些栏目"
      content={
        <Checkbox.Group
          className="sj-column-choices"
          value={[...shown]}
          onChange={onChange}
          options={shape.columns.map((c) => ({ value: c.key, label: c.label, disabled: c.kind === 'link' }))}
        />
      }
    >
      <Button icon={<SettingOutlined />} aria-label="选择显示的栏目" />
    </Popover>
  )
}

const formats: readonly { readonly key: ExportFormat; readonly label: string }[] = [
  { key: 'xlsx', label: 'Excel 表格（.xlsx）' },
  { key: 'csv', label: '逗号分隔文本（.csv）' },
  { key: 'jsonl', label: '逐行 JSON（.jsonl）' },
]

export function ExportMenu({ name, query }: { readonly name: string; readonly query: ListQuery }) {
  const { message, modal } = App.useApp()
  const [isRunning, setIsRunning] = useState(false)
  const run = async (format: string): Promise<void> => {
    setIsRunning(true)
    try {
      await download(`/lists/${name}/export${queryText({ ...query, format })}`)
      void message.success('已导出，请看浏览器的下载')
    } catch (error) {
      const { title, detail } = troubleOf(error)
      modal.error({ title, content: detail })
    } finally {
      setIsRunning(false)
    }
  }
  return (
    <Dropdown menu={{ items: formats.map((f) => ({ ...f })), onClick: ({ key }) => void run(key) }} trigger={['click']}>
      <Button icon={<DownloadOutlined />} loading={isRunning}>
        导出
      </Button>
    </Dropdown>
  )
}

/** The columns a person chose for this list, remembered on this device. */
export function useColumns(shape: ListShape): readonly [readonly string[], (keys: string[]) => void] {
  const place = `shuoju:columns:${shape.name}`
  const usual = shape.columns.filter((c) => !c.hidden).map((c) => c.key)
  const [chosen, setChosen] = useState<readonly string[] | null>(() => remembered(place))
  const known = chosen?.filter((key) => shape.columns.some((c) => c.key === key)) ?? usual
  const choose = (keys: string[]): void => {
    setChosen(keys)
    localStorage.setItem(place, JSON.stringify(keys))
  }
  return [known, choose]
}

function remembered(place: string): readonly string[] | null {
  try {
    return JSON.parse(localStorage.getItem(place) ?? 'null') as readonly string[] | null
  } catch {
    return null
  }
}
