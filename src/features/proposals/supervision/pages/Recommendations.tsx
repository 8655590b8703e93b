// Who recommends a candidate and why, what 提案委 thinks of it and what the meeting decided.
import { DayText } from '#/core/ui/numbers.tsx'
import type { CandidatePageData } from '../contract.ts'
import { tiers } from '../words.ts'

type Selection = Omit<CandidatePageData, 'proposal'>

export function Recommendations({ k }: { readonly k: Selection }) {
  return (
    <>
      <ul className="pp-reviews">
        {k.recommendations.map((r) => (
          <li key={`${r.recommender}-${r.recommendedOn}-${r.reason}`}>
            <p className="pp-line">
              <strong>{r.recommender}</strong>
              <span className="sj-faint">{r.source}</span>
              <DayText day={r.recommendedOn} />
            </p>
            <p>{r.reason}</p>
            <p className="sj-faint">{r.conditions.length ? r.conditions.join('、') : '没有注明条件'}</p>
          </li>
        ))}
      </ul>
      {k.shortlistTier ? (
        <p>
          提案委建议：{tiers[k.shortlistTier]}
          {k.opinion ? `。${k.opinion}` : ''}
        </p>
      ) : null}
      {k.tier ? (
        <p>
          <DayText day={k.meetingDay} /> 主席会议确定为{tiers[k.tier]}（{k.documentNo}）
        </p>
      ) : null}
      {k.reason ? <p>理由：{k.reason}</p> : null}
    </>
  )
}
