// The demonstration's share of appraisal: one round told, one running; a half-year assessed and frozen, the year being reckoned; one list of commendations public.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, instantOf } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoShare, DemoStage } from '#/core/feature.ts'
import { roles, type RoleName } from '#/core/identity/access.ts'
import { liaisonsOfAll, peopleWithRole } from '#/features/members/public.ts'
import { actorOf } from '../demo.ts'
import { beginSelection, candidateActs, nominate, receiveObjection, selectionActs, vote } from './awards/acts.ts'
import { candidatesOf, suggestedProposals, suggestedUnits } from './awards/store.ts'
import { chooseCases, draftRound, giveForm, pairActs, roundActs } from './mutual/acts.ts'
import { sides, type Side } from './mutual/scheme.ts'
import { findRound, wholePairs, type Pair } from './mutual/store.ts'
import { assessmentActs, confirmMark, draftAssessment, giveMark, object, objectionActs } from './units/acts.ts'
import { findAssessment, frozenSheets, tasksOfUnit } from './units/store.ts'

export const appraisalDemo: DemoShare = {
  title: '双向评议、考核、表彰',
  write: async (stage) => {
    const play = await playOf(stage)
    await halfYear(play)
    await finishedRound(play)
    stage.progress(1, 4)
    await runningRound(play)
    stage.progress(2, 4)
    await wholeYear(play)
    await commendation(play)
    stage.progress(4, 4)
  },
}

interface Play {
  readonly stage: DemoStage
  readonly committeeId: number
  readonly sessionId: string
  readonly holder: (role: RoleName) => Promise<Actor>
  readonly on: (text: string, time?: string) => World
}

async function playOf(stage: DemoStage): Promise<Play> {
  const { world, committeeId } = stage
  const session = await readIn(world.db, [committeeId], async (tx) => {
    const { rows } = await sql<{ id: string }>`select id from session where committee_id = ${committeeId} and year = 2022`.execute(tx)
    return rows[0]?.id
  })
  if (!session) throw new Error('the demonstration of appraisal needs the session of 2022')
  return {
    stage,
    committeeId,
    sessionId: session,
    holder: async (role) => {
      const [one] = await readIn(world.db, [committeeId], (tx) => peopleWithRole(tx, committeeId, role, day('2022-12-01')))
      if (!one) throw new Error(`the demonstration has nobody as ${role}`)
      return actorOf(committeeId, one)
    },
    on: (text, time = '10:00') => stage.at(instantOf(day(text), time)),
  }
}

/** Closed cases answered before a day, of which so many; those of the people who sign in come first, so that their pages show something. */
async function closedCases(
  { stage, committeeId, sessionId }: Play,
  before: string,
  from: number,
  count: number,
): Promise<readonly string[]> {
  const known = Object.values((stage.cast.get('accountPeople') as Readonly<Record<string, string>> | undefined) ?? {})
  return readIn(stage.world.db, [committeeId], async (tx) => {
    const { rows } = await sql<{ id: string }>`select p.id from proposal p join matter m on m.committee_id = p.committee_id and m.id = p.id
      where p.committee_id = ${committeeId} and p.session_id = ${sessionId} and m.state = 'closed' and p.closed_on < ${before}
      order by coalesce(p.lead_person_id = any(${known}::uuid[]), false) desc, p.case_no, p.id offset ${from} limit ${count}`.execute(tx)
    return rows.map((r) => r.id)
  })
}

async function newRound(play: Play, title: string, dueDay: string, on: string, cases: readonly string[]): Promise<readonly Pair[]> {
  const office = await play.holder('proposal-office')
  const { committeeId, sessionId } = play
  const { id } = must(await draftRound(play.on(on), office, { title, sessionId, scheme: '背靠背百分制', dueDay }))
  must(await chooseCases(play.on(on, '10:20'), office, id, cases))
  must(await roundActs.send(play.on(on, '10:40'), office, { id, version: 2 }, {}))
  return readIn(play.stage.world.db, [committeeId], (tx) => wholePairs(tx, committeeId, id))
}

async function rate(play: Play, pair: Pair, side: Side, on: string, low = false): Promise<void> {
  const { stage, committeeId } = play
  const form = pair.forms.find((f) => f.side === side)
  const actor = await raterOf(play, pair, side)
  if (!form || !actor) return
  const round = await readIn(stage.world.db, [committeeId], (tx) => findRound(tx, committeeId, pair.roundId))
  const indicators = round?.scheme[side] ?? []
  const scores = indicators.map((i) => Math.round(i.max * (low ? 0.35 + stage.random() * 0.2 : 0.8 + stage.random() * 0.2)))
  const comment = low
    ? '没有当面沟通，措施比较原则，没有说明完成时间。'
    : side === 'quality'
      ? '选题切合实际，建议可以操作。'
      : '沟通及时，答复具体。'
  must(await giveForm(play.on(on, side === 'handling' ? '11:00' : '15:00'), actor, form.id, { scores, comment }))
}

