// The screen of the room: six digits and their square, new by themselves every half minute, with how many are there.
import { Button } from 'antd'
import { toString as drawQr } from 'qrcode'
import { useEffect, useRef, useState } from 'react'
import { useParam } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import type { RoomScreen } from '../contract.ts'
import './attendance.css'
import { timeOf } from './clock.ts'

/** How often the count is asked anew. */
const countEvery = 5000

export function RoomScreenPage() {
  const id = useParam('id')
  const found = useApi<RoomScreen>(`/activity-sessions/${id}/sign-in-screen`)
  const box = useRef<HTMLDivElement>(null)
  const { data, refetch } = found
  // The next code is asked for when this one ends, the count in between; the page is never loaded anew.
  useEffect(() => {
    if (!data) return
    const rest = new Date(data.until).getTime() - new Date(data.now).getTime()
    const timer = setTimeout(() => void refetch(), Math.max(500, Math.min(countEvery, rest + 200)))
    return () => clearTimeout(timer)
  }, [data, refetch])
  return (
    <Loaded of={found} as="签到屏">
      {(s) => (
        <>
          <PageHeader
            title="会场签到屏"
            subtitle="投到会场的屏幕上；签到码每30秒换一次，旧码换下后半分钟内仍可用。"
            back={{ to: `/activities/${s.activityId}/attendance`, label: '签到和出勤' }}
            actions={<Button onClick={() => void box.current?.requestFullscreen()}>全屏显示</Button>}
          />
          <div className="at-screen" ref={box}>
            <div className="at-screen-words">
              <h2>{s.title}</h2>
              <p className="at-screen-hint">{[s.label, s.place, `${timeOf(s.startsAt)} 开始`].filter(Boolean).join(' · ')}</p>
              {s.code ? <Digits code={s.code} until={s.until} now={s.now} /> : <p className="at-screen-line">{s.closed}</p>}
              <p className={s.quorate === false ? 'at-screen-line at-line-short' : 'at-screen-line'} aria-live="polite">
                {s.line}
              </p>
            </div>
            {s.code ? <Square address={`${window.location.origin}/check-in/${id}?code=${s.code}`} /> : null}
          </div>
        </>
      )}
    </Loaded>
  )
}

function Digits({ code, until, now }: { readonly code: string; readonly until: string; readonly now: string }) {
  const rest = new Date(until).getTime() - new Date(now).getTime()
  return (
    <>
      <p className="at-screen-digits" aria-label={`签到码 ${code}`}>
        {code.slice(0, 3)} {code.slice(3)}
      </p>
      <div className="at-screen-rest" aria-hidden>
        <div key={code} style={{ animationDelay: `${rest - 30_000}ms` }} />
      </div>
      <p className="at-screen-hint">手机登录后，在“会场签到”里输入这六位数字，或者扫码。</p>
    </>
  )
}

function Square({ address }: { readonly address: string }) {
  const [svg, setSvg] = useState<string | null>(null)
  useEffect(() => {
    let isHere = true
    void drawQr(address, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' }).then((drawn) => isHere && setSvg(drawn))
    return () => {
      isHere = false
    }
  }, [address])
  return svg ? <img className="at-screen-qr" alt="签到二维码" src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} /> : null
}
