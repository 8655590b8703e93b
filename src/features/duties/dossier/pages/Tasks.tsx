// What the year asks at least, as tiles: done or still missing, with the records counted and, for oneself, the button that leads there.
import { CheckCircleFilled, ClockCircleOutlined } from '@ant-design/icons'
import { Go } from '#/core/ui/address.tsx'
import { GoButton } from '#/core/ui/GoButton.tsx'
import type { PersonDossier } from '../contract.ts'
import './dossier.css'

type Shown = NonNullable<PersonDossier['tasks']>

export function Tasks({ tasks, isOwn = false }: { readonly tasks: Shown; readonly isOwn?: boolean }) {
  return (
    <ul className="duty-tasks">
      {tasks.items.map((t) => (
        <li key={t.key} className={t.missing ? 'duty-task' : 'duty-task duty-task-done'}>
          <p className="duty-task-title">
            {t.missing ? <ClockCircleOutlined aria-hidden /> : <CheckCircleFilled aria-hidden />}
            {t.title}
          </p>
          <p className="duty-task-state">
            {t.missing ? (t.done ? `已有${t.done}件，还差${t.missing}件` : '还没有完成') : `已完成（${t.done}件）`}
          </p>
          {t.facts.length ? (
            <ul className="duty-task-facts">
              {t.facts.slice(0, 2).map((f) => (
                <li key={f.id}>{f.url ? <Go to={f.url}>{f.title}</Go> : f.title}</li>
              ))}
            </ul>
          ) : null}
          {isOwn && t.missing ? (
            <GoButton to={t.to} type="primary" size="small">
              {t.button}
            </GoButton>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