async function raterOf({ stage, committeeId }: Play, pair: Pair, side: Side): Promise<Actor | null> {
  if (side === 'quality') {
    const holders = await readIn(stage.world.db, [committeeId], (tx) => liaisonsOfAll(tx, [pair.bodyId], day('2022-12-01')))
    const [one] = holders.get(pair.bodyId) ?? []
    return one ? actorOf(committeeId, one) : null
  }
  const isPerson = pair.proposerParty === 'person'
  const role = isPerson ? 'member' : 'collective'
  return {
    kind: 'person',
    personId: isPerson ? pair.proposerId : null,
    accountId: null,
    name: pair.proposer,
    committeeId,
    posts: [{ role, bodyId: isPerson ? null : pair.proposerId, bodyName: null }],
    rights: new Set(roles[role].rights),
  }
}

async function finishedRound(play: Play): Promise<void> {
  const [office, director] = [await play.holder('proposal-office'), await play.holder('proposal-director')]
  const pairs = await newRound(play, '2022年第一轮双向评议', '2022-11-18', '2022-11-01', await closedCases(play, '2022-10-20', 2, 16))
  for (const [i, pair] of pairs.entries())
    for (const side of Object.keys(sides) as Side[])
      // One in seven proposers does not answer; two were not content.
      if (!(side === 'handling' && i % 7 === 6))
        await rate(play, pair, side, `2022-11-${String(4 + (i % 12)).padStart(2, '0')}`, side === 'handling' && (i === 2 || i === 5))
  const [first] = pairs
  if (!first) return
  const id = first.roundId
  must(await roundActs.close(play.on('2022-11-19'), office, { id, version: 3 }, {}))
  must(
    await roundActs.publish(
      play.on('2022-11-25'),
      director,
      { id, version: 4 },
      { meeting: '五届第九次主席会议', note: '办理均分较高，个别单位沟通不够。' },
    ),
  )
  const settled = pairs[2]
  if (settled)
    must(
      await pairActs.letStand(
        play.on('2022-11-28'),
        office,
        { id: settled.id, version: 2 },
        { reason: '承办单位已补充沟通，提案者表示理解' },
      ),
    )
}

async function runningRound(play: Play): Promise<void> {
  const pairs = await newRound(play, '2022年第二轮双向评议', '2022-12-31', '2022-12-12', [
    ...(await closedCases(play, '2022-12-01', 0, 2)),
    ...(await closedCases(play, '2022-12-01', 30, 8)),
  ])
  for (const [i, pair] of pairs.entries()) {
    if (i > 3 && i % 2 === 0) await rate(play, pair, 'quality', '2022-12-15')
    if (i > 5) await rate(play, pair, 'handling', '2022-12-16')
  }
}

async function finding(play: Play, id: string, on: string, bodyId: string, ruleKey: string, reason: string): Promise<string> {
  const { committeeId, stage } = play
  const [task] = await readIn(stage.world.db, [committeeId], (tx) => tasksOfUnit(tx, committeeId, { bodyId, year: 2022 }))
  const given = { bodyId, ruleKey, taskId: task?.id ?? null, points: null, reason }
  return must(await giveMark(play.on(on), await play.holder('proposal-office'), id, given)).id
}

/** Units by their tasks, the one with the most first. */
async function busyUnits({ stage, committeeId, sessionId }: Play): Promise<readonly string[]> {
  return readIn(stage.world.db, [committeeId], async (tx) => {
    const { rows } = await sql<{ id: string }>`select t.body_id as id from handling_task t
      join proposal p on p.committee_id = t.committee_id and p.id = t.proposal_id and p.session_id = ${sessionId}
      where t.committee_id = ${committeeId} and t.role <> 'assist' and t.assigned_on < '2022-06-01'
      group by t.body_id order by count(*) desc, t.body_id limit 5`.execute(tx)
    return rows.map((r) => r.id)
  })
}

