// What was asked, decided and noted about a unit's task besides its plain way: newest matters first, what is still open in colour.
import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { unitRoles } from '../../words.ts'
import type { Task } from '../../pages/parts.ts'
import { channels } from '../urging-budget.ts'
import { auditModels, auditResults, extensionResults, returnKinds, returnResults, rulers, rulings } from '../words.ts'

interface OfTask {
  readonly task: Task
}

export function TaskMatters({ task }: OfTask) {
  const { returns, escalations, extensions, pauses, countersigns, audits, urging } = task.matters
  return (
    <div className="pp-task-matters">
      <Standing task={task} />
      <ReturnWindow task={task} />
      <Matters
        title="申退和改办"
        of={returns.map((r) => (
          <Returned key={r.id} r={r} />
        ))}
      />
      <Matters
        title="裁定"
        of={escalations.map((e) => (
          <Escalated key={e.id} e={e} />
        ))}
      />
      <Matters
        title="延期"
        of={extensions.map((e) => (
          <Extended key={e.id} e={e} />
        ))}
      />
      <Matters
        title="暂停"
        of={pauses.map((p) => (
          <Paused key={p.id} p={p} />
        ))}
      />
      <Matters
        title="会签"
        of={countersigns.map((c) => (
          <Countersigned key={c.id} c={c} />
        ))}
      />
      <Matters
        title="审查"
        of={audits.map((a) => (
          <Audited key={a.id} a={a} />
        ))}
      />
      {urging ? <Budget urging={urging} /> : null}
    </div>
  )
}

function Matters({ title, of }: { readonly title: string; readonly of: readonly ReactNode[] }) {
  if (of.length === 0) return null
  return (
    <div className="pp-matters">
      <h4>{title}</h4>
      <ul className="pp-plain-list">{of}</ul>
    </div>
  )
}

/** What holds the task up, said once and plainly. */
function Standing({ task }: OfTask) {
  const { pausedOn, returns, extensions, escalations } = task.matters
  const asked = returns.find((r) => r.decidedOn === null)
  const extension = extensions.find((e) => e.decidedOn === null)
  const dispute = escalations.find((e) => e.ruledOn === null)
  return (
    <>
      {pausedOn ? (
        <Alert
          type="info"
          showIcon
          className="sj-note"
          title={
            <>
              自<DayText day={pausedOn} />
              起暂停办理，期限停止计算
            </>
          }
        />
      ) : null}
      {asked ? (
        <Alert
          type="warning"
          showIcon
          className="sj-note"
          title={`${task.unit.name}申请${asked.kind === 'add' ? '增加承办单位' : '退办'}，等待交办单位决定`}
          description="决定以前不能答复、转办，也不能拒办；办理期限照常计算。"
        />
      ) : null}
      {extension ? (
        <Alert
          type="warning"
          showIcon
          className="sj-note"
          title={
            <>
              申请延期至
              <DayText day={extension.askedDue} />
              ，等待决定
            </>
          }
          description={extension.reason}
        />
      ) : null}
      {dispute ? (
        <Alert type="warning" showIcon className="sj-note" title={`已提请${rulers[dispute.askWhom]}裁定`} description={dispute.issue} />
      ) : null}
    </>
  )
}

/** Only while it can still be used, and to who can use it. */
function ReturnWindow({ task }: OfTask) {
  const { returnUntil, returnSteps } = task.matters
  const offer = task.moves.find((m) => m.move === 'requestReturn')
  if (!returnUntil || !offer?.ok) return null
  return (
    <p className="pp-line">
      <DueDate label="可申请退办至" day={returnUntil} steps={returnSteps} />
    </p>
  )
}

type Of<K extends keyof Task['matters']> = NonNullable<Task['matters'][K]> extends readonly (infer Row)[] ? Row : never

function Returned({ r }: { readonly r: Of<'returns'> }) {
  return (
    <li>
      <p className="pp-line">
        <DayText day={r.requestedOn} /> {returnKinds[r.kind]}
        {r.result ? (
          <StatusTag label={returnResults[r.result]} tone={r.result === 'refused' ? 'over' : 'good'} />
        ) : (
          <StatusTag label="待决定" tone="waiting" />
        )}
      </p>
      <p>
        {r.reason}
        {r.suggested.length ? `；建议：${r.suggested.map((u) => u.name).join('、')}` : ''}
      </p>
      <p className="sj-faint">
        签发：{r.signerPost} {r.signerName}
      </p>
      {r.decidedOn ? (
        <p>
          <DayText day={r.decidedOn} /> {r.decidedBy}：{r.note || returnResults[r.result ?? 'refused']}
          {r.newUnits.map((u) => (
            <span key={u.bodyId}>
              {' '}
              {u.name}（{unitRoles[u.role]}，
              <DayText day={u.due} />
              前）
            </span>
          ))}
        </p>
      ) : null}
    </li>
  )
}

