// One hand-over: who got what, what is received, and every unit's notice with its list of tasks, as single papers or one ZIP.
import { useParam, Go } from '#/core/ui/address.tsx'
import { BundleButton } from '#/core/ui/BundleButton.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import { useMay } from '#/core/ui/session.tsx'
import type { AssignmentPage as Assignment } from '../documents/contract.ts'
import './proposals.css'

type Unit = Assignment['units'][number]

export function AssignmentPage() {
  const id = useParam('id')
  const found = useApi<Assignment>(`/assignments/${id}`)
  const isOffice = useMay('proposals:read-all')
  return (
    <Loaded of={found} as="交办批次">
      {(a) => {
        const tasks = a.units.flatMap((u) => u.tasks)
        return (
          <>
            <PageHeader
              title={a.title}
              back={isOffice ? { to: '/assignments', label: '交办批次' } : { to: '/tasks', label: '办理任务' }}
              subtitle={`${a.session} · ${a.cases}件提案 · ${tasks.length}项任务`}
              actions={
                <>
                  <BundleButton
                    title={`${a.title}-交办通知单`}
                    label="每件一份交办通知单"
                    records={tasks.map((t) => ({ kind: 'handling-task', id: t.id }))}
                    names={['handover']}
                  />
                  <BundleButton
                    title={`${a.title}-全部文书`}
                    label="整批打包"
                    records={
                      isOffice
                        ? [{ kind: 'assignment-batch', id: a.id }]
                        : a.units.map((u) => ({ kind: 'assignment-unit', id: `${a.id}~${u.bodyId}` }))
                    }
                    withParts
                  />
                </>
              }
            />
            <Section title="交办">
              <Facts
                items={[
                  { label: '交办日期', value: a.meetingDay, kind: 'day' },
                  { label: '地点', value: a.place || null },
                  { label: '文号', value: a.documentNo || null },
                  { label: '经办人', value: a.assignedBy },
                  ...(a.note ? [{ label: '要求', value: a.note, wide: true }] : []),
                ]}
              />
            </Section>
            <Section title={`承办单位（${a.units.length}个）`}>
              <WideTable<Unit>
                aria-label="承办单位和任务"
                rowKey="bodyId"
                dataSource={[...a.units]}
                pagination={false}
                size="small"
                columns={[
                  { title: '承办单位', dataIndex: 'name' },
                  { title: '任务（项）', render: (_, u) => u.tasks.length, align: 'right' },
                  { title: '已签收', dataIndex: 'received', align: 'right' },
                  { title: '已答复', dataIndex: 'answered', align: 'right' },
                ]}
                expandable={{
                  expandedRowRender: tasksOfUnit,
                }}
              />
            </Section>
            <Documents kind="assignment-batch" id={a.id} title="通知和清单" />
          </>
        )
      }}
    </Loaded>
  )
}

const tasksOfUnit = (u: Unit) => (
  <ul className="pp-results">
    {u.tasks.map((t) => (
      <li key={t.id}>
        <Go to={`/tasks/${t.id}`}>{`${t.caseNo ? `第${t.caseNo}号 ` : ''}${t.subject}`}</Go>{' '}
        <span className="sj-faint">
          {t.role}，<DayText day={t.due} />前
        </span>
      </li>
    ))}
  </ul>
)
