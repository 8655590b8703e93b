// The demonstration's share of supervision: proposals chosen in spring, supervised in every way and every state; next year's first choices.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { addDays, day, instantOf, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoShare, DemoStage } from '#/core/feature.ts'
import type { Outcome } from '#/core/outcome.ts'
import { liaisonsOfAll, peopleWithRole } from '#/features/members/public.ts'
import { actorOf } from '../demo.ts'
import { problemActs, selectionActs, supervisionActs } from './actions/acts.ts'
import { open } from './actions/plan.ts'
import { recommend } from './actions/selection.ts'
import type { SupervisionState } from './lifecycle.ts'
import type { RecommenderKind, Tier } from './words.ts'

interface Case {
  readonly id: string
  readonly subject: string
  readonly unitId: string
}

interface Cast {
  readonly stage: DemoStage
  readonly office: Actor
  readonly director: Actor
  readonly leader: Actor
  readonly chairs: readonly Actor[]
  readonly inspection: Actor
  readonly discipline: Actor
  readonly unitOf: (bodyId: string) => Actor
}

interface Part {
  readonly mode: string
  readonly by: 'office' | 'inspection' | 'discipline'
  readonly leader: keyof Pick<Cast, 'leader' | 'inspection' | 'discipline'> | number
  readonly until: SupervisionState
  readonly acts: readonly string[]
  readonly problems: number
}

/** What becomes of the chosen proposals, in their order; the demonstration's day is 2022-12-20. */
const items: readonly Part[] = [
  { mode: 'leaderOnSite', by: 'office', leader: 'leader', until: 'closed', acts: ['siteVisit', 'meeting'], problems: 2 },
  { mode: 'leaderOnSite', by: 'office', leader: 'leader', until: 'running', acts: ['siteVisit'], problems: 3 },
  { mode: 'leaderOnSite', by: 'office', leader: 'leader', until: 'planSubmitted', acts: [], problems: 0 },
  { mode: 'chairLed', by: 'office', leader: 0, until: 'closed', acts: ['survey', 'meeting'], problems: 1 },
  { mode: 'chairLed', by: 'office', leader: 0, until: 'withLeader', acts: ['survey', 'meeting'], problems: 1 },
  { mode: 'chairLed', by: 'office', leader: 1, until: 'running', acts: ['survey'], problems: 2 },
  { mode: 'committeeTracking', by: 'office', leader: 2, until: 'withCommittee', acts: ['contact', 'unitVisit'], problems: 0 },
  { mode: 'committeeTracking', by: 'office', leader: 3, until: 'planning', acts: [], problems: 0 },
  {
    mode: 'inspectionAssessed',
    by: 'inspection',
    leader: 'inspection',
    until: 'running',
    acts: ['progressCheck', 'progressCheck'],
    problems: 1,
  },
  { mode: 'disciplineSupervised', by: 'discipline', leader: 'discipline', until: 'running', acts: ['talk'], problems: 1 },
]

export const supervisionDemo: DemoShare = {
  title: '督办',
  write: async (stage) => {
    const cast = await gather(stage)
    const spring = await casesOf(stage, 2022, 16)
    await choose(cast, spring, day('2022-03-25'), ['key', 'key', 'key', 'important', 'important', 'important', 'important', 'important'])
    for (const [i, part] of items.entries()) {
      const found = spring[i]
      if (found) await supervise(cast, found, part, addDays(day('2022-04-06'), i * 3))
      stage.progress(i + 1, items.length)
    }
    const winter = await casesOf(stage, 2023, 6)
    await choose(cast, winter, day('2022-12-09'), ['key', 'key'])
    for (const found of winter.slice(0, 2)) await opened(cast, found, { ...(items[2] as Part), until: 'planning' }, day('2022-12-12'))
  },
}

const must = <T>(outcome: Outcome<T>, what: string): T => {
  if (!outcome.ok) throw new Error(`the demonstration of supervision, ${what}: ${outcome.reasons.map((r) => r.says).join('；')}`)
  return outcome.value
}

const at = ({ stage }: Cast, on: Day, time = '10:00'): World => stage.at(instantOf(on, time))

const versionOf = (stage: DemoStage, table: 'matter' | 'key_selection' | 'supervision_problem', id: string): Promise<number> =>
  readIn(stage.world.db, [stage.committeeId], async (tx) => {
    const { rows } = await sql<{ version: number }>`select version from ${sql.table(table)}
      where committee_id = ${stage.committeeId} and id = ${id}`.execute(tx)
    return rows[0]?.version ?? 1
  })

