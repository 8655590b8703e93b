// The publicity of a case on its page: what is public, by when, why not, and what may be done about it.
import { Go } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { openness } from '../../words.ts'
import type { CasePublicity as Found, PublicationBrief } from '../contract.ts'
import { publicityParts } from '../words.ts'

export function CasePublicity({ caseId, onChanged }: { readonly caseId: string; readonly onChanged: () => unknown }) {
  const found = useApi<Found>(`/proposals/${caseId}/publicity`)
  if (!found.data?.items.length) return null
  const { items, publicUrl } = found.data
  const renew = (): void => {
    void found.refetch()
    onChanged()
  }
  return (
    <Section
      title="公开"
      id="publicity"
      extra={
        publicUrl ? (
          <a href={publicUrl} target="_blank" rel="noreferrer">
            看公开网页
          </a>
        ) : null
      }
    >
      {items.map((item) => (
        <One key={item.id} item={item} onMoved={renew} />
      ))}
    </Section>
  )
}

function One({ item, onMoved }: { readonly item: PublicationBrief; readonly onMoved: () => void }) {
  const ended = item.copies.filter((c) => c.withdrawnOn)
  const what = item.part === 'reply' ? `${item.unit ?? ''}的答复` : publicityParts.text
  const isWaiting = item.state.code === 'redacting' || item.state.code === 'review'
  return (
    <article className="pp-task" aria-label={`${what}的公开`}>
      <div className="pp-task-head">
        <h3>{what}</h3>
        <StatusTag {...item.state} />
        {item.mayPrepare ? (
          <Go to={`/publicity/${item.id}`} className="pp-to-desk">
            到公开稿
          </Go>
        ) : null}
      </div>
      {isWaiting ? (
        <p className="pp-line">
          <DueDate label="公开期限" day={item.dueDay} steps={item.dueSteps} />
        </p>
      ) : null}
      <Facts
        items={[
          { label: '公开属性', value: openness[item.openness] },
          ...(item.opennessReason ? [{ label: '理由', value: item.opennessReason, wide: true }] : []),
          ...(item.publishedOn ? [{ label: '公开日期', value: item.publishedOn, kind: 'day' as const }] : []),
          ...ended.map((c) => ({
            label: '撤下',
            value: `${c.withdrawnOn ?? ''} ${c.withdrawnBy ?? ''}：${c.withdrawnBecause ?? ''}`,
            wide: true,
          })),
        ]}
      />
      {item.moves.length ? (
        <MoveBar url={`/publicity/${item.id}`} version={item.version} moves={item.moves} onMoved={onMoved} isMain={false} />
      ) : null}
    </article>
  )
}
