// The problem list of an item: who must put what right by when, the answer with its evidence, the confirmation.
import { Attachments } from '#/core/ui/Attachments.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { SupervisionPage as Item } from '../contract.ts'

export function Problems({ s, onMoved }: { readonly s: Item; readonly onMoved: () => unknown }) {
  return (
    <Section title="问题清单" id="problems">
      <ol className="pp-reviews">
        {s.problems.map((p) => (
          <li key={p.id} id={`problem-${p.id}`}>
            <p className="pp-line">
              <span className="pp-no">{p.no}</span>
              <strong>{p.text}</strong>
              <StatusTag {...p.state} />
            </p>
            <p className="pp-line">
              <span>责任单位：{p.owner.name}</span>
              {p.due ? <DueDate day={p.due} steps={p.dueSteps} met={p.answeredOn} label="整改期限" /> : null}
            </p>
            {p.returned ? <p className="pp-quote">退回：{p.returned}</p> : null}
            {p.answer ? (
              <p className="pp-quote">
                整改情况（{p.answeredBy}，<DayText day={p.answeredOn} />
                ）：{p.answer}
              </p>
            ) : null}
            {p.solvedOn ? (
              <p className="sj-faint">
                <DayText day={p.solvedOn} /> {p.confirmedBy}确认已解决
              </p>
            ) : null}
            {p.retractReason ? <p className="sj-faint">撤销：{p.retractReason}</p> : null}
            <Attachments kind="supervision-problem" id={p.id} part="evidence" mayChange={p.mayAttach} title="整改依据" />
            <MoveBar url={p.url} version={p.version} moves={p.moves} onMoved={onMoved} isMain={false} />
          </li>
        ))}
      </ol>
    </Section>
  )
}
