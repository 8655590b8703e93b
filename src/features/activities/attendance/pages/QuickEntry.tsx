// One field for fast hands: a number of the printed sheet, initials or a name, Enter, and the next. For the clerk at the door and for paper afterwards.
import { Button, Input, Popconfirm, Segmented, type InputRef } from 'antd'
import { useRef, useState } from 'react'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import type { AttendancePage, Attendee } from '../contract.ts'
import { found } from './finding.ts'

interface QuickEntryProps {
  readonly page: AttendancePage
  readonly sessionId: string
  readonly onChanged: () => unknown
}

interface Marking {
  readonly participations: readonly string[]
  readonly direction: 'in' | 'out'
  readonly way: 'staff' | 'paper'
}

const hitsShown = 8

export function QuickEntry({ page, sessionId, onChanged }: QuickEntryProps) {
  const [way, setWay] = useState<'staff' | 'paper'>('staff')
  const [direction, setDirection] = useState<'in' | 'out'>('in')
  const [typed, setTyped] = useState('')
  const [told, setTold] = useState('')
  const field = useRef<InputRef>(null)
  const mark = useChange<Marking, { taken: number; already: number }>('POST', `/activity-sessions/${sessionId}/marks`, {
    onDone: () => void onChanged(),
  })
  const verb = direction === 'in' ? '签到' : '签退'
  const isDone = (p: Attendee): boolean => Boolean(direction === 'in' ? p.seen[sessionId]?.cameAt : p.seen[sessionId]?.leftAt)
  const hits = typed.trim() ? found(page.people, typed) : []
  const missing = page.people.filter((p) => p.capacity === 'due' && p.reply.code !== 'leaveGranted' && !isDone(p))

  const take = (p: Attendee): void => {
    setTyped('')
    field.current?.focus()
    if (isDone(p)) setTold(`${p.name}已经${verb}`)
    else
      mark.mutate(
        { participations: [p.id], direction, way },
        { onSuccess: () => setTold(`${p.no} ${p.name} ${verb}`), onError: () => setTold('') },
      )
  }
  const [first] = hits
  return (
    <>
      <div className="at-bar">
        <Segmented
          aria-label="按什么登记"
          value={way}
          onChange={setWay}
          options={[
            { value: 'staff', label: '现场代登' },
            { value: 'paper', label: '照纸质表录入' },
          ]}
        />
        <Segmented
          aria-label="签到还是签退"
          value={direction}
          onChange={setDirection}
          options={[
            { value: 'in', label: '签到' },
            { value: 'out', label: '签退' },
          ]}
        />
        <Input
          ref={field}
          className="at-find"
          aria-label={`${verb}：序号、拼音首字母或姓名`}
          placeholder="序号、拼音首字母或姓名，回车登记"
          value={typed}
          allowClear
          onChange={(e) => setTyped(e.target.value)}
          onPressEnter={() => first && take(first)}
        />
        {direction === 'in' && missing.length ? (
          <Popconfirm
            title={`没有请假的${missing.length}位应到人员都登记签到？`}
            description="只在确实全部到会时使用，登错的可以逐人撤销。"
            okText="全部到会"
            cancelText="取消"
            onConfirm={() =>
              mark.mutate(
                { participations: missing.map((p) => p.id), direction, way },
                { onSuccess: () => setTold(`${missing.length}人签到`) },
              )
            }
          >
            <Button>全部到会（{missing.length}人）</Button>
          </Popconfirm>
        ) : null}
      </div>
      {hits.length ? (
        <div className="at-hits">
          {hits.slice(0, hitsShown).map((p, i) => (
            <Button key={p.id} size="small" type={i === 0 ? 'primary' : 'default'} onClick={() => take(p)}>
              {p.no} {p.name} {p.unit}
              {isDone(p) ? `（已${verb}）` : ''}
            </Button>
          ))}
          {hits.length > hitsShown ? <span className="sj-faint">还有{hits.length - hitsShown}人，请再输入几个字</span> : null}
        </div>
      ) : null}
      {typed.trim() && hits.length === 0 ? <p className="sj-faint">名单上没有；现场参加的人先在活动页登记。</p> : null}
      <output className="at-done">{told}</output>
      <ProblemAlert error={mark.error} />
    </>
  )
}
