// A person's seats, newest first, each with its course and the moves that are the reader's to make.
import { Go } from '#/core/ui/address.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { MemberPageData } from '../contract.ts'

type Seat = MemberPageData['seats'][number]

export function Seats({ seats, onMoved }: { readonly seats: readonly Seat[]; readonly onMoved: () => unknown }) {
  return (
    <>
      {seats.map((seat) => (
        <article key={seat.id} aria-label={`${seat.term}${seat.kind}`} className="sj-seat">
          <h3>
            {seat.term} {seat.kind} <StatusTag label={seat.state.label} tone={seat.state.tone} />
          </h3>
          <Facts
            items={[
              { label: '界别', value: <Go to={`/bodies/${seat.sector.id}`}>{seat.sector.name}</Go> },
              {
                label: '专委会',
                value: seat.committee ? (
                  <>
                    <Go to={`/bodies/${seat.committee.id}`}>{seat.committee.name}</Go>
                    <span className="sj-faint"> {seat.placedByHand ? '（另行编入）' : '（按界别对应）'}</span>
                  </>
                ) : null,
              },
              { label: '委员小组', value: seat.group ? <Go to={`/bodies/${seat.group.id}`}>{seat.group.name}</Go> : null },
              { label: '任职', value: <Held seat={seat} /> },
              ...(seat.endReason ? [{ label: '终止原因', value: seat.endReason }] : []),
              { label: '依据', value: seat.source },
              { label: '经过', value: <Course seat={seat} />, wide: true },
            ]}
          />
          <MoveBar url={seat.url} version={seat.version} moves={seat.moves} onMoved={onMoved} isMain={false} />
        </article>
      ))}
    </>
  )
}

function Held({ seat }: { readonly seat: Seat }) {
  if (!seat.fromDay) return <>尚未就任</>
  return (
    <>
      <DayText day={seat.fromDay} /> 至 {seat.toDay ? <DayText day={seat.toDay} /> : '今'}
    </>
  )
}

function Course({ seat }: { readonly seat: Seat }) {
  return (
    <>
      {seat.course.map((step, i) => (
        <span key={`${step.label}-${step.fromDay}`} title={step.source}>
          {i > 0 ? ' → ' : ''}
          {step.label}（<DayText day={step.fromDay} />）
        </span>
      ))}
    </>
  )
}
