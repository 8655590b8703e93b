// A unit's desk for one proposal: what is asked, by when, the talks with the proposer, the reply being written and what it still lacks.
import { Alert, Button } from 'antd'
import { Go, useParam } from '#/core/ui/address.tsx'
import { SaveState } from '#/core/ui/autosave.tsx'
import { Documents } from '#/core/ui/Documents.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { initialOf, knownIn } from '../tasks/pages/initial.ts'
import { TaskMatters } from '../tasks/pages/TaskMatters.tsx'
import { answers, unitRoles } from '../words.ts'
import { CaseCommitments } from '../commitments/pages/CaseCommitments.tsx'
import { TaskFacts } from './CaseTasks.tsx'
import { ConsultationLog } from './ConsultationLog.tsx'
import { ReplyCheck } from '../publicity/pages/ReplyCheck.tsx'
import { useCaseOf } from './part-of-case.ts'
import { titleOf, type Case, type Task } from './parts.ts'
import './proposals.css'
import { useReply } from './reply-saving.ts'
import { ReplyEditor } from './ReplyEditor.tsx'
import { ReplyView } from './ReplyView.tsx'
import { TogetherPanel } from '../together/pages/TogetherPanel.tsx'
import { Asked, Assisted, Lacking, WhyAgain } from './TaskParts.tsx'

export function TaskPage() {
  const id = useParam('id')
  const found = useCaseOf('tasks', id)
  return (
    <Loaded of={found} as="办理任务">
      {(p) => {
        const task = p.tasks.find((t) => t.id === id)
        return task ? (
          <Desk key={task.id} p={p} task={task} renew={() => found.refetch()} />
        ) : (
          <Alert type="warning" showIcon title="您不能查看这项办理任务" description={<Go to={`/proposals/${p.id}`}>看这件提案</Go>} />
        )
      }}
    </Loaded>
  )
}

interface DeskProps {
  readonly p: Case
  readonly task: Task
  readonly renew: () => unknown
}

function Desk({ p, task, renew }: DeskProps) {
  const { today } = useSession()
  const canWrite = task.editable
  const { reply, write, saved, elsewhere, keepMine, takeTheirs, prepare } = useReply(p, task, canWrite, renew)
  const moves = (
    <MoveBar
      url={`/tasks/${task.id}`}
      version={task.version}
      moves={task.moves}
      prepare={prepare}
      onMoved={renew}
      initial={initialOf(task, today)}
      known={knownIn(task)}
    />
  )
  return (
    <>
      <PageHeader
        title={titleOf(p)}
        back={{ to: '/tasks', label: '办理任务' }}
        tags={
          <>
            <StatusTag label={unitRoles[task.role]} tone="over" />
            <StatusTag {...task.state} />
            {task.round > 1 ? <StatusTag label={`第${task.round}轮`} tone="bad" /> : null}
          </>
        }
        subtitle={`${p.caseNo ? `第${p.caseNo}号` : ''} · ${p.lead?.name ?? ''} · ${task.unit.name}`}
        actions={canWrite ? <SaveState standing={saved.standing} /> : null}
      />
      <p className="pp-clock">
        <DueDate
          label={answers[task.role] ? '答复期限' : '提交会办意见'}
          day={task.dueDay}
          steps={task.dueSteps}
          met={task.answeredOn}
          stopped={task.matters.pausedOn}
        />
      </p>
      {/* While writing, what leads on stands after what is written. */}
      {canWrite ? null : moves}
      {elsewhere ? <Elsewhere onKeep={keepMine} onTake={takeTheirs} /> : null}
      {saved.recovered && canWrite ? (
        <Alert
          type="info"
          showIcon
          className="sj-note"
          title="这台设备上还有一份没有存到服务器的答复稿"
          action={
            <span className="pp-stack">
              <Button
                size="small"
                type="primary"
                onClick={() => {
                  if (saved.recovered) write(saved.recovered)
                  saved.discardRecovered()
                }}
              >
                用这一份继续写
              </Button>
              <Button size="small" onClick={saved.discardRecovered}>
                不要了
              </Button>
            </span>
          }
        />
      ) : null}
      <div className="pp-case">
        <div className="pp-case-main">
          <WhyAgain p={p} task={task} />
          {canWrite ? (
            <ReplyEditor p={p} task={task} reply={reply} write={write} />
          ) : (
            <>
              <Given p={p} task={task} />
              {task.reply ? <CaseCommitments caseId={p.id} taskId={task.id} /> : null}
              <Asked p={p} />
            </>
          )}
        </div>
        <div className="pp-case-side">
          {canWrite ? <Lacking task={task} /> : null}
          {canWrite ? <ReplyCheck {...reply} /> : task.reply && !task.reply.issuedOn ? <ReplyCheck {...task.reply} /> : null}
          <Section title="办理">
            <TaskFacts task={task} />
            <TaskMatters task={task} />
            <ConsultationLog task={task} onChanged={renew} />
          </Section>
          {answers[task.role] ? <TogetherPanel taskId={task.id} onChanged={renew} /> : null}
          <Assisted p={p} task={task} />
          <Documents kind="handling-task" id={task.id} />
          {canWrite ? <Asked p={p} /> : null}
        </div>
      </div>
      {canWrite ? moves : null}
    </>
  )
}

function Given({ p, task }: Pick<DeskProps, 'p' | 'task'>) {
  if (task.reply)
    return (
      <Section title={task.role === 'assist' ? '会办意见' : '答复'}>
        <ReplyView p={p} task={task} reply={task.reply} />
      </Section>
    )
  return (
    <Section title={task.role === 'assist' ? '会办意见' : '答复'}>
      <p>{task.receivedOn === null ? '签收以后可以拟写。请在签收期限内先签收，不必等看完全文。' : '还没有提交。'}</p>
    </Section>
  )
}

function Elsewhere({ onKeep, onTake }: { readonly onKeep: () => void; readonly onTake: () => void }) {
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="sj-note"
      title="同事刚才也改过这份答复稿，您写的先留在这里，没有覆盖"
      action={
        <span className="pp-stack">
          <Button size="small" type="primary" onClick={onKeep}>
            用这里写的
          </Button>
          <Button size="small" onClick={onTake}>
            用同事改的
          </Button>
        </span>
      }
    />
  )
}
