// The demonstration's entries by hand: tables of the year confirmed by a second person, a few in every other state.
import type { Actor } from '#/core/actor.ts'
import { addDays, addMonths, day, instantOf, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoShare, DemoStage, ImportRow } from '#/core/feature.ts'
import { rightsOf } from '#/core/identity/access.ts'
import { activeMembers, peopleWithRole, type PostHolder, type SeatOnDay } from '#/features/members/public.ts'
import { confirmBatch, manualActs } from './decide.ts'
import { enter } from './enter.ts'
import { manualImporter } from './importer.ts'

const topics = [
  '农村饮水安全',
  '老旧小区停车',
  '返乡创业扶持',
  '马铃薯仓储',
  '校车运行',
  '社区养老服务',
  '中药材种植',
  '城区内涝',
  '快递进村',
  '乡村教师留任',
]
const deeds = [
  ['办实事', '为联系村协调修好一段机耕路'],
  ['资助学生', '资助三名困难学生'],
  ['输转劳动力', '组织村民到外地务工'],
  ['落实帮扶项目', '引进一处养殖合作社'],
  ['捐物', '给乡镇卫生院捐赠防护用品'],
  ['办实事', '为养殖户联系技术员上门'],
] as const
const lastDay = day('2022-12-19')

export const manualDemo: DemoShare = {
  title: '人工登记的履职事项',
  write: async (stage) => {
    const { members, office, chair, desk } = await castOf(stage)
    const rows = tableOf(members, stage.random)
    // Taken over and confirmed month by month, so that a past month knows what it knew.
    const byMonth = Object.groupBy(rows, (r) => String(r.cells['day']).slice(0, 7))
    for (const [month, of] of Object.entries(byMonth).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const on = month === '2022-12' ? lastDay : addDays(addMonths(day(`${month}-01`), 1), -1)
      const source = `${month}履职事项登记表.xlsx`
      const taken = must(await manualImporter.run(stage.at(instantOf(on, '16:00')), office, of ?? [], { dryRun: false, source }))
      if (taken.refused[0]) throw new Error(`the demonstration's table was refused: ${JSON.stringify(taken.refused[0])}`)
      if (month !== '2022-12') must(await confirmBatch(stage.at(instantOf(on, '17:00')), chair, source))
    }
    await declared(stage, { members, office, desk })
  },
}

async function castOf({ world, committeeId }: DemoStage) {
  const { members, offices, chairs, desks } = await readIn(world.db, [committeeId], async (tx) => ({
    members: await activeMembers(tx, committeeId, lastDay),
    offices: await peopleWithRole(tx, committeeId, 'general-office', lastDay),
    chairs: await peopleWithRole(tx, committeeId, 'chair', lastDay),
    desks: await peopleWithRole(tx, committeeId, 'committee-office', lastDay),
  }))
  const of = (p: PostHolder | SeatOnDay | undefined, role: string): Actor => {
    if (!p) throw new Error(`the demonstration has nobody as ${role}`)
    const bodyId = 'bodyId' in p ? p.bodyId : null
    return {
      kind: 'person',
      personId: p.personId,
      accountId: null,
      name: p.name,
      committeeId,
      posts: [{ role, bodyId, bodyName: null }],
      rights: rightsOf([role]),
    }
  }
  return { members, office: of(offices[0], 'general-office'), chair: of(chairs[0], 'chair'), desk: of(desks[0], 'committee-office') }
}

