// A year as twelve grids of weeks that begin on Monday, and the schedule a person pastes as lines. Pure.

export interface DayCell {
  readonly day: string
  readonly number: number
  readonly weekend: boolean
}

export interface Month {
  readonly title: string
  /** Weeks of seven; null before the first and after the last day. */
  readonly weeks: readonly (readonly (DayCell | null)[])[]
}

export function monthsOf(year: number): readonly Month[] {
  return Array.from({ length: 12 }, (_, month) => {
    const length = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
    const first = (new Date(Date.UTC(year, month, 1)).getUTCDay() + 6) % 7
    const cells: (DayCell | null)[] = Array.from({ length: first }, () => null)
    for (let n = 1; n <= length; n++) {
      const weekday = (first + n - 1) % 7
      cells.push({ day: `${year}-${two(month + 1)}-${two(n)}`, number: n, weekend: weekday > 4 })
    }
    while (cells.length % 7) cells.push(null)
    return { title: `${month + 1}月`, weeks: Array.from({ length: cells.length / 7 }, (__, w) => cells.slice(w * 7, w * 7 + 7)) }
  })
}

const two = (n: number): string => String(n).padStart(2, '0')

export interface PastedRow {
  readonly day: string
  readonly kind: string
  readonly name: string
}

/** One day a line: “2027-10-01 放假 国庆节”, apart by spaces, tabs or commas, as cells copied from a table come. */
export const rowsIn = (text: string): readonly PastedRow[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [day = '', kind = '', ...name] = line.split(/[\s,，、]+/)
      return { day, kind, name: name.join('') }
    })

/** The other way round, to begin a correction with what is known. */
export const textOf = (days: readonly { readonly day: string; readonly kind: string; readonly name: string }[]): string =>
  days.map((d) => `${d.day} ${d.kind === 'holiday' ? '放假' : '上班'} ${d.name}`).join('\n')
