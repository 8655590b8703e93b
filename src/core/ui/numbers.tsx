// Numbers, shares and days as people read them. Nothing is not zero: an absent value is “—”.

const nothing = (
  <span className="sj-nothing" aria-label="无">
    —
  </span>
)

/** As it stands on the page, for the words around it. */
export const written = (value: number, places: number): string =>
  value.toLocaleString('zh-CN', { minimumFractionDigits: places, maximumFractionDigits: places })

export function Amount({
  value,
  unit,
  places = 0,
}: {
  readonly value: number | null | undefined
  readonly unit?: string
  readonly places?: number
}) {
  if (value === null || value === undefined) return nothing
  return (
    <span className="sj-number">
      {written(value, places)}
      {unit ? <span className="sj-unit">{unit}</span> : null}
    </span>
  )
}

/** The value is in percent already: 86.4 → 86.4%. */
export function Percent({ value, places = 1 }: { readonly value: number | null | undefined; readonly places?: number }) {
  if (value === null || value === undefined) return nothing
  return <span className="sj-number">{written(value, places)}%</span>
}

/** Text, or the sign for nothing. Line breaks stay. */
export function Plain({ text }: { readonly text: string | null | undefined }) {
  return text ? <span className="sj-plain">{text}</span> : nothing
}

export const dayInChinese = (day: string): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`

export function DayText({ day }: { readonly day: string | null | undefined }) {
  return day ? <time dateTime={day}>{dayInChinese(day)}</time> : nothing
}

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hour12: false })
const civil = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', year: 'numeric', month: 'long', day: 'numeric' })

export const instantInChinese = (at: string): string => `${civil.format(new Date(at))} ${clock.format(new Date(at))}`

/** An instant by China's clock, wherever the reader sits. */
export function When({ at }: { readonly at: string | null | undefined }) {
  return at ? <time dateTime={at}>{instantInChinese(at)}</time> : nothing
}

/** Whole days from a to b; both are civil days. */
export const daysFrom = (a: string, b: string): number =>
  Math.round((Date.parse(`${b}T00:00:00Z`) - Date.parse(`${a}T00:00:00Z`)) / 86_400_000)
