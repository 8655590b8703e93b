// 督办 on a case's page: since when it is a key or important proposal, how it was chosen, which items supervise it, and what may be begun.
import { Go, useGo } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange, useRenew } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { CaseSupervision as Seen } from '../contract.ts'
import { tiers } from '../words.ts'
import { Recommendations } from './Recommendations.tsx'

export interface CaseSupervisionProps {
  readonly id: string
  readonly subject: string
  readonly onChanged: () => unknown
}

export function CaseSupervision({ id, subject, onChanged }: CaseSupervisionProps) {
  const found = useApi<Seen>(`/proposals/${id}/supervision`)
  if (found.error) return <ProblemAlert error={found.error} retry={found.refetch} />
  const s = found.data
  if (!s || !(s.standings.length || s.selections.length || s.items.length || s.recommend || s.open)) return null
  return (
    <Section title="督办" id="supervision" extra={<Beginnings id={id} subject={subject} s={s} onChanged={onChanged} />}>
      {s.standings.map((t) => (
        <p key={`${t.tier}-${t.from}`} className="pp-line">
          <StatusTag label={tiers[t.tier]} tone={t.until ? 'over' : t.tier === 'key' ? 'bad' : 'active'} />
          <span>
            自<DayText day={t.from} />
            {t.until ? (
              <>
                至<DayText day={t.until} />
              </>
            ) : null}
            {t.documentNo ? `（${t.documentNo}）` : ''}
          </span>
        </p>
      ))}
      {s.items.length ? <Items s={s} /> : <p className="sj-faint">还没有督办。</p>}
      {s.selections.map((k) => (
        <Selection key={k.id} k={k} caseId={id} onChanged={onChanged} />
      ))}
    </Section>
  )
}

function Items({ s }: { readonly s: Seen }) {
  return (
    <ul className="pp-reviews">
      {s.items.map((i) => (
        <li key={i.id}>
          <p className="pp-line">
            <Go to={i.url}>{i.mode}</Go>
            <StatusTag {...i.state} />
            <span className="sj-faint">
              领衔人{i.leader}，活动{i.activities}次{i.openProblems ? `，${i.openProblems}个问题未解决` : ''}
            </span>
          </p>
          {i.owed ? (
            <p className="pp-line">
              下一步：{i.owed.label}
              {i.owed.holder ? `（${i.owed.holder}）` : ''}
              <DueDate day={i.owed.due} steps={i.owed.steps} />
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function Selection({
  k,
  caseId,
  onChanged,
}: {
  readonly k: Seen['selections'][number]
  readonly caseId: string
  readonly onChanged: () => unknown
}) {
  const renew = useRenew()
  return (
    <div className="sv-selection">
      <h3 className="pp-part">
        重点提案遴选 <StatusTag {...k.state} />
      </h3>
      <Recommendations k={k} />
      <MoveBar
        url={k.url}
        version={k.version}
        moves={k.moves.filter((m) => m.fits)}
        isMain={false}
        initial={{ decide: { tier: k.shortlistTier } }}
        onMoved={async () => {
          await renew(`/proposals/${caseId}`)
          await onChanged()
        }}
      />
    </div>
  )
}

function Beginnings({ id, subject, s, onChanged }: { readonly s: Seen } & CaseSupervisionProps) {
  const go = useGo()
  const recommend = useChange('POST', '/key-selections', {
    renews: [`/proposals/${id}`, '/lists/', '/key-selections/', '/work'],
    done: '已推荐',
    onDone: () => onChanged(),
  })
  const open = useChange<Record<string, unknown>, { readonly url: string }>('POST', '/supervision', {
    renews: [`/proposals/${id}`, '/supervision/', '/lists/', '/work'],
    done: '已开办，请填写方案',
    onDone: ({ url }) => go(url),
  })
  const known = [{ id, name: subject }]
  return (
    <>
      {s.recommend ? (
        <FormButton
          label="推荐为重点提案候选"
          schema={s.recommend}
          initial={{ proposalId: id }}
          known={known}
          onSubmit={(answers) => recommend.mutateAsync(answers)}
        />
      ) : null}
      {s.open ? (
        <FormButton
          label="开办督办"
          schema={s.open}
          initial={{ proposalIds: [id] }}
          known={known}
          onSubmit={(answers) => open.mutateAsync(answers)}
        />
      ) : null}
    </>
  )
}
