// The duty record of a body – sector, committee, county, platform: what it held and did, how its members stand, all their dossiers in one ZIP.
import { useAddressQuery, useParam } from '#/core/ui/address.tsx'
import { BundleButton } from '#/core/ui/BundleButton.tsx'
import { Chart } from '#/core/ui/Chart.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { ListView } from '#/core/ui/ListView.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { BodyDossier } from '../contract.ts'
import { PeriodChoice } from './DossierPage.tsx'
import { FactGroups } from './FactGroups.tsx'
import { Numbers } from './Numbers.tsx'

export function BodyDossierPage() {
  const id = useParam('id')
  const [query] = useAddressQuery()
  const found = useApi<BodyDossier>(`/body-dossiers/${id}${query['period'] ? `?period=${query['period']}` : ''}`, { keepPrevious: true })
  return (
    <Loaded of={found} as="履职记录">
      {(d) => <Whole d={d} />}
    </Loaded>
  )
}

/** Which of the members' list is this body's. */
function filterOf({ body }: BodyDossier): Readonly<Record<string, string>> | null {
  if (body.kind === 'sector') return { 'f.sector': body.id }
  if (body.kind === 'special-committee') return { 'f.committee': body.id }
  if (body.kind === 'member-group') return { 'f.group': body.id }
  return body.kind === 'county-committee' && body.placeCode ? { 'f.county': body.placeCode } : null
}

function Whole({ d }: { readonly d: BodyDossier }) {
  const filter = filterOf(d)
  const count = d.groups.reduce((n, g) => n + g.facts.length, 0)
  return (
    <>
      <PageHeader
        title={`${d.body.name}的履职记录`}
        back={{ to: '/dossiers', label: '履职档案' }}
        tags={<StatusTag label={d.body.kindLabel} tone="active" />}
        actions={<GoButton to={`/bodies/${d.body.id}`}>机构页面</GoButton>}
      />
      <p className="sj-line">
        <PeriodChoice of={d} />
      </p>
      <Section title={d.period.title}>
        <Numbers
          numbers={[
            { label: '计入的事项', value: count, unit: '件', ...(d.takenBack ? { note: `另有${d.takenBack}件作废冲销，不计` } : {}) },
            { label: '有活动的月份', value: d.activeMonths, unit: '个月' },
            ...d.totals.map((t) => ({ label: t.verb.label, value: t.count, unit: '件' })),
          ]}
        />
      </Section>
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
      {filter && d.members.length ? (
        <Section
          title={`委员（${d.members.length}名）`}
          extra={
            <BundleButton
              title={`${d.body.name}委员履职档案（${d.period.title}）`}
              label="打包委员履职档案"
              records={d.members.map((m) => ({ kind: 'dossier', id: `${m.id}~${d.period.key}` }))}
              names={['dossier']}
            />
          }
        >
          <ListView name="duty-years" fixed={filter} />
        </Section>
      ) : null}
    </>
  )
}
