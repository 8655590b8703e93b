// Ready questions of a list: those the office gave it, and those a person saved; one click each.
import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Input, Popover } from 'antd'
import { useState } from 'react'
import type { ListShape } from '#/core/lists/contract.ts'
import { asksTheSame, isNarrowed, listPartOf, type ListQuery } from './list-question.ts'
import { ProblemAlert } from './ProblemAlert.tsx'
import { useChange } from './query.tsx'

export interface ListViewsProps {
  readonly shape: ListShape
  readonly query: ListQuery
  readonly onChange: (query: ListQuery) => void
}

export function ListViews({ shape, query, onChange }: ListViewsProps) {
  const renews = [`/lists/${shape.name}/definition`]
  const remove = useChange<string>('DELETE', (id) => `/lists/${shape.name}/views/${id}`, { renews, done: '已删除这个视图' })
  const all = [{ id: '', title: '全部', query: {} }, ...shape.presets, ...shape.views]
  const own = new Set(shape.views.map((v) => v.id))
  const isKnown = all.some((v) => asksTheSame(v.query, query))
  if (all.length === 1 && !isNarrowed(query)) return null
  return (
    <nav className="sj-views" aria-label={`${shape.title}的视图`}>
      {all.map((view) => {
        const isCurrent = asksTheSame(view.query, query)
        return (
          <span key={view.id} className={isCurrent ? 'sj-view sj-view-current' : 'sj-view'}>
            <button type="button" aria-current={isCurrent ? 'true' : undefined} onClick={() => onChange(view.query)}>
              {view.title}
            </button>
            {own.has(view.id) ? (
              <button
                type="button"
                aria-label={`删除视图“${view.title}”`}
                className="sj-view-remove"
                onClick={() => remove.mutate(view.id)}
              >
                <CloseOutlined />
              </button>
            ) : null}
          </span>
        )
      })}
      {isNarrowed(query) && !isKnown ? <SaveView shape={shape} query={query} /> : null}
    </nav>
  )
}

function SaveView({ shape, query }: { readonly shape: ListShape; readonly query: ListQuery }) {
  const [isOpen, setIsOpen] = useState(false)
  const [title, setTitle] = useState('')
  const save = useChange('POST', `/lists/${shape.name}/views`, {
    renews: [`/lists/${shape.name}/definition`],
    done: '已保存，以后一点即可打开',
    onDone: () => setIsOpen(false),
  })
  const send = (): void => save.mutate({ title: title.trim(), query: listPartOf(query) })
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={setIsOpen}
      title="把现在的筛选保存为我的视图"
      content={
        <div className="sj-save-view">
          <Input
            aria-label="视图名称"
            placeholder="视图名称，如：本周到期"
            maxLength={30}
            value={title}
            onChange={(e) => setTitle(e.target.value)}
            onPressEnter={send}
          />
          <Button type="primary" disabled={!title.trim()} loading={save.isPending} onClick={send}>
            保存
          </Button>
          <ProblemAlert error={save.error} />
        </div>
      }
    >
      <Button type="link" size="small" icon={<PlusOutlined />}>
        保存这个筛选
      </Button>
    </Popover>
  )
}
