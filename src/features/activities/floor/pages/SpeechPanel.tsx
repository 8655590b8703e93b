// Speeches on the floor page: asked for, chosen, in order, given.
import { Button } from 'antd'
import { Go } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { api } from '#/core/ui/api.ts'
import type { FloorPageData } from '../hall/contract.ts'
import { speechForms } from '../speeches/lifecycle.ts'
import './floor.css'

export type Forms = Readonly<Record<string, Readonly<Record<string, unknown>>>>

export interface FloorPanelProps {
  readonly f: FloorPageData
  readonly onChanged: () => unknown
}

export function SpeechPanel({ f, onChanged }: FloorPanelProps) {
  const forms = useApi<Forms>('/floor/forms', { freshFor: 600_000 })
  const order = useChange<{ speeches: string[] }>('PUT', `/activities/${f.id}/floor/speech-order`, {
    renews: ['/activities/'],
    done: '已排定次序',
  })
  const chosen = f.speeches.filter((s) => s.state.code === 'chosen')
  const up = (index: number): void => {
    const ids = chosen.map((s) => s.id)
    const [moved] = ids.splice(index, 1)
    if (moved) ids.splice(index - 1, 0, moved)
    order.mutate({ speeches: ids })
  }
  return (
    <Section
      title={`发言（${f.speeches.length}）`}
      extra={
        f.mayAskToSpeak ? (
          <FormButton
            label={f.runs ? '登记发言' : '申请发言'}
            isPrimary
            schema={f.runs ? forms.data?.['speech'] : forms.data?.['ownSpeech']}
            onSubmit={async (answers) => {
              await api('POST', `/activities/${f.id}/floor/speeches`, answers)
              await onChanged()
            }}
          />
        ) : null
      }
    >
      <p className="sj-faint">
        申请截止：
        <When at={f.speechesUntil} />
        。口头发言每人{f.speechMinutes}分钟。
      </p>
      <ProblemAlert error={order.error} />
      {f.speeches.length === 0 ? (
        <EmptyState title="还没有发言" hint="参加会议的人在截止以前申请，承办人选定口头或者书面，排定次序。" />
      ) : null}
      <ul className="fl-list">
        {f.speeches.map((s) => (
          <li key={s.id} className={s.state.code === 'speaking' ? 'fl-item fl-current' : 'fl-item'}>
            <p className="fl-line">
              {s.ord === null ? null : <strong>{s.ord}.</strong>}
              <Go to={`/speeches/${s.id}`}>{s.topic}</Go>
              <StatusTag {...s.state} />
              <span className="sj-faint">{speechForms[s.form ?? s.wished]}</span>
            </p>
            <p>
              {s.speaker}
              {s.body ? `（${s.body}）` : ''}
              {s.minutes === null ? '' : ` · ${s.minutes}分钟`}
              {s.reason ? ` · ${s.reason}` : ''}
            </p>
            <MoveBar
              url={`/speeches/${s.id}`}
              version={s.version}
              moves={s.moves.filter((m) => m.fits)}
              isMain={false}
              onMoved={onChanged}
            />
            {f.runs && chosen.findIndex((c) => c.id === s.id) > 0 ? (
              <Button
                size="small"
                loading={order.isPending}
                onClick={() => up(chosen.findIndex((c) => c.id === s.id))}
                aria-label={`提前一位：${s.speaker}`}
              >
                提前一位
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
