// A body: what it is, above and below it, who acts for it, its proposals or members, links, standings, what happened to it.
import { Go, useParam } from '#/core/ui/address.tsx'
import { DatedRows } from '#/core/ui/DatedRows.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { ListView } from '#/core/ui/ListView.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import type { BodyPageData, OrganisationForms } from '../contract.ts'
import { BodyActions } from './BodyActions.tsx'

export function BodyPage() {
  const found = useApi<BodyPageData>(`/bodies/${useParam('id')}`)
  return (
    <Loaded of={found} as="机构">
      {(body) => <Body body={body} />}
    </Loaded>
  )
}

/** Bodies that have a record of duties of their own. */
const withDuties = new Set(['sector', 'special-committee', 'county-committee', 'member-group', 'platform'])

function Body({ body }: { readonly body: BodyPageData }) {
  const { today, posts } = useSession()
  const ofAll = useMay('duties:read-all')
  const ofOwn = useMay('duties:read') && posts.some((p) => p.bodyId === body.id)
  const mayOpenDuties = withDuties.has(body.kind.code) && (ofAll || ofOwn)
  const forms = useApi<OrganisationForms>(body.mayEdit ? '/organisation/forms' : null, { freshFor: 600_000 }).data
  const isUnit = body.kind.code === 'handling-unit'
  return (
    <>
      <PageHeader
        title={body.name}
        tags={
          <>
            <StatusTag label={body.kind.label} tone="active" />
            {body.toDay ? <StatusTag label={body.toDay < today ? '已撤销' : '将撤销'} tone="over" /> : null}
          </>
        }
        back={isUnit ? { to: '/units', label: '承办单位' } : { to: `/bodies?f.kind=${body.kind.code}`, label: body.kind.label }}
        actions={
          <>
            {mayOpenDuties ? <GoButton to={`/body-dossiers/${body.id}`}>履职记录</GoButton> : null}
            {body.mayEdit && forms ? <BodyActions body={body} forms={forms} /> : null}
          </>
        }
      />
      <Section title="基本情况">
        <Facts
          items={[
            { label: '代码', value: body.code },
            { label: '简称', value: body.shortName },
            ...(body.system ? [{ label: '单位系统', value: body.system.label }] : []),
            { label: '上级', value: <Names of={body.above} /> },
            { label: '下级', value: <Names of={body.below.filter((b) => b.toDay === null)} /> },
            { label: '所在地', value: body.place?.name ?? null },
            { label: '设立', value: body.fromDay, kind: 'day' },
            ...(body.toDay ? [{ label: '撤销', value: <DayText day={body.toDay} /> }] : []),
            ...(body.successor ? [{ label: '承接单位', value: <Names of={[body.successor]} /> }] : []),
            ...(body.predecessors.length ? [{ label: '承接自', value: <Names of={body.predecessors} /> }] : []),
          ]}
        />
      </Section>
      <People body={body} />
      {isUnit ? <Tasks id={body.id} /> : null}
      <Members body={body} />
      <Links body={body} forms={forms} />
      <Section title="经过">
        <Timeline entries={body.timeline.toReversed()} />
      </Section>
    </>
  )
}

function Names({ of }: { readonly of: readonly { readonly id: string; readonly name: string }[] }) {
  if (of.length === 0) return <span className="sj-nothing">—</span>
  return (
    <>
      {of.map((b, i) => (
        <span key={b.id}>
          {i > 0 ? '、' : ''}
          <Go to={`/bodies/${b.id}`}>{b.name}</Go>
        </span>
      ))}
    </>
  )
}

function People({ body }: { readonly body: BodyPageData }) {
  const { today } = useSession()
  const mayOpen = useMay('members:read')
  const contact = useContacts(body)
  if (body.posts.length === 0 && !contact) return null
  return (
    <Section title="人员和岗位" extra={contact?.add}>
      <DatedRows
        today={today}
        empty="还没有登记在这里任职的人员。"
        rows={body.posts.map((p) => ({
          ...p,
          what: (
            <>
              {p.title} {mayOpen ? <Go to={`/people/${p.personId}`}>{p.name}</Go> : p.name}
            </>
          ),
          action: p.toDay === null ? contact?.end(p.id) : null,
        }))}
      />
    </Section>
  )
}

