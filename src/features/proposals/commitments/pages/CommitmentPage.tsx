// One promise: what was promised by when, how far it has come with its evidence, what may be done now, how the proposer judges it.
import { Alert, Progress } from 'antd'
import { Attachments } from '#/core/ui/Attachments.tsx'
import { Go, useParam } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FileList } from '#/core/ui/FileList.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText, dayInChinese } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { Timeline } from '#/core/ui/Timeline.tsx'
import { ratings } from '../../words.ts'
import '../../pages/proposals.css'
import type { CommitmentPage as Promise } from '../contract.ts'
import { dueKinds, progressKinds } from '../words.ts'
import './commitments.css'

export function CommitmentPage() {
  const id = useParam('id')
  const found = useApi<Promise>(`/commitments/${id}`)
  return (
    <Loaded of={found} as="承诺">
      {(c) => <Whole c={c} onChanged={() => found.refetch()} />}
    </Loaded>
  )
}

function Whole({ c, onChanged }: { readonly c: Promise; readonly onChanged: () => unknown }) {
  const { today } = useSession()
  return (
    <>
      <PageHeader
        title={c.text}
        back={{ to: '/commitments', label: '承诺台账' }}
        tags={
          <>
            <StatusTag {...c.state} />
            {c.assignments.length ? <StatusTag label="二次交办" tone="bad" /> : null}
            <StatusTag label={c.classNow === c.classMark ? `${c.classNow}类` : `${c.classMark}类改定为${c.classNow}类`} tone="over" />
          </>
        }
        subtitle={`${c.unit.name} · ${c.proposal.caseNo ? `第${c.proposal.caseNo}号` : ''} · ${c.proposal.session}`}
      />
      <p className="pp-clock">
        <DueDate label="承诺期限" day={c.dueDay} steps={c.dueSteps} met={c.state.code === 'done' ? c.finishedOn : null} />
      </p>
      {c.lookBack && c.owed ? (
        <Alert
          type="info"
          showIcon
          className="sj-note"
          title={`${c.lookBack.title}：请在${dayInChinese(c.lookBack.dueDay)}前填报`}
          description={`登记进展、报告完成或者报告无法完成，都算填报。${c.lookBack.demand}`}
        />
      ) : null}
      {c.asked ? (
        <Alert
          type="warning"
          showIcon
          className="sj-note"
          title={`${c.unit.name}申请把期限调整到${dayInChinese(c.asked.dueDay)}`}
          description={c.asked.reason}
        />
      ) : null}
      <MoveBar
        url={c.url}
        version={c.version}
        moves={c.moves}
        onMoved={onChanged}
        initial={{
          progress: { percent: c.percent },
          reportDone: { finishedOn: today },
          assignAgain: { meetingDay: today, title: `${today.slice(0, 4)}年二次交办` },
        }}
      />
      <div className="pp-case">
        <div className="pp-case-main">
          <Section title="进展">
            <Progress percent={c.percent} aria-label="完成进度" status={c.state.code === 'failed' ? 'exception' : 'normal'} />
            <Entries c={c} />
          </Section>
          {c.ratings.length ? <Judged c={c} /> : null}
          <Section title="办理过程">
            <Timeline entries={c.timeline} />
          </Section>
        </div>
        <div className="pp-case-side">
          <Origin c={c} />
          {c.deadlines.length ? (
            <Section title="还要办的">
              <ul className="pp-plain-list">
                {c.deadlines.map((d) => (
                  <li key={d.code}>
                    <DueDate label={d.label} day={d.due} steps={d.steps} />
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Dues c={c} />
          {c.siblings.length ? (
            <Section title="同一答复的其他承诺">
              <ul className="pp-plain-list">
                {c.siblings.map((s) => (
                  <li key={s.id}>
                    <Go to={`/commitments/${s.id}`}>{s.text}</Go> <StatusTag {...s.state} />
                  </li>
                ))}
              </ul>
            </Section>
          ) : null}
        </div>
      </div>
    </>
  )
}

function Entries({ c }: { readonly c: Promise }) {
  if (c.progress.length === 0) return <p className="sj-faint">承办单位还没有登记进展。每条进展都写明日期、进度和情况，可以附佐证材料。</p>
  return (
    <ol className="cm-entries">
      {c.progress.map((p) => (
        <li key={p.id}>
          <p className="pp-line">
            <strong>{p.kind === 'progress' ? `${p.percent}%` : progressKinds[p.kind]}</strong>
            <DayText day={p.onDay} />
            <span className="sj-faint">{p.recordedBy}</span>
          </p>
          <p className="pp-quote">{p.text}</p>
          {p.mayAttach ? (
            <Attachments kind="commitment-progress" id={p.id} part="evidence" title="佐证材料" mayChange />
          ) : p.files.length ? (
            <FileList files={p.files.map((f) => ({ ...f, url: `/api/files/${f.id}` }))} />
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Judged({ c }: { readonly c: Promise }) {
  return (
    <Section title="提案者对兑现结果的评价">
      <ul className="pp-plain-list">
        {c.ratings.map((r) => (
          <li key={`${r.evaluator}${r.ratedOn}`}>
            <p className="pp-line">
              <strong>{r.evaluator}</strong>
              <StatusTag label={ratings[r.result]} tone={r.result === 'dissatisfied' ? 'bad' : 'good'} />
              <DayText day={r.ratedOn} />
              {r.voided ? <span className="sj-faint">已退回重新推进</span> : null}
            </p>
            {r.comment ? <p className="pp-quote">{r.comment}</p> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Origin({ c }: { readonly c: Promise }) {
  return (
    <Section title="出处">
      <Facts
        items={[
          { label: '提案', value: <Go to={`/proposals/${c.proposal.id}`}>{c.proposal.title}</Go>, wide: true },
          { label: '提案状态', value: <StatusTag {...c.proposal.state} /> },
          { label: '提案者', value: c.proposal.lead },
          { label: `第${c.itemNo}条建议`, value: c.suggestion, wide: true },
          { label: '答复文号', value: c.docNo },
          { label: '答复日期', value: c.promisedOn, kind: 'day' },
          { label: '完成日期', value: c.finishedOn, kind: 'day' },
          { label: '跟踪到', value: c.limitDay, kind: 'day' },
        ]}
      />
    </Section>
  )
}

/** Every day that was promised, and why it was moved: nothing is overwritten. */
function Dues({ c }: { readonly c: Promise }) {
  if (c.dues.length < 2) return null
  return (
    <Section title="期限的变化">
      <ol className="pp-plain-list">
        {c.dues.map((d) => (
          <li key={`${d.fromDay}${d.dueDay}`}>
            <p className="pp-line">
              <strong>
                <DayText day={d.dueDay} />
              </strong>
              <span>{dueKinds[d.kind]}</span>
              <span className="sj-faint">
                <DayText day={d.fromDay} /> · {d.setBy}
              </span>
            </p>
            {d.reason ? <p className="sj-faint">{d.reason}</p> : null}
          </li>
        ))}
      </ol>
    </Section>
  )
}