/** Nearly every member has a piece of information taken over; many have helped; a few were in the papers. Two in thirty did nothing by hand. */
function tableOf(members: readonly SeatOnDay[], random: () => number): readonly ImportRow[] {
  const rows: ImportRow[] = []
  const someDay = (): Day => addDays(day('2022-01-15'), Math.floor(random() * 325))
  const add = (m: SeatOnDay, cells: ImportRow['cells']): void =>
    void rows.push({ row: rows.length + 2, cells: { holder: m.name, code: m.personCode, day: someDay(), ...cells } })
  for (const [i, m] of members.entries()) {
    if (i % 15 === 7) continue
    const topic = topics[i % topics.length] ?? ''
    if (random() < 0.93)
      add(m, {
        verb: '社情民意信息采用',
        level: random() < 0.15 ? '省级' : '市级',
        role: '第一作者',
        title: `关于${topic}的信息被采用`,
        source: `《社情民意信息》2022年第${1 + Math.floor(random() * 60)}期`,
      })
    if (random() < 0.45) {
      const [kind, title] = deeds[i % deeds.length] ?? deeds[0]
      add(m, { verb: '帮办实事', kind, role: '本人办理', title, source: '界别召集人收集，附村委会证明' })
    }
    if (i % 23 === 3)
      add(m, { verb: '履职事迹被媒体报道', level: '市级', title: `《云岭日报》报道委员关注${topic}`, source: '《云岭日报》第3版' })
    if (i % 41 === 5) add(m, { verb: '表彰处理', kind: '荣誉', level: '市级', title: '获评全市优秀科技工作者', source: '市委文件' })
  }
  return rows
}

interface Cast {
  readonly members: readonly SeatOnDay[]
  readonly office: Actor
  readonly desk: Actor
}

/** What members declare themselves in December, and what became of it; the member with an account sees each of these. */
async function declared({ at, committeeId }: DemoStage, { members, office, desk }: Cast): Promise<void> {
  const me = (m: SeatOnDay): Actor => ({
    kind: 'person',
    personId: m.personId,
    accountId: null,
    name: m.name,
    committeeId,
    posts: [{ role: 'member', bodyId: null, bodyName: null }],
    rights: rightsOf(['member']),
  })
  const first = members.find((m) => m.name === '林一然') ?? members[0]
  const given = (title: string, on: string) => ({
    verb: 'ledger.verified',
    kind: 'aid.deed',
    level: '',
    role: 'actor',
    personId: null,
    bodyId: null,
    title,
    day: day(on),
    source: '村委会证明',
    detail: '',
  })
  const declare = async (m: SeatOnDay, title: string, on: string, then: string) =>
    must(await enter(at(instantOf(day(then), '09:30')), me(m), given(title, on))).id
  const own = members.filter((m) => m.specialCommitteeId === desk.posts[0]?.bodyId)
  for (const [i, m] of [first, ...own.slice(0, 3)].entries()) {
    if (!m) continue
    await declare(m, `帮助联系村销售洋芋（第${i + 1}批）`, '2022-12-05', '2022-12-13')
    const refused = await declare(m, '参加单位义务植树', '2022-11-20', '2022-12-13')
    const reason = { reason: '单位统一组织的活动，不是委员履职，不计入。' }
    must(await manualActs.refuse(at(instantOf(day('2022-12-15'), '10:00')), office, { id: refused, version: 1 }, reason))
    const voided = await declare(m, '协调解决村民用水纠纷', '2022-11-08', '2022-12-08')
    must(await manualActs.confirm(at(instantOf(day('2022-12-09'), '10:00')), office, { id: voided, version: 1 }, {}))
    if (i % 2)
      must(
        await manualActs.void(
          at(instantOf(day('2022-12-16'), '15:00')),
          office,
          { id: voided, version: 2 },
          { reason: '与协商平台的记录重复。' },
        ),
      )
  }
  for (const m of own.slice(3, 9))
    must(
      await enter(at(instantOf(day('2022-12-14'), '11:00')), desk, {
        ...given(`陪同调研组走访${m.sectorName}界别企业`, '2022-12-12'),
        personId: m.personId,
        source: '专委会工作记录',
      }),
    )
  const [withdrawn] = own.slice(9, 10)
  if (withdrawn) {
    const id = await declare(withdrawn, '义务法律咨询', '2022-12-01', '2022-12-10')
    must(await manualActs.withdraw(at(instantOf(day('2022-12-11'), '09:00')), me(withdrawn), { id, version: 1 }, {}))
  }
}
