// One vote: on a phone two taps, on the office's desk opening, paper ballots, tellers and closing.
import { App, Button, Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Go, useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Documents } from '#/core/ui/Documents.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { keyOf, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import type { VotePageData } from '../votes/contract.ts'
import { voteKinds, voteModes } from '../votes/lifecycle.ts'
import { Bars } from './Bars.tsx'
import './floor.css'

export function VotePage() {
  const id = useParam('id')
  const found = useQuery({
    queryKey: keyOf(`/votes/${id}`),
    queryFn: () => api<VotePageData>('GET', `/votes/${id}`),
    refetchInterval: 5000,
  })
  return (
    <Loaded of={found} as="表决">
      {(v) => (
        <>
          <PageHeader
            title={v.title}
            back={{ to: `/activities/${v.meeting.id}/floor`, label: '会场' }}
            tags={<StatusTag {...v.state} />}
            subtitle={`${v.meeting.title} · ${voteModes[v.mode]}`}
          />
          <MoveBar url={v.url} version={v.version} moves={v.moves} onMoved={() => found.refetch()} />
          {v.mayVote ? <Casting v={v} onCast={() => found.refetch()} /> : null}
          {v.hasVoted && v.state.code === 'open' ? (
            <Section title="投票">您的票已收到，不能更改。谁投了什么票，任何人都查不到。</Section>
          ) : null}
          <Section title="表决事项">
            {v.text ? <p className="fl-text">{v.text}</p> : null}
            <Facts
              items={[
                { label: '类别', value: voteKinds[v.kind] },
                { label: '通过的比例', value: v.rule },
                { label: '到会情况', value: v.quorum, wide: true },
                { label: '有权表决', value: v.eligible, kind: 'number' },
                { label: '已投票', value: v.cast, kind: 'number' },
                { label: '须得票', value: v.needed, kind: 'number' },
                { label: '应选名额', value: v.seats, kind: 'number' },
                { label: '文稿', value: v.resolution ? <Go to={`/resolutions/${v.resolution.id}`}>{v.resolution.title}</Go> : null },
              ]}
            />
          </Section>
          {v.state.code === 'closed' ? (
            <Section title="结果">
              <p className="fl-heads">{v.outcome}</p>
              <Bars rows={v.options} />
              {v.invalid ? <p>无效票{v.invalid}张。</p> : null}
            </Section>
          ) : null}
          {v.runs && v.state.code === 'open' && v.mode !== 'hands' ? <Paper v={v} onChanged={() => found.refetch()} /> : null}
          {v.runs && v.state.code === 'open' && (v.mode !== 'secret' || v.paper.handedOut > 0) ? (
            <Telling v={v} onChanged={() => found.refetch()} />
          ) : null}
          {v.state.code === 'closed' ? <Documents kind="floor-vote" id={id} /> : null}
          <Section title="经过">
            <Timeline entries={v.timeline} />
          </Section>
        </>
      )}
    </Loaded>
  )
}

interface PartProps {
  readonly v: VotePageData
}

function Casting({ v, onCast }: PartProps & { readonly onCast: () => unknown }) {
  const { modal } = App.useApp()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const cast = useChange<{ choices: readonly string[] }>('POST', `/votes/${v.id}/ballot`, {
    done: '您的票已收到',
    onDone: () => void onCast(),
  })
  const ask = (choices: readonly string[], words: string): void => {
    modal.confirm({
      title: `确定投“${words}”？`,
      content: '投出后不能更改。',
      okText: '投票',
      cancelText: '再想想',
      onOk: () => cast.mutateAsync({ choices }).catch(() => {}),
    })
  }
  return (
    <Section title="投票">
      <ProblemAlert error={cast.error} />
      {v.kind === 'motion' ? (
        <div className="fl-choices">
          {v.options.map((o) => (
            <Button
              key={o.code}
              size="large"
              loading={cast.isPending}

              onClick={() => ask([o.code], o.label)}
            >
              {o.label}
            </Button>
          ))}
        </div>
      ) : (
        <>
          <p>
            最多选{v.seats}人，已选{chosen.length}人。一个也不选的算弃权。
          </p>
          <Checkbox.Group
            aria-label="候选人"
            value={[...chosen]}
            onChange={(values) => setChosen(values)}
            options={v.options.map((o) => ({
              value: o.code,
              label: o.label,
              disabled: !chosen.includes(o.code) && chosen.length >= (v.seats ?? 0),
            }))}
          />
          <p>
            <Button
              type="primary"
              size="large"
              loading={cast.isPending}
              onClick={() => ask(chosen, chosen.length ? `选${chosen.length}人` : '弃权')}
            >
              投票
            </Button>
          </p>
        </>
      )}
    </Section>
  )
}

