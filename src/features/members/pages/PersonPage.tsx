// A member's file: who it is, seats with what may be done, posts; for the office and the person also the duty record, links, standings, timeline.
import { Go, useParam } from '#/core/ui/address.tsx'
import { DatedRows } from '#/core/ui/DatedRows.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { LinkForm } from '#/core/ui/LinkForm.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import type { MemberPageData, MembersForms } from '../contract.ts'
import { Mobile } from './Mobile.tsx'
import { Seats } from './Seats.tsx'

type Own = NonNullable<MemberPageData['own']>

export function PersonPage() {
  const found = useApi<MemberPageData>(`/people/${useParam('id')}`)
  return (
    <Loaded of={found} as="人">
      {(person) => <Person person={person} onChanged={found.refetch} />}
    </Loaded>
  )
}

function Person({ person, onChanged }: { readonly person: MemberPageData; readonly onChanged: () => unknown }) {
  const { own } = person
  const mayList = useMay('members:read')
  const held = person.seats.find((s) => s.fromDay !== null && s.toDay === null)
  return (
    <>
      <PageHeader
        title={person.name}
        tags={
          held ? (
            <>
              <StatusTag label={held.kind} tone="active" />
              <StatusTag label={held.state.label} tone={held.state.tone} />
            </>
          ) : null
        }
        subtitle={held ? `${held.sector.name}界别 ${held.committee?.name ?? ''}` : [person.employer, person.post].filter(Boolean).join(' ')}
        {...(mayList ? { back: held ? { to: '/members', label: '委员' } : { to: '/people', label: '人员' } } : {})}
        actions={person.mayEdit && own ? <PersonActions person={person} own={own} /> : null}
      />
      <Section title="基本情况">
        <Facts
          items={[
            { label: '编号', value: person.code },
            { label: '性别', value: person.sex },
            ...(own
              ? [
                  { label: '民族', value: own.ethnicGroup },
                  { label: '出生年月', value: own.birthMonth },
                  { label: '学历', value: own.education },
                ]
              : []),
            { label: '党派', value: person.party },
            { label: '工作单位', value: person.employer },
            { label: '职务', value: person.post },
            { label: '所在县区', value: person.county },
            ...(person.livesElsewhere ? [{ label: '定外', value: '居住或工作在外地' }] : []),
            ...(own?.hasMobile && person.mayEdit ? [{ label: '手机', value: <Mobile id={person.id} /> }] : []),
          ]}
        />
      </Section>
      {person.seats.length ? (
        <Section title="席位">
          <Seats seats={person.seats} onMoved={onChanged} />
        </Section>
      ) : null}
      <Posts posts={person.posts} />
      {own ? <OwnFile own={own} id={person.id} /> : null}
    </>
  )
}

function PersonActions({ person, own }: { readonly person: MemberPageData; readonly own: Own }) {
  const mayLink = useMay('organisation:write')
  const forms = useApi<{ readonly edge: Record<string, unknown>; readonly standing: Record<string, unknown> }>(
    mayLink ? '/organisation/forms' : null,
    { freshFor: 600_000 },
  ).data
  const renews = [`/people/${person.id}`, '/lists/']
  const confer = useChange('POST', '/standings', { renews, done: '已登记' })
  return (
    <>
      {person.seats.some((s) => s.toDay === null) ? null : <GoButton to={`/seats/new?person=${person.id}`}>提名委员</GoButton>}
      <EditPerson person={person} own={own} />
      {forms ? (
        <>
          <LinkForm from={{ id: person.id, kind: 'person', name: person.name }} schema={forms.edge} renews={renews} />
          <FormButton
            label="登记表彰处理"
            schema={forms.standing}
            submitLabel="登记"
            onSubmit={(a) => confer.mutateAsync({ toDay: null, ...a, holderId: person.id, holderKind: 'person' })}
          />
        </>
      ) : null}
    </>
  )
}

function EditPerson({ person, own }: { readonly person: MemberPageData; readonly own: Own }) {
  const forms = useApi<MembersForms>('/members/forms', { freshFor: 600_000 }).data
  const edit = useChange('PUT', `/people/${person.id}`, { renews: [`/people/${person.id}`, '/lists/', '/pick/'], done: '已修改' })
  const initial = {
    code: person.code,
    name: person.name,
    sex: person.sex,
    ethnicGroup: own.ethnicGroup,
    birthMonth: own.birthMonth,
    party: person.party,
    education: own.education,
    employer: person.employer,
    post: person.post,
    insideSystem: person.insideSystem,
    livesElsewhere: person.livesElsewhere,
    placeCode: own.placeCode,
  }
  return (
    <FormButton
      label="修改"
      title={`修改“${person.name}”的登记`}
      submitLabel="保存"
      note="手机号码留空则不改动。"
      schema={forms?.edit}
      initial={initial}
      onSubmit={({ mobile, ...a }) => edit.mutateAsync({ ...initial, ...a, ...(mobile ? { mobile } : {}), version: person.version })}
    />
  )
}

function Posts({ posts }: { readonly posts: MemberPageData['posts'] }) {
  const { today } = useSession()
  return (
    <Section title="岗位">
      <DatedRows
        today={today}
        empty="没有担任岗位。"
        rows={posts.map((p) => ({
          ...p,
          what: (
            <>
              {p.body ? <Go to={`/bodies/${p.body.id}`}>{p.body.name}</Go> : null} {p.title}
            </>
          ),
          note: p.label === p.title ? null : p.label,
        }))}
      />
    </Section>
  )
}

function OwnFile({ own, id }: { readonly own: Own; readonly id: string }) {
  const { today } = useSession()
  const mayOpen = useMay('duties:read')
  return (
    <>
      <Section title="履职档案" extra={mayOpen ? <Go to={`/dossiers/${id}`}>打开履职档案</Go> : null}>
        {own.duties.length ? (
          <div className="sj-scroll">
            <table className="sj-table">
              <thead>
                <tr>
                  <th scope="col">事项</th>
                  <th scope="col" className="sj-cell-number">
                    {own.year}年
                  </th>
                  <th scope="col" className="sj-cell-number">
                    累计
                  </th>
                  <th scope="col">最近一次</th>
                </tr>
              </thead>
              <tbody>
                {own.duties.map((d) => (
                  <tr key={d.verb}>
                    <th scope="row">{d.label}</th>
                    <td className="sj-cell-number">{d.thisYear}</td>
                    <td className="sj-cell-number">{d.total}</td>
                    <td>
                      <DayText day={d.last} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ) : (
          <p className="sj-faint">还没有履职记录。提交提案、联名、评价答复等会自动记入。</p>
        )}
      </Section>
      {own.standings.length ? (
        <Section title="表彰和处理">
          <DatedRows today={today} empty="" rows={own.standings.map((s) => ({ ...s, what: `${s.kind}：${s.title}`, note: s.decidedBy }))} />
        </Section>
      ) : null}
      {own.edges.length ? (
        <Section title="联系关系">
          <DatedRows
            today={today}
            empty=""
            rows={own.edges.map((e) => ({
              ...e,
              what: (
                <>
                  {e.outward ? `${e.kind} ` : '由 '}
                  <Go to={`/${e.other.kind === 'person' ? 'people' : 'bodies'}/${e.other.id}`}>{e.other.name}</Go>
                  {e.outward ? '' : ` ${e.kind}`}
                </>
              ),
            }))}
          />
        </Section>
      ) : null}
      <Section title="经过">
        <Timeline entries={own.timeline.toReversed()} />
      </Section>
    </>
  )
}
