// The display in the hall: dark, large, read from twenty metres. Countdowns run by the server's clock, whatever the screen's own says.
import { useEffect, useState, type ReactNode } from 'react'
import type { HallView } from '../hall/contract.ts'
import './hall.css'

export function HallScreen({ view, foot }: { readonly view: HallView; readonly foot?: ReactNode }) {
  const seconds = useServerSeconds(view.now)
  const { hall } = view
  return (
    <div className="hall">
      <header>
        <h1>{view.title}</h1>
        <p className="hall-heads">
          应到 <strong>{hall.due}</strong> 人　请假 <strong>{hall.onLeave}</strong> 人　实到 <strong>{hall.present}</strong> 人
          {hall.asked ? <>　{hall.met ? '符合规定人数' : '未到规定人数'}</> : null}
        </p>
      </header>
      <div className="hall-main">
        <section aria-label="会议议程">
          <h2>会议议程</h2>
          {view.agenda.length === 0 ? <p>议程还没有公布。</p> : null}
          <ol>
            {view.agenda.map((a) => (
              <li
                key={a.id}
                {...(a.state === 'current' ? { 'aria-current': 'step' as const } : {})}
                className={a.state === 'done' ? 'hall-done' : ''}
              >
                {a.ord}. {a.title}
                {a.state === 'current' && a.speaker ? `　${a.speaker}` : ''}
              </li>
            ))}
          </ol>
          {view.next.length ? <p className="hall-next">下面发言：{view.next.map((n) => n.speaker).join('、')}</p> : null}
        </section>
        <section className="hall-stage" aria-label="会场进行">
          <Stage view={view} seconds={seconds} />
        </section>
      </div>
      <footer>
        {view.messages[0] ? <p className="hall-message">{view.messages[0].text}</p> : null}
        <div className="hall-foot">
          <span>
            {view.host}　{view.place}
          </span>
          {foot}
        </div>
      </footer>
    </div>
  )
}

/** A running vote goes before everything, then who speaks, then a question, then the last result, then the item. */
function Stage({ view, seconds }: { readonly view: HallView; readonly seconds: number }) {
  const { vote, speaking, question } = view
  const item = view.agenda.find((a) => a.state === 'current')
  if (vote?.running)
    return (
      <>
        <h2>正在表决　{vote.mode}</h2>
        <p className="hall-topic">{vote.title}</p>
        <p className="hall-count">
          {vote.cast} / {vote.eligible}
        </p>
        <p>已投票 / 有权表决</p>
      </>
    )
  if (speaking) {
    const left = speaking.allotted * 60 - Math.max(0, seconds - Math.floor(Date.parse(speaking.beganAt) / 1000))
    return (
      <>
        <h2>正在发言</h2>
        <p className="hall-name">{speaking.speaker}</p>
        <p className="hall-topic">
          {speaking.body ? `${speaking.body}　` : ''}《{speaking.topic}》
        </p>
        <Countdown left={left} />
      </>
    )
  }
  if (question)
    return (
      <>
        <h2>现场提问　第{question.no}问</h2>
        <p className="hall-name">{question.asker}</p>
        <p className="hall-topic">{question.text}</p>
        {question.to ? <p>请{question.to}回答</p> : null}
      </>
    )
  if (vote) {
    const most = Math.max(1, ...vote.options.map((o) => o.votes ?? 0))
    return (
      <>
        <h2>表决结果</h2>
        <p className="hall-topic">{vote.title}</p>
        <p className="hall-outcome">{vote.outcome}</p>
        <div className="hall-bars">
          {vote.options.slice(0, 8).map((o) => (
            <div key={o.label} className="hall-bar">
              <span>{o.label}</span>
              <i style={{ inlineSize: `${(100 * (o.votes ?? 0)) / most}%` }} />
              <span>{o.votes ?? 0}</span>
            </div>
          ))}
        </div>
      </>
    )
  }
  if (item)
    return (
      <>
        <h2>正在进行</h2>
        <p className="hall-name">{item.title}</p>
        {item.speaker ? <p className="hall-topic">{item.speaker}</p> : null}
        {item.minutes && item.beganAt ? (
          <Countdown left={item.minutes * 60 - (seconds - Math.floor(Date.parse(item.beganAt) / 1000))} />
        ) : null}
      </>
    )
  return (
    <>
      <h2>{view.kind}</h2>
      <p className="hall-name">{view.state}</p>
      <p className="hall-topic">{view.place}</p>
    </>
  )
}

function Countdown({ left }: { readonly left: number }) {
  const whole = Math.abs(left)
  const text = `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
  return (
    <p className={left < 0 ? 'hall-clock hall-over' : 'hall-clock'} role="timer">
      {left < 0 ? `超时 ${text}` : text}
    </p>
  )
}

/** Seconds since 1970 by the server: its last word, and what has passed on this screen since. */
function useServerSeconds(now: string): number {
  const [beat, setBeat] = useState({ now, from: 0, passed: 0 })
  useEffect(() => {
    const timer = setInterval(() => {
      const at = performance.now()
      setBeat((b) => (b.now === now && b.from > 0 ? { ...b, passed: Math.floor((at - b.from) / 1000) } : { now, from: at, passed: 0 }))
    }, 500)
    return () => clearInterval(timer)
  }, [now])
  return Math.floor(Date.parse(beat.now) / 1000) + beat.passed
}