function Paper({ v, onChanged }: PartProps & { readonly onChanged: () => unknown }) {
  const [ticked, setTicked] = useState<readonly string[]>([])
  const give = useChange<{ voters: readonly string[] }>('POST', `/votes/${v.id}/paper`, {
    done: '已登记领票',
    onDone: () => {
      setTicked([])
      void onChanged()
    },
  })
  const free = v.voters.filter((x) => x.voted === null)
  return (
    <Section title={`纸质票（已发${v.paper.handedOut}张）`}>
      <p className="sj-faint">领了纸质票的人不能再用手机投票。</p>
      <ProblemAlert error={give.error} />
      <Checkbox.Group
        aria-label="领票的人"
        value={[...ticked]}
        onChange={(values) => setTicked(values)}
        options={free.map((x) => ({ value: x.id, label: x.name }))}
      />
      <p className="fl-line">
        <Button disabled={ticked.length === 0} loading={give.isPending} onClick={() => give.mutate({ voters: ticked })}>
          给勾选的{ticked.length}人发票
        </Button>
        <Button type="link" onClick={() => setTicked(ticked.length === free.length ? [] : free.map((x) => x.id))}>
          {ticked.length === free.length ? '取消勾选' : `全选${free.length}人`}
        </Button>
      </p>
    </Section>
  )
}

function Telling({ v, onChanged }: PartProps & { readonly onChanged: () => unknown }) {
  const own = v.tallies.find((t) => t.mine)
  const [ballots, setBallots] = useState<number | null>(own?.ballots ?? null)
  const [invalid, setInvalid] = useState<number>(own?.invalid ?? 0)
  const [counts, setCounts] = useState<Readonly<Record<string, number>>>(own?.counts ?? {})
  const send = useChange('PUT', `/votes/${v.id}/tally`, { done: '已录入计票', onDone: () => void onChanged() })
  return (
    <Section title={`计票（须${v.paper.tellers}人录入）`}>
      <ProblemAlert error={send.error} />
      {v.tallies.length ? <p>已录入：{v.tallies.map((t) => t.teller).join('、')}</p> : null}
      {v.tallyWrong.map((says) => (
        <p key={says}>{says}</p>
      ))}
      <div className="fl-list">
        <label className="fl-line">
          {v.mode === 'hands' ? '参加表决（人）' : '收回（张）'}
          <InputNumber min={0} value={ballots} onChange={setBallots} />
        </label>
        {v.mode === 'hands' ? null : (
          <span className="fl-line">
            其中无效（张）
            <InputNumber aria-label="其中无效（张）" min={0} value={invalid} onChange={(n) => setInvalid(n ?? 0)} />
          </span>
        )}
        {v.options.map((o) => (
          <label key={o.code} className="fl-line">
            {o.label}
            <InputNumber min={0} value={counts[o.code] ?? null} onChange={(n) => setCounts({ ...counts, [o.code]: n ?? 0 })} />
          </label>
        ))}
      </div>
      <p>
        <Button
          type="primary"
          loading={send.isPending}
          disabled={ballots === null}
          onClick={() => send.mutate({ ballots, invalid, counts: v.options.map((o) => ({ code: o.code, votes: counts[o.code] ?? 0 })) })}
        >
          录入
        </Button>
      </p>
    </Section>
  )
}
