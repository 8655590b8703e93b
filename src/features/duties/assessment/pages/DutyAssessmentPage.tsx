// A year's assessment for the organ: where it stands, how the grades fall, objections, what the rules propose, everybody's result.
import { Alert, Input, Select } from 'antd'
import { useState } from 'react'
import { Go, useParam } from '#/core/ui/address.tsx'
import { BundleButton } from '#/core/ui/BundleButton.tsx'
import { Chart } from '#/core/ui/Chart.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { Amount } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { WideTable } from '#/core/ui/WideTable.tsx'
import type { AssessmentPage } from '../contract.ts'
import { DutyObjections } from './DutyObjections.tsx'
import '../../scoring/pages/scores.css'

type Row = AssessmentPage['results'][number]

export function DutyAssessmentPage() {
  const found = useApi<AssessmentPage>(`/duty-assessments/${useParam('id')}`)
  return (
    <Loaded of={found} as="履职考核">
      {(a) => <Assessment a={a} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Assessment({ a, onChanged }: { readonly a: AssessmentPage; readonly onChanged: () => unknown }) {
  return (
    <>
      <PageHeader
        title={a.title}
        back={{ to: '/duty-assessments', label: '履职考核' }}
        tags={<StatusTag {...a.state} />}
        subtitle={`${a.rules.title} · 事实${a.from}至${a.until} · ${a.createdBy}建立`}
      />
      <MoveBar url={a.url} version={a.version} moves={a.moves} onMoved={onChanged} />
      {a.overQuota.map((says) => (
        <Alert key={says} type="warning" showIcon className="sj-note" title={says} />
      ))}
      {a.isIntact === false ? (
        <Alert type="error" showIcon className="sj-note" title="校验码对不上：固定的得分被改动过，请查办理日志。" />
      ) : null}
      <Section title="进展">
        <Facts
          items={[
            { label: '对象', value: a.results.length, kind: 'number' },
            { label: '已核对', value: a.checked, kind: 'number' },
            { label: '核对期限', value: a.checkUntil, kind: 'day' },
            { label: '计分', value: a.scoredOn, kind: 'day' },
            { label: '审议', value: a.meetingDay ? `${a.meeting}（${a.meetingDay}）` : null },
            { label: '审定', value: a.approvedOn, kind: 'day' },
            { label: '文号', value: a.documentNo || null },
            { label: '申诉期限', value: a.appealUntil, kind: 'day' },
            { label: '办法版本', value: <Go to={`/duty-rules/${a.rules.key}`}>{a.rules.version}</Go> },
            { label: '校验码', value: a.checkCode ? `${a.checkCode.slice(0, 16)}${a.isIntact ? '（核对一致）' : ''}` : null },
          ]}
        />
        <Chart
          kind="bar"
          title={a.scoredOn ? '等次' : '等次（按现在的得分）'}
          unit="个"
          by="等次"
          categories={a.grades.map((g) => g.grade)}
          series={[{ name: '个数', values: a.grades.map((g) => g.count) }]}
        />
      </Section>
      {a.objections.length ? (
        <Section title={`异议和申诉（${a.objections.length}）`} id="objections">
          <DutyObjections objections={a.objections} withName onChanged={onChanged} />
        </Section>
      ) : null}
      {a.recognitions.length ? (
        <Section title="按办法提出的建议">
          <p className="sj-faint">由人核查、批准以后才办理，不会自动公布。</p>
          <ul className="sc-list">
            {a.recognitions.map((r) => (
              <li key={r.id}>
                <Go to={`/recognitions/${r.id}`}>{r.title}</Go>（{r.count}个） <StatusTag {...r.state} />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Results a={a} />
      <Documents kind="duty-assessment" id={a.id} />
      <Section title="经过">
        <Timeline entries={a.timeline} />
      </Section>
    </>
  )
}

function Results({ a }: { readonly a: AssessmentPage }) {
  const [sought, setSought] = useState('')
  const [grade, setGrade] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const rows = a.results.filter(
    (r) =>
      (sought === '' || r.name.includes(sought) || (r.sector ?? '').includes(sought) || (r.specialCommittee ?? '').includes(sought)) &&
      (grade === null ||
        (grade === '不参加考核' ? r.exempt !== null : grade === '人工改过' ? r.grade !== r.earnedGrade : r.grade === grade)),
  )
  const sheets = rows.flatMap((r) => (r.sheetId && chosen.includes(r.id) ? [{ kind: 'duty-sheet', id: r.sheetId }] : []))
  return (
    <Section
      title={`${a.scoredOn ? '得分和等次' : '现在的得分'}（${rows.length}个）`}
      extra={sheets.length ? <BundleButton title={`${a.title}得分表和函`} records={sheets} /> : null}
    >
      <div className="sc-asked">
        <Input.Search
          allowClear
          aria-label="按姓名、界别、专委会查找"
          placeholder="姓名、界别、专委会"
          onChange={(e) => setSought(e.target.value.trim())}
          style={{ maxWidth: 280 }}
        />
        <Select
          allowClear
          aria-label="等次"
          placeholder="全部等次"
          value={grade}
          onChange={(value) => setGrade(value ?? null)}
          options={[...a.grades.map((g) => g.grade), '不参加考核', '人工改过'].map((value) => ({ value, label: value }))}
        />
      </div>
      <WideTable<Row>
        aria-label="得分和等次"
        rowKey="id"
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        {...(a.scoredOn
          ? {
              rowSelection: {
                selectedRowKeys: [...chosen],
                onChange: (keys) => setChosen(keys.map(String)),
                getCheckboxProps: (r: Row) => ({ 'aria-label': `选${r.name}` }),
              },
            }
          : {})}
        columns={[
          { title: '姓名或名称', render: (_, r) => (r.sheetId ? <Go to={`/duty-sheets/${r.sheetId}`}>{r.name}</Go> : r.name) },
          { title: '界别', render: (_, r) => r.sector ?? '—' },
          { title: '专委会', render: (_, r) => r.specialCommittee ?? '—' },
          { title: '得分', align: 'right', render: (_, r) => <Amount value={r.total} places={2} /> },
          { title: '等次', render: (_, r) => (r.exempt ? `不参加：${r.exempt}` : (r.grade ?? '—')) },
          { title: '说明', render: (_, r) => (r.gradeReason ? <span className="sj-faint">{r.gradeReason}</span> : '') },
          { title: '核对', render: (_, r) => r.checkedOn ?? '—' },
        ]}
        dataSource={rows}
      />
    </Section>
  )
}
