// Objections and appeals with what may be decided about them.
import { Go } from '#/core/ui/address.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { AssessmentPage } from '../contract.ts'
import '../../scoring/pages/scores.css'

interface ObjectionsProps {
  readonly objections: AssessmentPage['objections']
  readonly withName?: boolean
  readonly onChanged: () => unknown
}

export function DutyObjections({ objections, withName = false, onChanged }: ObjectionsProps) {
  return (
    <ul className="sc-list">
      {objections.map((o) => (
        <li key={o.id}>
          <div className="sc-row">
            <div>
              {withName ? <Go to={`/duty-sheets/${o.sheetId}`}>{o.name}</Go> : null} {o.isAppeal ? '申诉' : `异议：${o.rule ?? '得分'}`}{' '}
              <StatusTag {...o.state} />
              <div>{o.reason}</div>
              <div className="sj-faint">
                {o.raisedOn}提出
                {o.decidedBy ? `；${o.decidedBy}：${o.decision || o.state.label}` : ''}
              </div>
            </div>
            <MoveBar url={o.url} version={o.version} moves={o.moves} onMoved={onChanged} isMain={false} />
          </div>
        </li>
      ))}
    </ul>
  )
}
