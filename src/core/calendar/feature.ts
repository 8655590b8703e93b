// The working calendar as the rest of the program knows it.
import type { DeadlinesMoved } from '../cases/calendar-change.ts'
import { deadlineEvents } from '../cases/calendar-change.ts'
import { WrongUse, type Command } from '../command.ts'
import { readIn } from '../db/database.ts'
import type { Feature } from '../feature.ts'
import type { SettingDeclaration } from '../settings/setting.ts'
import { settingsOn } from '../settings/store.ts'
import { calendarContract } from './contract.ts'
import type { ClockRule } from './due.ts'
import { explainDue } from './explain.ts'
import { calendarRoutes } from './routes.ts'
import { calendarEvents, calendarFor } from './store.ts'

export interface DeclaredClocks {
  readonly settings: readonly SettingDeclaration[]
  readonly followers: readonly DeadlinesMoved[]
}

export const calendar = (declared: () => DeclaredClocks): Feature => ({
  name: 'calendar',
  title: '工作日历',
  contract: { calendar: calendarContract },
  routes: () => ({ calendar: calendarRoutes(declared().followers) }),
  rights: { 'calendar:write': '维护工作日历' },
  events: [...Object.values(calendarEvents), ...Object.values(deadlineEvents)],
  commands: [clockExplain(() => declared().settings)],
})

/** A setting whose value is a clock. */
const isClock = (d: SettingDeclaration): d is SettingDeclaration<ClockRule> =>
  typeof d.standard === 'object' && d.standard !== null && 'startsAfter' in d.standard && 'unit' in d.standard

const clockExplain = (settings: () => readonly SettingDeclaration[]): Command => ({
  name: 'clock explain',
  summary: '一个期限是怎样算出来的',
  options: {
    from: { type: 'string', value: 'DAY', help: '起算日，如 2022-03-04' },
    rule: { type: 'string', value: 'RULE', help: '时限的代码；不写则列出全部' },
    session: { type: 'string', value: 'ID', help: '按哪一届次的规定，默认按全会' },
  },
  run: async ({ world, committee, text }) => {
    const clocks = Object.fromEntries(
      settings()
        .filter(isClock)
        .map((d) => [d.key, d]),
    )
    const [rules, days] = await readIn(world.db, [committee.id], async (tx) => [
      Object.values(await settingsOn(tx, committee.id, clocks, world.clock.today(), text('session') ?? null)),
      await calendarFor(tx),
    ])
    const rule = text('rule')
    if (!rule) return { json: rules, text: rules.map((r) => `${r.code}  ${r.label}`).join('\n') }
    const explained = explainDue(rules, { rule, from: text('from') ?? world.clock.today() }, days)
    if (!explained.ok) throw new WrongUse(explained.reasons.map((r) => r.says).join('\n'))
    const { due, from, steps, provisional } = explained.value
    return { json: { rule, from, due, steps, provisional }, text: steps.join('\n') }
  },
})
