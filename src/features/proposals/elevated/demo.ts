// The demonstration's matters upstairs: a few at the national, more at the provincial committee, each as far as the year has brought it.
import { sql } from 'kysely'
import { day, instantOf } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoShare } from '#/core/feature.ts'
import type { Outcome } from '#/core/outcome.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { actorOf } from '../demo.ts'
import { create, externalActs } from './actions/acts.ts'
import type { Level } from './words.ts'

interface Wanted {
  readonly level: Level
  readonly title: string
  readonly department: string
  /** How many of the stages it has gone through: prepared, submitted, filed, handled, answered, felt here. */
  readonly stages: number
  readonly mark: 'A' | 'B'
}

const wanted: readonly Wanted[] = [
  { level: 'national', title: '关于支持云岭山区特色农产品冷链物流建设的提案', department: '农业农村部', stages: 5, mark: 'B' },
  { level: 'national', title: '关于将云岭市列入历史文化名城保护试点的提案', department: '国家文物局', stages: 4, mark: 'B' },
  { level: 'province', title: '关于加快云岭至省会高速铁路前期工作的提案', department: '省发展和改革委员会', stages: 6, mark: 'A' },
  { level: 'province', title: '关于支持云岭市建设省级区域医疗中心的提案', department: '省卫生健康委员会', stages: 5, mark: 'A' },
  { level: 'province', title: '关于加大清水湾水库除险加固资金支持的提案', department: '省水利厅', stages: 6, mark: 'A' },
  { level: 'province', title: '关于在北塬县布局新能源产业基地的提案', department: '省工业和信息化厅', stages: 4, mark: 'B' },
  { level: 'province', title: '关于支持云岭职业教育园区建设的提案', department: '省教育厅', stages: 3, mark: 'B' },
  { level: 'province', title: '关于提高高海拔乡镇教师补助标准的提案', department: '省财政厅', stages: 2, mark: 'B' },
  { level: 'province', title: '关于支持柳坪县流域生态补偿试点的提案', department: '省生态环境厅', stages: 1, mark: 'B' },
]

export const elevatedDemo: DemoShare = {
  title: '提级办理',
  write: async ({ world, committeeId, at }) => {
    const { office, local } = await readIn(world.db, [committeeId], async (tx) => {
      const [holder] = await peopleWithRole(tx, committeeId, 'proposal-office', day('2022-06-30'))
      if (!holder) throw new Error('the demonstration has no proposal office')
      const { rows } = await sql<{ id: string }>`select id from proposal where committee_id = ${committeeId} and filed_on is not null
        and main_case_id is null order by case_no, id limit ${wanted.length}`.execute(tx)
      return { office: actorOf(committeeId, holder), local: rows.map((r) => r.id) }
    })
    for (const [i, w] of wanted.entries()) {
      const national = w.level === 'national'
      const { id } = did(
        await create(at(instantOf(day(w.stages === 1 ? '2022-11-24' : '2022-03-08'), '10:00')), office, {
          level: w.level,
          sessionTitle: national ? '全国政协十三届五次会议' : '省政协十三届一次会议',
          year: 2022,
          title: w.title,
          preparedFor: national ? '驻本市全国政协委员' : '驻本市省政协委员',
          material: '情况：本市多次研究，事权和资金在上级部门。\n建议：请有关部门给予规划、资金和政策支持，列入年度计划。',
        }),
      )
      let version = 1
      const next = () => ({ id, version: version++ })
      const on = (month: number) => `2022-${String(month).padStart(2, '0')}-${String(10 + i).padStart(2, '0')}`
      const then = (month: number) => at(instantOf(day(on(month)), '11:00'))
      if (i % 2 === 0)
        did(await externalActs.linkCase(at(instantOf(day('2022-03-08'), '15:00')), office, next(), { proposal: local[i] ?? '' }))
      const steps = [
        () =>
          externalActs.submit(then(4), office, next(), { day: on(4), preparedFor: national ? '驻本市全国政协委员' : '驻本市省政协委员' }),
        () => externalActs.file(then(5), office, next(), { day: on(5), externalNo: String(national ? 2100 + i : 310 + i) }),
        () => externalActs.handle(then(6), office, next(), { day: on(6), department: w.department }),
        () =>
          externalActs.reply(then(9), office, next(), {
            day: on(9),
            outcomeClass: w.mark,
            outcomeText: '已会商省市有关部门，列入规划逐步实施。',
          }),
        () => externalActs.effect(then(11), office, next(), { day: on(11), benefits: '首批资金到位，项目已经开工。' }),
      ]
      for (const step of steps.slice(0, w.stages - 1)) did(await step())
      if (w.stages === 4)
        did(await externalActs.followUp(then(10), office, next(), { day: on(10), how: 'visit', text: '到承办部门汇报，答复稿正在会签。' }))
    }
  },
}

/** The demonstration only makes moves that must succeed: a refusal is a fault of this file. */
function did<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`the demonstration of matters upstairs was refused: ${outcome.reasons.map((r) => r.says).join('；')}`)
}
