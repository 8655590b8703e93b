// The activities that were held for a programme, a text or a lecture, as their facts tell.
import { Go } from '#/core/ui/address.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import './studies.css'

export interface SessionsProps {
  readonly sessions: readonly {
    readonly id: string
    readonly title: string
    readonly day: string
    readonly people: number
    readonly url: string
  }[]
  readonly empty: string
}

export function Sessions({ sessions, empty }: SessionsProps) {
  return (
    <Section title={`组织学习（${sessions.length}次）`}>
      {sessions.length ? (
        <ul className="st-rows">
          {sessions.map((s) => (
            <li key={s.id} className="st-line">
              <DayText day={s.day} />
              <Go to={s.url}>{s.title}</Go>
              {s.people ? <span className="sj-faint">{s.people}人参加</span> : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="sj-faint">{empty}</p>
      )}
    </Section>
  )
}
