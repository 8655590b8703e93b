// 履职档案: how the year of every member in the reader's care stands; who has not finished, who did nothing.
import { GoButton } from '#/core/ui/GoButton.tsx'
import { ListView } from '#/core/ui/ListView.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useMay } from '#/core/ui/session.tsx'

export function DossiersPage() {
  const mayFigures = useMay('figures:read')
  const mayEnter = useMay('duties:enter')
  return (
    <>
      <PageHeader
        title="履职档案"
        subtitle="今年每位委员履职的情况，按已经计入的事项算。点姓名打开档案。"
        actions={
          <>
            {mayFigures ? <GoButton to="/dossiers/strata">分层分析</GoButton> : null}
            {mayEnter ? (
              <GoButton to="/manual-facts/new" type="primary">
                登记履职事项
              </GoButton>
            ) : null}
          </>
        }
      />
      <ListView name="duty-years" as="page" />
    </>
  )
}
