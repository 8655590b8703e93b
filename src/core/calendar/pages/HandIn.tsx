// Entering a year's schedule in two steps: first what it would move, then the word that puts it in force.
import { Alert, Button, Input, Radio } from 'antd'
import { useId, useState } from 'react'
import { DayText } from '#/core/ui/numbers.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import type { CalendarPageData, CalendarPreview } from '../contract.ts'
import { rowsIn, textOf } from './months.ts'
import { WideTable } from '#/core/ui/WideTable.tsx'

export function HandIn({ calendar, onClose }: { readonly calendar: CalendarPageData; readonly onClose: () => void }) {
  const { year } = calendar
  const fields = useId()
  const [status, setStatus] = useState<'published' | 'provisional'>('published')
  const [source, setSource] = useState(`国务院办公厅关于${year}年部分节假日安排的通知`)
  const [text, setText] = useState(textOf(calendar.days))
  const [seen, setSeen] = useState<CalendarPreview | null>(null)
  const given = { status, source, rows: rowsIn(text) }
  const preview = useChange<typeof given, CalendarPreview>('POST', `/calendar/${year}/preview`, { onDone: setSeen })
  const apply = useChange<typeof given & { confirm: string }, { moved: number }>('POST', `/calendar/${year}`, {
    renews: ['/calendar', '/proposals', '/tasks', '/work'],
    done: ({ moved }) => (moved ? `已启用，调整了${moved}件在办事项的期限` : '已启用，没有在办事项受影响'),
    onDone: onClose,
  })
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T): void => {
      // What was seen belongs to what was handed in then.
      setSeen(null)
      set(value)
    }
  return (
    <Panel open title={`录入${year}年放假调休安排`} onClose={onClose} width={820}>
      <ProblemAlert error={preview.error ?? apply.error} />
      <div className="sj-field">
        <label htmlFor={`${fields}-source`}>依据</label>
        <Input id={`${fields}-source`} value={source} onChange={(e) => change(setSource)(e.target.value)} />
      </div>
      <Radio.Group
        aria-label="状态"
        value={status}
        onChange={(e) => change(setStatus)(e.target.value as typeof status)}
        options={[
          { value: 'published', label: '已公布放假调休安排' },
          { value: 'provisional', label: '只有法定节假日，调休待公布' },
        ]}
      />
      <div className="sj-field">
        <label htmlFor={`${fields}-days`}>每行一天：日期 放假或上班 节日</label>
        <Input.TextArea
          id={`${fields}-days`}
          rows={12}
          value={text}
          onChange={(e) => change(setText)(e.target.value)}
          placeholder={`${year}-10-01 放假 国庆节`}
        />
      </div>
      {seen ? <Moved seen={seen} /> : null}
      <div className="sj-form-foot">
        <Button onClick={onClose}>取消</Button>
        {seen ? (
          <Button type="primary" loading={apply.isPending} onClick={() => apply.mutate({ ...given, confirm: seen.confirm })}>
            {seen.moved.length ? `启用，并调整这${seen.moved.length}个期限` : '启用'}
          </Button>
        ) : (
          <Button type="primary" loading={preview.isPending} onClick={() => preview.mutate(given)}>
            试算影响
          </Button>
        )}
      </div>
    </Panel>
  )
}

function Moved({ seen }: { readonly seen: CalendarPreview }) {
  return (
    <>
      <Alert
        type={seen.moved.length ? 'warning' : 'success'}
        showIcon
        title={
          seen.moved.length
            ? `放假${seen.holidays}天、调休上班${seen.workdays}天；启用后下列${seen.moved.length}个在办期限会变动`
            : `放假${seen.holidays}天、调休上班${seen.workdays}天；没有在办期限会变动`
        }
      />
      {seen.moved.length ? (
        <WideTable
          aria-label="会变动的期限"
          rowKey="id"
          pagination={{ pageSize: 10, hideOnSinglePage: true }}
          dataSource={seen.moved}
          expandable={{ expandedRowRender: stepsOf }}
          columns={[
            { title: '事项', render: (_, m) => `${m.number === null ? '' : `第${m.number}号 `}${m.title}` },
            { title: '期限', dataIndex: 'label' },
            { title: '原为', render: (_, m) => <DayText day={m.was} /> },
            { title: '改为', render: (_, m) => <DayText day={m.becomes} /> },
          ]}
        />
      ) : null}
    </>
  )
}

const stepsOf = ({ steps }: CalendarPreview['moved'][number]) => (
  <ol className="sj-steps">
    {steps.map((step) => (
      <li key={step}>{step}</li>
    ))}
  </ol>
)
