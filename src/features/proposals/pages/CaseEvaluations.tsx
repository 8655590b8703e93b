// How the proposers judge the handling and its result, form by form, and the meeting of the three sides where it came to that.
import { Go } from '#/core/ui/address.tsx'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { channels, ratings, type Channel } from '../words.ts'
import { countingTone, ratingTone } from './acceptance.ts'
import type { Case, EvaluationForm } from './parts.ts'

export function CaseEvaluations({ p }: { readonly p: Case }) {
  const mayCollect = useMay('proposals:collect-forms')
  const mayMediate = useMay('proposals:rehandle')
  return (
    <Section title="提案者评价" id="evaluations">
      <ul className="pp-forms">
        {p.forms.map((f) => (
          <li key={f.id}>
            <p className="pp-line">
              <strong>{f.evaluator.name}</strong>
              <span className="sj-faint">
                评{f.unit.name}
                {f.round > 1 ? `第${f.round}轮` : ''}
                {f.decisive ? '' : '（供参考）'}
              </span>
              {f.mine || (mayCollect && !f.givenOn && !f.lapsedOn) ? (
                <Go to={`/feedback/${f.id}`} className="pp-to-desk">
                  {f.mine ? '现在评价' : '代收评价'}
                </Go>
              ) : null}
            </p>
            <Judgement f={f} />
          </li>
        ))}
      </ul>
      {p.mediation || p.state.code === 'mediating' ? (
        <Attachments kind="mediation" id={p.id} part="minutes" title="协商纪要和照片" mayChange={mayMediate} />
      ) : null}
      {p.mediation ? (
        <>
          <h3 className="pp-part">当面协商</h3>
          <Facts
            items={[
              { label: '日期', value: p.mediation.heldOn, kind: 'day' },
              { label: '地点', value: p.mediation.place },
              { label: '提案者一方', value: p.mediation.proposerPeople || null },
              { label: '承办单位', value: p.mediation.unitPeople || null },
              { label: '召集和其他', value: p.mediation.otherPeople || null },
              { label: '最终评价', value: <StatusTag label={ratings[p.mediation.result]} tone={ratingTone[p.mediation.result]} /> },
              { label: '纪要', value: p.mediation.minutes, wide: true },
            ]}
          />
        </>
      ) : null}
    </Section>
  )
}

export function Judgement({ f }: { readonly f: EvaluationForm }) {
  if (f.givenOn)
    return (
      <>
        <p className="pp-line">
          {f.answers.map((a) => (
            <span key={a.question}>
              {a.name} <StatusTag label={a.label} tone={countingTone[a.counts]} />
            </span>
          ))}
          <span className="sj-faint">
            <DayText day={f.givenOn} />
            {f.channel ? ` · ${channels[f.channel as Channel] ?? f.channel}` : ''}
            {f.enteredBy ? `（${f.enteredBy}录入）` : ''}
          </span>
        </p>
        {f.comment ? <p className="pp-quote">{f.comment}</p> : null}
      </>
    )
  if (f.lapsedOn)
    return (
      <p className="pp-line">
        <StatusTag label="未反馈" tone="over" />
        <span className="sj-faint">
          <DayText day={f.lapsedOn} /> 期满，不按满意计
        </span>
      </p>
    )
  return (
    <p className="pp-line">
      <StatusTag label="待评价" tone="waiting" />
      <DueDate day={f.dueDay} steps={f.dueSteps} />
    </p>
  )
}
