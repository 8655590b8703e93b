// One tree of the chain as a drawing for the desk: a column for each rank, lines coloured and dashed by how long ago the last contact was.
import { useEffect, useRef } from 'react'
import { ageLabels, ages, rankLabels, ranks } from '../network-rules.ts'
import { sizeOf, spotsOf, type Branch, type Spot } from './chain-tree.ts'

const [columnWidth, rowHeight, boxWidth, boxHeight, top] = [235, 30, 150, 24, 34] as const
const x = (s: Spot): number => ranks.indexOf(s.rank) * columnWidth + 6
const y = (s: Spot): number => top + s.row * rowHeight

export function ChainGraph({ tree }: { readonly tree: Branch }) {
  const box = useRef<HTMLDivElement>(null)
  // Where the window is narrower than the drawing it scrolls, by the keyboard too.
  useEffect(() => {
    if (!box.current) return
    box.current.tabIndex = 0
    box.current.setAttribute('role', 'group')
    box.current.setAttribute('aria-label', '联系网络图，可以左右滚动')
  }, [])
  const { spots, rows } = spotsOf(tree)
  const width = columnWidth * (ranks.length - 1) + boxWidth + 14
  const height = top + rows * rowHeight + 6
  return (
    <>
      <Legend />
      <p className="sj-only-heard">
        {tree.person.name}以下的联系网络，共{sizeOf(tree)}人；同样的内容请看“列表”。
      </p>
      <div className="ct-graph" ref={box}>
        <svg width={width} height={height} aria-hidden>
          {ranks.map((rank, i) => (
            <text key={rank} className="ct-head" x={i * columnWidth + 8} y={16}>
              {rankLabels[rank]}
            </text>
          ))}
          {spots.map((s) => (s.above && s.link ? <Line key={s.key} from={s.above} to={s} age={s.link.standing.age} /> : null))}
          {spots.map((s) => (
            <g key={s.key}>
              <title>{s.link ? `${s.person.name}：${s.link.standing.label}，${s.link.standing.steps.join('，')}` : s.person.name}</title>
              <rect className="ct-node" x={x(s)} y={y(s)} width={boxWidth} height={boxHeight} rx={4} />
              <text x={x(s) + 8} y={y(s) + 17}>
                {s.person.name}
                <tspan className="ct-head"> {(s.person.sector ?? '').slice(0, 6)}</tspan>
              </text>
            </g>
          ))}
        </svg>
      </div>
    </>
  )
}

function Line({ from, to, age }: { readonly from: Spot; readonly to: Spot; readonly age: (typeof ages)[number] }) {
  const [x1, y1, x2, y2] = [x(from) + boxWidth, y(from) + boxHeight / 2, x(to), y(to) + boxHeight / 2]
  const bend = Math.max(24, (x2 - x1) / 2)
  return <path className={`ct-link ct-link-${age}`} d={`M ${x1} ${y1} C ${x1 + bend} ${y1}, ${x2 - bend} ${y2}, ${x2} ${y2}`} />
}

function Legend() {
  return (
    <ul className="ct-legend">
      {ages.map((age) => (
        <li key={age}>
          <svg width={34} height={8} aria-hidden>
            <path className={`ct-link ct-link-${age}`} d="M 0 4 H 34" />
          </svg>
          {ageLabels[age]}
        </li>
      ))}
    </ul>
  )
}
