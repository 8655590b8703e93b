// 签到和出勤 of one activity for those who keep it: the line of the quorum, fast entry, the list, tablets, papers, corrections.
import { Segmented } from 'antd'
import { useState } from 'react'
import { useParam } from '#/core/ui/address.tsx'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { AttendancePage as Page } from '../contract.ts'
import './attendance.css'
import { spanOf } from './clock.ts'
import { Corrections } from './Corrections.tsx'
import { PeopleTable } from './PeopleTable.tsx'
import { QuickEntry } from './QuickEntry.tsx'
import { Doubtful, Tablets } from './Tablets.tsx'

export function AttendancePage() {
  const id = useParam('id')
  const found = useApi<Page>(`/activities/${id}/attendance`, { keepPrevious: true })
  return (
    <Loaded of={found} as="签到和出勤">
      {(page) => <Attendance page={page} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Attendance({ page, onChanged }: { readonly page: Page; readonly onChanged: () => unknown }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const session = page.sessions.find((s) => s.id === chosen) ?? page.sessions[0]
  const header = (
    <PageHeader
      title="签到和出勤"
      subtitle={[page.title, page.place].filter(Boolean).join(' · ')}
      tags={<StatusTag {...page.state} />}
      back={{ to: `/activities/${page.id}`, label: '活动' }}
      actions={
        <>
          <GoButton to={`/attendance?f.activity=${page.id}`}>导出表格</GoButton>
          {page.live && page.mayKeep && session ? (
            <GoButton type="primary" to={`/sign-in-screens/${session.id}`}>
              打开签到屏
            </GoButton>
          ) : null}
        </>
      }
    />
  )
  if (!session || page.people.length === 0)
    return (
      <>
        {header}
        <EmptyState
          title="名单上还没有人"
          hint="先在活动页列入参加人员，再来签到。"
          action={<GoButton to={`/activities/${page.id}`}>去列名单</GoButton>}
        />
      </>
    )
  return (
    <>
      {header}
      {page.sessions.length > 1 ? (
        <div className="at-bar">
          <Segmented
            aria-label="场次"
            value={session.id}
            onChange={setChosen}
            options={page.sessions.map((s) => ({ value: s.id, label: s.label || spanOf(s) }))}
          />
        </div>
      ) : null}
      <Section title={session.label || '签到'} extra={<span className="sj-faint">{spanOf(session)}</span>}>
        <p className={session.quorate === false ? 'at-line at-line-short' : 'at-line'} aria-live="polite">
          {session.line}
        </p>
        {page.live && page.mayKeep ? <QuickEntry key={session.id} page={page} sessionId={session.id} onChanged={onChanged} /> : null}
        {page.settled ? <p className="sj-faint">活动已经关闭，出勤已计入履职；有误的逐人提出更正，由第二人复核。</p> : null}
        <PeopleTable page={page} sessionId={session.id} onChanged={onChanged} />
      </Section>
      <Doubtful page={page} onChanged={onChanged} />
      <Corrections page={page} onChanged={onChanged} />
      <Tablets page={page} onChanged={onChanged} />
      <Section title="签到表扫描件">
        {page.live ? (
          <p className="sj-faint">会前在下面的文书里打印空白签到表；会后选“照纸质表录入”，按序号逐个回车登记，扫描件存在这里。</p>
        ) : null}
        <Attachments kind="attendance" id={page.id} part="sheet" mayChange={page.live && page.mayKeep} />
      </Section>
      <Documents kind="attendance" id={page.id} />
    </>
  )
}
