// From filed to handed over: units for those that have none yet, then the whole batch with its day, one answer for each case.
import { ListView } from '#/core/ui/ListView.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { AllocateList } from './AllocateList.tsx'
import { AssignBatch } from './AssignBatch.tsx'
import './proposals.css'

export function AssignPage() {
  const mayAllocate = useMay('proposals:allocate')
  const mayAssign = useMay('proposals:assign')
  return (
    <>
      <PageHeader title="交办" subtitle="先给立案的提案拟定承办单位，再成批交办；交办会当天起算办理时限。" />
      {mayAssign ? <AssignBatch /> : null}
      {mayAllocate ? <AllocateList /> : null}
      {mayAssign ? (
        <Section title="交办过的批次" id="batches">
          <ListView name="assignments" />
        </Section>
      ) : null}
    </>
  )
}
