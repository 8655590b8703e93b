// Beside the reply being written on a unit's desk: what is asked, what others gave, what is still lacking.
import { Go } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Plain } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { answers } from '../words.ts'
import { Judgement } from './CaseEvaluations.tsx'
import type { Case, Task } from './parts.ts'
import { Suggestions } from './Suggestions.tsx'

interface OfTask {
  readonly p: Case
  readonly task: Task
}

/** A later round begins with what the proposer was not content with. */
export function WhyAgain({ p, task }: OfTask) {
  const before = p.forms.filter((f) => f.unit.id === task.unit.id && f.round === task.round - 1 && f.givenOn)
  if (before.length === 0) return null
  return (
    <Section title="为什么重新办理" extra={<Go to={`/proposals/${p.id}#handling`}>看上一轮答复</Go>}>
      {before.map((f) => (
        <div key={f.id}>
          <strong>{f.evaluator.name}</strong>
          <Judgement f={f} />
        </div>
      ))}
    </Section>
  )
}

/** What the assisting units gave to the one that answers. */
export function Assisted({ p, task }: OfTask) {
  const assisting = p.tasks.filter((t) => t.id !== task.id && t.round === task.round && !answers[t.role])
  if (assisting.length === 0 || !answers[task.role]) return null
  return (
    <Section title="会办意见">
      <ul className="pp-forms">
        {assisting.map((t) => (
          <li key={t.id}>
            <p className="pp-line">
              <strong>{t.unit.name}</strong>
              <StatusTag {...t.state} />
              {t.reply ? null : <DueDate day={t.dueDay} steps={t.dueSteps} />}
            </p>
            {t.reply ? <p className="pp-quote">{t.reply.body}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

export function Asked({ p }: { readonly p: Case }) {
  return (
    <Section title="提案正文" extra={<Go to={`/proposals/${p.id}`}>看全貌</Go>}>
      <details open={p.text.situation.length + p.text.analysis.length < 400}>
        <summary>情况和分析</summary>
        <div className="pp-prose">
          <Plain text={[p.text.situation, p.text.analysis].filter(Boolean).join('\n\n')} />
        </div>
      </details>
      <h3 className="pp-part">建议</h3>
      <Suggestions texts={p.text.suggestions} />
      <p className="sj-faint">
        联系人：{p.text.contactName || p.lead?.name || '—'} {p.text.contactPhone}
      </p>
    </Section>
  )
}

/** What stands between the draft and its signature, item by item. */
export function Lacking({ task }: { readonly task: Task }) {
  const send = task.moves.find((m) => m.move === 'sendForSign')
  if (!send) return null
  return (
    <Section title="送签前还缺">
      {send.ok ? (
        <p>齐了，可以送负责人签发。</p>
      ) : send.fits ? (
        <ul className="pp-lacks" aria-live="polite">
          {send.reasons.map((says) => (
            <li key={says}>{says}</li>
          ))}
        </ul>
      ) : (
        <p className="sj-faint">开始拟写答复后，这里列出还缺什么。</p>
      )}
    </Section>
  )
}
