// How far an obligation has come: done, still open, not done in time; the same in words beside it.
import type { TallyShape } from '../contract.ts'

export function tallyWords(t: TallyShape): string {
  if (t.due === 0) return t.exempt ? `本期没有应尽的，免除${t.exempt}` : '本期没有应尽的'
  const more = [t.open ? `${t.open}在进行` : '', t.late ? `${t.late}没有按期完成` : '', t.exempt ? `免除${t.exempt}` : ''].filter(
    (w) => w !== '',
  )
  return `${t.satisfied}/${t.due}${more.length ? `，${more.join('，')}` : ''}`
}

export function Bar({ tally }: { readonly tally: TallyShape }) {
  const width = (n: number): { width: string } => ({ width: `${tally.due ? (n * 100) / tally.due : 0}%` })
  return (
    <div className="ob-progress">
      <div className="ob-bar" aria-hidden>
        <span className="ob-satisfied" style={width(tally.satisfied)} />
        <span className="ob-open" style={width(tally.open)} />
        <span className="ob-missed" style={width(tally.late)} />
      </div>
      <span className="sj-faint">{tallyWords(tally)}</span>
    </div>
  )
}