function Escalated({ e }: { readonly e: Of<'escalations'> }) {
  return (
    <li>
      <p className="pp-line">
        <DayText day={e.raisedOn} /> {e.raisedBy}提请{rulers[e.askWhom]}裁定
        {e.ruling ? <StatusTag label={rulings[e.ruling]} tone="good" /> : <StatusTag label="待裁定" tone="waiting" />}
      </p>
      <p>{e.issue}</p>
      {e.ruledOn ? (
        <p>
          <DayText day={e.ruledOn} /> {e.rulerPost} {e.ruler}：{e.rulingText}
        </p>
      ) : null}
    </li>
  )
}

function Extended({ e }: { readonly e: Of<'extensions'> }) {
  return (
    <li>
      <p className="pp-line">
        <DayText day={e.requestedOn} /> 申请由
        <DayText day={e.oldDue} />
        延至
        <DayText day={e.askedDue} />
        {e.result ? (
          <StatusTag label={extensionResults[e.result]} tone={e.result === 'granted' ? 'good' : 'over'} />
        ) : (
          <StatusTag label="待批" tone="waiting" />
        )}
      </p>
      <p>{e.reason}</p>
      <p className="sj-faint">
        签发：{e.signerPost} {e.signerName}
      </p>
      {e.result === null && (e.assigningBy || e.committeeBy) ? (
        <p>
          {e.assigningBy ? `交办机构${e.assigningBy}已同意` : ''}
          {e.committeeBy ? `提案委${e.committeeBy}已同意` : ''}，等待另一方
        </p>
      ) : null}
      {e.decidedOn ? (
        <p>
          <DayText day={e.decidedOn} /> {e.decidedBy}
          {e.newDue ? (
            <>
              同意延至
              <DayText day={e.newDue} />
            </>
          ) : null}
          {e.note ? `：${e.note}` : ''}
          {e.proposerToldOn ? '（已告知提案者）' : ''}
        </p>
      ) : null}
    </li>
  )
}

function Paused({ p }: { readonly p: Of<'pauses'> }) {
  return (
    <li>
      <DayText day={p.from} />至{p.until ? <DayText day={p.until} /> : '现在'}：{p.reason}（{p.decision}，{p.decidedBy}）
    </li>
  )
}

function Countersigned({ c }: { readonly c: Of<'countersigns'> }) {
  const standing =
    c.agreed === null
      ? { label: '待会签', tone: 'waiting' }
      : c.agreed
        ? { label: '同意', tone: 'good' }
        : { label: '有不同意见', tone: 'bad' }
  return (
    <li>
      <p className="pp-line">
        {c.name}
        {c.isSection ? '（本单位科室）' : ''}
        <StatusTag {...standing} />
        {c.givenOn ? (
          <span className="sj-faint">
            <DayText day={c.givenOn} /> {c.givenBy}
          </span>
        ) : null}
      </p>
      {c.opinion ? <p>{c.opinion}</p> : null}
    </li>
  )
}

function Audited({ a }: { readonly a: Of<'audits'> }) {
  return (
    <li>
      <p className="pp-line">
        {auditModels[a.model]}
        {a.result ? (
          <StatusTag label={auditResults[a.result]} tone={a.result === 'passed' ? 'good' : 'bad'} />
        ) : (
          <StatusTag label="待审查" tone="waiting" />
        )}
        <span className="sj-faint">
          <DayText day={a.decidedOn ?? a.askedOn} /> {a.auditor}
        </span>
      </p>
      {a.opinion ? <p>{a.opinion}</p> : null}
    </li>
  )
}

function Budget({ urging }: { readonly urging: NonNullable<Task['matters']['urging']> }) {
  return (
    <p className="sj-faint">
      催办：{urging.days}天内最多{urging.times}次，还可催办{urging.left}次{urging.used.length ? '。已用：' : ''}
      {urging.used.map((u, i) => (
        <span key={`${u.urgedOn}-${u.office}-${u.channel}`}>
          {i ? '、' : ''}
          <DayText day={u.urgedOn} />
          {u.office}（{channels[u.channel]}）
        </span>
      ))}
      {urging.nextOn ? (
        <>
          。最早
          <DayText day={urging.nextOn} />
          可以再催办
        </>
      ) : null}
    </p>
  )
}
