// A round of mutual review for the office: how far it has come, its cases, the means of what is open, the papers.
import { Button, Progress } from 'antd'
import { useParam } from '#/core/ui/address.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { ListView } from '#/core/ui/ListView.tsx'
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
import type { RoundPage as RoundData } from '../mutual/contract.ts'
import { SchemeShown } from './SchemeShown.tsx'
import './appraisal.css'

export function RoundPage() {
  const id = useParam('id')
  const found = useApi<RoundData>(`/mutual-rounds/${id}`)
  return (
    <Loaded of={found} as="双向评议">
      {(round) => <Round round={round} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Round({ round, onChanged }: { readonly round: RoundData; readonly onChanged: () => unknown }) {
  const renews = [round.url, '/lists/mutual-pairs']
  const choose = useChange<object, { added: number }>('POST', `${round.url}/cases`, { renews, done: (a) => `选入${a.added}件` })
  const remove = useChange<object, { removed: number }>('POST', `${round.url}/removal`, { renews, done: (a) => `移出${a.removed}件` })
  const takeOut = (rows: readonly { readonly id: string }[], clear: () => void) => (
    <Button danger loading={remove.isPending} onClick={() => remove.mutate({ pairs: rows.map((r) => r.id) }, { onSuccess: clear })}>
      移出
    </Button>
  )
  return (
    <>
      <PageHeader
        title={round.title}
        back={{ to: '/mutual-rounds', label: '双向评议' }}
        tags={<StatusTag {...round.state} />}
        subtitle={`${round.session.name} · ${round.createdBy}建立`}
      />
      <MoveBar url={round.url} version={round.version} moves={round.moves} onMoved={onChanged} />
      <Section title="进度">
        <div className="pa-progress">
          <Progress percent={round.forms ? Math.floor((100 * round.given) / round.forms) : 0} aria-label="已交的评议表" />
          <span>
            {round.forms
              ? `收回${round.given}份，共${round.forms}份；${round.opened}件双方已揭晓`
              : `选入${round.pairs}件，评议表还没有发出`}
          </span>
        </div>
        <Facts
          items={[
            { label: '评议期限', value: round.closedOn ? round.dueDay : <DueDate day={round.dueDay} steps={['建立评议时定，可以改期']} /> },
            { label: '发出', value: round.sentOn, kind: 'day' },
            { label: '截止', value: round.closedOn, kind: 'day' },
            { label: '通报', value: round.publishedOn, kind: 'day' },
            ...(round.meeting ? [{ label: '通报会议', value: round.meeting }] : []),
            ...(round.note ? [{ label: '说明', value: round.note, wide: true }] : []),
          ]}
        />
        <SchemeShown scheme={round.scheme} />
      </Section>
      {round.opened ? <Means round={round} /> : null}
      <Section
        title="评议的提案"
        extra={
          round.mayChoose ? (
            <Button
              type={round.pairs ? 'default' : 'primary'}
              loading={choose.isPending}
              onClick={() => choose.mutate({ proposals: null })}
            >
              选入全部已经答复的
            </Button>
          ) : null
        }
      >
        <ProblemAlert error={choose.error ?? remove.error} />
        <ListView name="mutual-pairs" fixed={{ 'f.round': round.id }} {...(round.mayChoose ? { select: takeOut } : {})} />
      </Section>
      <Documents kind="mutual-round" id={round.id} />
      <Section title="经过">
        <Timeline entries={round.timeline} />
      </Section>
    </>
  )
}

type MeanRow = RoundData['units'][number]

function Means({ round }: { readonly round: RoundData }) {
  return (
    <Section title="均分">
      <p className="sj-faint">只计双方交齐或者截止后揭晓的；没有交的不计。</p>
      <div className="sj-columns">
        <MeanTable title="承办单位办理质量" first="承办单位" rows={round.units} />
        <MeanTable title="提案质量" first="提案者类别" rows={round.proposers} />
      </div>
    </Section>
  )
}

function MeanTable({ title, first, rows }: { readonly title: string; readonly first: string; readonly rows: readonly MeanRow[] }) {
  if (rows.length === 0) return null
  return (
    <WideTable<MeanRow>
      aria-label={title}
      rowKey="key"
      pagination={rows.length > 12 ? { pageSize: 12, showSizeChanger: false } : false}
      columns={[
        { title: first, dataIndex: 'label' },
        { title: '应评', dataIndex: 'pairs', align: 'right' },
        { title: '已评', dataIndex: 'given', align: 'right' },
        { title: '均分', align: 'right', render: (_, r) => <Amount value={r.mean} places={1} /> },
      ]}
      dataSource={[...rows]}
    />
  )
}
