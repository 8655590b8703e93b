// A year of 请示报告 in the demonstration: requests with their answers, reports, briefings, speeches upstairs by the city and by counties.
import { sql } from 'kysely'
import { systemActor, type Actor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoShare } from '#/core/feature.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { bodiesOfKind } from '#/features/organisation/public.ts'
import { day } from '#/core/day.ts'
import { createTransmission, transmissionActs, type NewTransmission } from './actions/acts.ts'

interface Told {
  readonly kind: string
  readonly title: string
  readonly recipient: string
  readonly occasion?: string
  readonly on: string
  /** Which county speaks, by its place in the register; absent: the city. */
  readonly county?: number
  readonly answer?: { readonly on: string; readonly how: 'replied' | 'instructed' | 'noted'; readonly by: string; readonly text: string }
  readonly closed?: boolean
}

const brief = (on: string, title: string, recipient = 'city-standing-meeting'): Told => ({
  kind: 'brief',
  title,
  recipient,
  on,
  ...(recipient === 'city-standing-meeting' ? { occasion: '市委常委会会议' } : {}),
  closed: true,
})

const told: readonly Told[] = [
  {
    kind: 'request',
    title: '关于召开政协云岭市五届二次会议有关事项的请示',
    recipient: 'city-committee',
    on: '2022-01-05',
    answer: { on: '2022-01-12', how: 'replied', by: '市委', text: '同意' },
    closed: true,
  },
  {
    kind: 'request',
    title: '关于报批2022年度协商工作计划的请示',
    recipient: 'city-committee',
    on: '2022-02-21',
    answer: { on: '2022-03-10', how: 'replied', by: '市委办公室', text: '原则同意，请认真组织实施' },
    closed: true,
  },
  {
    kind: 'report',
    title: '关于2021年度工作情况的报告',
    recipient: 'city-committee',
    on: '2022-01-08',
    answer: { on: '2022-01-15', how: 'noted', by: '市委主要领导', text: '' },
    closed: true,
  },
  {
    kind: 'report',
    title: '关于产业链延链补链专题调研情况的报告',
    recipient: 'city-committee',
    on: '2022-06-20',
    answer: { on: '2022-06-28', how: 'instructed', by: '市委主要领导', text: '请有关部门研究吸纳' },
    closed: true,
  },
  { kind: 'report', title: '关于重点提案督办情况的报告', recipient: 'city-committee', on: '2022-09-15', closed: true },
  { kind: 'report', title: '关于换届以来委员队伍建设情况的报告', recipient: 'city-committee', on: '2022-11-18' },
  { kind: 'request', title: '关于增补政协委员有关事项的请示', recipient: 'city-committee', on: '2022-11-25' },
  { kind: 'request', title: '关于召开五届三次会议的请示', recipient: 'city-committee', on: '2022-12-15' },
  brief('2022-01-18', '关于政协全会筹备情况的汇报'),
  brief('2022-03-02', '关于年度协商计划的汇报'),
  brief('2022-04-14', '关于春季调研安排的汇报', 'city-leaders'),
  brief('2022-05-12', '关于巩固脱贫攻坚成果调研情况的汇报'),
  brief('2022-06-23', '关于专题议政性常委会会议情况的汇报'),
  brief('2022-07-21', '关于上半年工作的汇报', 'city-leaders'),
  brief('2022-08-18', '关于居家养老对口协商情况的汇报', 'city-leaders'),
  brief('2022-09-08', '关于协商议事平台建设情况的汇报'),
  brief('2022-10-13', '关于重点提案办理情况的汇报', 'city-leaders'),
  brief('2022-11-10', '关于学习宣传党的二十大精神情况的汇报'),
  brief('2022-12-08', '关于全会筹备情况的汇报'),
  { kind: 'relay', title: '传达省委政协工作会议精神', recipient: 'members', on: '2022-03-18', closed: true },
  { kind: 'relay', title: '传达党的二十大精神', recipient: 'members', on: '2022-10-28', closed: true },
  ...['基层协商平台建设', '提案提质增效', '书香政协建设', '委员联系界别群众'].map((topic, i): Told => ({
    kind: 'speech-up',
    title: `关于${topic}的交流发言`,
    recipient: 'province-cppcc',
    occasion: `省政协工作${i % 2 ? '座谈会' : '推进会'}`,
    on: `2022-0${4 + i}-2${i}`,
    closed: true,
  })),
  {
    kind: 'speech-up',
    title: '关于“六个一”工作机制的经验交流',
    recipient: 'national-cppcc',
    occasion: '全国政协视频调研会',
    on: '2022-08-30',
    county: 1,
    closed: true,
  },
]

export const transmissionsDemo: DemoShare = {
  title: '请示报告',
  write: async (stage) => {
    const rights = ['transmissions:write', 'transmissions:read-all', 'transmissions:sign'] as const
    const actor: Actor = { ...systemActor(stage.committeeId, [...rights]), name: '演示' }
    const [counties, chairs] = await readIn(stage.world.db, [stage.committeeId], async (tx) => [
      await bodiesOfKind(tx, stage.committeeId, ['county-committee'], day('2022-06-01')),
      await peopleWithRole(tx, stage.committeeId, 'chair', day('2022-06-01')),
    ])
    const versionOf = (id: string): Promise<number> =>
      readIn(stage.world.db, [stage.committeeId], async (tx) => {
        const { rows } = await sql<{ version: number }>`select version from matter where id = ${id}`.execute(tx)
        return rows[0]?.version ?? 1
      })
    for (const [i, t] of told.entries()) {
      const world = stage.at(new Date(`${t.on}T10:00:00+08:00`))
      const draft: NewTransmission = {
        kind: t.kind,
        title: t.title,
        recipient: t.recipient,
        occasion: t.occasion ?? '',
        senderId: t.county === undefined ? null : (counties[t.county]?.id ?? null),
        speakerId: t.kind === 'brief' || (t.kind === 'speech-up' && t.county === undefined) ? (chairs[0]?.personId ?? null) : null,
        lineOnly: t.kind === 'relay',
        body: t.kind === 'request' || t.kind === 'report' ? `${t.title}：有关情况和安排附后。` : '',
        about: null,
      }
      const { id } = must(await createTransmission(world, actor, draft))
      const seen = async () => ({ id, version: await versionOf(id) })
      must(await transmissionActs.send(world, actor, await seen(), { day: t.on, number: '', signedBy: '主席' }))
      const { answer } = t
      if (answer) {
        const then = stage.at(new Date(`${answer.on}T15:00:00+08:00`))
        must(
          await transmissionActs.answer(then, actor, await seen(), { day: answer.on, how: answer.how, by: answer.by, text: answer.text }),
        )
      }
      if (t.closed) must(await transmissionActs.close(world, actor, await seen(), { result: '' }))
      stage.progress(i + 1, told.length)
    }
  },
}
