// What was proposed: the case, the analysis and the numbered suggestions, each with what the units answered to it.
import { Attachments } from '#/core/ui/Attachments.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { Plain } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { accepted, proposerKinds, unitRoles } from '../words.ts'
import { acceptedTone } from './acceptance.ts'
import type { Case } from './parts.ts'

export function CaseText({ p }: { readonly p: Case }) {
  const { text } = p
  return (
    <Section title="正文" id="text" extra={<span className="sj-faint">共{p.length}字</span>}>
      <Part title="情况" text={text.situation} />
      <Part title="分析" text={text.analysis} />
      <h3 className="pp-part">建议</h3>
      {text.suggestions.length ? (
        <ol className="pp-suggestions">
          {text.suggestions.map((suggestion, i) => (
            <li key={i}>
              <span className="pp-no" aria-hidden>
                {i + 1}
              </span>
              <div>
                <Plain text={suggestion} />
                <Answers p={p} no={i + 1} />
              </div>
            </li>
          ))}
        </ol>
      ) : (
        <p className="sj-faint">还没有写建议。</p>
      )}
      <Attachments kind="proposal" id={p.id} part="attachment" title="附件" />
      <Facts
        items={[
          { label: '提案者类别', value: proposerKinds[text.proposerKind] },
          { label: '建议承办单位', value: p.wishedUnits.map((u) => `${u.name}（${unitRoles[u.role]}）`).join('、') || null },
          { label: '关键词', value: text.keywords.join('、') || null },
          { label: '公开', value: text.openConsent ? '同意公开' : `不同意公开：${text.openReason}` },
          { label: '联系人', value: [text.contactName, text.contactPhone].filter(Boolean).join(' ') || null },
          { label: '调研', value: text.surveyDone ? text.surveyNote || '已调研' : null, wide: true },
        ].filter((fact) => fact.value !== null)}
      />
    </Section>
  )
}

function Part({ title, text }: { readonly title: string; readonly text: string }) {
  if (!text) return null
  return (
    <>
      <h3 className="pp-part">{title}</h3>
      <div className="pp-prose">
        <Plain text={text} />
      </div>
    </>
  )
}

/** The short word of each unit beside the suggestion; the whole answer stands in its reply. */
function Answers({ p, no }: { readonly p: Case; readonly no: number }) {
  const said = p.tasks.flatMap((t) => {
    const item = t.reply?.issuedOn ? t.reply.items.find((i) => i.no === no) : undefined
    return item ? [{ task: t, item }] : []
  })
  if (said.length === 0) return null
  return (
    <p className="pp-answers">
      {said.map(({ task, item }) => (
        <a key={task.id} href={`#task-${task.id}`}>
          {task.unit.name}
          {task.round > 1 ? `第${task.round}轮` : ''}：
          <StatusTag label={accepted[item.accepted]} tone={acceptedTone[item.accepted]} />
          {item.done ? '已完成' : item.dueDay ? `计划${item.dueDay}前完成` : ''}
        </a>
      ))}
    </p>
  )
}
