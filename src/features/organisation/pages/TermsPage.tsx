// Terms and their sessions: the days of the plenary, when intake opens, and the hour that divides plenary from intersession proposals.
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { OrganisationForms, TermsPageData } from '../contract.ts'

type Term = TermsPageData['terms'][number]
type Session = Term['sessions'][number]

export function TermsPage() {
  const found = useApi<TermsPageData>('/terms')
  const forms = useApi<OrganisationForms>(found.data?.mayEdit ? '/organisation/forms' : null, { freshFor: 600_000 }).data
  const create = useChange('POST', '/terms', { renews: ['/terms'], done: '已设立' })
  return (
    <>
      <PageHeader
        title="届次"
        subtitle="提案按届次归档；大会提案还是平时提案，由提交时是否过了当次会议的截止时刻决定。"
        actions={
          forms ? (
            <FormButton label="设立一届" schema={forms.term} onSubmit={(a) => create.mutateAsync({ toDay: null, ...a })} isPrimary />
          ) : null
        }
      />
      <Loaded of={found} as="届次">
        {({ terms }) =>
          terms.length === 0 ? (
            <EmptyState title="还没有设立届次" hint="先设立一届，再设立会议；设好截止时刻后委员就可以提交提案。" />
          ) : (
            terms.map((term) => <TermSection key={term.id} term={term} forms={forms} />)
          )
        }
      </Loaded>
    </>
  )
}

function TermSection({ term, forms }: { readonly term: Term; readonly forms: OrganisationForms | undefined }) {
  const create = useChange('POST', '/sessions', { renews: ['/terms', '/lists/sessions'], done: '已设立' })
  return (
    <Section
      title={term.title}
      extra={
        forms ? (
          <FormButton
            label="设立会议"
            title={`${term.title}：设立一次会议`}
            schema={forms.session}
            initial={{ number: term.sessions.length + 1, cutoffTime: '17:00' }}
            onSubmit={(a) => create.mutateAsync({ ...a, termId: term.id })}
          />
        ) : null
      }
    >
      <p className="sj-faint">
        任期 <DayText day={term.fromDay} /> 至 {term.toDay ? <DayText day={term.toDay} /> : '届满'}
      </p>
      {term.sessions.map((s) => (
        <OneSession key={s.id} session={s} forms={forms} />
      ))}
      {term.sessions.length === 0 ? <p className="sj-faint">还没有设立会议。</p> : null}
    </Section>
  )
}

function OneSession({ session, forms }: { readonly session: Session; readonly forms: OrganisationForms | undefined }) {
  return (
    <article aria-label={session.title} className="sj-seat">
      <div className="sj-section-head">
        <h3>
          {session.title} {session.current ? <StatusTag label="正在收件" tone="active" /> : null}
        </h3>
        {forms ? <EditSession session={session} schema={forms.editSession} /> : null}
      </div>
      <Facts
        items={[
          { label: '对应年度', value: `${session.year}年` },
          { label: '开幕', value: session.opensOn, kind: 'day' },
          { label: '闭幕', value: session.closesOn, kind: 'day' },
          { label: '开始收件', value: session.intakeFrom, kind: 'instant' },
          { label: '大会提案截止', value: session.cutoffAt, kind: 'instant' },
        ]}
      />
    </article>
  )
}

function EditSession({ session, schema }: { readonly session: Session; readonly schema: Readonly<Record<string, unknown>> }) {
  const edit = useChange('PUT', `/sessions/${session.id}`, { renews: ['/terms', '/lists/sessions'], done: '已修改' })
  return (
    <FormButton
      label="修改"
      title={`修改${session.title}`}
      submitLabel="保存"
      schema={schema}
      initial={{
        title: session.title,
        year: session.year,
        opensOn: session.opensOn,
        closesOn: session.closesOn,
        intakeDay: inChina(session.intakeFrom).slice(0, 10),
        cutoffDay: inChina(session.cutoffAt).slice(0, 10),
        cutoffTime: inChina(session.cutoffAt).slice(11, 16),
      }}
      onSubmit={(a) => edit.mutateAsync({ ...a, version: session.version })}
    />
  )
}

/** '2022-01-12T17:00' as clocks in China show it. */
const inChina = (instant: string): string => new Date(new Date(instant).getTime() + 8 * 3_600_000).toISOString()
