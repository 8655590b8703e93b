// Dates in tables come as text in a dozen shapes, as Excel serial numbers or as real dates; all are clocks in China.
import { dayOf, instantOf, isDay, type Day } from '#/core/day.ts'
import type { Cell } from './table.ts'

const dayMs = 86_400_000
const written =
  /^(\d{4})(?:[-/.年]\s?(\d{1,2})[-/.月]\s?(\d{1,2})日?|(\d{2})(\d{2}))(?:[T\s]+(\d{1,2})[:：时](\d{1,2})(?:(?:[:：分](\d{1,2})秒?(?:\.\d+)?)|分)?)?(Z|[+-]\d{2}:?\d{2})?$/

/** The instant a cell means, to the second; null when it means none. */
export function asDateTime(cell: Cell | undefined): Date | null {
  if (cell === null || cell === undefined) return null
  if (cell instanceof Date) return Number.isNaN(cell.getTime()) ? null : cell
  if (typeof cell === 'number') return fromSerial(cell)
  return fromText(cell.trim())
}

export function asDay(cell: Cell | undefined): Day | null {
  const instant = asDateTime(cell)
  return instant && dayOf(instant)
}

/**
 * Excel counts days from 1900-01-01 as 1 and believes in a 29 February 1900 (serial 60) that never was:
 * serials before it are shifted by one day, it is refused, and those after it are counted from 1899-12-30.
 */
function fromSerial(serial: number): Date | null {
  if (!(serial >= 1 && serial < 2_958_466) || Math.floor(serial) === 60) return null
  const days = serial < 60 ? serial + 1 : serial
  const seconds = Math.round(days * 86_400)
  return new Date(Date.UTC(1899, 11, 30) + seconds * 1000 - 8 * 3_600_000)
}

function fromText(text: string): Date | null {
  if (/^\d{5}(\.\d+)?$/.test(text)) return fromSerial(Number(text))
  const found = written.exec(text)
  if (!found) return null
  const [, year, m1, d1, m2, d2, hour = '0', minute = '0', second = '0', zone] = found
  const on = `${year}-${pad(m1 ?? m2)}-${pad(d1 ?? d2)}`
  if (!isDay(on) || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 59) return null
  const local = instantOf(on).getTime() + (Number(hour) * 3600 + Number(minute) * 60 + Number(second)) * 1000
  if (Number(hour) === 24 && local !== instantOf(on).getTime() + dayMs) return null
  return new Date(zone ? local + 8 * 3_600_000 - offsetMs(zone) : local)
}

const pad = (part: string | undefined): string => (part ?? '').padStart(2, '0')

function offsetMs(zone: string): number {
  if (zone === 'Z') return 0
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2))
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000
}
