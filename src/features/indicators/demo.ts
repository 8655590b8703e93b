// The demonstration's share: where the counties lie on the sketch, and the figures as they were frozen for the draft of the year's report.
import { systemActor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import type { DemoShare } from '#/core/feature.ts'
import type { Figure } from '#/core/figure.ts'
import { changeSetting } from '#/core/settings/change.ts'
import { sql } from 'kysely'
import { inScope } from '#/core/db/database.ts'
import { freeze } from './frozen/freeze.ts'
import { countyTiles, figureSettings } from './settings.ts'

/** Row and column of the city's seven counties, in the order of their codes. */
const plan = [
  [2, 2],
  [1, 2],
  [1, 3],
  [2, 1],
  [1, 1],
  [2, 3],
  [3, 2],
] as const

export const indicatorsDemo = (figures: () => readonly Figure[]): DemoShare => ({
  title: '统计',
  write: async ({ at, committeeId, progress }) => {
    const actor = { ...systemActor(committeeId, ['settings:write', 'figures:freeze']), name: '演示' }
    const { rows } = await inScope(at(new Date('2022-01-04T09:00:00+08:00')).db, [committeeId], (tx) =>
      sql<{ code: string }>`select code from place where committee_id = ${committeeId} and level = 'county' order by code`.execute(tx),
    )
    const tiles = rows.flatMap(({ code }, n) => {
      const [row, column] = plan[n] ?? []
      return row && column ? [{ code, row, column }] : []
    })
    const placed = await changeSetting(at(new Date('2022-01-04T09:00:00+08:00')), actor, figureSettings, {
      key: countyTiles.key,
      sessionId: null,
      fromDay: day('2022-01-04'),
      value: tiles,
      source: '演示数据',
    })
    if (!placed.ok) throw new Error(JSON.stringify(placed.reasons))
    progress(1, 2)
    const frozen = await freeze(at(new Date('2022-12-01T17:00:00+08:00')), actor, figures(), {
      title: '工作报告征求意见稿',
      year: 2022,
      asOf: '2022-11-30',
      note: '送主席会议成员征求意见的一稿所用的数字。',
    })
    if (!frozen.ok) throw new Error(JSON.stringify(frozen.reasons))
    progress(2, 2)
  },
})
