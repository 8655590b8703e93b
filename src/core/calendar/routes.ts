// Implements the contract of the working calendar.
import { may } from '../actor.ts'
import { applyYear, previewYear, type DeadlinesMoved } from '../cases/calendar-change.ts'
import type { Day } from '../day.ts'
import { readIn } from '../db/database.ts'
import { answer, routesFor } from '../http/procedure.ts'
import { calendarOf, workingDaysBetween, type CalendarYear } from './calendar.ts'
import { calendarContract } from './contract.ts'
import { storedYears } from './store.ts'
import { readCalendarYear, type HandedInYear } from './year.ts'

const os = routesFor(calendarContract)

interface HandedIn extends Omit<HandedInYear, 'rows'> {
  readonly rows: readonly { readonly day: string; readonly kind: string; readonly name: string }[]
}

const parsed = ({ year, status, source, rows }: HandedIn): CalendarYear =>
  answer(readCalendarYear({ year, status, source, rows: rows.map((r, i) => ({ row: i + 1, ...r })) }))

export const calendarRoutes = (followers: readonly DeadlinesMoved[]) =>
  os.router({
    show: os.show.handler(async ({ input: { year }, context: { world, actor } }) => {
      const years = await readIn(world.db, [actor.committeeId], storedYears)
      const known = years.find((y) => y.year === year)
      return {
        year,
        status: known?.status ?? null,
        source: known?.source ?? null,
        days: (known?.days ?? []).map((d) => ({ ...d })),
        workingDays: workingDaysBetween(calendarOf(years), `${year - 1}-12-31` as Day, `${year}-12-31` as Day),
        years: years.map((y) => ({ year: y.year, status: y.status })),
        today: world.clock.today(),
        mayEdit: may(actor, 'calendar:write'),
      }
    }),
    preview: os.preview.handler(async ({ input, context: { world } }) => {
      const year = parsed(input)
      const { moved, confirm } = await previewYear(world, year)
      return {
        holidays: year.days.filter((d) => d.kind === 'holiday').length,
        workdays: year.days.filter((d) => d.kind === 'workday').length,
        moved: moved.map(({ deadline: d, was, becomes }) => ({
          id: d.id,
          committeeId: d.committeeId,
          kind: d.matterKind,
          matterId: d.matterId,
          title: d.title,
          number: d.number,
          label: d.label,
          was,
          becomes: becomes.due,
          steps: [...becomes.steps],
        })),
        confirm,
      }
    }),
    apply: os.apply.handler(async ({ input: { confirm, ...given }, context: { world, actor } }) =>
      answer(await applyYear(world, actor, parsed(given), confirm, followers)),
    ),
  })
