// A year's assessment for the office: the league table by kind of unit, what is still lacking, objections, the scheme it goes by.
import { Alert, Button } from 'antd'
import { Go, useParam } from '#/core/ui/address.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { Amount } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { AssessmentPage as AssessmentData } from '../units/contract.ts'
import { Objections } from './Objections.tsx'
import './appraisal.css'

export function AssessmentPage() {
  const found = useApi<AssessmentData>(`/assessments/${useParam('id')}`)
  return (
    <Loaded of={found} as="考核">
      {(a) => <Assessment a={a} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Assessment({ a, onChanged }: { readonly a: AssessmentData; readonly onChanged: () => unknown }) {
  const groups = [...new Set(a.standings.map((s) => s.rankGroup))]
  return (
    <>
      <PageHeader
        title={a.title}
        back={{ to: '/assessments', label: '承办单位考核' }}
        tags={<StatusTag {...a.state} />}
        subtitle={`${a.scheme.title} · 数据截至${a.countsUntil} · ${a.createdBy}建立`}
      />
      <MoveBar url={a.url} version={a.version} moves={a.moves} onMoved={onChanged} />
      {a.lacking.length ? <Alert type="info" showIcon className="sj-note" title={`还没有评分：${a.lacking.join('；')}`} /> : null}
      {a.unconfirmed.length ? <Unconfirmed a={a} onChanged={onChanged} /> : null}
      {a.objections.length ? (
        <Section title="异议" id="objections">
          <Objections objections={a.objections} withUnit assessmentId={a.id} onChanged={onChanged} />
        </Section>
      ) : null}
      {groups.length === 0 ? (
        <Section title="得分">
          <p className="sj-faint">本年度还没有交办给承办单位的提案，没有可以考核的。</p>
        </Section>
      ) : (
        groups.map((group) => (
          <Section key={group} title={`${group}（${a.standings.filter((s) => s.rankGroup === group).length}个）`}>
            <Standings rows={a.standings.filter((s) => s.rankGroup === group)} id={a.id} label={`${group}得分`} />
          </Section>
        ))
      )}
      <Documents kind="unit-assessment" id={a.id} />
      <Section title="考核办法">
        <Facts
          items={[
            { label: '名称', value: a.scheme.title },
            { label: '等次', value: a.scheme.grades.map((g) => (g.min <= -1000 ? g.label : `${g.label}（${g.min}分以上）`)).join('、') },
            { label: '第几版', value: a.edition || null, kind: 'number' },
            { label: '异议期限', value: a.objectionsUntil, kind: 'day' },
            { label: '审定', value: a.meetingDay ? `${a.meeting}（${a.meetingDay}）` : null },
            { label: '依据', value: a.scheme.source, wide: true },
          ]}
        />
        <ul className="pa-rules">
          {a.scheme.rules.map((r) => (
            <li key={`${r.group} ${r.title}`}>
              <span>
                {r.group}：{r.title}
              </span>
              <span className="sj-faint">{r.words}</span>
            </li>
          ))}
        </ul>
      </Section>
      <Section title="经过">
        <Timeline entries={a.timeline} />
      </Section>
    </>
  )
}

type Standing = AssessmentData['standings'][number]

function Standings({ rows, id, label }: { readonly rows: readonly Standing[]; readonly id: string; readonly label: string }) {
  return (
    <WideTable<Standing>
      aria-label={label}
      rowKey="bodyId"
      pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
      columns={[
        { title: '名次', dataIndex: 'place', align: 'right', width: 72 },
        { title: '承办单位', render: (_, r) => <Go to={`/assessments/${id}/units/${r.bodyId}`}>{r.unit}</Go> },
        { title: '总分', align: 'right', render: (_, r) => <Amount value={r.total} places={2} /> },
        { title: '等次', render: (_, r) => r.grade ?? '—' },
      ]}
      dataSource={[...rows]}
    />
  )
}

function Unconfirmed({ a, onChanged }: { readonly a: AssessmentData; readonly onChanged: () => unknown }) {
  const confirm = useChange<string>('POST', (id) => `/assessment-marks/${id}/confirmation`, {
    renews: ['/work'],
    done: '已确认',
    onDone: onChanged,
  })
  return (
    <Section title="待第二人确认的评分">
      <ProblemAlert error={confirm.error} />
      <ul className="pa-marks">
        {a.unconfirmed.map((m) => (
          <li key={m.id}>
            <div>
              <Go to={`/assessments/${a.id}/units/${m.unit.id}`}>{m.unit.name}</Go> {m.rule}
              {m.about ? `（${m.about}）` : ` ${m.points}分`}
              <div className="sj-faint">
                {m.reason} · {m.givenBy} {m.givenOn}
              </div>
            </div>
            {m.mayConfirm ? (
              <Button size="small" loading={confirm.isPending} onClick={() => confirm.mutate(m.id)}>
                确认
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
