// One score sheet as the facts stand today: a member's own, or anybody's for the office. What it stands on, how far the next grade is, what would raise it.
import { Alert } from 'antd'
import { useAddressQuery, useParam, queryText } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { ScorePage as ScoreData } from '../sheet-contract.ts'
import { OwnAssessments } from '../../assessment/pages/OwnAssessments.tsx'
import { ScoreLines } from './ScoreLines.tsx'
import './scores.css'

export function OwnScorePage() {
  const [query] = useAddressQuery()
  const found = useApi<ScoreData>(`/own-score${queryText({ year: query['year'] })}`)
  return (
    <Loaded of={found} as="得分">
      {(score) => <Score score={score} isOwn />}
    </Loaded>
  )
}

export function ScorePage() {
  const id = useParam('id')
  const [query] = useAddressQuery()
  const found = useApi<ScoreData>(`/duty-scores/${id}${queryText({ year: query['year'], rules: query['rules'] })}`)
  return (
    <Loaded of={found} as="得分">
      {(score) => <Score score={score} />}
    </Loaded>
  )
}

function Score({ score, isOwn = false }: { readonly score: ScoreData; readonly isOwn?: boolean }) {
  const readsAll = useMay('scores:read')
  return (
    <>
      <PageHeader
        title={isOwn ? '我的履职得分' : score.holder.name}
        {...(readsAll && !isOwn
          ? { back: { to: `/duty-scores${queryText({ year: score.year, rules: score.rules.key })}`, label: '履职得分' } }
          : {})}
        tags={score.grade && !isOwn ? <StatusTag label={`现在是${score.grade}`} tone="active" /> : null}
        subtitle={`${score.year}年度（${score.from}至${score.to}）· ${score.rules.title}`}
      />
      <Section title="现在的得分">
        <p className="sc-total">
          <strong>{score.total}</strong> 分
          {score.nextGrade ? (
            <span>
              离“{score.nextGrade.grade}”（{score.nextGrade.min}分）
              {score.nextGrade.gap > 0 ? `还差${score.nextGrade.gap}分` : '分数已经够，还差下面的门槛'}
            </span>
          ) : null}
        </p>
        <p className="sj-faint">
          按今天的履职事实算出，还不是考核结果；评为优秀还受名额限制。
          {score.explained === null ? '' : `有事实依据的分占${score.explained}%。`}
        </p>
        {score.exempt ? <Alert type="info" showIcon className="sj-note" title={`本年度不参加考核：${score.exempt}`} /> : null}
        {score.barred.map((says) => (
          <Alert key={says} type="warning" showIcon className="sj-note" title={says} />
        ))}
      </Section>
      {isOwn ? <OwnAssessments /> : null}
      <Section title="怎样可以提高">
        {score.steps.length ? (
          <ul className="sc-list">
            {score.steps.map((s) => (
              <li key={s.rule}>
                <div className="sc-row">
                  <div>
                    <strong>{s.title}</strong>
                    {s.as ? `（${s.as}）` : ''} <span className="sj-faint">{s.group}</span>
                    {s.opens.length ? <div>同时满足门槛：{s.opens.map((o) => o.split('：')[0]).join('、')}</div> : null}
                  </div>
                  <span className="sc-points">{s.gain > 0 ? `再加${s.gain}分` : '满足门槛'}</span>
                </div>
              </li>
            ))}
          </ul>
        ) : (
          <p className="sj-faint">各项都已经得满。</p>
        )}
      </Section>
      <Section title="得分明细">
        <ScoreLines lines={score.lines} total={score.total} />
        <p className="sj-faint">
          各行相加就是总分。办法的版本：{score.rules.version}。{score.rules.source}
        </p>
      </Section>
    </>
  )
}
