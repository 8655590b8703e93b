// Corrections of settled attendance: what is asked, by whom and why, and the second person's word.
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { AttendancePage } from '../contract.ts'

export function Corrections({ page, onChanged }: { readonly page: AttendancePage; readonly onChanged: () => unknown }) {
  if (page.corrections.length === 0) return null
  return (
    <Section title="出勤更正">
      <ul className="at-rows">
        {page.corrections.map((c) => (
          <li key={c.id}>
            <strong>{c.name}</strong>
            <StatusTag {...c.course} />
            <span>
              {c.session}：{c.before} 更正为 {c.after}
            </span>
            <span>理由：{c.reason}</span>
            <span className="sj-faint">
              {c.askedBy}提出 <When at={c.askedAt} />
              {c.decidedBy ? (
                <>
                  ；{c.decidedBy}复核 <When at={c.decidedAt} />
                  {c.says ? `：${c.says}` : ''}
                </>
              ) : null}
            </span>
            {c.course.code === 'asked' && c.moves.length === 0 ? <span className="sj-faint">提出的人不能自己复核</span> : null}
            <MoveBar url={c.url} version={c.version} moves={c.moves} isMain={false} onMoved={() => onChanged()} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
