// Each unit's task with its rounds: the clock, the consultations, the reply. Rounds gone by are folded.
import { Go } from '#/core/ui/address.tsx'
import { DueDate } from '#/core/ui/DueDate.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { DayText } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { initialOf, knownIn } from '../tasks/pages/initial.ts'
import { TaskMatters } from '../tasks/pages/TaskMatters.tsx'
import { unitRoles } from '../words.ts'
import { ConsultationLog } from './ConsultationLog.tsx'
import type { Case, Task } from './parts.ts'
import { ReplyView } from './ReplyView.tsx'

interface TasksProps {
  readonly p: Case
  readonly onChanged: () => unknown
}

export function CaseTasks({ p, onChanged }: TasksProps) {
  const latest = Math.max(...p.tasks.map((t) => t.round))
  const now = p.tasks.filter((t) => t.round === latest || !p.tasks.some((o) => o.unit.id === t.unit.id && o.round > t.round))
  const before = p.tasks.filter((t) => !now.includes(t))
  return (
    <Section title="办理和答复" id="handling">
      {now.map((t) => (
        <OneTask key={t.id} p={p} task={t} onChanged={onChanged} />
      ))}
      {before.length ? (
        <details className="pp-before">
          <summary>以前各轮的办理（{before.length}）</summary>
          {before.map((t) => (
            <OneTask key={t.id} p={p} task={t} onChanged={onChanged} />
          ))}
        </details>
      ) : null}
    </Section>
  )
}

function OneTask({ p, task, onChanged }: TasksProps & { readonly task: Task }) {
  const { today } = useSession()
  return (
    <article className="pp-task" id={`task-${task.id}`} aria-label={`${task.unit.name}的办理`}>
      <div className="pp-task-head">
        <h3>{task.unit.name}</h3>
        <StatusTag label={unitRoles[task.role]} tone="over" />
        <StatusTag {...task.state} />
        {task.round > 1 ? <StatusTag label={`第${task.round}轮`} tone="bad" /> : null}
        {task.mine ? (
          <Go to={`/tasks/${task.id}`} className="pp-to-desk">
            到办理台
          </Go>
        ) : null}
      </div>
      <p className="pp-line">
        <DueDate
          label={task.role === 'assist' ? '提交会办意见' : '答复期限'}
          day={task.dueDay}
          steps={task.dueSteps}
          met={task.answeredOn}
          stopped={task.matters.pausedOn}
        />
        {task.originalDueDay === task.dueDay ? null : (
          <span className="sj-faint">
            原期限
            <DayText day={task.originalDueDay} />
          </span>
        )}
      </p>
      <TaskFacts task={task} />
      <TaskMatters task={task} />
      {task.moves.length ? (
        <MoveBar
          url={`/tasks/${task.id}`}
          version={task.version}
          moves={task.moves}
          onMoved={onChanged}
          initial={initialOf(task, today)}
          known={knownIn(task)}
          isMain={false}
        />
      ) : null}
      <ConsultationLog task={task} onChanged={onChanged} />
      {task.reply ? <ReplyView p={p} task={task} reply={task.reply} /> : null}
    </article>
  )
}

export function TaskFacts({ task }: { readonly task: Task }) {
  return (
    <Facts
      items={[
        { label: '交办', value: task.assignedOn, kind: 'day' },
        { label: '签收', value: task.receivedOn ? `${task.receivedOn} ${task.receivedBy ?? ''}` : null },
        ...(task.plan
          ? [
              { label: '分管领导', value: task.responsibleLeader },
              { label: '承办科室', value: task.section },
              { label: '经办人', value: [task.clerk, task.clerkPhone].filter(Boolean).join(' ') },
              { label: '办理方案', value: task.plan, wide: true },
            ]
          : []),
      ]}
    />
  )
}