async function halfYear(play: Play): Promise<void> {
  const { committeeId, stage } = play
  const [office, director] = [await play.holder('proposal-office'), await play.holder('proposal-director')]
  const units = await busyUnits(play)
  const { id } = must(
    await draftAssessment(play.on('2022-07-05'), office, {
      title: '2022年上半年提案办理考核',
      year: 2022,
      scheme: 'deductions',
      countsUntil: '2022-06-30',
    }),
  )
  const seen = async (): Promise<{ id: string; version: number }> => ({
    id,
    version: (await readIn(stage.world.db, [committeeId], (tx) => findAssessment(tx, committeeId, id)))?.version ?? 1,
  })
  for (const [bodyId, rule, reason] of [
    [units[0], 'empty', '答复套话多，没有写明措施'],
    [units[1], 'noPlan', '暂时不能解决，答复里没有说明今后的打算'],
  ] as const)
    if (bodyId) must(await confirmMark(play.on('2022-07-06'), director, await finding(play, id, '2022-07-05', bodyId, rule, reason)))
  must(await assessmentActs.tell(play.on('2022-07-07'), office, await seen(), { objectionsUntil: '2022-07-15' }))
  const sheets = await readIn(stage.world.db, [committeeId], (tx) => frozenSheets(tx, committeeId, id, { lines: false }))
  const objecting = sheets.find((s) => s.bodyId === units[0])
  const holders = await readIn(stage.world.db, [committeeId], (tx) => liaisonsOfAll(tx, units, day('2022-07-10')))
  const [clerk] = objecting ? (holders.get(objecting.bodyId) ?? []) : []
  if (objecting && clerk) {
    const raised = must(
      await object(play.on('2022-07-11'), actorOf(committeeId, clerk), id, {
        bodyId: objecting.bodyId,
        ruleKey: 'empty',
        reason: '答复第二部分写明了责任科室',
      }),
    )
    must(
      await objectionActs.reject(
        play.on('2022-07-14'),
        office,
        { id: raised.id, version: 1 },
        { reason: '只写了责任科室，没有措施和时间' },
      ),
    )
  }
  must(
    await assessmentActs.approve(play.on('2022-07-25'), director, await seen(), {
      meeting: '五届第五次主席会议',
      meetingDay: '2022-07-25',
    }),
  )
}

async function wholeYear(play: Play): Promise<void> {
  const office = await play.holder('proposal-office')
  const [, second, third] = await busyUnits(play)
  const { id } = must(
    await draftAssessment(play.on('2022-12-15'), office, {
      title: '2022年度提案办理考核',
      year: 2022,
      scheme: 'deductions',
      countsUntil: '2022-12-15',
    }),
  )
  if (second)
    must(
      await confirmMark(
        play.on('2022-12-16', '15:00'),
        await play.holder('inspection'),
        await finding(play, id, '2022-12-16', second, 'solvable', '资金已到位，一年没有动工'),
      ),
    )
  if (third) await finding(play, id, '2022-12-19', third, 'empty', '答复没有逐条回应')
}

async function commendation(play: Play): Promise<void> {
  const { committeeId, stage } = play
  const [office, director] = [await play.holder('proposal-office'), await play.holder('proposal-director')]
  const { id } = must(await beginSelection(play.on('2022-11-26'), office, { title: '2022年度提案工作表彰', year: 2022 }))
  const [proposals, units] = await readIn(stage.world.db, [committeeId], async (tx) => [
    await suggestedProposals(tx, committeeId, 2022, id),
    await suggestedUnits(tx, committeeId, 2022, id),
  ])
  const none = { proposalId: null, bodyId: null, personId: null }
  for (const p of proposals.slice(0, 6))
    must(
      await nominate(play.on('2022-11-27'), office, id, {
        ...none,
        kind: 'proposal',
        proposalId: p.holderId,
        recommendedBy: '提案委员会',
        reason: p.reason,
      }),
    )
  for (const u of units.slice(0, 5))
    must(
      await nominate(play.on('2022-11-27', '15:00'), office, id, {
        ...none,
        kind: 'unit',
        bodyId: u.holderId,
        recommendedBy: '市政府督查室',
        reason: u.reason,
      }),
    )
  const voters = await Promise.all(
    (['proposal-director', 'proposal-office', 'chair', 'leader', 'inspection'] as const).map((r) => play.holder(r)),
  )
  const ids = voters.flatMap((v) => (v.personId ? [v.personId] : []))
  must(await selectionActs.openVote(play.on('2022-11-28'), office, { id, version: 1 }, { voters: ids, voteUntil: '2022-12-02' }))
  const candidates = await readIn(stage.world.db, [committeeId], (tx) => candidatesOf(tx, committeeId, id))
  for (const [i, voter] of voters.entries())
    must(
      await vote(
        play.on('2022-11-30', `1${i}:00`),
        voter,
        id,
        candidates.map((c, at) => ({
          candidateId: c.id,
          choice: (c.kind === 'proposal' ? at % 6 > 2 : (at + i) % 7 === 0) ? ('abstain' as const) : ('for' as const),
        })),
      ),
    )
  must(await selectionActs.closeVote(play.on('2022-12-03'), office, { id, version: 2 }, {}))
  const winners = (await readIn(stage.world.db, [committeeId], (tx) => candidatesOf(tx, committeeId, id))).filter(
    (c) => (c.votesFor ?? 0) >= 3,
  )
  for (const c of winners) must(await candidateActs.shortlist(play.on('2022-12-05'), office, { id: c.id, version: 1 }, {}))
  must(
    await selectionActs.deliberate(
      play.on('2022-12-15'),
      director,
      { id, version: 3 },
      { meeting: '五届第十次主席会议', meetingDay: '2022-12-14' },
    ),
  )
  const [doubted] = winners.filter((c) => c.kind === 'unit')
  if (doubted)
    must(
      await receiveObjection(play.on('2022-12-18'), office, doubted.id, { fromWhom: '一位委员来电', reason: '有一件提案答复后没有再联系' }),
    )
}