const roleFor: Readonly<Record<string, string>> = {
  'handling-unit': 'unit',
  platform: 'platform',
  party: 'collective',
  'mass-organisation': 'collective',
  'special-committee': 'collective',
}

/** Who acts for a body of the outside is the general office's to keep; posts of the office itself are given elsewhere. */
function useContacts(body: BodyPageData) {
  const { today } = useSession()
  const role = roleFor[body.kind.code]
  const isOffered = useMay('members:write') && role !== undefined
  const forms = useApi<{ readonly contact: Record<string, unknown>; readonly endContact: Record<string, unknown> }>(
    isOffered ? '/members/forms' : null,
    { freshFor: 600_000 },
  ).data
  const renews = [`/bodies/${body.id}`, '/lists/']
  const name = useChange('POST', '/contacts', { renews, done: '已登记' })
  const end = useChange<{ readonly id: string }>('POST', ({ id }) => `/contacts/${id}/end`, { renews, done: '已离任' })
  if (!forms || body.toDay !== null) return null
  return {
    add: (
      <FormButton
        label={role === 'unit' ? '设联络员、负责人' : '设联络人'}
        submitLabel="登记"
        schema={forms.contact}
        initial={{ role, fromDay: today }}
        onSubmit={(a) => name.mutateAsync({ ...a, bodyId: body.id })}
      />
    ),
    end: (id: string) => (
      <FormButton
        isLink
        label="离任"
        schema={forms.endContact}
        initial={{ lastDay: today }}
        onSubmit={(a) => end.mutateAsync({ ...a, id })}
      />
    ),
  }
}

/** The unit's proposals come from the list of tasks, where this reader has it. */
function Tasks({ id }: { readonly id: string }) {
  return useMay('proposals:tasks') ? (
    <Section title="承办的提案">
      <ListView name="tasks" fixed={{ 'f.unit': id }} />
    </Section>
  ) : null
}

const seatFilters: Readonly<Record<string, string>> = { sector: 'f.sector', 'special-committee': 'f.committee', 'member-group': 'f.group' }

function Members({ body }: { readonly body: BodyPageData }) {
  const filter = seatFilters[body.kind.code]
  const mayOpen = useMay('members:read')
  return filter && mayOpen ? (
    <Section title={`委员（${body.members}名）`}>
      <ListView name="members" fixed={{ [filter]: body.id }} />
    </Section>
  ) : null
}

function Links({ body, forms }: { readonly body: BodyPageData; readonly forms: OrganisationForms | undefined }) {
  const { today } = useSession()
  const renews = [`/bodies/${body.id}`]
  const endEdge = useChange<{ readonly id: string }>('POST', ({ id }) => `/edges/${id}/end`, { renews, done: '已结束' })
  const endStanding = useChange<{ readonly id: string }>('POST', ({ id }) => `/standings/${id}/end`, { renews, done: '已结束' })
  return (
    <>
      {body.edges.length ? (
        <Section title="联系关系">
          <DatedRows
            today={today}
            empty=""
            rows={body.edges.map((e) => ({
              ...e,
              what: (
                <>
                  {e.outward ? e.kind : `由 `}
                  <Go to={`/${e.other.kind === 'person' ? 'people' : 'bodies'}/${e.other.id}`}>{e.other.name}</Go>
                  {e.outward ? '' : ` ${e.kind}`}
                </>
              ),
              action:
                forms && e.toDay === null ? (
                  <FormButton
                    isLink
                    label="结束"
                    title="结束联系关系"
                    schema={forms.endEdge}
                    onSubmit={(a) => endEdge.mutateAsync({ ...a, id: e.id })}
                  />
                ) : null,
            }))}
          />
        </Section>
      ) : null}
      {body.standings.length ? (
        <Section title="表彰和处理">
          <DatedRows
            today={today}
            empty=""
            rows={body.standings.map((s) => ({
              ...s,
              what: `${s.kind}：${s.title}`,
              note: s.decidedBy,
              action:
                forms && s.toDay === null ? (
                  <FormButton
                    isLink
                    label="结束"
                    title="有效期届满"
                    schema={forms.endStanding}
                    onSubmit={(a) => endStanding.mutateAsync({ ...a, id: s.id })}
                  />
                ) : null,
            }))}
          />
        </Section>
      ) : null}
    </>
  )
}
