// What I owe and what the bodies I act for owe: soonest first, why, until when, where to do it; and what is done already.
import { Go } from '#/core/ui/address.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { OwedPageData } from '../contract.ts'
import './obligations.css'

type Row = OwedPageData['rows'][number]

export function MinePage() {
  const found = useApi<OwedPageData>('/obligations-owed')
  return (
    <>
      <Loaded of={found} as="我的应尽事项">
        {(page) => (
          <>
            <PageHeader
              title="我的应尽事项"
              subtitle="本年我和我所代表的机构应尽、尚未完成的，最近到期的在前。"
              actions={
                <>
                  <GoButton to="/obligations">完成情况</GoButton>
                  <GoButton to="/obligation-exemptions">免除申请</GoButton>
                  {page.leave ? <Leave leave={page.leave} /> : null}
                </>
              }
            />
            <Rows title="要完成的" rows={page.rows.filter((r) => r.hard)} empty="硬性的应尽事项都完成了。" />
            {page.rows.some((r) => !r.hard) ? <Rows title="倡导的" rows={page.rows.filter((r) => !r.hard)} empty="" /> : null}
            {page.done.length ? <Rows title="本年已有结果的" rows={page.done} empty="" /> : null}
          </>
        )}
      </Loaded>
    </>
  )
}

function Leave({ leave: { unit, form } }: { readonly leave: NonNullable<OwedPageData['leave']> }) {
  const ask = useChange<Record<string, unknown>>('POST', '/obligation-exemptions', {
    renews: ['/obligations', '/lists/obligation-exemptions'],
    done: '已提交，待审批',
  })
  return (
    <FormButton
      label="长期请假"
      title="申请一段时间内免除应尽事项"
      note="脱产学习、外派、长期治疗等，写明起止和理由，由主席会议成员审批。"
      schema={form}
      submitLabel="提交"
      onSubmit={(answers) => ask.mutateAsync({ ...answers, code: null, unit })}
    />
  )
}

function Rows({ title, rows, empty }: { readonly title: string; readonly rows: readonly Row[]; readonly empty: string }) {
  return (
    <Section title={`${title}（${rows.length}）`}>
      {rows.length === 0 ? (
        <EmptyState title={empty} hint="新的一期开始后，应尽的事会列在这里。" />
      ) : (
        <ul className="ob-owed">
          {rows.map((r) => (
            <li key={`${r.code} ${r.unit.id} ${r.window.from} ${r.status.code} ${r.due}`}>
              <div>
                <Go to={r.url} className="ob-name">
                  {r.title}
                </Go>{' '}
                <StatusTag {...r.status} />
                <div className="sj-faint">
                  {r.window.title}
                  {r.unit.name ? ` · ${r.unit.name}` : ''}
                  {r.missing ? ` · ${r.missing}` : ''}
                </div>
              </div>
              <div className="sj-actions">
                {r.missing ? <DueDate day={r.due} steps={r.steps} /> : null}
                {r.missing && r.doAt ? <GoButton to={r.doAt}>去办理</GoButton> : null}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
