// All obligations of a year: each with how far it has come; hard ones first, what is only encouraged after them.
import { Go, queryText, useAddressQuery } from '#/core/ui/address.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { Percent } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import type { OverviewPage as Overview } from '../contract.ts'
import { Bar } from './Bar.tsx'
import { YearTools } from './YearTools.tsx'
import './obligations.css'

type Item = Overview['items'][number]

export function OverviewPage() {
  const [query] = useAddressQuery()
  const mayReadRules = useMay('obligations:read')
  const found = useApi<Overview>(`/obligations${queryText({ year: query['year'], asOf: query['asOf'] })}`, { keepPrevious: true })
  return (
    <>
      <PageHeader
        title="应尽事项"
        subtitle="一个应尽者在一个期间为一格；完成率＝按期完成的格数÷应尽的格数，还在进行的也算应尽。"
        actions={
          <>
            <GoButton to="/my-obligations">我的应尽事项</GoButton>
            {mayReadRules ? <GoButton to="/obligation-rules">规定</GoButton> : null}
          </>
        }
      />
      <Loaded of={found} as="应尽事项">
        {(page) => (
          <>
            <div className="ob-tools">
              <YearTools years={page.years} year={page.year} asOf={page.asOf} />
            </div>
            <Section title={page.all ? '硬性事项合计' : '我和我所代表的机构，硬性事项合计'}>
              <div className="ob-total">
                <span>
                  完成率 <strong>{page.hard.compliance === null ? '—' : <Percent value={page.hard.compliance} />}</strong>
                </span>
              </div>
              <Bar tally={page.hard} />
            </Section>
            {page.items.length === 0 ? (
              <EmptyState title="这里没有您的应尽事项" hint="您担任委员、召集界别、代表专委会或者平台时，应尽的事会列在这里。" />
            ) : (
              <>
                <Items title="硬性事项" items={page.items.filter((i) => i.hard)} query={query} />
                <Items title="倡导事项（只显示，不计入完成率）" items={page.items.filter((i) => !i.hard)} query={query} />
              </>
            )}
          </>
        )}
      </Loaded>
    </>
  )
}

function Items({
  title,
  items,
  query,
}: {
  readonly title: string
  readonly items: readonly Item[]
  readonly query: Readonly<Record<string, string>>
}) {
  if (items.length === 0) return null
  return (
    <Section title={`${title}（${items.length}）`}>
      <ul>
        {items.map((i) => (
          <li key={i.code} className="ob-row">
            <div>
              <Go to={`/obligations/${i.code}${queryText({ year: query['year'], asOf: query['asOf'] })}`} className="ob-name">
                {i.title}
              </Go>
              <div className="sj-faint">
                {i.code} · {i.article}
              </div>
            </div>
            <div className="ob-who sj-faint">
              {i.units}，{i.window}
            </div>
            <Bar tally={i.tally} />
            <div className="ob-percent">
              <Percent value={i.tally.compliance} />
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
