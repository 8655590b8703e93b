// Groups of units by windows: the share done, as colour and number. A click narrows the map below.
import { Button } from 'antd'
import type { AddressQuery } from '#/core/ui/address.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { compliance, statuses, tallyOf, type Status } from '../cells.ts'
import type { BoardPage as Board } from '../contract.ts'
import { statusAt } from '../letters.ts'
import { groupingOf } from './Choosers.tsx'

export interface GroupTableProps {
  readonly board: Board
  readonly query: AddressQuery
  readonly onPick: (more: AddressQuery) => void
}

const shareWords = (found: readonly Status[]): { readonly text: string; readonly share: number | null } => {
  const tally = tallyOf(found)
  const share = compliance(tally)
  return { text: share === null ? '—' : `${tally.satisfied}/${tally.due}`, share }
}

/** From red over sand to green; the number stands in it. */
const colourOf = (share: number | null): string =>
  share === null
    ? 'transparent'
    : share >= 95
      ? '#cfe6d2'
      : share >= 75
        ? '#e2ecc9'
        : share >= 50
          ? '#f6e7bf'
          : share >= 25
            ? '#f6d5bd'
            : '#f3c4bd'

export function GroupTable({ board, query, onPick }: GroupTableProps) {
  const by = groupingOf(board, query)
  const grouping = board.groupings[by]
  if (!grouping || board.own.length) return null
  const groups = new Map<string, Status[][]>()
  for (const [, , values, cells] of board.units) {
    const name = values[by] || '（未登记）'
    const columns = groups.get(name) ?? board.windows.map(() => [])
    for (const [i, letter] of [...cells].entries()) {
      const status = statusAt[letter]
      if (status && statuses[status]) columns[i]?.push(status)
    }
    groups.set(name, columns)
  }
  return (
    <Section title={`各${grouping.label}`}>
      <div className="ob-scroll">
        <table className="ob-map" aria-label={`各${grouping.label}各期按期完成数和应尽数`}>
          <thead>
            <tr>
              <th scope="col">{grouping.label}</th>
              {board.windows.map((w) => (
                <th key={w.from} scope="col">
                  {w.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...groups].map(([name, columns]) => (
              <tr key={name}>
                <th scope="row">
                  <Button type="link" size="small" onClick={() => onPick({ in: query['in'] === name ? '' : name })}>
                    {name}
                  </Button>
                </th>
                {columns.map((found, i) => {
                  const { text, share } = shareWords(found)
                  return (
                    <td key={board.windows[i]?.from ?? i}>
                      <div className="ob-share" style={{ background: colourOf(share) }}>
                        {text}
                      </div>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
