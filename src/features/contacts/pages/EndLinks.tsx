// Links in a table, ticked and ended together in one form.
import { Input } from 'antd'
import { useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { useRenew } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import { formSchema } from '#/core/http/moves.ts'
import type { NetworkPageData } from '../contract.ts'
import { endingForm } from './Breaks.tsx'
import { toneOf } from './tones.ts'

export function EndLinks({ n }: { readonly n: NetworkPageData }) {
  const renew = useRenew()
  const { today } = useSession()
  const [ticked, setTicked] = useState<readonly string[]>([])
  const [words, setWords] = useState('')
  const names = new Map(n.people.map((p) => [p.id, p.name]))
  const rows = n.links
    .map((l) => ({ ...l, from: names.get(l.fromId) ?? '', to: names.get(l.toId) ?? '' }))
    .filter((l) => words === '' || l.from.includes(words) || l.to.includes(words))
  return (
    <Section
      title={`全部联系（${n.links.length}）`}
      extra={
        <>
          <Input.Search
            className="ct-from"
            allowClear
            aria-label="按姓名找联系"
            placeholder="姓名"
            onSearch={(text) => setWords(text.trim())}
          />
          {ticked.length ? (
            <FormButton
              label={`结束勾选的${ticked.length}条`}
              schema={formSchema(endingForm) ?? {}}
              initial={{ lastDay: today }}
              onSubmit={async (answers) => {
                await api('POST', '/contact-network/endings', { ...answers, ids: ticked })
                setTicked([])
                await renew('/contact-network', '/contact-records')
              }}
            />
          ) : null}
        </>
      }
    >
      <WideTable
        aria-label="全部联系"
        rowKey="id"
        dataSource={rows}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        rowSelection={{
          selectedRowKeys: [...ticked],
          onChange: (keys) => setTicked(keys.map(String)),
          preserveSelectedRowKeys: true,
          getTitleCheckboxProps: () => ({ 'aria-label': '勾选本页全部' }),
          getCheckboxProps: (l) => ({ 'aria-label': `勾选${l.from}联系${l.to}` }),
        }}
        columns={[
          { title: '联系人', dataIndex: 'from' },
          { title: '联系对象', dataIndex: 'to' },
          { title: '自', render: (_, l) => <DayText day={l.fromDay} /> },
          { title: '上次联系', render: (_, l) => <DayText day={l.standing.lastOn} /> },
          { title: '', key: 'age', render: (_, l) => <StatusTag label={l.standing.label} tone={toneOf(l.standing.age)} /> },
          { title: '依据', dataIndex: 'source' },
        ]}
      />
    </Section>
  )
}
