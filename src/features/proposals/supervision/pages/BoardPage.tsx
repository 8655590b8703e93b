// 督办台: the items as work, by mode or by unit, overdue problems first; the item with its acts stands beside the list.
import { KeyOutlined } from '@ant-design/icons'
import { Alert, Button, Segmented } from 'antd'
import { useState } from 'react'
import type { ListShape } from '#/core/lists/contract.ts'
import { Go, queryText, useAddressQuery, useGo } from '#/core/ui/address.tsx'
import { KeyHelp } from '#/core/ui/desk-keys.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { listPartOf, type ListQuery } from '#/core/ui/list-question.ts'
import { ListFilters } from '#/core/ui/ListFilters.tsx'
import { ListViews } from '#/core/ui/ListViews.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { usePhone } from '#/core/ui/phone.ts'
import { useApi, useChange } from '#/core/ui/query.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { BoardRow } from '../contract.ts'
import { boardKeyHelp, useBoardKeys } from './board-keys.tsx'
import { BoardList } from './BoardList.tsx'
import { groupsOf, type Grouping } from './grouping.ts'
import { ItemView, type Item } from './ItemView.tsx'
import '../../pages/proposals.css'
import './supervision.css'

interface Board {
  readonly rows: readonly BoardRow[]
  readonly more: boolean
}

const groupings = { mode: '按督办方式', unit: '按承办单位' } as const

export function BoardPage() {
  const [query, setQuery] = useAddressQuery()
  const shape = useApi<ListShape>('/lists/supervision/definition', { freshFor: 60_000 })
  const grouping: Grouping = query['by'] === 'unit' ? 'unit' : 'mode'
  const asked = listPartOf(query)
  const found = useApi<Board>(`/supervision/board${queryText(asked)}`, { keepPrevious: true })
  const [helps, setHelps] = useState(false)
  const ask = (next: ListQuery): void => setQuery({ ...next, by: grouping === 'unit' ? 'unit' : '' })
  return (
    <>
      <PageHeader
        title="督办台"
        subtitle="谁在督办、最近要求了什么、还欠什么；有逾期问题的排在最前。"
        actions={
          <>
            <OpenButton />
            <Segmented
              aria-label="怎样分组"
              value={grouping}
              onChange={(value) => setQuery({ ...query, by: value === 'unit' ? 'unit' : '' })}
              options={Object.entries(groupings).map(([value, label]) => ({ value, label }))}
            />
            <Button icon={<KeyOutlined />} onClick={() => setHelps(true)} className="pp-desk-only">
              快捷键（?）
            </Button>
          </>
        }
      />
      {shape.data ? (
        <>
          <ListViews shape={shape.data} query={asked} onChange={ask} />
          <ListFilters shape={shape.data} query={asked} onChange={ask} />
        </>
      ) : null}
      <Loaded of={found} as="督办台">
        {({ rows, more }) =>
          rows.length ? (
            <>
              {more ? <Alert type="info" className="sj-note" title="只显示最急的200件，其余请用筛选，或者看督办件列表。" /> : null}
              <Desk rows={rows} grouping={grouping} />
            </>
          ) : (
            <EmptyState
              title={Object.keys(asked).length ? '没有符合条件的督办件' : '还没有督办件'}
              hint={shape.data?.empty ?? ''}
              action={<Go to="/supervision/candidates">看重点提案候选</Go>}
            />
          )
        }
      </Loaded>
      <KeyHelp title="督办台快捷键" keys={boardKeyHelp} open={helps} onClose={() => setHelps(false)} onAsk={() => setHelps(true)} />
    </>
  )
}

function Desk({ rows, grouping }: { readonly rows: readonly BoardRow[]; readonly grouping: Grouping }) {
  const isPhone = usePhone()
  const go = useGo()
  const [query, setQuery] = useAddressQuery()
  const groups = groupsOf(rows, grouping)
  const flat = groups.flatMap((g) => g.rows.map((row) => ({ key: `${g.key}/${row.id}`, row })))
  const asked = flat.findIndex((f) => f.key === query['item'])
  const at = asked >= 0 ? asked : 0
  const current = flat[at]
  const page = useApi<Item>(current && !isPhone ? current.row.url : null)
  const open = (index: number): void => {
    const next = flat[index]
    if (!next) return
    if (isPhone) go(next.row.url)
    else setQuery({ ...query, item: next.key })
  }
  useBoardKeys({ next: () => open(at + 1), previous: () => open(at - 1), openPage: () => current && go(current.row.url) })
  return (
    <div className="pp-desk">
      <BoardList
        groups={groups}
        current={isPhone ? null : (current?.key ?? null)}
        onOpen={(key) => open(flat.findIndex((f) => f.key === key))}
      />
      {isPhone ? null : (
        <div className="pp-desk-case sv-board-item">
          <Loaded of={page} as="督办">
            {(s) => (
              <article aria-label={s.title}>
                <h2 className="pp-review-title">{s.title}</h2>
                <p className="pp-line">
                  <StatusTag {...s.state} />
                  <span className="sj-faint">
                    {s.mode.label} · 领衔人{s.leader.name}
                  </span>
                  <Go to={s.url}>看全貌</Go>
                </p>
                <ItemView key={s.id} s={s} />
              </article>
            )}
          </Loaded>
        </div>
      )}
    </div>
  )
}

/** Whoever writes in some mode begins an item here; the form offers only his modes. */
function OpenButton() {
  const go = useGo()
  const forms = useApi<{ readonly open: JsonSchema | null }>('/supervision/forms', { freshFor: 60_000 })
  const open = useChange<Record<string, unknown>, { readonly url: string }>('POST', '/supervision', {
    renews: ['/supervision/', '/lists/', '/work'],
    done: '已开办，请填写方案',
    onDone: ({ url }) => go(url),
  })
  if (!forms.data?.open) return null
  return (
    <FormButton
      label="开办督办"
      isPrimary
      schema={forms.data.open}
      note="重点提案由党政主要领导现场督办，重要提案用其他方式；同一件提案可以用几种方式督办。"
      onSubmit={(answers) => open.mutateAsync(answers)}
    />
  )
}
