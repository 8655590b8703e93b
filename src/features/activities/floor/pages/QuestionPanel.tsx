// Questions from the floor: asked on the phone, answered and explained in the hall.
import { api } from '#/core/ui/api.ts'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { FloorPanelProps, Forms } from './SpeechPanel.tsx'
import './floor.css'

export function QuestionPanel({ f, onChanged }: FloorPanelProps) {
  const forms = useApi<Forms>('/floor/forms', { freshFor: 600_000 })
  return (
    <Section
      title={`现场提问（${f.questions.length}）`}
      extra={
        f.mayAskQuestion ? (
          <FormButton
            label="提问"
            isPrimary
            schema={forms.data?.['question']}
            onSubmit={async (answers) => {
              await api('POST', `/activities/${f.id}/floor/questions`, answers)
              await onChanged()
            }}
          />
        ) : null
      }
    >
      {f.questions.length === 0 ? (
        <EmptyState title="还没有提问" hint="会议开始后，参加会议的人在手机上提问；承办人请部门当场回答，记下要点。" />
      ) : null}
      <ul className="fl-list">
        {f.questions.map((q) => (
          <li key={q.id} className={q.state.code === 'taken' ? 'fl-item fl-current' : 'fl-item'}>
            <p className="fl-line">
              <strong>第{q.no}问</strong>
              {q.asker}
              {q.to ? <span className="sj-faint">请{q.to}回答</span> : null}
              <StatusTag {...q.state} />
            </p>
            <p className="fl-text">{q.text}</p>
            {q.answer ? (
              <p className="fl-text">
                <strong>{q.answeredBy}答：</strong>
                {q.answer}
              </p>
            ) : null}
            {q.explanation ? <p className="fl-text">补充说明：{q.explanation}</p> : null}
            {q.reason ? <p className="sj-faint">{q.reason}</p> : null}
            <MoveBar
              url={`/floor-questions/${q.id}`}
              version={q.version}
              moves={q.moves.filter((m) => m.fits)}
              isMain={false}
              onMoved={onChanged}
            />
          </li>
        ))}
      </ul>
    </Section>
  )
}
