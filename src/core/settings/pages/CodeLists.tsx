// The code lists: what is in use today, what was in use and what will be; adding, renaming and retiring from a day.
import { Select } from 'antd'
import { useAddressQuery } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { CodeListPageData } from '../contract.ts'
import { WideTable } from '#/core/ui/WideTable.tsx'

type Row = CodeListPageData['rows'][number]
type ListName = Pick<CodeListPageData, 'name' | 'title' | 'source'>

export function CodeLists() {
  const lists = useApi<readonly ListName[]>('/codes')
  const [query, setQuery] = useAddressQuery()
  return (
    <Loaded of={lists} as="代码表">
      {(all) => {
        const chosen = all.find((l) => l.name === query['list']) ?? all[0]
        return chosen ? (
          <>
            <div className="sj-settings-choice">
              <Select
                className="sj-wide"
                aria-label="代码表"
                value={chosen.name}
                onChange={(list) => setQuery({ tab: 'codes', list })}
                options={all.map((l) => ({ value: l.name, label: l.title }))}
              />
            </div>
            <OneList key={chosen.name} name={chosen.name} />
          </>
        ) : (
          <EmptyState title="没有代码表" hint="启用的业务没有声明代码表。" />
        )
      }}
    </Loaded>
  )
}

function OneList({ name }: { readonly name: string }) {
  const path = `/codes/${name}`
  const found = useApi<CodeListPageData>(path)
  const add = useChange('POST', path, { renews: [path, '/pick/codes'], done: '已记载，自生效日起使用' })
  return (
    <Loaded of={found} as="代码表">
      {(list) => (
        <Section
          title={list.title}
          extra={
            list.forms ? (
              <FormButton
                label="增加或改名"
                title={`${list.title}：增加或改名`}
                submitLabel="保存"
                schema={list.forms.save}
                initial={{ fromDay: list.today }}
                onSubmit={(answers) => add.mutateAsync(answers)}
              />
            ) : null
          }
        >
          <p className="sj-faint">依据：{list.source}</p>
          <WideTable<Row>
            aria-label={list.title}
            rowKey={(r) => `${r.code} ${r.fromDay ?? ''}`}
            pagination={false}
            dataSource={list.rows}
            columns={[
              { title: '名称', dataIndex: 'label' },
              { title: '代码', dataIndex: 'code' },
              { title: '自', render: (_, r) => (r.fromDay ? <DayText day={r.fromDay} /> : '启用时') },
              { title: '至', render: (_, r) => <DayText day={r.toDay} /> },
              { title: '现况', render: (_, r) => <StatusTag {...standing(r, list.today)} /> },
              ...(list.forms ? [{ title: '', render: (_: unknown, r: Row) => <RowActs row={r} list={list} path={path} /> }] : []),
            ]}
          />
        </Section>
      )}
    </Loaded>
  )
}

function standing(row: Row, today: string): { label: string; tone: 'good' | 'waiting' | 'over' } {
  if (row.inForce) return { label: '在用', tone: 'good' }
  return row.fromDay && row.fromDay > today ? { label: '将用', tone: 'waiting' } : { label: '已停用', tone: 'over' }
}

function RowActs(given: { readonly row: Row; readonly list: CodeListPageData; readonly path: string }) {
  const { row, list, path } = given
  const save = useChange('POST', path, { renews: [path, '/pick/codes', '/activities/forms'], done: '已记载，自生效日起使用' })
  if (row.toDay !== null || !list.forms) return null
  return (
    <>
      <FormButton
        label="修改"
        title={`修改“${row.label}”`}
        submitLabel="保存"
        isLink
        schema={list.forms.save}
        initial={{ code: row.code, label: row.label, fromDay: list.today, data: row.data }}
        onSubmit={(answers) => save.mutateAsync(answers)}
      />
      <Retire {...given} />
    </>
  )
}

function Retire({ row, list, path }: { readonly row: Row; readonly list: CodeListPageData; readonly path: string }) {
  const retire = useChange('POST', `${path}/${row.code}/retirement`, { renews: [path, '/pick/codes'], done: '已记载' })
  if (row.toDay !== null || !list.forms) return null
  return (
    <FormButton
      label="停用"
      title={`停用“${row.label}”`}
      note="已经用了这个代码的事项不受影响。"
      submitLabel="停用"
      isLink
      isDanger
      schema={list.forms.retire}
      initial={{ lastDay: list.today }}
      onSubmit={(answers) => retire.mutateAsync(answers)}
    />
  )
}
