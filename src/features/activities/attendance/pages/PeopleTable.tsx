// Everybody on the list with when they came and went and what it counts as; a row's own acts stand at its end.
import { Segmented } from 'antd'
import { useState } from 'react'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { usePhone } from '#/core/ui/phone.ts'
import { useApi, useChange } from '#/core/ui/query.tsx'
import type { JsonSchema } from '#/core/ui/schema-fields.ts'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { AttendancePage, Attendee } from '../contract.ts'
import { presenceStates } from '../presence.ts'
import { timeOf } from './clock.ts'

const shows = { all: '全部', away: '未到', here: '已到', leave: '请假' } as const
type Shows = keyof typeof shows

interface PeopleTableProps {
  readonly page: AttendancePage
  readonly sessionId: string
  readonly onChanged: () => unknown
}

const whySchema: JsonSchema = {
  type: 'object',
  properties: { why: { type: 'string', title: '撤销原因', minLength: 2, maxLength: 200 } },
  required: ['why'],
}

export function PeopleTable({ page, sessionId, onChanged }: PeopleTableProps) {
  const isPhone = usePhone()
  const [show, setShow] = useState<Shows>('all')
  const mayCorrect = page.settled && page.mayKeep
  const form = useApi<JsonSchema>(mayCorrect ? '/attendance-corrections/form' : null, { freshFor: 600_000 })
  const unmark = useChange<{ id: string; why: unknown }>('POST', ({ id }) => `/attendance-marks/${id}/void`, {
    done: '已撤销',
    onDone: () => void onChanged(),
  })
  const correct = useChange('POST', `/activities/${page.id}/attendance-corrections`, {
    done: '已提出，待第二人复核',
    renews: ['/work'],
    onDone: () => void onChanged(),
  })
  const seen = (p: Attendee) => p.seen[sessionId]
  const isIn = (p: Attendee, what: Shows): boolean => {
    const onLeave = p.reply.code === 'leaveGranted' && !seen(p)?.cameAt
    if (what === 'all') return true
    if (what === 'here') return Boolean(seen(p)?.cameAt)
    return what === 'leave' ? onLeave : !onLeave && !seen(p)?.cameAt
  }
  const stateOf = (p: Attendee) => {
    const state = seen(p)?.state
    if (state) return presenceStates[state]
    if (seen(p)?.cameAt) return { label: '已到', tone: 'good' }
    return p.reply.code === 'leaveGranted' ? { label: '请假', tone: 'over' } : null
  }
  const shown = page.people.filter((p) => isIn(p, show))
  const stateWords = (p: Attendee) => {
    const state = stateOf(p)
    return (
      <>
        {state ? <StatusTag {...state} /> : null} <span className="sj-faint">{seen(p)?.says}</span>
      </>
    )
  }
  const acts = (p: Attendee) => {
    const mark = seen(p)?.outMarkId ?? seen(p)?.markId
    if (mayCorrect)
      return (
        <FormButton
          label="更正"
          title={`更正${p.name}的出勤`}
          isLink
          schema={form.data}
          initial={{ sessionId, participationId: p.id }}
          note="须由另一人复核；复核同意后，履职档案里原来的一笔冲销，另记一笔。"
          submitLabel="提出更正"
          onSubmit={(answers) => correct.mutateAsync({ ...answers, sessionId, participationId: p.id })}
        />
      )
    return page.mayKeep && page.live && mark ? (
      <FormButton
        label={seen(p)?.outMarkId ? '撤销签退' : '撤销签到'}
        title={`撤销${p.name}的${seen(p)?.outMarkId ? '签退' : '签到'}`}
        isLink
        isDanger
        schema={whySchema}
        submitLabel="撤销"
        onSubmit={(answers) => unmark.mutateAsync({ id: mark, why: answers['why'] })}
      />
    ) : null
  }
  return (
    <>
      <div className="at-bar">
        <Segmented
          aria-label="看哪些人"
          value={show}
          onChange={setShow}
          options={(Object.keys(shows) as Shows[]).map((value) => ({
            value,
            label: `${shows[value]} ${page.people.filter((p) => isIn(p, value)).length}`,
          }))}
        />
      </div>
      {isPhone ? (
        <ul className="at-rows" aria-label="参加人员的签到">
          {shown.map((p) => (
            <li key={p.id}>
              <strong>
                {p.no} {p.name}
              </strong>
              <span className="sj-faint">{p.unit}</span>
              {seen(p)?.cameAt ? <Time at={seen(p)?.cameAt} note={seen(p)?.way} /> : null}
              {seen(p)?.leftAt ? <Time at={seen(p)?.leftAt} note="签退" /> : null}
              {stateWords(p)}
              {acts(p)}
            </li>
          ))}
        </ul>
      ) : (
        <WideTable<Attendee>
          aria-label="参加人员的签到"
          className="at-table"
          rowKey="id"
          dataSource={shown}
          pagination={shown.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
          locale={{ emptyText: show === 'all' ? '名单上还没有人' : '没有这样的人' }}
          columns={[
            { title: '序号', dataIndex: 'no', width: 60 },
            { title: '姓名', dataIndex: 'name' },
            { title: '界别、单位', dataIndex: 'unit' },
            { title: '身份', dataIndex: 'capacityLabel' },
            { title: '答复', key: 'reply', render: (_, p) => (p.reply.code === 'none' ? '' : <StatusTag {...p.reply} />) },
            { title: '签到', key: 'came', render: (_, p) => <Time at={seen(p)?.cameAt} note={seen(p)?.way} /> },
            { title: '签退', key: 'left', render: (_, p) => <Time at={seen(p)?.leftAt} /> },
            { title: '出勤', key: 'state', render: (_, p) => stateWords(p) },
            ...(page.mayKeep ? [{ title: '办理', key: 'acts', render: (_: unknown, p: Attendee) => acts(p) }] : []),
          ]}
        />
      )}
    </>
  )
}

function Time({ at, note }: { readonly at: string | null | undefined; readonly note?: string | null | undefined }) {
  if (!at) return <span className="sj-nothing">—</span>
  return (
    <>
      <time dateTime={at}>{timeOf(at)}</time> {note ? <span className="sj-faint">{note}</span> : null}
    </>
  )
}
