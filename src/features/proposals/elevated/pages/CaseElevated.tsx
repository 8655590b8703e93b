// On a case's page: where this matter was taken upstairs, and how far it has come there.
import { Go } from '#/core/ui/address.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { levels, type Level } from '../words.ts'

interface Linked {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly level: Level
  readonly sessionTitle: string
  readonly state: { readonly label: string; readonly tone: string }
}

/** Nothing is shown where nothing was taken upstairs. */
export function CaseElevated({ caseId }: { readonly caseId: string }) {
  const found = useApi<{ readonly items: readonly Linked[] }>(`/proposals/${caseId}/external-proposals`)
  if (found.error) return <ProblemAlert error={found.error} retry={found.refetch} />
  const items = found.data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title="提级办理">
      <ul className="pp-plain-list">
        {items.map((x) => (
          <li key={x.id}>
            <Go to={x.url}>{x.title}</Go> <StatusTag {...x.state} />
            <p className="sj-faint">
              {levels[x.level]} · {x.sessionTitle}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}