/** Handed over in spring (or, for the coming year, filed), one for each unit as far as there are units, so that the board has variety. */
const casesOf = (stage: DemoStage, year: number, most: number): Promise<readonly Case[]> =>
  readIn(stage.world.db, [stage.committeeId], async (tx) => {
    const { rows } = await sql<Case>`
      select id, subject, unit_id as "unitId" from (
        select distinct on (coalesce(t.body_id, p.id)) p.id, m.title as subject, coalesce(t.body_id, p.id) as unit_id, p.case_no
        from proposal p join matter m on m.committee_id = p.committee_id and m.id = p.id
        join session s on s.committee_id = p.committee_id and s.id = p.session_id and s.year = ${year}
        left join handling_task t on t.committee_id = p.committee_id and t.proposal_id = p.id and t.role in ('sole', 'lead') and t.round = 1
        where p.committee_id = ${stage.committeeId} and p.filed_on is not null and p.main_case_id is null
          and m.state in ('closed', 'inHandling', 'assigned', 'feedbackOpen', 'filed', 'allocated')
          and (${year} = 2023 or (t.assigned_on <= '2022-03-20' and t.superseded_on is null))
        order by coalesce(t.body_id, p.id), p.case_no) u
      order by case_no limit ${most}`.execute(tx)
    return rows
  })

const reasons = [
  '关系民生，群众反映集中。',
  '涉及面广，需要几个部门合力。',
  '列入全市重点工作，当年能见成效。',
  '基层盼望多年，条件已经具备。',
]
const recommenders: readonly (readonly [RecommenderKind, string])[] = [
  ['party', '民盟云岭市委员会'],
  ['committee', '经济和科技委员会'],
  ['unit', '市发展和改革委员会'],
  ['office', '提案办'],
]

/** Recommended two weeks before the meeting, shortlisted one week before; beyond the tiers given some wait, one is declined. */
async function choose(cast: Cast, cases: readonly Case[], meeting: Day, tiers: readonly Tier[]): Promise<void> {
  for (const [i, { id: proposalId }] of cases.entries()) {
    const [source, recommender] = recommenders[i % recommenders.length] ?? ['office', '提案办']
    const given = { source, recommender, reason: reasons[i % reasons.length] ?? '', weighty: true, broad: i % 2 === 0, feasible: true }
    const { id } = must(await recommend(at(cast, addDays(meeting, -14)), cast.office, { proposalId, ...given }), 'recommend')
    const seen = async () => ({ id, version: await versionOf(cast.stage, 'key_selection', id) })
    const tier = tiers[i]
    if (i >= tiers.length + 3) continue
    if (i === tiers.length) {
      must(
        await selectionActs.decline(at(cast, meeting), cast.director, await seen(), { reason: '当年难以见效，转入下一年度再议' }),
        'decline',
      )
      continue
    }
    must(
      await selectionActs.shortlist(at(cast, addDays(meeting, -7)), cast.director, await seen(), {
        tier: tier ?? 'important',
        opinion: '符合条件',
      }),
      'shortlist',
    )
    if (!tier) continue
    const decision = { tier, meetingDay: meeting, documentNo: `云协主席会纪〔2022〕${meeting.slice(5, 7) === '03' ? 4 : 21}号` }
    must(await selectionActs.decide(at(cast, meeting, '16:00'), cast.director, await seen(), decision), 'decide')
  }
}

const leaderOf = (cast: Cast, { leader }: Part): Actor => {
  if (typeof leader !== 'number') return cast[leader]
  const chair = cast.chairs[leader % cast.chairs.length]
  if (!chair) throw new Error('the demonstration has no chairs')
  return chair
}

async function opened(cast: Cast, found: Case, part: Part, on: Day): Promise<string> {
  const leader = leaderOf(cast, part)
  const ask = { mode: part.mode, proposalIds: [found.id], leaderId: leader.personId ?? '', leaderPost: '', bodyId: null }
  return must(await open(at(cast, on), cast[part.by], ask), 'open').id
}

