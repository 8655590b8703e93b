// One case with one unit in mutual review: the own form to fill, the other side's only once both are in, what follows a low rating.
import type { UseQueryResult } from '@tanstack/react-query'
import { Alert } from 'antd'
import { Go, useParam } from '#/core/ui/address.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { useMay } from '#/core/ui/session.tsx'
import type { PairPage as PairData } from '../mutual/contract.ts'
import { RatingForm } from './RatingForm.tsx'
import '../../pages/proposals.css'
import './appraisal.css'

export function PairPage() {
  const id = useParam('id')
  const found = useApi<PairData>(`/mutual-pairs/${id}`)
  return (
    <Loaded of={found} as="评议">
      {(pair) => <Pair pair={pair} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

/** A form's own address leads to its pair. */
export function RatingPage() {
  const id = useParam('id')
  const place = useApi<{ readonly pairId: string }>(`/mutual-forms/${id}`, { freshFor: 600_000 })
  const found = useApi<PairData>(place.data ? `/mutual-pairs/${place.data.pairId}` : null)
  return (
    <Loaded of={place.error ? (place as unknown as UseQueryResult<PairData>) : found} as="评议表">
      {(pair) => <Pair pair={pair} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Pair({ pair, onChanged }: { readonly pair: PairData; readonly onChanged: () => unknown }) {
  const isOffice = useMay('appraisal:read')
  const mine = pair.forms.find((f) => f.open)
  return (
    <div className="pp-narrow">
      <PageHeader
        title={mine ? (mine.side === 'handling' ? `评议${pair.unit.name}的办理` : '评议提案质量') : '双向评议'}
        back={isOffice ? { to: `/mutual-rounds/${pair.round.id}`, label: pair.round.title } : { to: '/mutual-forms', label: '我的评议' }}
        tags={<StatusTag {...pair.state} />}
        subtitle={`${pair.proposal.caseNo ? `第${pair.proposal.caseNo}号 ` : ''}${pair.proposal.subject}`}
      />
      <MoveBar url={pair.url} version={pair.version} moves={pair.moves} onMoved={onChanged} />
      <Section title="评议的提案">
        <Facts
          items={[
            { label: '案由', value: <Go to={pair.proposal.url}>{pair.proposal.subject}</Go>, wide: true },
            { label: '提案者', value: pair.proposer },
            { label: '承办单位', value: pair.unit.name },
            { label: '评议', value: pair.round.title },
            {
              label: '期限',
              value:
                pair.round.state.code === 'open' ? (
                  <DueDate day={pair.round.dueDay} steps={[`“${pair.round.title}”的评议期限`]} />
                ) : (
                  pair.round.state.label
                ),
            },
            ...(pair.decisionReason ? [{ label: '处理', value: pair.decisionReason, wide: true }] : []),
          ]}
        />
      </Section>
      {pair.state.code === 'low' ? (
        <Alert type="warning" showIcon className="sj-note" title={`办理评分低于${pair.lowBelow}分，建议承办单位重新答复。`} />
      ) : null}
      {mine ? <RatingForm key={mine.id} form={mine} lowBelow={pair.lowBelow} onGiven={onChanged} /> : null}
      {pair.forms
        .filter((f) => f.id !== mine?.id)
        .map((f) => (
          <FormShown key={f.id} form={f} isOpened={pair.openedOn !== null} />
        ))}
      <Documents kind="mutual-pair" id={pair.id} />
    </div>
  )
}

type Form = PairData['forms'][number]

function FormShown({ form, isOpened }: { readonly form: Form; readonly isOpened: boolean }) {
  const title = `${form.sideLabel}（${form.rater}）`
  if (form.total === null)
    return (
      <Section title={title}>
        <p className="sj-faint">
          {form.givenOn ? '已经交了。' : isOpened ? '没有交。' : '还没有交。'}
          {isOpened ? '' : '双方交齐或者本轮截止以前，谁也看不到对方的评分和意见。'}
        </p>
      </Section>
    )
  return (
    <Section title={title}>
      <p className="pa-total">
        <strong>{form.total}</strong> 分{form.grade ? <StatusTag label={form.grade} tone="active" /> : null}
        <span className="sj-faint">
          <DayText day={form.givenOn} /> {form.givenBy}
        </span>
      </p>
      <ul className="pa-scores">
        {form.indicators.map((i, at) => (
          <li key={i.title}>
            <span>{i.title}</span>
            <span>
              {i.levels.find((l) => l.points === form.scores?.[at])?.label ?? form.scores?.[at] ?? '—'}
              <span className="sj-faint"> / {i.max}</span>
            </span>
          </li>
        ))}
      </ul>
      {form.comment ? <p className="pp-quote">{form.comment}</p> : null}
      {form.mine && !isOpened ? <p className="sj-faint">交了以后不能再改。对方交齐或者本轮截止后，双方互见评分。</p> : null}
    </Section>
  )
}
