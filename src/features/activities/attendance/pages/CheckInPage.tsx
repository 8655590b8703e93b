// A member signs in: by the code on the room's screen, typed here or brought along by the scanned address.
import { Alert, Button, Input } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Go, useAddressQuery, useParam } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import type { OwnSession } from '../contract.ts'
import './attendance.css'
import { spanOf, timeOf } from './clock.ts'

interface Signing {
  readonly code: string
  readonly direction: 'in' | 'out'
  readonly way: 'code' | 'qr'
}

export const CheckInPage = () => <CheckIn scanned={null} />

/** The address in the square on the screen. */
export function ScannedPage() {
  return <CheckIn scanned={useParam('id')} />
}

function CheckIn({ scanned }: { readonly scanned: string | null }) {
  const found = useApi<{ readonly sessions: readonly OwnSession[] }>('/check-in')
  return (
    <>
      <PageHeader title="会场签到" subtitle="看会场屏幕上的六位数字，或者扫屏幕上的二维码。" />
      <Loaded of={found} as="会议">
        {({ sessions }) => <Sessions sessions={sessions} scanned={scanned} />}
      </Loaded>
    </>
  )
}

function Sessions({ sessions, scanned }: { readonly sessions: readonly OwnSession[]; readonly scanned: string | null }) {
  const ordered = sessions.toSorted((a, b) => Number(b.sessionId === scanned) - Number(a.sessionId === scanned))
  const shown = ordered.filter((s) => s.closed === null || s.sessionId === scanned)
  const later = ordered.filter((s) => !shown.includes(s))
  return (
    <div className="at-cards">
      {scanned && !sessions.some((s) => s.sessionId === scanned) ? (
        <Alert type="warning" showIcon title="您不在这场会议的名单上，请到签到处找工作人员登记。" />
      ) : null}
      {shown.length === 0 ? (
        <EmptyState
          title="现在没有可以签到的会议"
          hint="会议开始前半小时起可以签到。您参加的会议今天、明天有的，列在下面。"
          action={<Go to="/">回到我的工作</Go>}
        />
      ) : null}
      {shown.map((s) => (
        <SignIn key={s.sessionId} session={s} isScanned={s.sessionId === scanned} />
      ))}
      {later.length ? <h2>还没有开放的</h2> : null}
      {later.map((s) => (
        <section key={s.sessionId} className="at-card" aria-label={`${s.title} ${s.label}`}>
          <strong>{s.title}</strong>
          <span className="sj-faint">{[s.label, spanOf(s), s.place].filter(Boolean).join(' · ')}</span>
          <span>{s.closed}</span>
        </section>
      ))}
    </div>
  )
}

function SignIn({ session: s, isScanned }: { readonly session: OwnSession; readonly isScanned: boolean }) {
  const [query] = useAddressQuery()
  const brought = isScanned ? (query['code'] ?? '') : ''
  const [code, setCode] = useState('')
  const sign = useChange<Signing>('POST', `/check-in/${s.sessionId}`, {
    renews: ['/check-in', '/activities', '/work'],
    onDone: () => setCode(''),
  })
  // The scanned address signs in by itself, once; whoever comes back to it sees that it is done.
  const tried = useRef(false)
  const { mutate } = sign
  useEffect(() => {
    if (!brought || tried.current || s.cameAt || s.closed) return
    tried.current = true
    mutate({ code: brought, direction: 'in', way: 'qr' })
  }, [brought, mutate, s.cameAt, s.closed])
  const direction = s.cameAt ? 'out' : 'in'
  const verb = direction === 'in' ? '签到' : '签退'
  return (
    <section className="at-card" aria-label={`${s.title} ${s.label}`}>
      <h2>{s.title}</h2>
      <span className="sj-faint">{[s.label, spanOf(s), s.place].filter(Boolean).join(' · ')}</span>
      {s.cameAt ? (
        <output className="at-signed">
          已于 {timeOf(s.cameAt)} 签到{s.leftAt ? `，${timeOf(s.leftAt)} 签退` : ''}
        </output>
      ) : null}
      {s.closed ? <p>{s.closed}</p> : null}
      <ProblemAlert error={sign.error} />
      {s.closed || s.leftAt ? null : (
        <form
          className="at-code"
          onSubmit={(e) => {
            e.preventDefault()
            sign.mutate({ code, direction, way: 'code' })
          }}
        >
          <Input
            aria-label={`${verb}码`}
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            placeholder="六位数字"
            value={code}
            onChange={(e) => setCode(e.target.value.replaceAll(/[^\d ]/g, ''))}
          />
          <Button
            type={direction === 'in' ? 'primary' : 'default'}
            htmlType="submit"
            loading={sign.isPending}
            disabled={code.replaceAll(' ', '').length !== 6}
          >
            {verb}
          </Button>
        </form>
      )}
      {s.cameAt && !s.leftAt && !s.closed ? <span className="sj-faint">提前离会的，离开时签退；到散会才走的不用签退。</span> : null}
    </section>
  )
}
