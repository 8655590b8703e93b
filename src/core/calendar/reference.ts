// The schedules that come with the program, db/reference/calendar-YYYY.json: checked like any schedule somebody hands in.
import { readdir, readFile } from 'node:fs/promises'
import type { CalendarYear } from './calendar.ts'
import { readCalendarYear, type HandedInYear } from './year.ts'

const folder = new URL('../../../db/reference/', import.meta.url)

export async function referenceYears(): Promise<CalendarYear[]> {
  const names = (await readdir(folder)).filter((name) => /^calendar-\d{4}\.json$/.test(name)).toSorted()
  return Promise.all(names.map((name) => referenceYear(name)))
}

async function referenceYear(name: string): Promise<CalendarYear> {
  const file = JSON.parse(await readFile(new URL(name, folder), 'utf8')) as Omit<HandedInYear, 'rows'> & {
    days: { day: string; kind: string; name: string }[]
  }
  const read = readCalendarYear({ ...file, rows: file.days.map((d, i) => ({ row: i + 1, ...d })) })
  if (!read.ok) throw new Error(`${name}: ${read.reasons.map((r) => r.says).join('; ')}`)
  return read.value
}
