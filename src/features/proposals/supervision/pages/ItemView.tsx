// A supervision item as its reader may see it: what may be done, what is owed, the plan, problems, activities, reports, the whole story.
import { Alert } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { useRenew } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { unitRoles } from '../../words.ts'
import type { SupervisionPage } from '../contract.ts'
import { tiers } from '../words.ts'
import { Activities, Instructions, Reports, Results } from './ItemRecords.tsx'
import { Problems } from './Problems.tsx'
import './supervision.css'

export type Item = SupervisionPage

export function ItemView({ s }: { readonly s: Item }) {
  const renew = useRenew()
  const moved = () => renew(s.url, '/supervision/board', '/files')
  const units = s.cases.flatMap((c) => c.units)
  const first = units[0]?.bodyId
  return (
    <>
      {s.cancelReason ? <Alert type="warning" showIcon className="sj-note" title={`已终止督办：${s.cancelReason}`} /> : null}
      {s.conclusion ? <Alert type="success" showIcon className="sj-note" title={`办结意见：${s.conclusion}`} /> : null}
      <MoveBar
        url={s.url}
        version={s.version}
        moves={s.moves}
        onMoved={moved}
        known={[...units.map((u) => ({ id: u.bodyId, name: u.name })), ...(s.body ? [s.body] : [])]}
        initial={{
          writePlan: {
            purpose: s.purpose,
            plan: s.plan,
            plannedOn: s.plannedOn,
            participants: s.participants,
            unitLeaders: s.unitLeaders,
            bodyId: s.body?.id ?? null,
          },
          addProblem: { ownerId: first },
          urge: { unitId: first },
        }}
      />
      <div className="pp-case">
        <div className="pp-case-main">
          <Cases s={s} />
          <Plan s={s} />
          {s.problems.length ? <Problems s={s} onMoved={moved} /> : null}
          {s.activities.length ? <Activities s={s} /> : null}
          {s.reports.length ? <Reports s={s} /> : null}
          {s.instructions.length ? <Instructions s={s} /> : null}
          {s.results.length ? <Results s={s} /> : null}
        </div>
        <div className="pp-case-side">
          {s.owed.length ? (
            <Section title="还欠什么">
              <ul className="pp-dues">
                {s.owed.map((o, i) => (
                  <li key={`${o.code}-${i}`}>
                    <span className="pp-due-what">
                      {o.label}
                      {o.holder ? <span className="sj-faint"> {o.holder}</span> : null}
                    </span>
                    <DueDate day={o.due} steps={o.steps} />
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          {s.budgets.length ? <Budgets s={s} /> : null}
          <Documents kind="supervision" id={s.id} />
          <Section title="督办过程">
            <Timeline entries={s.timeline} />
          </Section>
        </div>
      </div>
    </>
  )
}

function Cases({ s }: { readonly s: Item }) {
  return (
    <Section title={s.cases.length > 1 ? `督办的提案（${s.cases.length}件）` : '督办的提案'}>
      <ul className="pp-plain-rows">
        {s.cases.map((c) => (
          <li key={c.id}>
            <p className="pp-line">
              <Go to={c.url}>
                {c.caseNo ? `第${c.caseNo}号 ` : ''}
                {c.subject}
              </Go>
              <StatusTag {...c.state} />
              {c.tier ? <StatusTag label={tiers[c.tier]} tone={c.tier === 'key' ? 'bad' : 'active'} /> : null}
            </p>
            <p className="sj-faint">提案者：{c.lead}</p>
            {c.units.map((u) => (
              <p key={u.bodyId} className="pp-line">
                {u.name}（{unitRoles[u.role]}）
                <StatusTag {...u.state} />
                {u.due ? <DueDate day={u.due} label="办理期限" /> : null}
              </p>
            ))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Plan({ s }: { readonly s: Item }) {
  return (
    <Section title="督办方案">
      <Facts
        items={[
          { label: '督办方式', value: `${s.mode.label}（${s.mode.who}）` },
          { label: '领衔人', value: `${s.leader.name}${s.leaderPost ? `，${s.leaderPost}` : ''}` },
          { label: '督办日期', value: s.plannedOn, kind: 'day' },
          { label: '协助的专委会', value: s.body?.name ?? null },
          { label: '承办单位负责人', value: s.unitLeaders || null },
          { label: '必须有的活动', value: s.mode.acts.join('、') || null },
          { label: '督办目的', value: s.purpose || null, wide: true },
          { label: '步骤和分工', value: s.plan || null, wide: true },
          { label: '参加人员', value: s.participants || null, wide: true },
          ...(s.planApprovedBy
            ? [
                { label: '审定', value: `${s.planApprovedBy}${s.approvalNote ? `：${s.approvalNote}` : ''}`, wide: true },
                { label: '审定日期', value: s.planApprovedOn, kind: 'day' as const },
              ]
            : []),
        ]}
      />
      <Attachments kind="supervision" id={s.id} part="approval" mayChange={s.mayAttach} title="方案签批件" />
    </Section>
  )
}

function Budgets({ s }: { readonly s: Item }) {
  return (
    <Section title="还可以催办几次">
      <p className="sj-faint">各方的催办合并计算，包括系统自动发出的。</p>
      <ul className="pp-plain-rows">
        {s.budgets.map(({ id, name, budget }) => (
          <li key={id}>
            {name}：
            <strong>
              {budget.left} / {budget.times} 次
            </strong>
            <span className="sj-faint">
              （{budget.days}天内{budget.nextOn ? `，${budget.nextOn}起可再催办` : ''}）
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
