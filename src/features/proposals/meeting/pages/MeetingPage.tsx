// One review meeting: its list, who was there, what was decided case by case, the minutes.
import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import { Go, useParam } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { useAllRows, wordsOf } from '../../pages/all-rows.ts'
import { useBatch } from '../../pages/batch.ts'
import { BatchPanel } from '../../pages/BatchPanel.tsx'
import '../../pages/proposals.css'
import type { MeetingPageData } from '../contract.ts'
import { meetingDecisions, meetingKinds } from '../lifecycle.ts'

const decisionTone = { file: 'good', notFile: 'bad', merge: 'over', postponed: 'waiting' } as const

export function MeetingPage() {
  const id = useParam('id')
  const found = useApi<MeetingPageData>(`/review-meetings/${id}`)
  return (
    <Loaded of={found} as="会议">
      {(m) => (
        <>
          <PageHeader
            title={m.title}
            back={{ to: '/review-meetings', label: '审查会议' }}
            tags={<StatusTag {...m.state} />}
            subtitle={`${m.session} · ${meetingKinds[m.kind]} · 须${m.quorum}委员出席`}
          />
          <MoveBar
            url={m.url}
            version={m.version}
            moves={m.moves.filter((x) => x.move === 'hold' || x.move === 'close')}
            initial={{ hold: { heldOn: m.plannedOn, place: m.place } }}
            onMoved={() => found.refetch()}
          />
          <Section title="会议情况">
            <Facts
              items={[
                { label: '拟开日期', value: m.plannedOn, kind: 'day' },
                { label: '开会日期', value: m.heldOn, kind: 'day' },
                { label: '地点', value: m.place || null },
                { label: '主持人', value: m.chair },
                { label: '应到', value: m.membersDue, kind: 'number' },
                { label: '实到', value: m.membersPresent, kind: 'number' },
                { label: '出席和列席', value: m.attendees || null, wide: true },
                { label: '纪要', value: m.minutes, wide: true },
              ]}
            />
          </Section>
          <Agenda m={m} onChanged={() => found.refetch()} />
          {m.state.code === 'closed' ? null : <Waiting m={m} onChanged={() => found.refetch()} />}
        </>
      )}
    </Loaded>
  )
}

interface PartProps {
  readonly m: MeetingPageData
  readonly onChanged: () => unknown
}

function Agenda({ m, onChanged }: PartProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const batch = useBatch()
  const mayDecide = useMay('proposals:decide')
  const drop = useChange('POST', `${m.url}/moves/dropCases`, {
    renews: ['/review-meetings'],
    done: '已移出',
    onDone: () => setTicked(new Set()),
  })
  const chosen = m.cases.filter((c) => ticked.has(c.id) && !c.decision)
  const file = async (): Promise<void> => {
    await batch.start('file', '立案', chosen, {})
    setTicked(new Set())
    await onChanged()
  }
  return (
    <Section title={`列入的提案（${m.cases.length}件，已决定${m.cases.filter((c) => c.decision && c.decision !== 'postponed').length}件）`}>
      {m.cases.length === 0 ? <EmptyState title="还没有列入提案" hint="从下面联合审查中的提案里勾选，列入会议。" /> : null}
      {m.cases.length ? (
        <>
          <p className="pp-line">
            {m.state.code === 'held' && mayDecide ? (
              <Button type="primary" disabled={chosen.length === 0} onClick={() => void file()}>
                勾选的{chosen.length}件立案
              </Button>
            ) : null}
            {m.moves.some((x) => x.move === 'dropCases' && x.ok) ? (
              <Button
                disabled={chosen.length === 0}
                loading={drop.isPending}
                onClick={() => drop.mutate({ version: m.version, cases: chosen.map((c) => c.id) })}
              >
                移出勾选的
              </Button>
            ) : null}
            {m.state.code === 'held' ? <span className="sj-faint">不予立案、并案等请点开提案办理，决定记入本次会议。</span> : null}
          </p>
          <ProblemAlert error={drop.error} />
          <ul className="pp-plain-list">
            {m.cases.map((c) => (
              <li key={c.id} className="pp-line">
                <Checkbox
                  aria-label={`勾选${c.title}`}
                  disabled={c.decision !== null}
                  checked={ticked.has(c.id) && c.decision === null}
                  onChange={() => setTicked(toggled(ticked, c.id))}
                />
                <Go to={`/proposals/${c.id}`}>{c.title}</Go>
                <span className="sj-faint">{[c.lead, c.category].filter(Boolean).join(' · ')}</span>
                {c.decision ? (
                  <StatusTag label={meetingDecisions[c.decision]} tone={decisionTone[c.decision]} />
                ) : (
                  <StatusTag {...c.state} />
                )}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <BatchPanel run={batch.run} onClose={batch.close} />
    </Section>
  )
}

function toggled(set: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(set)
  if (!next.delete(id)) next.add(id)
  return next
}

function Waiting({ m, onChanged }: PartProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const rows = useAllRows('proposals', { 'f.state': 'jointReview', sort: 'submitted', dir: 'asc', cols: 'intakeNo' })
  const add = useChange('POST', `${m.url}/moves/addCases`, {
    renews: ['/review-meetings'],
    done: '已列入会议',
    onDone: () => {
      setTicked(new Set())
      void onChanged()
    },
  })
  const mayAdd = m.moves.some((x) => x.move === 'addCases' && x.ok)
  if (!mayAdd) return null
  return (
    <Section title="联合审查中的提案">
      <Loaded of={rows} as="提案">
        {(all) => {
          const free = all.filter((r) => !m.cases.some((c) => c.id === r.id && !c.decision))
          const chosen = free.filter((r) => ticked.has(r.id))
          return free.length ? (
            <>
              <p className="pp-line">
                <Button
                  type="primary"
                  disabled={chosen.length === 0}
                  loading={add.isPending}
                  onClick={() => add.mutate({ version: m.version, cases: chosen.map((r) => r.id) })}
                >
                  列入勾选的{chosen.length}件
                </Button>
                <Button type="link" onClick={() => setTicked(new Set(chosen.length === free.length ? [] : free.map((r) => r.id)))}>
                  {chosen.length === free.length ? '取消勾选' : `全选${free.length}件`}
                </Button>
              </p>
              <ProblemAlert error={add.error} />
              <ul className="pp-plain-list">
                {free.map((r) => (
                  <li key={r.id} className="pp-line">
                    <Checkbox
                      aria-label={`勾选${wordsOf(r, 'title')}`}
                      checked={ticked.has(r.id)}
                      onChange={() => setTicked(toggled(ticked, r.id))}
                    />
                    <Go to={`/proposals/${r.id}`}>{wordsOf(r, 'title')}</Go>
                    <span className="sj-faint">{wordsOf(r, 'lead')}</span>
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <EmptyState
              title="没有可以列入的"
              hint="初审通过、进入联合审查的提案会出现在这里。"
              action={<GoButton to="/proposals/review">去审查</GoButton>}
            />
          )
        }}
      </Loaded>
    </Section>
  )
}
