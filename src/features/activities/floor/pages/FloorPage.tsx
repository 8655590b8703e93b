// The floor of a meeting: on a member's phone to ask, speak and vote, on the desk of the office to run it.
import { useQuery } from '@tanstack/react-query'
import { useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Documents } from '#/core/ui/Documents.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { keyOf } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { FloorPageData } from '../hall/contract.ts'
import { QuestionPanel } from './QuestionPanel.tsx'
import { RunPanel } from './RunPanel.tsx'
import { SpeechPanel } from './SpeechPanel.tsx'
import { VotePanel } from './VotePanel.tsx'
import './floor.css'

export function FloorPage() {
  const id = useParam('id')
  const path = `/activities/${id}/floor`
  const found = useQuery({ queryKey: keyOf(path), queryFn: () => api<FloorPageData>('GET', path), refetchInterval: 5000 })
  const onChanged = () => found.refetch()
  return (
    <Loaded of={found} as="会议">
      {(f) => {
        const { hall } = f
        return (
          <>
            <PageHeader
              title={`${f.title}：会场`}
              back={{ to: `/activities/${id}`, label: '会议' }}
              tags={<StatusTag {...f.state} />}
              subtitle={`${f.kind} · ${f.place}`}
              actions={
                <>
                  <GoButton to={`/activities/${id}/hall`}>会场大屏</GoButton>
                  {f.plenary ? <GoButton to={`/activities/${id}/plenary`}>分组座次</GoButton> : null}
                  <GoButton to={`/activities/${id}/minutes`}>纪要</GoButton>
                </>
              }
            />
            <Section title="会场">
              <p className="fl-heads">{hall.hall.quorum}</p>
              {hall.speaking ? (
                <p>
                  正在发言：<strong>{hall.speaking.speaker}</strong>《{hall.speaking.topic}》
                </p>
              ) : null}
            </Section>
            {f.votes.some((v) => v.mayVote) ? <VotePanel f={f} onChanged={onChanged} /> : null}
            {f.runs ? <RunPanel f={f} onChanged={onChanged} /> : null}
            <SpeechPanel f={f} onChanged={onChanged} />
            <QuestionPanel f={f} onChanged={onChanged} />
            {f.votes.some((v) => v.mayVote) ? null : <VotePanel f={f} onChanged={onChanged} />}
            <Documents kind="meeting-floor" id={id} />
          </>
        )
      }}
    </Loaded>
  )
}
