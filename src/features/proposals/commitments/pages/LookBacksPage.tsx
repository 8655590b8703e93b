// 回头看: the rounds held so far, and the one to be opened this year.
import { Progress } from 'antd'
import { Go, useGo } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import '../../pages/proposals.css'
import type { LookBackBrief } from '../contract.ts'
import './commitments.css'

interface Rounds {
  readonly rounds: readonly LookBackBrief[]
  readonly owed: number
  readonly mayOpen: boolean
  readonly form: Record<string, unknown>
}

export function LookBacksPage() {
  const go = useGo()
  const { today } = useSession()
  const found = useApi<Rounds>('/look-backs')
  const open = async (answers: Record<string, unknown>): Promise<void> => {
    const { id } = await api<{ readonly id: string }>('POST', '/look-backs', answers)
    go(`/look-backs/${id}`)
  }
  return (
    <>
      <PageHeader
        title="回头看"
        back={{ to: '/commitments', label: '承诺台账' }}
        subtitle="每年十一月，把还没有兑现的承诺逐项问一遍；承办单位登记进展即为填报。"
        actions={
          found.data?.mayOpen ? (
            <FormButton
              label="部署回头看"
              isPrimary
              schema={found.data.form}
              initial={{ title: `${today.slice(0, 4)}年回头看` }}
              note={`现在还有${found.data.owed}项承诺在跟踪，部署后逐项通知承办单位。`}
              onSubmit={open}
            />
          ) : null
        }
      />
      <Section title="历次回头看">
        <Loaded of={found} as="回头看">
          {({ rounds, owed }) =>
            rounds.length === 0 ? (
              <EmptyState title="还没有部署过回头看" hint={`现在还有${owed}项承诺在跟踪。提案办部署后，每个单位会收到通知和期限。`} />
            ) : (
              <ul className="cm-briefs">
                {rounds.map((r) => (
                  <li key={r.id} className="cm-brief">
                    <div>
                      <p className="pp-line">
                        <Go to={`/look-backs/${r.id}`}>{r.title}</Go>
                        <StatusTag {...r.state} />
                      </p>
                      <p className="sj-faint">
                        <DayText day={r.openedOn} />由{r.openedBy}部署，{r.units}个单位{r.promises}项，填报期限
                        <DayText day={r.dueDay} />
                      </p>
                    </div>
                    <Progress
                      percent={Math.round((100 * r.answered) / Math.max(1, r.promises))}
                      size="small"
                      format={() => `${r.answered}/${r.promises}`}
                      aria-label={`${r.title}已填报`}
                    />
                  </li>
                ))}
              </ul>
            )
          }
        </Loaded>
      </Section>
    </>
  )
}
