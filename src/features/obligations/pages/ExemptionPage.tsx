// One application for exemption: what is asked, why, what was decided and by whom.
import { useParam } from '#/core/ui/address.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import type { ExemptionPage as Exemption } from '../contract.ts'

export function ExemptionPage() {
  const id = useParam('id')
  const found = useApi<Exemption>(`/obligation-exemptions/${id}`)
  return (
    <Loaded of={found} as="免除申请">
      {(x) => (
        <>
          <PageHeader
            title={`${x.unit}：申请免除`}
            tags={<StatusTag {...x.state} />}
            back={{ to: '/obligation-exemptions', label: '免除申请' }}
          />
          <MoveBar url={x.url} version={x.version} moves={x.moves} onMoved={() => found.refetch()} />
          <Section title="申请">
            <Facts
              items={[
                { label: '应尽事项', value: x.obligation },
                { label: '自', value: x.from, kind: 'day' },
                { label: '至', value: x.to, kind: 'day' },
                { label: '申请人', value: x.askedBy },
                { label: '申请日期', value: x.askedOn, kind: 'day' },
                { label: '理由', value: x.reason, wide: true },
                { label: '审批人', value: x.decidedBy },
                { label: '审批日期', value: x.decidedOn ? <DayText day={x.decidedOn} /> : null },
                { label: '意见', value: x.decision, wide: true },
              ]}
            />
          </Section>
          <Section title="经过">
            <Timeline entries={x.timeline} />
          </Section>
        </>
      )}
    </Loaded>
  )
}
