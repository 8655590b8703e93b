// The demonstration's year as it touches seats: leave, a transfer, ends, a change of sector, six people on their way in.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoStage } from '#/core/feature.ts'
import { done } from '#/core/outcome.ts'
import { confer, type BodyBrief } from '#/features/organisation/public.ts'
import { addPersons } from './actions/persons.ts'
import { moveSeatBy, nominate } from './actions/seats.ts'
import { demoNames } from './demo-names.ts'
import { demoPerson, knownMembers } from './demo-people.ts'

export interface DemoMember {
  readonly id: string
  readonly seatId: string
  readonly name: string
  readonly sector: string
  readonly kind: string
}

const source = '演示数据'

/** What happens to seats in a year: leave, transfer, an end, a change of sector, new people on their way. */
export async function liveThroughTheYear(
  stage: DemoStage,
  actor: Actor,
  members: readonly DemoMember[],
  sectors: readonly BodyBrief[],
): Promise<void> {
  const plain = members.filter((m) => m.kind === 'member' && !['林一然', '周若谷'].includes(m.name))
  const one = (n: number): DemoMember => plain[(n * 37 + 11) % plain.length] ?? plain[0]!
  const paper = (n: number): string => `云岭协发〔2022〕${n}号`
  const on = (text: string): World => stage.at(new Date(`${text}T10:00:00+08:00`))
  const seen = (m: DemoMember, version = 1) => ({ id: m.seatId, version })
  const at = (text: string, n: number) => ({ day: day(text), source: paper(n) })

  must(await moveSeatBy(on('2022-04-12'), actor, 'leave', seen(one(1)), { ...at('2022-04-15', 8), note: '外出进修' }))
  must(await moveSeatBy(on('2022-10-17'), actor, 'return', seen(one(1), 2), at('2022-10-17', 8)))
  must(await moveSeatBy(on('2022-09-05'), actor, 'leave', seen(one(2)), { ...at('2022-09-06', 21), note: '病休' }))
  must(await moveSeatBy(on('2022-11-21'), actor, 'transfer', seen(one(3)), at('2022-11-20', 30)))
  must(await moveSeatBy(on('2022-07-29'), actor, 'end', seen(one(4)), { ...at('2022-07-28', 17), reason: 'resigned' }))
  must(await moveSeatBy(on('2022-07-29'), actor, 'end', seen(one(5)), { ...at('2022-07-28', 17), reason: 'removed' }))
  must(await moveSeatBy(on('2022-05-18'), actor, 'end', seen(one(6)), { ...at('2022-05-16', 12), reason: 'deceased' }))
  const target = sectors.find((s) => s.name === '特邀')
  if (target)
    must(
      await moveSeatBy(on('2022-08-01'), actor, 'reassign', seen(one(7)), {
        ...at('2022-08-01', 18),
        kind: 'member',
        sectorId: target.id,
        specialCommitteeId: null,
        groupId: null,
      }),
    )
  await nominateSix(stage, actor, sectors)
  await conferInTheYear(stage, actor, members)
}

/** Researchers of local history appointed, people of the organ raised. */
async function conferInTheYear(stage: DemoStage, actor: Actor, members: readonly DemoMember[]): Promise<void> {
  const july = stage.at(new Date('2022-07-15T10:00:00+08:00'))
  const researchers = members.filter((m) => m.sector === '文化艺术' || m.sector === '教育').slice(0, 18)
  const names = demoNames(
    stage.random,
    9,
    members.map((m) => m.name),
  )
  const staff = names.map((who, i) =>
    demoPerson(july, stage.random, { id: july.newId(), code: `J${i + 1}`, who, sector: '机关', kind: 'member' }),
  )
  const common = { holderKind: 'person', decidedBy: '市政协党组', fromDay: day('2022-07-12'), toDay: null } as const
  must(
    await perform(july, actor, async (change) => {
      await addPersons(change, staff, source)
      await confer(change, [
        ...researchers.map((m) => ({
          ...common,
          holderId: m.id,
          holder: m.name,
          kind: 'appointment',
          title: '文史资料研究员',
          decidedBy: '主席会议',
          toDay: day('2027-07-11'),
          source: '云岭协发〔2022〕16号',
        })),
        ...staff.map((p, i) => {
          const isRank = i < 3
          return {
            ...common,
            holderId: p.id,
            holder: p.name,
            kind: isRank ? 'rank-promotion' : 'promotion',
            title: isRank ? '晋升二级巡视员' : '提拔任职',
            rank: isRank ? '二级巡视员' : '',
            level: 'county',
            source: '云岭任〔2022〕9号',
          }
        }),
      ])
      return done(null)
    }),
  )
}

async function nominateSix(stage: DemoStage, actor: Actor, sectors: readonly BodyBrief[]): Promise<void> {
  const november = stage.at(new Date('2022-11-15T10:00:00+08:00'))
  const december = stage.at(new Date('2022-12-12T10:00:00+08:00'))
  const names = demoNames(
    stage.random,
    6,
    knownMembers.map(([, name]) => name),
  )
  const persons = names.map((who, i) =>
    demoPerson(november, stage.random, { id: november.newId(), code: `N${i + 1}`, who, sector: '经济', kind: 'member' }),
  )
  must(
    await perform(november, actor, async (change) => {
      await addPersons(change, persons, source)
      return done(null)
    }),
  )
  for (const [i, person] of persons.entries()) {
    const given = { kind: 'member', sectorId: sectors[(i * 5 + 8) % sectors.length]?.id ?? '', specialCommitteeId: null, groupId: null }
    const paper = '增补委员人选建议'
    const seat = must(await nominate(november, actor, { ...given, personId: person.id, day: day('2022-11-15'), source: paper }))
    if (i < 2) continue
    const agreed = { day: day('2022-12-05'), source: '第九次主席会议纪要' }
    must(await moveSeatBy(december, actor, 'agree', { id: seat.id, version: 1 }, agreed))
    if (i < 4) continue
    must(await moveSeatBy(december, actor, 'decide', { id: seat.id, version: 2 }, { day: day('2022-12-12'), source: '第五次常委会议决定' }))
  }
}
