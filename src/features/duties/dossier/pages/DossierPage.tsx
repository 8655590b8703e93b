// 履职档案 of one person: a year or the whole term, what was asked and done, every fact with its record, the months; printed as Word or PDF.
import { Segmented } from 'antd'
import { Go, useAddressQuery, useParam } from '#/core/ui/address.tsx'
import { Chart } from '#/core/ui/Chart.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import type { PersonDossier } from '../contract.ts'
import { FactGroups } from './FactGroups.tsx'
import { Numbers, presence } from './Numbers.tsx'
import { Tasks } from './Tasks.tsx'

export function DossierPage() {
  const id = useParam('id')
  const [query] = useAddressQuery()
  const found = useApi<PersonDossier>(`/dossiers/${id}${query['period'] ? `?period=${query['period']}` : ''}`, { keepPrevious: true })
  return (
    <Loaded of={found} as="履职档案">
      {(d) => <Whole d={d} />}
    </Loaded>
  )
}

export function PeriodChoice({ of }: { readonly of: Pick<PersonDossier, 'period' | 'periods'> }) {
  const [, ask] = useAddressQuery()
  return (
    <Segmented
      aria-label="期间"
      value={of.period.key}
      onChange={(key) => ask({ period: key })}
      options={of.periods.map((p) => ({ value: p.key, label: p.title }))}
    />
  )
}

function Whole({ d }: { readonly d: PersonDossier }) {
  const { person } = useSession()
  const isOwn = person.id === d.person.id
  const count = d.groups.reduce((n, g) => n + g.facts.length, 0)
  return (
    <>
      <PageHeader
        title={`${d.person.name}的履职档案`}
        back={isOwn ? { to: '/my-year', label: '我的履职' } : { to: '/dossiers', label: '履职档案' }}
        subtitle={d.seat ? [d.seat.kind, d.seat.sector.name, d.seat.committee?.name].filter(Boolean).join(' · ') : '这一期间不是委员'}
        actions={
          <>
            <GoButton to={`/people/${d.person.id}`}>人员档案</GoButton>
            {d.mayEnter ? (
              <GoButton to={isOwn ? '/manual-facts/new' : `/manual-facts/new?person=${d.person.id}`}>
                {isOwn ? '申报履职事项' : '登记履职事项'}
              </GoButton>
            ) : null}
          </>
        }
      />
      <p className="sj-line">
        <PeriodChoice of={d} />
      </p>
      <Section title={d.period.title}>
        <Numbers
          numbers={[
            { label: '计入的事项', value: count, unit: '件', ...(d.takenBack ? { note: `另有${d.takenBack}件作废冲销，不计` } : {}) },
            { label: '活跃月数', value: d.activeMonths, unit: '个月' },
            ...(d.tasks
              ? [{ label: d.tasks.title, value: `${d.tasks.items.filter((t) => !t.missing).length}/${d.tasks.items.length}`, unit: '项' }]
              : []),
            presence(d.attendance),
          ]}
        />
      </Section>
      {d.tasks ? (
        <Section title={d.tasks.title}>
          <Tasks tasks={d.tasks} isOwn={isOwn} />
        </Section>
      ) : null}
      {count ? (
        <Section title={d.period.key === 'term' ? '按年' : '按月'}>
          <Chart
            kind="stackedBar"
            title="履职事项"
            unit="件"
            by={d.period.key === 'term' ? '年份' : '月份'}
            categories={d.timeline.categories}
            series={d.timeline.series}
          />
        </Section>
      ) : null}
      <Section title="各类事项">
        <FactGroups groups={d.groups} />
      </Section>
      {d.totals.length ? (
        <Section title="合计">
          <Numbers numbers={d.totals.map((t) => ({ label: t.verb.label, value: t.count, unit: '件' }))} />
        </Section>
      ) : null}
      <Section title="打印">
        <Documents kind="dossier" id={`${d.person.id}~${d.period.key}`} />
        <p className="sj-faint">
          每一件都能打开原始记录。<Go to="/manual-facts">人工登记的事项</Go>由一人登记、另一人核实。
        </p>
      </Section>
    </>
  )
}
