// Votes as bars with their numbers.
import './floor.css'

export function Bars({
  rows,
}: {
  readonly rows: readonly { readonly label: string; readonly votes: number | null; readonly elected: boolean | null }[]
}) {
  const most = Math.max(1, ...rows.map((r) => r.votes ?? 0))
  return (
    <div className="fl-bars">
      {rows.map((r) => (
        <div key={r.label} className="fl-bar">
          <span>
            {r.label}
            {r.elected ? '（当选）' : ''}
          </span>
          <span className="fl-bar-track">
            <span className="fl-bar-fill" style={{ inlineSize: `${(100 * (r.votes ?? 0)) / most}%` }} />
          </span>
          <span className="sj-number">{r.votes ?? '—'}</span>
        </div>
      ))}
    </div>
  )
}
