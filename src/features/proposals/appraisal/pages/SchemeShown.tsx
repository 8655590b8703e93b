// A set of indicators as people read it: what each side is asked, the grades, where it comes from.
import { sides, type MutualScheme, type Side } from '../mutual/scheme.ts'
import './appraisal.css'

export function SchemeShown({ scheme, open = false }: { readonly scheme: MutualScheme; readonly open?: boolean }) {
  return (
    <details className="pa-scheme" open={open}>
      <summary>{scheme.title}</summary>
      {(Object.keys(sides) as Side[]).map((side) =>
        scheme[side].length ? (
          <p key={side}>
            <strong>{sides[side]}</strong>：
            {scheme[side]
              .map((i) => `${i.title}（${i.levels.length ? i.levels.map((l) => l.label).join('／') : `${i.max}分`}）`)
              .join('、')}
          </p>
        ) : null,
      )}
      <p>
        <strong>等次</strong>：{scheme.grades.map((g) => `${g.label}（${g.min}分以上）`).join('、')}
        {scheme.lowBelow > 0 ? `；办理评分低于${scheme.lowBelow}分，建议重新答复` : ''}
      </p>
      <p className="sj-faint">依据：{scheme.source}</p>
    </details>
  )
}
