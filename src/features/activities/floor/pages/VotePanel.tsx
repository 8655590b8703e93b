// Votes of a meeting, each with its page; whoever may vote is led there at once.
import { api } from '#/core/ui/api.ts'
import { Go } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { voteModes } from '../votes/lifecycle.ts'
import type { FloorPanelProps, Forms } from './SpeechPanel.tsx'
import './floor.css'

export function VotePanel({ f, onChanged }: FloorPanelProps) {
  const forms = useApi<Forms>('/floor/forms', { freshFor: 600_000 })
  return (
    <Section
      title={`表决（${f.votes.length}）`}
      extra={
        f.runs ? (
          <FormButton
            label="准备表决"
            schema={forms.data?.['vote']}
            onSubmit={async (answers) => {
              await api('POST', `/activities/${f.id}/floor/votes`, answers)
              await onChanged()
            }}
          />
        ) : null
      }
    >
      {f.votes.length === 0 ? (
        <EmptyState title="还没有表决" hint="承办人准备表决事项，会上开始后，到会的人用手机投票，或者举手、投纸质票。" />
      ) : null}
      <ul className="fl-list">
        {f.votes.map((v) => (
          <li key={v.id} className={v.state.code === 'open' ? 'fl-item fl-current' : 'fl-item'}>
            <p className="fl-line">
              <Go to={`/votes/${v.id}`}>{v.title}</Go>
              <StatusTag {...v.state} />
              <span className="sj-faint">{voteModes[v.mode]}</span>
              {v.cast === null || v.eligible === null ? null : (
                <span>
                  已投{v.cast} / {v.eligible}
                </span>
              )}
            </p>
            {v.outcome ? <p>{v.outcome}</p> : null}
            {v.mayVote ? (
              <GoButton to={`/votes/${v.id}`} type="primary">
                去投票
              </GoButton>
            ) : v.hasVoted && v.state.code === 'open' ? (
              <p>您已经投票。</p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
