// A unit's reply as the proposer reads it: item by item under each suggestion, then the letter, its class in words, who answers for it.
import { Attachments } from '#/core/ui/Attachments.tsx'
import { PaperLinks } from '#/core/ui/Documents.tsx'
import { DayText, Plain } from '#/core/ui/numbers.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { accepted, openness } from '../words.ts'
import { acceptedTone } from './acceptance.ts'
import type { Case, Reply, Task } from './parts.ts'

export function ReplyView({ p, task, reply }: { readonly p: Case; readonly task: Task; readonly reply: Reply }) {
  const isOpinion = task.role === 'assist'
  const paper = isOpinion ? 'assist' : reply.issuedOn ? 'reply' : 'reply-draft'
  return (
    <div className="pp-reply">
      <div className="pp-line">
        <h4>{isOpinion ? '会办意见' : reply.issuedOn ? '答复' : '答复稿（未签发）'}</h4>
        {reply.docNo ? <span>{reply.docNo}</span> : null}
        {reply.issuedOn ? <DayText day={reply.issuedOn} /> : null}
        <span className="sj-paper-links">
          <PaperLinks kind="handling-task" id={task.id} name={paper} title={isOpinion ? '会办意见' : `${task.unit.name}答复函`} />
        </span>
      </div>
      {reply.classMark ? <ClassMark p={p} mark={reply.classMark} /> : null}
      <ReplyItems items={reply.items} />
      <div className="pp-prose">
        <Plain text={reply.body} />
      </div>
      {isOpinion ? null : <Attachments kind="handling-task" id={task.id} part="reply" title="答复附件" />}
      {isOpinion ? null : (
        <p className="sj-faint">
          {[
            reply.signerName ? `签发：${reply.signerName}（${reply.signerPost}）` : '',
            reply.openness ? `${openness[reply.openness]}${reply.opennessReason ? `：${reply.opennessReason}` : ''}` : '',
            reply.contactName ? `联系人：${reply.contactName} ${reply.contactPhone}` : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </div>
  )
}

/** The letter alone says little: what A, B or C means is the session's own definition and is printed with it. */
export function ClassMark({ p, mark }: { readonly p: Case; readonly mark: string }) {
  return (
    <p className="pp-line">
      <StatusTag label={`${mark}类`} tone={mark === 'A' ? 'good' : mark === 'B' ? 'active' : 'over'} />
      <span>{p.classes.find((c) => c.mark === mark)?.words ?? '本届次没有这一类的定义'}</span>
    </p>
  )
}

export function ReplyItems({ items }: { readonly items: Reply['items'] }) {
  if (items.length === 0) return null
  return (
    <ol className="pp-items">
      {items.map((i) => (
        <li key={i.no}>
          <p className="pp-asked">
            <span className="pp-no" aria-hidden>
              {i.no}
            </span>
            <span>{i.suggestion}</span>
          </p>
          <div className="pp-answered">
            <p className="pp-line">
              <StatusTag label={accepted[i.accepted]} tone={acceptedTone[i.accepted]} />
              {i.accepted === 'notAdopted' ? null : i.done ? <strong>已完成</strong> : i.dueDay ? <span>计划{i.dueDay}前完成</span> : null}
            </p>
            <Plain text={i.accepted === 'notAdopted' ? i.reason : i.measure} />
          </div>
        </li>
      ))}
    </ol>
  )
}
