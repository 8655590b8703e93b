// The demonstration's share of review: a meeting that was held, one being prepared, a case on the fast track, a wish to withdraw, cases handled together.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { day, instantOf } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoShare } from '#/core/feature.ts'
import { liaisonsOfAll, peopleWithRole, personNames } from '#/features/members/public.ts'
import { caseActs } from '../actions/acts.ts'
import { actorOf } from '../demo.ts'
import { join } from '../together/actions.ts'
import { meetingActs, prepareMeeting } from './actions.ts'

interface Row {
  readonly id: string
  readonly version: number
  readonly personId: string
}

export const reviewDemo: DemoShare = {
  title: '审查会议、快速通道、合并办理',
  write: async (stage) => {
    const { committeeId } = stage
    const on = day('2022-12-19')
    const world = stage.at(instantOf(on, '09:30'))
    const read = <T>(work: Parameters<typeof readIn<T>>[2]): Promise<T> => readIn(stage.world.db, [committeeId], work)
    const holder = async (role: string): Promise<Actor> => {
      const [found] = await read((tx) => peopleWithRole(tx, committeeId, role, on))
      if (!found) throw new Error(`the demonstration has nobody as ${role}`)
      return actorOf(committeeId, found)
    }
    const inState = (state: string): Promise<readonly Row[]> =>
      read(async (tx) => {
        const { rows } = await sql<Row>`select m.id, m.version, p.lead_person_id as "personId" from matter m
          join proposal p on p.committee_id = m.committee_id and p.id = m.id
          where m.committee_id = ${committeeId} and m.kind = 'proposal' and m.state = ${state} and p.lead_person_id is not null
            and p.category is not null order by p.intake_no limit 12`.execute(tx)
        return rows
      })
    const [office, director] = [await holder('proposal-office'), await holder('proposal-director')]
    const waiting = await inState('jointReview')
    const meeting = async (title: string, plannedOn: string, cases: readonly Row[]): Promise<string> => {
      const { id } = must(await prepareMeeting(world, office, { kind: 'regular', title, plannedOn, place: '市政协三楼会议室' }))
      must(await meetingActs.addCases(world, office, { id, version: 1 }, { cases: cases.map((c) => c.id) }))
      return id
    }
    const held = await meeting('提案委员会第九次主任会议', on, waiting.slice(0, 4))
    must(
      await meetingActs.hold(
        world,
        office,
        { id: held, version: 2 },
        {
          heldOn: on,
          place: '市政协三楼会议室',
          chair: director.name,
          membersDue: 9,
          membersPresent: 8,
          attendees: '市委办、市政府办有关负责人列席',
        },
      ),
    )
    for (const c of waiting.slice(0, 2)) must(await caseActs.file(world, director, c, { note: '' }))
    must(await meetingActs.close(world, office, { id: held, version: 3 }, { minutes: '会议逐件审议，两件立案，两件材料待补充，缓议。' }))
    await meeting('提案委员会第十次主任会议', '2022-12-27', waiting.slice(2, 8))

    const units = await read(async (tx) => {
      const { rows } = await sql<{
        bodyId: string
        tasks: readonly string[]
      }>`select t.body_id as "bodyId", array_agg(t.id order by t.id) as tasks
        from handling_task t where t.committee_id = ${committeeId} and t.role <> 'assist' and t.answered_on is null and t.state = 'accepted'
        group by t.body_id having count(*) >= 2 order by count(*) desc, t.body_id limit 1`.execute(tx)
      return rows
    })
    const fast = waiting[8]
    const [busy] = units
    if (busy) {
      const head = (await read((tx) => liaisonsOfAll(tx, [busy.bodyId], on))).get(busy.bodyId)?.find((h) => h.role === 'unit-head')
      const [first, ...others] = busy.tasks
      if (head && first) must(await join(world, actorOf(committeeId, head), first, others.slice(0, 2)))
      if (fast)
        must(
          await caseActs.fastFile(world, director, fast, {
            reason: '雨雪天气将至，须在节前办理',
            units: [{ bodyId: busy.bodyId, role: 'sole' }],
          }),
        )
    }
    const [wish] = await inState('filed')
    if (wish) {
      const name = (await read((tx) => personNames(tx, [wish.personId]))).get(wish.personId) ?? ''
      const author = actorOf(committeeId, { personId: wish.personId, name, role: 'member', bodyId: null })
      must(await caseActs.requestWithdrawal(world, author, wish, { reason: '所提事项已由主管部门另行解决' }))
    }
  },
}
