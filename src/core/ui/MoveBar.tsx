// The moves that are this person's to make. One that cannot be made now says why, in the very words the server would refuse with.
import { App, Button, Popover } from 'antd'
import { useId, useState } from 'react'
import type { MoveOffer } from '#/core/lifecycle.ts'
import { api, ApiProblem, type Trouble } from './api.ts'
import { Panel } from './Panel.tsx'
import { ProblemAlert } from './ProblemAlert.tsx'
import { useRenew } from './query.tsx'
import type { Picked } from './RemotePicker.tsx'
import { SchemaForm } from './SchemaForm.tsx'
import type { JsonSchema } from './schema-fields.ts'

export interface OfferedMove extends MoveOffer {
  readonly form: JsonSchema | Readonly<Record<string, unknown>> | null
}

export interface Moved {
  readonly id: string
  readonly state: string
}

export interface MoveBarProps {
  /** The subject's address in the API, without /api: moves are posted to {url}/moves/{move}. */
  readonly url: string
  readonly version: number
  readonly moves: readonly OfferedMove[]
  readonly onMoved?: (moved: Moved, move: string) => unknown
  /** What a move's form begins with, by move. */
  readonly initial?: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly known?: readonly Picked[]
  /** Before a move is sent: saves what is still being written and answers the version to send, null when it could not be saved. */
  readonly prepare?: () => Promise<number | null>
  /** Stays at the lower edge of a phone's screen: for the main subject of a page. */
  readonly isMain?: boolean
}

export function MoveBar({ url, version, moves, onMoved, initial = {}, known, prepare, isMain = true }: MoveBarProps) {
  const { message } = App.useApp()
  const renew = useRenew()
  const [opened, setOpened] = useState<string | null>(null)
  const [sending, setSending] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  if (moves.length === 0) return null

  const make = async (offer: OfferedMove, answers: Record<string, unknown>): Promise<void> => {
    const seen = prepare ? await prepare() : version
    if (seen === null) throw new ApiProblem(notSaved)
    const moved = await api<Moved>('POST', `${url}/moves/${offer.move}`, { ...initial[offer.move], ...answers, version: seen })
    setOpened(null)
    void message.success(`已${offer.label}`)
    await renew(url, '/lists/', '/work')
    await onMoved?.(moved, offer.move)
  }
  const makeAtOnce = async (offer: OfferedMove): Promise<void> => {
    setError(null)
    setSending(offer.move)
    try {
      await make(offer, {})
    } catch (failed) {
      setError(failed)
    } finally {
      setSending(null)
    }
  }
  const start = (offer: OfferedMove): void => {
    setError(null)
    if (offer.form || offer.confirm) setOpened(offer.move)
    else void makeAtOnce(offer)
  }

  const current = moves.find((m) => m.move === opened)
  const aside = moves.filter((m) => !m.ok && !m.fits)
  return (
    <section className={isMain ? 'sj-moves sj-moves-main' : 'sj-moves'} aria-label="可以办理的事项">
      {error && !opened ? <ProblemAlert error={error} retry={() => renew(url)} /> : null}
      <div className="sj-moves-row">
        {inOrder(moves.filter((m) => m.ok || m.fits)).map((offer) => (
          <MoveButton key={offer.move} offer={offer} loading={sending === offer.move} onStart={() => start(offer)} />
        ))}
        {aside.length ? <AsideMoves offers={aside} isOnly={aside.length === moves.length} /> : null}
      </div>
      <Panel open={current !== undefined} title={current?.label} onClose={() => setOpened(null)}>
        {current?.form ? (
          <SchemaForm
            key={current.move}
            schema={current.form}
            initial={initial[current.move] ?? {}}
            {...(known ? { known } : {})}
            note={current.confirm}
            submitLabel={current.label}
            danger={current.weight === 'danger'}
            onCancel={() => setOpened(null)}
            onSubmit={(answers) => make(current, answers)}
          />
        ) : current ? (
          <>
            <p>{current.confirm}</p>
            <ProblemAlert error={error} retry={() => renew(url)} />
            <div className="sj-form-foot">
              <Button onClick={() => setOpened(null)}>取消</Button>
              <Button
                type="primary"
                danger={current.weight === 'danger'}
                loading={sending !== null}
                onClick={() => void makeAtOnce(current)}
              >
                {current.label}
              </Button>
            </div>
          </>
        ) : null}
      </Panel>
    </section>
  )
}

const notSaved: Trouble = {
  title: '写的内容还没有保存',
  status: 0,
  detail: '请等右上方显示“已保存”后再办理；网络不通时，写的内容仍在本机。',
  code: 'unsaved',
  reasons: [],
}

/** Moves of other states: not in the way, but whoever wonders where one is reads why. */
function AsideMoves({ offers, isOnly }: { readonly offers: readonly OfferedMove[]; readonly isOnly: boolean }) {
  return (
    <Popover
      trigger="click"
      title="现在还不能办，或者已经过了这一步"
      content={
        <ul className="sj-reasons">
          {offers.map(({ move, label, reasons }) => (
            <li key={move}>
              <strong>{label}</strong>：{reasons.join('；')}
            </li>
          ))}
        </ul>
      }
    >
      <Button type="text" className="sj-aside-moves">
        {isOnly ? '现在没有要您办的事' : '其他事项'}（{offers.length}）
      </Button>
    </Popover>
  )
}

const rank = { primary: 0, plain: 1, danger: 2 } as const

/** What leads on comes first, what leads away last; among equals, what can be done now. */
const inOrder = (moves: readonly OfferedMove[]): readonly OfferedMove[] =>
  moves.toSorted((a, b) => rank[a.weight] - rank[b.weight] || Number(b.ok) - Number(a.ok))

interface MoveButtonProps {
  readonly offer: OfferedMove
  readonly loading: boolean
  readonly onStart: () => void
}

/** A refused move stays reachable by keyboard and finger, or nobody could read its reasons. */
function MoveButton({ offer, loading, onStart }: MoveButtonProps) {
  const reasons = useId()
  const look = { type: offer.weight === 'primary' ? 'primary' : 'default', danger: offer.weight === 'danger', loading } as const
  if (offer.ok)
    return (
      <Button {...look} data-move={offer.move} onClick={onStart}>
        {offer.label}
      </Button>
    )
  return (
    <>
      <Popover
        trigger={['hover', 'focus', 'click']}
        placement="bottom"
        title={`现在不能${offer.label}`}
        content={
          <ul className="sj-reasons">
            {offer.reasons.map((says) => (
              <li key={says}>{says}</li>
            ))}
          </ul>
        }
      >
        <Button aria-disabled aria-describedby={reasons} className="sj-refused-move">
          {offer.label}
        </Button>
      </Popover>
      <span id={reasons} className="sj-only-heard">
        现在不能{offer.label}：{offer.reasons.join('；')}
      </span>
    </>
  )
}
