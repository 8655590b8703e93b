// Objections of units to their scores, with what may be decided about them.
import { Go } from '#/core/ui/address.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { AssessmentPage } from '../units/contract.ts'
import './appraisal.css'

interface ObjectionsProps {
  readonly objections: AssessmentPage['objections']
  readonly assessmentId: string
  readonly withUnit?: boolean
  readonly onChanged: () => unknown
}

export function Objections({ objections, assessmentId, withUnit = false, onChanged }: ObjectionsProps) {
  return (
    <ul className="pa-marks">
      {objections.map((o) => (
        <li key={o.id}>
          <div>
            {withUnit ? <Go to={`/assessments/${assessmentId}/units/${o.unit.id}`}>{o.unit.name}</Go> : null} {o.rule ?? '考核结果'}{' '}
            <StatusTag {...o.state} />
            <p className="pa-quote">{o.reason}</p>
            <div className="sj-faint">
              {o.raisedBy} {o.raisedOn} 对第{o.edition}版提出
              {o.decidedBy ? `；${o.decidedBy}：${o.decisionReason || o.state.label}` : ''}
            </div>
          </div>
          <MoveBar url={o.url} version={o.version} moves={o.moves} onMoved={onChanged} isMain={false} />
        </li>
      ))}
    </ul>
  )
}
