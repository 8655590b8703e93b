// The demonstration's year before: proposals of 2021 as an office brings them along, from a table, with the words its classes had then.
// Sessions can be compared, and the comparison has something to warn of.
import { sql } from 'kysely'
import { systemActor } from '#/core/actor.ts'
import { addDays, day } from '#/core/day.ts'
import { inScope } from '#/core/db/database.ts'
import type { DemoShare, DemoStage, ImportRow } from '#/core/feature.ts'
import { changeSetting } from '#/core/settings/change.ts'
import { proposalImporter } from './importer.ts'
import { classes, proposalSettings } from './settings.ts'

const places = ['老城片区', '望河县', '石泉岭县', '柳坪县', '北塬县', '清水湾县', '长岭坪县']
const matters = [
  ['农业农村', '完善高标准农田灌溉设施'],
  ['教育事业', '补齐寄宿制学校食堂和浴室'],
  ['医药卫生', '加强乡镇卫生院康复门诊'],
  ['城乡建设', '整治背街小巷积水'],
  ['环境保护', '治理河道枯水期垃圾'],
  ['社会事业', '增加社区老年助餐点'],
  ['经济发展', '扶持中药材初加工'],
  ['政治法律', '推行行政处罚告知书样式公开'],
] as const

export const pastYearDemo: DemoShare = {
  title: '往年提案',
  write: async (stage) => {
    const { at, committeeId } = stage
    const world = at(new Date('2021-12-20T09:00:00+08:00'))
    const actor = { ...systemActor(committeeId, ['proposals:import', 'settings:write']), name: '演示' }
    const done = await proposalImporter.run(world, actor, rows(stage), { dryRun: false, source: '2021年提案登记表' })
    if (!done.ok || done.value.refused.length) throw new Error(`the past year cannot be imported: ${JSON.stringify(done)}`)
    const sessionId = await inScope(world.db, [committeeId], async (tx) => {
      const found = await sql<{ id: string }>`select id from session where committee_id = ${committeeId} and year = 2021`.execute(tx)
      return found.rows[0]?.id ?? null
    })
    const changed = await changeSetting(world, actor, proposalSettings, {
      key: classes.key,
      sessionId,
      fromDay: day('2021-01-01'),
      value: [
        { mark: 'A', words: '所提问题已经解决、基本解决或者部分解决' },
        { mark: 'B', words: '列入计划，逐步解决' },
        { mark: 'C', words: '留作参考' },
      ],
      source: '2021年办理办法（演示）',
    })
    if (!changed.ok) throw new Error(JSON.stringify(changed.reasons))
    stage.progress(1, 1)
  },
}

function rows(stage: DemoStage): readonly ImportRow[] {
  const bodies = stage.cast.get('bodies')
  const names = bodies instanceof Map ? [...bodies.keys()].filter((k): k is string => typeof k === 'string') : []
  const units = names.flatMap((k) => (k.startsWith('handling-unit:') ? [k.slice('handling-unit:'.length)] : []))
  return places.flatMap((place, p) =>
    matters.map(([category, what], m) => {
      const n = p * matters.length + m
      const filed = addDays(day('2021-01-14'), n % 40)
      const result = stage.random()
      return {
        row: n + 2,
        cells: {
          number: n + 1,
          year: 2021,
          session: '四届五次',
          title: `关于在${place}${what}的建议`,
          category,
          time: filed,
          content: `${place}群众多次反映此事。建议列入年度计划，明确单位和时限，办好后向社会说明。`,
          lead: units[n % Math.max(1, units.length)] ?? null,
          replied: result < 0.94 ? addDays(filed, 50 + (n % 45)) : null,
          mark: result < 0.72 ? 'A' : result < 0.88 ? 'B' : result < 0.94 ? 'C' : null,
        },
      }
    }),
  )
}
