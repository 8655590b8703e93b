// A selection for commendation: candidates by kind with quota hints, the ballot for voters, objections while the list is public, the papers.
import { Alert } from 'antd'
import { Go, useParam } from '#/core/ui/address.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import type { SelectionPage as SelectionData } from '../awards/contract.ts'
import { AwardObjections, ObjectionButton } from './AwardObjections.tsx'
import { Ballot } from './Ballot.tsx'
import { NominatePanel } from './NominatePanel.tsx'
import './appraisal.css'

export function SelectionPage() {
  const found = useApi<SelectionData>(`/award-selections/${useParam('id')}`)
  return (
    <Loaded of={found} as="评选">
      {(s) => <Selection s={s} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Selection({ s, onChanged }: { readonly s: SelectionData; readonly onChanged: () => unknown }) {
  const isOffice = useMay('appraisal:read')
  const kinds = s.kinds.filter((k) => s.candidates.some((c) => c.kind.code === k.code))
  return (
    <>
      <PageHeader
        title={s.title}
        back={isOffice ? { to: '/award-selections', label: '评选表彰' } : { to: '/awards', label: '表彰名单' }}
        tags={<StatusTag {...s.state} />}
        subtitle={`${s.year}年度`}
      />
      <MoveBar url={s.url} version={s.version} moves={s.moves} onMoved={onChanged} />
      {s.myVote === 'given' && s.state.code === 'voting' ? (
        <Alert type="success" showIcon className="sj-note" title="您已经投票。投票无记名，谁投了什么票没有记录。" />
      ) : null}
      <Section title="进程">
        <Facts
          items={[
            ...(s.voters
              ? [{ label: '初评投票', value: `应投${s.voters}人，已投${s.voted}人${s.voteUntil ? `，${s.voteUntil}截止` : ''}` }]
              : []),
            { label: '审议', value: s.meetingDay ? `${s.meeting}（${s.meetingDay}）` : null },
            { label: '公示', value: s.publicityFrom ? `${s.publicityFrom}至${s.publicityUntil ?? ''}` : null },
            { label: '公布', value: s.announcedOn, kind: 'day' },
            { label: '表彰决定', value: s.documentNo },
          ]}
        />
      </Section>
      {s.myVote === 'open' ? <Ballot s={s} onVoted={onChanged} /> : null}
      {s.mayNominate ? <NominatePanel s={s} onChanged={onChanged} /> : null}
      {s.myVote === 'open' ? null : kinds.length === 0 ? (
        <Section title="候选">
          <p className="sj-faint">还没有候选。可以从系统按评分和评价列出的里面选，也可以直接推荐。</p>
        </Section>
      ) : (
        kinds.map((k) => (
          <Section key={k.code} title={k.label}>
            <Quota s={s} kind={k.code} />
            <ul className="pa-marks">
              {s.candidates
                .filter((c) => c.kind.code === k.code)
                .map((c) => (
                  <CandidateRow key={c.id} c={c} mayObject={s.mayObject} onChanged={onChanged} />
                ))}
            </ul>
          </Section>
        ))
      )}
      {s.objections.length ? <AwardObjections s={s} onChanged={onChanged} /> : null}
      <Documents kind="award-selection" id={s.id} />
      {s.timeline.length ? (
        <Section title="经过">
          <Timeline entries={s.timeline} />
        </Section>
      ) : null}
    </>
  )
}

function Quota({ s, kind }: { readonly s: SelectionData; readonly kind: string }) {
  const quota = s.quotas.find((q) => q.kind === kind)
  if (!quota) return null
  return quota.exceeded ? (
    <Alert type="warning" showIcon className="sj-note" title={quota.says} />
  ) : (
    <p className="sj-faint">{quota.says}</p>
  )
}

interface RowProps {
  readonly c: SelectionData['candidates'][number]
  readonly mayObject: boolean
  readonly onChanged: () => unknown
}

function CandidateRow({ c, mayObject, onChanged }: RowProps) {
  return (
    <li>
      <div>
        <Go to={c.holder.url}>{c.holder.name}</Go> <StatusTag {...c.state} />
        {c.collective ? <span className="sj-faint"> 集体提案</span> : null}
        <p className="pa-quote">{c.reason}</p>
        <div className="sj-faint">
          {c.recommendedBy}推荐
          {c.votes ? `；赞成${c.votes.for}，反对${c.votes.against}，弃权${c.votes.abstain}` : ''}
          {c.dropReason ? `；${c.dropReason}` : ''}
          {c.certificateNo ? `；证书${c.certificateNo}` : ''}
        </div>
      </div>
      <div className="sj-actions">
        <MoveBar url={c.url} version={c.version} moves={c.moves.filter((m) => m.fits)} onMoved={onChanged} isMain={false} />
        {mayObject && c.state.code === 'approved' ? <ObjectionButton candidate={c} onDone={onChanged} /> : null}
      </div>
    </li>
  )
}
