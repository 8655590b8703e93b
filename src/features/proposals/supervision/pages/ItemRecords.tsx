// What was done under an item: activities with minutes and photographs, the units' reports, instructions, results.
import { Attachments } from '#/core/ui/Attachments.tsx'
import { DayText, Plain } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { SupervisionPage as Item } from '../contract.ts'

export function Activities({ s }: { readonly s: Item }) {
  return (
    <Section title={`督办活动（${s.activities.length}次）`}>
      <ul className="pp-reviews">
        {s.activities.map((a) => (
          <li key={a.id}>
            <p className="pp-line">
              <strong>{a.label}</strong>
              <DayText day={a.heldOn} />
              {a.place}
              {a.leaderPresent ? <StatusTag label={`${s.leader.name}到场`} tone="good" /> : null}
            </p>
            <p className="sj-faint">
              参加：{a.participants}（{a.recordedBy}记录）
            </p>
            <Plain text={a.minutes} />
            {a.asked ? (
              <p className="pp-quote">
                <strong>要求：</strong>
                {a.asked}
              </p>
            ) : null}
            <Attachments kind="supervision-activity" id={a.id} part="minutes" mayChange={s.mayAttach} title="会议纪要" />
            <Attachments kind="supervision-activity" id={a.id} part="photo" mayChange={s.mayAttach} title="现场照片" />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Reports({ s }: { readonly s: Item }) {
  return (
    <Section title="承办单位书面报告">
      <ul className="pp-reviews">
        {s.reports.map((r) => (
          <li key={r.id}>
            <p className="pp-line">
              <strong>{r.unit.name}</strong>
              {r.reportedOn ? <DayText day={r.reportedOn} /> : <StatusTag label="还没有报告" tone="waiting" />}
              {r.reportedBy ? <span className="sj-faint">{r.reportedBy}</span> : null}
            </p>
            {r.text ? <Plain text={r.text} /> : null}
            <Attachments kind="supervision-report" id={r.id} part="report" mayChange={r.mayAttach} title="书面报告附件" />
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Instructions({ s }: { readonly s: Item }) {
  return (
    <Section title="批示">
      <ul className="pp-reviews">
        {s.instructions.map((i) => (
          <li key={i.id}>
            <p className="pp-line">
              <strong>{i.leaderName}</strong>
              <DayText day={i.givenOn} />
              <span className="sj-faint">{i.recordedBy}登记</span>
            </p>
            <p className="pp-quote">{i.text}</p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Results({ s }: { readonly s: Item }) {
  return (
    <Section title="督办情况报告">
      <ul className="pp-reviews">
        {s.results.map((r) => (
          <li key={r.id}>
            <p className="pp-line">
              <DayText day={r.reportedOn} />
              <span className="sj-faint">{r.reportedBy}报送</span>
              {r.returnedOn ? <StatusTag label="已退回" tone="bad" /> : r.readOn ? <StatusTag label="已审阅" tone="good" /> : null}
            </p>
            <Plain text={r.text} />
            {r.returnReason ? <p className="pp-quote">退回：{r.returnReason}</p> : null}
            {r.readBy ? (
              <p className="pp-quote">
                {r.readBy}审阅{r.opinion ? `：${r.opinion}` : ''}
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      <Attachments kind="supervision" id={s.id} part="result" mayChange={s.mayAttach} title="督办报告附件" />
    </Section>
  )
}
