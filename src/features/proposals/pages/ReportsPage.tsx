// The reports made of figures: which session, as of which day; drafts at once, numbered when issued.
import { Alert, InputNumber } from 'antd'
import { useId } from 'react'
import { useAddressQuery } from '#/core/ui/address.tsx'
import { DayPicker } from '#/core/ui/DayPicker.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import './proposals.css'

export function ReportsPage() {
  const { today } = useSession()
  const [query, setQuery] = useAddressQuery()
  const year = query['year'] ?? today.slice(0, 4)
  const asOf = query['asOf'] ?? ''
  const [yearId, dayId] = [useId(), useId()]
  return (
    <>
      <PageHeader title="提案报告" subtitle="审查情况报告、工作情况报告和办理情况通报，数字取自统计，口径写在文末。" />
      <Section title="哪一届次，截至哪天" extra={<GoButton to="/statistics">看数字的明细</GoButton>}>
        <div className="pp-report-ask">
          <label htmlFor={yearId}>年度</label>
          <InputNumber
            id={yearId}
            min={1949}
            max={2200}
            precision={0}
            value={Number(year)}
            onChange={(value) => setQuery({ ...query, year: value ? String(value) : '' })}
          />
          <label htmlFor={dayId}>截至日期</label>
          <DayPicker id={dayId} value={asOf || null} onChange={(value) => setQuery({ ...query, asOf: value ?? '' })} />
        </div>
        <p className="sj-faint">截至日期不填的，截至今天（往年截至年末）。审查情况报告一般截至大会提案截止那天。</p>
      </Section>
      {/^\d{4}$/.test(year) ? (
        <Documents
          kind="proposal-year"
          id={`${year}~${asOf || (year === today.slice(0, 4) ? today : `${year}-12-31`)}`}
          title="报告"
          empty={<None />}
        />
      ) : (
        <None />
      )}
    </>
  )
}

const None = () => <Alert type="info" showIcon title="这一届次到这一天还没有提案，没有可以报告的" />
