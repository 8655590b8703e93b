// What is to become of a proposal that was not filed: the proposer's word on it, and where it went.
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { Case } from './parts.ts'

interface CaseConversionProps {
  readonly conversion: NonNullable<Case['conversion']>
  readonly onChanged: () => unknown
}

export function CaseConversion({ conversion: c, onChanged }: CaseConversionProps) {
  return (
    <Section title="转办" id="conversion" extra={<StatusTag {...c.state} />}>
      <Facts
        items={[
          { label: '转往', value: c.kind },
          { label: '征求意见', value: c.askedOn, kind: 'day' },
          { label: '提案者答复', value: c.answeredOn ?? (c.state.code === 'asked' ? <DueDate day={c.dueDay} steps={c.dueSteps} /> : null) },
          { label: '接收机构', value: c.receivingOffice },
          { label: '转办日期', value: c.handedOn, kind: 'day' },
          ...(c.note ? [{ label: '附言', value: c.note, wide: true }] : []),
        ]}
      />
      {c.moves.some((m) => m.ok || m.fits) ? (
        <MoveBar url={c.url} version={c.version} moves={c.moves} onMoved={onChanged} isMain={false} />
      ) : null}
    </Section>
  )
}
