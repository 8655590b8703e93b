// For who runs the hall: which item is on, messages on the screen, the screens' addresses, until when speeches may be asked for.
import { App, Button } from 'antd'
import { useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { FloorPanelProps } from './SpeechPanel.tsx'
import './floor.css'

const messageForm = { type: 'object', properties: { text: { type: 'string', title: '消息', maxLength: 60 } }, required: ['text'] } as const
const displayForm = {
  type: 'object',
  properties: { label: { type: 'string', title: '放在哪里', maxLength: 40 } },
  required: ['label'],
} as const
const setForm = {
  type: 'object',
  properties: {
    speechesUntil: { type: 'string', title: '申请发言截止', help: '写作 2022-03-01T12:00；不填的到会议开始为止', maxLength: 16 },
    speechMinutes: { type: 'integer', title: '每人口头发言（分钟）', minimum: 1, maximum: 120 },
    questionsOpen: { type: 'boolean', title: '现在可以提问' },
  },
  required: ['speechMinutes', 'questionsOpen'],
} as const

export function RunPanel({ f, onChanged }: FloorPanelProps) {
  const { modal } = App.useApp()
  const [error, setError] = useState<unknown>(null)
  const item = useChange<{ agendaId: string | null }>('PUT', `/activities/${f.id}/floor/item`, { renews: ['/activities/'] })
  const clear = useChange('DELETE', `/activities/${f.id}/floor/messages`, { renews: ['/activities/'], done: '已撤下' })
  const current = f.hall.agenda.find((a) => a.state === 'current')
  const revoke = async (id: string): Promise<void> => {
    try {
      await api('POST', `/floor-displays/${id}/revocation`, {})
      await onChanged()
    } catch (failed) {
      setError(failed)
    }
  }
  return (
    <Section title="会场管理">
      <ProblemAlert error={error ?? item.error ?? clear.error} />
      <ul className="fl-list" aria-label="议程">
        {f.hall.agenda.map((a) => (
          <li key={a.id} className={a.state === 'current' ? 'fl-item fl-current fl-line' : 'fl-item fl-line'}>
            <span>
              {a.ord}. {a.title}
              {a.state === 'done' ? '（已进行）' : ''}
            </span>
            {a.state === 'current' ? null : (
              <Button
                size="small"
                loading={item.isPending}
                onClick={() => item.mutate({ agendaId: a.id })}
                aria-label={`进行这一项：${a.title}`}
              >
                进行这一项
              </Button>
            )}
          </li>
        ))}
      </ul>
      {f.hall.agenda.length === 0 ? <p className="sj-faint">议程在会议页面编排，编好后在这里逐项进行。</p> : null}
      <p className="fl-line">
        {current ? <Button onClick={() => item.mutate({ agendaId: null })}>这一项结束</Button> : null}
        <FormButton
          label="大屏消息"
          schema={messageForm}
          submitLabel="显示"
          onSubmit={async (answers) => {
            await api('POST', `/activities/${f.id}/floor/messages`, answers)
            await onChanged()
          }}
        />
        {f.hall.messages.length ? (
          <Button loading={clear.isPending} onClick={() => clear.mutate({})}>
            撤下消息
          </Button>
        ) : null}
        <FormButton
          label="发言和提问设定"
          schema={setForm}
          initial={{ speechMinutes: f.speechMinutes, questionsOpen: f.questionsOpen }}
          submitLabel="保存"
          onSubmit={async (answers) => {
            await api('PUT', `/activities/${f.id}/floor/setting`, { speechesUntil: null, ...answers })
            await onChanged()
          }}
        />
        <FormButton
          label="开通大屏地址"
          schema={displayForm}
          submitLabel="开通"
          note="会场的电脑不用登录，凭地址打开大屏；会议结束后第二天失效，也可以随时收回。"
          onSubmit={async (answers) => {
            const { token } = await api<{ token: string }>('POST', `/activities/${f.id}/floor/displays`, answers)
            modal.info({ title: '大屏地址', content: `${window.location.origin}/hall#${token}`, width: 640 })
            await onChanged()
          }}
        />
      </p>
      {f.displays.length ? (
        <ul className="fl-list" aria-label="大屏地址">
          {f.displays.map((d) => (
            <li key={d.id} className="fl-line">
              <span>
                {d.label}，到
                <When at={d.until} />
              </span>
              <Button size="small" onClick={() => void revoke(d.id)} aria-label={`收回：${d.label}`}>
                收回
              </Button>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}
