// Who takes part: how many have to come and what they answered, the list with what may be done for each, one's own answer.
import { Alert, Button, Checkbox } from 'antd'
import { useState } from 'react'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Amount } from '#/core/ui/numbers.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { ActivityPage, FormSchemas, ParticipantShown } from '../contract.ts'

interface PartProps {
  readonly a: ActivityPage
  readonly onChanged: () => unknown
}

export function MyAnswer({ a, onAnswered }: { readonly a: ActivityPage; readonly onAnswered: () => unknown }) {
  const { mine } = a
  if (!mine) return null
  return (
    <Section title="我的答复">
      <p className="act-line">
        <span>您是{mine.capacity.label}人员</span>
        {mine.reply ? <StatusTag {...mine.reply} /> : null}
        {mine.leave ? <span className="sj-faint">{[mine.leave.kind, mine.leave.says].filter(Boolean).join('；')}</span> : null}
      </p>
      {mine.asksAgain ? <Alert type="warning" showIcon className="sj-note" title="时间或者地点有变动，请重新答复能否参加。" /> : null}
      <MoveBar isMain={false} url={`/participations/${mine.id}`} version={mine.version} moves={mine.moves} onMoved={onAnswered} />
    </Section>
  )
}

export function ActivityPeople({ a, onChanged }: PartProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [shows, setShows] = useState(40)
  const arranges = a.mayArrange || (a.live && a.mayComplete)
  const forms = useApi<FormSchemas>(arranges ? '/activities/forms' : null, { freshFor: 600_000 })
  const after = { renews: [a.url, '/lists/'], onDone: () => void onChanged() }
  const invite = useChange<Record<string, unknown>, { added: number; already: number }>('POST', `${a.url}/participants`, {
    ...after,
    done: ({ added, already }) => `列入${added}人${already ? `，${already}人已在名单上` : ''}`,
  })
  const remove = useChange<{ participationIds: readonly string[] }, { removed: number }>('POST', `${a.url}/participants/removal`, {
    renews: [a.url, '/lists/'],
    done: ({ removed }) => `移出${removed}人`,
    onDone: () => setTicked(new Set()),
  })
  const walkIn = useChange<Record<string, unknown>>('POST', `${a.url}/walk-ins`, { ...after, done: '已登记' })
  const waiting = a.people.filter((p) => p.moves.some((m) => m.move === 'grantLeave' && m.ok))
  const { counts } = a
  return (
    <>
      {waiting.length ? (
        <Section title={`待批的请假（${waiting.length}人）`} id="leaves">
          <ul className="act-rows">
            {waiting.map((p) => (
              <li key={p.id}>
                <p className="act-line">
                  <strong>{p.name}</strong>
                  <span className="sj-faint">{p.unit}</span>
                  <span>{[p.leave?.kind, p.leave?.reason].filter(Boolean).join('：')}</span>
                </p>
                <MoveBar
                  isMain={false}
                  url={`/participations/${p.id}`}
                  version={p.version}
                  moves={p.moves.filter((m) => m.move === 'grantLeave' || m.move === 'refuseLeave')}
                  onMoved={onChanged}
                />
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <Section
        title="参加人员"
        extra={
          <>
            {arranges ? (
              <FormButton
                label="列入人员"
                submitLabel="列入"
                schema={forms.data?.invitation}
                onSubmit={(answers) => invite.mutateAsync(answers)}
              />
            ) : null}
            {a.live && a.mayComplete ? (
              <FormButton
                label="登记现场参加"
                submitLabel="登记"
                schema={forms.data?.walkIn}
                onSubmit={(answers) => walkIn.mutateAsync(answers)}
              />
            ) : null}
          </>
        }
      >
        <dl className="act-counts">
          <Count label="应到" value={counts.due} />
          <Count label="请假" value={counts.leaves} />
          <Count label="实到" value={counts.present} />
          {counts.present === null ? (
            <>
              <Count label="答复参加" value={counts.confirmed} />
              <Count label="没有答复" value={counts.unanswered} />
            </>
          ) : (
            <Count label="其他到会" value={counts.others} />
          )}
        </dl>
        <ProblemAlert error={remove.error} />
        {ticked.size ? (
          <p className="act-line">
            <Button danger loading={remove.isPending} onClick={() => remove.mutate({ participationIds: [...ticked] })}>
              移出勾选的{ticked.size}人
            </Button>
          </p>
        ) : null}
        {a.people.length ? (
          <ul className="act-rows">
            {a.people.slice(0, shows).map((p) => (
              <Person
                key={p.id}
                p={p}
                onChanged={onChanged}
                {...(arranges
                  ? {
                      ticked: ticked.has(p.id),
                      onTick: () => setTicked((was) => new Set([...was].filter((x) => x !== p.id).concat(was.has(p.id) ? [] : [p.id]))),
                    }
                  : {})}
              />
            ))}
          </ul>
        ) : a.showsPeople ? (
          <EmptyState title="名单上还没有人" hint="点“列入人员”，按名册、按界别和专委会，或者逐人选择。" />
        ) : (
          <p className="sj-faint">名单只给参加人员和承办人看。</p>
        )}
        {a.people.length > shows ? <Button onClick={() => setShows(a.people.length)}>显示全部{a.people.length}人</Button> : null}
      </Section>
    </>
  )
}

function Count({ label, value }: { readonly label: string; readonly value: number | null }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <Amount value={value} />
      </dd>
    </div>
  )
}

interface PersonProps {
  readonly p: ParticipantShown
  readonly onChanged: () => unknown
  readonly ticked?: boolean
  readonly onTick?: () => void
}

const forOffice = ['confirm', 'decline', 'askLeave', 'registerLeave', 'substitute']

const presenceTones = { present: 'good', excused: 'over', absent: 'bad' } as const

/** What it came to once it is settled, before that what was answered. */
function Standing({ p }: { readonly p: ParticipantShown }) {
  if (p.asksAgain) return <StatusTag label="待重新确认" tone="waiting" />
  const states = [...new Set(p.attendance.map((t) => t.state.code))]
  const [only] = states
  if (only && states.length === 1) {
    const { label } = p.attendance[0]?.state ?? { label: '' }
    return <StatusTag label={label} tone={presenceTones[only as keyof typeof presenceTones] ?? 'over'} />
  }
  if (states.length > 1) {
    const present = p.attendance.filter((t) => t.state.code === 'present').length
    return <StatusTag label={`到会${present}/${p.attendance.length}场`} tone="active" />
  }
  return p.reply ? <StatusTag {...p.reply} /> : null
}

function Person({ p, onChanged, ticked, onTick }: PersonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const moves = onTick ? p.moves.filter((m) => forOffice.includes(m.move) && m.ok) : []
  return (
    <li>
      <p className="act-line">
        {onTick ? <Checkbox aria-label={`勾选${p.name}`} checked={ticked ?? false} onChange={onTick} /> : null}
        <strong>{p.name}</strong>
        <span className="act-grow sj-faint">
          {[p.unit, p.capacity.label, p.role.code === 'participant' ? '' : p.role.label].filter(Boolean).join(' · ')}
        </span>
        <Standing p={p} />
        {p.leave ? <span className="sj-faint">{p.leave.kind}</span> : null}
        {moves.length ? (
          <Button type="link" size="small" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            代为答复
          </Button>
        ) : null}
      </p>
      {isOpen ? <MoveBar isMain={false} url={`/participations/${p.id}`} version={p.version} moves={moves} onMoved={onChanged} /> : null}
    </li>
  )
}
