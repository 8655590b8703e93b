// A member's own page for his phone: what he is asked to, with large buttons to answer, and what he may sign up for.
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { instantInChinese } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { Panel } from '#/core/ui/Panel.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange, useRenew } from '#/core/ui/query.tsx'
import { SchemaForm } from '#/core/ui/SchemaForm.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { Invitations } from '../contract.ts'
import { spanWords } from './time-words.ts'
import './activities.css'

export function InvitationsPage() {
  const found = useApi<Invitations>('/invitations')
  return (
    <>
      <PageHeader title="我的邀请" actions={<GoButton to="/my-activities">我参加过的</GoButton>} />
      <Loaded of={found} as="邀请">
        {({ invited, signUps }) => (
          <>
            {invited.length === 0 && signUps.length === 0 ? (
              <EmptyState title="现在没有请您参加的活动" hint="有会议活动通知您时，会出现在这里，也会在消息里提醒。" />
            ) : null}
            {invited.map((i) => (
              <Invitation key={i.participationId} i={i} />
            ))}
            {signUps.length ? (
              <Section title="可以报名的活动">
                {signUps.map((s) => (
                  <SignUp key={s.id} s={s} />
                ))}
              </Section>
            ) : null}
          </>
        )}
      </Loaded>
    </>
  )
}

type Invited = Invitations['invited'][number]
const large = ['confirm', 'askLeave', 'decline', 'substitute'] as const
const renewed = ['/invitations', '/work', '/activities', '/lists/'] as const

function Invitation({ i }: { readonly i: Invited }) {
  const { today } = useSession()
  const renew = useRenew()
  const [opened, setOpened] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  const offered = large.flatMap((name) => i.moves.filter((m) => m.move === name && m.ok))
  const current = offered.find((m) => m.move === opened)
  const send = async (move: string, answers: Record<string, unknown>): Promise<void> => {
    await api('POST', `/participations/${i.participationId}/moves/${move}`, { ...answers, version: i.version })
    setOpened(null)
    await renew(...renewed)
  }
  const start = (m: Invited['moves'][number]): void => {
    setError(null)
    if (m.form) setOpened(m.move)
    else void send(m.move, {}).catch(setError)
  }
  return (
    <article className="act-invitation" aria-label={i.title}>
      <h2>
        <Go to={i.url}>{i.title}</Go>
      </h2>
      <p className="act-when">{spanWords(i.startsAt, i.endsAt, today.slice(0, 4))}</p>
      <p className="act-line">
        <span>{i.place || '地点另行通知'}</span>
        <span className="sj-faint">{[i.kind, i.host, i.capacity.label].filter(Boolean).join(' · ')}</span>
      </p>
      <p className="act-line">
        <StatusTag {...i.reply} />
        {i.state.code === 'postponed' ? <StatusTag label="延期，时间另行通知" tone="waiting" /> : null}
        {i.says ? <span className="sj-faint">{i.says}</span> : null}
      </p>
      {i.asksAgain ? <Alert type="warning" showIcon className="sj-note" title="时间或者地点有变动，请重新答复。" /> : null}
      <ProblemAlert error={error} retry={() => renew('/invitations')} />
      <div className="act-answers">
        {offered.map((m) => (
          <Button key={m.move} type={m.weight === 'primary' ? 'primary' : 'default'} data-move={m.move} onClick={() => start(m)}>
            {m.label}
          </Button>
        ))}
      </div>
      <Panel open={current !== undefined} title={`${current?.label ?? ''}：${i.title}`} onClose={() => setOpened(null)}>
        {current?.form ? (
          <SchemaForm
            schema={current.form}
            submitLabel={current.label}
            onCancel={() => setOpened(null)}
            onSubmit={(answers) => send(current.move, answers)}
          />
        ) : null}
      </Panel>
    </article>
  )
}

function SignUp({ s }: { readonly s: Invitations['signUps'][number] }) {
  const { today } = useSession()
  const signUp = useChange('POST', `/activities/${s.id}/sign-up`, { renews: [...renewed], done: '已报名' })
  return (
    <article className="act-invitation" aria-label={s.title}>
      <h3>
        <Go to={s.url}>{s.title}</Go>
      </h3>
      <p className="act-when">{spanWords(s.startsAt, s.endsAt, today.slice(0, 4))}</p>
      <p className="sj-faint">
        {[s.place, `${instantInChinese(s.until)}截止`, s.left === null ? '' : `还有${s.left}个名额`].filter(Boolean).join(' · ')}
      </p>
      <ProblemAlert error={signUp.error} />
      <div className="act-answers">
        <Button type="primary" loading={signUp.isPending} onClick={() => signUp.mutate({})}>
          报名
        </Button>
      </div>
    </article>
  )
}
