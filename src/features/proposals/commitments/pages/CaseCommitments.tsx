// “承诺” on a case's page and a unit's desk: what the replies promised for later and how far each has come.
import { Progress } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { CommitmentBriefView } from '../contract.ts'
import './commitments.css'

interface CaseCommitmentsProps {
  readonly caseId: string
  /** Only what this task's reply promised. */
  readonly taskId?: string
}

/** Nothing is shown where nothing was promised. */
export function CaseCommitments({ caseId, taskId }: CaseCommitmentsProps) {
  const found = useApi<{ readonly items: readonly CommitmentBriefView[] }>(`/proposals/${caseId}/commitments`)
  if (found.error) return <ProblemAlert error={found.error} retry={found.refetch} />
  const items = (found.data?.items ?? []).filter((c) => !taskId || c.taskId === taskId)
  if (items.length === 0) return null
  const owed = items.filter((c) => c.owed).length
  return (
    <Section title={`承诺（${owed ? `还有${owed}项没有兑现` : '都有了结果'}）`} id="commitments">
      <ul className="cm-briefs">
        {items.map((c) => (
          <li key={c.id} className="cm-brief">
            <div>
              <p className="pp-line">
                <Go to={c.url}>{c.text}</Go>
                <StatusTag {...c.state} />
                {c.again ? <StatusTag label="二次交办" tone="bad" /> : null}
              </p>
              <p className="pp-line">
                <span>{c.unit}</span>
                <DueDate label="期限" day={c.dueDay} steps={c.dueSteps} met={c.owed ? null : c.finishedOn} />
              </p>
            </div>
            <Progress percent={c.percent} size="small" aria-label={`${c.text}的进度`} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