/** One item through its acts, a week or so between them, up to where it is to stand. */
async function supervise(cast: Cast, found: Case, part: Part, begins: Day): Promise<void> {
  const id = await opened(cast, found, part, begins)
  if (part.until === 'planning') return
  const writer = cast[part.by]
  const leader = leaderOf(cast, part)
  const approver = part.mode === 'committeeTracking' ? cast.director : leader
  const seen = async () => ({ id, version: await versionOf(cast.stage, 'matter', id) })
  // What waits for its leader in December was begun in December.
  const start = part.until === 'planSubmitted' ? day('2022-12-14') : addDays(begins, 6)
  const held = addDays(start, 30)
  const plan = {
    purpose: `推动《${found.subject}》所提建议落地见效。`,
    plan: '一、听取承办单位汇报。\n二、实地察看，听取群众意见。\n三、召开座谈会，逐条商定措施、责任和时限。\n四、跟踪问题清单，办结后报告。',
    plannedOn: held,
    participants: '提案者、承办单位、市政府办公室、有关专家和群众代表',
    unitLeaders: '承办单位主要负责人',
    bodyId: null,
  }
  must(await supervisionActs.writePlan(at(cast, start), writer, await seen(), plan), 'plan')
  must(await supervisionActs.submitPlan(at(cast, start, '11:00'), writer, await seen(), {}), 'submit')
  if (part.until === 'planSubmitted') return
  must(await supervisionActs.approvePlan(at(cast, addDays(start, 3)), approver, await seen(), { note: '同意' }), 'approve')
  const unit = cast.unitOf(found.unitId)
  const text = '已成立专班，完成调查摸底，正在落实资金和用地，计划年内完成主要任务。'
  must(await supervisionActs.reportByUnit(at(cast, addDays(start, 10)), unit, await seen(), { text }), 'report')
  for (const [i, kind] of part.acts.entries()) {
    const on = addDays(held, i * 20)
    const activity = {
      kind,
      heldOn: on,
      place: kind === 'siteVisit' ? '项目现场' : '承办单位',
      participants: `${leader.name}、提案者、承办单位负责人`,
      leaderPresent: kind === 'siteVisit' || kind === 'meeting',
      minutes: '听取办理情况，察看进展，提案者和群众代表发表意见，承办单位逐条回应。',
      asked: i === 0 ? '倒排工期，每月报告一次进展' : '',
    }
    must(await supervisionActs.recordActivity(at(cast, on, '17:00'), writer, await seen(), activity), 'activity')
  }
  await problems(cast, id, found, part, unit, addDays(held, 1))
  if (part.mode === 'leaderOnSite')
    must(
      await supervisionActs.instruct(at(cast, addDays(held, 2)), leader, await seen(), {
        text: '请有关部门合力推进，按月报告。',
        givenOn: addDays(held, 2),
        leaderName: '',
      }),
      'instruct',
    )
  if (part.until === 'running') return
  const report = addDays(held, 70)
  const result = { text: '经督办，所提建议逐条有了回应，主要措施已经落实，提案者表示满意。' }
  must(await supervisionActs.reportResult(at(cast, report), writer, await seen(), result), 'result')
  if (part.until === 'withLeader') return
  must(await supervisionActs.readResult(at(cast, addDays(report, 4)), approver, await seen(), { opinion: '同意，送提案委' }), 'read')
  if (part.until === 'withCommittee') return
  must(
    await supervisionActs.close(at(cast, addDays(report, 8)), cast.director, await seen(), { conclusion: '措施落实，同意办结。' }),
    'close',
  )
}

const found = ['项目用地手续没有办结', '资金到位不足', '部门之间的衔接不畅']

/** Those of an item that goes on stay: one answered, one overdue; else all are confirmed. */
async function problems(cast: Cast, id: string, of: Case, part: Part, unit: Actor, on: Day): Promise<void> {
  const writer = cast[part.by]
  for (let n = 0; n < part.problems; n++) {
    const seen = { id, version: await versionOf(cast.stage, 'matter', id) }
    must(await supervisionActs.addProblem(at(cast, on), writer, seen, { text: found[n] ?? '', ownerId: of.unitId, due: null }), 'problem')
  }
  const rows = await readIn(cast.stage.world.db, [cast.stage.committeeId], async (tx) => {
    const listed = await sql<{ id: string }>`select id from supervision_problem where committee_id = ${cast.stage.committeeId}
      and supervision_id = ${id} order by no`.execute(tx)
    return listed.rows
  })
  const left = part.until === 'running' ? 1 : 0
  for (const [i, problem] of rows.slice(0, rows.length - left).entries()) {
    const seen = async () => ({ id: problem.id, version: await versionOf(cast.stage, 'supervision_problem', problem.id) })
    must(await problemActs.answer(at(cast, addDays(on, 20)), unit, await seen(), { text: '已经整改，附有批复和现场照片。' }), 'answer')
    if (part.until === 'running' && i === 1) continue
    must(await problemActs.confirm(at(cast, addDays(on, 24)), writer, await seen(), {}), 'confirm')
  }
}

async function gather(stage: DemoStage): Promise<Cast> {
  const { world, committeeId } = stage
  const on = day('2022-06-30')
  return readIn(world.db, [committeeId], async (tx) => {
    const holders = async (role: string): Promise<Actor[]> =>
      (await peopleWithRole(tx, committeeId, role, on)).map((h) => actorOf(committeeId, h))
    const one = async (role: string): Promise<Actor> => {
      const [first] = await holders(role)
      if (!first) throw new Error(`the demonstration has nobody as ${role}`)
      return first
    }
    const { rows } = await sql<{ id: string }>`select id from body where committee_id = ${committeeId} and kind = 'handling-unit'`.execute(
      tx,
    )
    const heads = await liaisonsOfAll(
      tx,
      rows.map((r) => r.id),
      on,
    )
    return {
      stage,
      office: await one('proposal-office'),
      director: await one('proposal-director'),
      leader: await one('leader'),
      chairs: await holders('chair'),
      inspection: await one('inspection'),
      discipline: await one('discipline'),
      unitOf: (bodyId) => {
        const head = (heads.get(bodyId) ?? []).find((h) => h.role === 'unit-head')
        if (!head) throw new Error(`no head of ${bodyId}`)
        return actorOf(committeeId, head)
      },
    }
  })
}
