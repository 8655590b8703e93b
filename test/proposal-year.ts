// A year of proposals written straight into the tables, from a seed: for figures, which only read. Every state of a case occurs.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, day, type Day } from '#/core/day.ts'
import { inScope, type Db, type Tx } from '#/core/db/database.ts'
import { mattersUpstairs, promisesOfYear } from './commitment-year.ts'
import { reportsOfYear, studiesOfYear, worksOfYear } from './learning-year.ts'
import { scoresOfYear } from './scores-year.ts'
import { taskRoundsOfYear } from './task-rounds-year.ts'

export interface YearWish {
  readonly seed: number
  readonly proposals: number
  readonly committeeId?: number
}

type Row = Readonly<Record<string, string | number | boolean | null>>

/** Deterministic numbers in [0, 1). */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export function idFrom(...parts: readonly (string | number)[]): string {
  const hex = createHash('sha256').update(parts.join('/')).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export const ids = {
  session: (year: number) => idFrom('session', year),
  unit: (n: number) => idFrom('unit', n),
  sector: (n: number) => idFrom('sector', n),
  person: (n: number) => idFrom('person', n),
  party: (n: number) => idFrom('party', n),
  proposal: (seed: number, n: number) => idFrom('proposal', seed, n),
}

export const sizes = { units: 12, sectors: 6, people: 60, parties: 3 } as const
const categories = ['economy', 'rural', 'environment', 'culture', 'society', 'politics']
const systems = ['party', 'government', 'government', 'judiciary', null]
const instant = (d: Day, hour = '10'): string => `${d}T${hour}:00:00+08:00`

/** Committees, sessions of two years, bodies, members: what the cases of the year refer to. */
export async function registersOfYear(db: Db, committeeId = 1): Promise<void> {
  await sql`insert into installation (kind, created_at) values ('real', now()) on conflict do nothing`.execute(db.owner)
  await sql`insert into committee (id, code, name, short_name, level) values (${committeeId}, 'city', '政协云岭市委员会', '市政协', 'city')`.execute(
    db.owner,
  )
  const term = idFrom('term')
  await inScope(db, [committeeId], async (tx) => {
    await put(tx, committeeId, 'term', [{ id: term, number: 5, title: '第五届', from_day: '2021-12-01' }])
    await put(
      tx,
      committeeId,
      'session',
      [1, 2].map((number) => ({
        id: ids.session(2021 + number),
        term_id: term,
        number,
        title: `五届${number === 1 ? '一' : '二'}次会议`,
        year: 2021 + number,
        opens_on: `${2021 + number}-01-10`,
        closes_on: `${2021 + number}-01-14`,
        intake_from: `${2020 + number}-11-10T00:00:00+08:00`,
        cutoff_at: `${2021 + number}-01-12T17:00:00+08:00`,
      })),
    )
    const bodies = (kind: string, count: number, id: (n: number) => string, name: (n: number) => string): Row[] =>
      Array.from({ length: count }, (_, n) => ({
        id: id(n),
        kind,
        code: `${kind}-${n}`,
        name: name(n),
        short_name: name(n),
        system: kind === 'handling-unit' ? (systems[n % systems.length] ?? null) : null,
        sort: n,
      }))
    await put(tx, committeeId, 'body', [
      ...bodies('handling-unit', sizes.units, ids.unit, (n) => `市第${n + 1}局`),
      ...bodies('sector', sizes.sectors, ids.sector, (n) => (n === 5 ? '无党派人士界' : `第${n + 1}界`)),
      ...bodies('party', sizes.parties, ids.party, (n) => ['民革云岭市委员会', '民盟云岭市委员会', '市工商业联合会'][n] ?? ''),
    ])
    const people = Array.from({ length: sizes.people }, (_, n) => n)
    await put(
      tx,
      committeeId,
      'person',
      people.map((n) => ({
        id: ids.person(n),
        code: `W${n}`,
        name: `委员${n + 1}`,
        sex: n % 3 ? '男' : '女',
        ethnic_group: n % 5 ? '汉族' : '回族',
        party: n % 4 ? '中共' : null,
      })),
    )
    await put(
      tx,
      committeeId,
      'seat',
      people.map((n) => ({
        id: idFrom('seat', n),
        person_id: ids.person(n),
        term_id: term,
        kind: 'member',
        sector_id: ids.sector(n % sizes.sectors),
        state: 'active',
        state_since: '2021-12-01',
        from_day: n % 10 === 9 ? '2022-06-01' : '2021-12-01',
        to_day: n % 10 === 8 ? '2022-08-31' : null,
        source: '常委会决定',
      })),
    )
  })
}

interface Year {
  readonly matter: Row[]
  readonly proposal: Row[]
  readonly proposal_suggestion: Row[]
  readonly cosignature: Row[]
  readonly handling_task: Row[]
  readonly consultation_record: Row[]
  readonly reply: Row[]
  readonly reply_item: Row[]
  readonly reply_class: Row[]
  readonly feedback: Row[]
  readonly proposal_standing: Row[]
  readonly supervision: Row[]
  readonly supervision_case: Row[]
  readonly supervision_activity: Row[]
  readonly supervision_problem: Row[]
  readonly supervision_result: Row[]
  readonly key_selection: Row[]
  readonly key_recommendation: Row[]
}

export async function yearOfProposals(db: Db, { seed, proposals, committeeId = 1 }: YearWish): Promise<void> {
  const random = numbersFrom(seed)
  const chance = (p: number): boolean => random() < p
  const pick = (n: number): number => Math.floor(random() * n)
  const chunk = 5_000
  const mains: string[] = []
  const numbers = { intake: 0, case: 0 }
  for (let from = 0; from < proposals; from += chunk) {
    const year: Year = {
      matter: [],
      proposal: [],
      proposal_suggestion: [],
      cosignature: [],
      handling_task: [],
      consultation_record: [],
      reply: [],
      reply_item: [],
      reply_class: [],
      feedback: [],
      proposal_standing: [],
      supervision: [],
      supervision_case: [],
      supervision_activity: [],
      supervision_problem: [],
      supervision_result: [],
      key_selection: [],
      key_recommendation: [],
    }
    for (let n = from; n < Math.min(from + chunk, proposals); n++) oneCase(year, n)
    await inScope(db, [committeeId], async (tx) => {
      for (const [table, rows] of Object.entries(year) as [keyof Year, Row[]][]) await put(tx, committeeId, table, rows)
    })
  }
  await inScope(db, [committeeId], (tx) => promisesOfYear(tx, committeeId))
  await inScope(db, [committeeId], (tx) => taskRoundsOfYear(tx, committeeId))
  await inScope(db, [committeeId], (tx) => mattersUpstairs(tx, committeeId))
  await inScope(db, [committeeId], (tx) => scoresOfYear(tx, committeeId))
  await inScope(db, [committeeId], (tx) => worksOfYear(tx, committeeId))
  await inScope(db, [committeeId], (tx) => studiesOfYear(tx, committeeId))
  await inScope(db, [committeeId], (tx) => reportsOfYear(tx, committeeId))
  // Rows that came all at once have no statistics yet; without them a figure over a few hundred cases takes seconds.
  await sql`analyze`.execute(db.owner)

  function oneCase(year: Year, n: number): void {
    const id = ids.proposal(seed, n)
    const submitted = addDays(day('2021-11-20'), pick(260))
    const isDraft = chance(0.03)
    const reviewed = addDays(submitted, 3 + pick(20))
    const fate = isDraft ? 'draft' : (['pending', 'withdrawn', 'notFiled', 'merged', 'filed'] as const)[fateOf(random(), mains.length > 0)]
    const party = chance(0.1)
    const lead = pick(sizes.people)
    const isCase = fate === 'filed' || (fate === 'withdrawn' && chance(0.3))
    const withdrawnOn = fate === 'withdrawn' ? addDays(reviewed, 5) : null
    const assigned = fate === 'filed' && chance(0.95) ? addDays(reviewed, 5 + pick(30)) : null
    const worked = assigned ? work(year, id, assigned, party ? ids.party(0) : ids.person(lead), party) : null
    year.matter.push({
      id,
      kind: 'proposal',
      title: `关于第${n + 1}件事的建议`,
      session_id: ids.session(2022),
      state: isDraft ? 'draft' : 'submitted',
      state_since: instant(submitted),
      open: true,
      opened_at: instant(submitted),
    })
    year.proposal.push({
      id,
      session_id: ids.session(2022),
      time_kind: isDraft ? null : submitted <= '2022-01-12' ? 'plenary' : 'intersession',
      proposer_kind: party ? 'party' : chance(0.3) ? 'joint' : 'individual',
      lead_person_id: party ? null : ids.person(lead),
      lead_body_id: party ? ids.party(pick(sizes.parties)) : null,
      category: fate === 'filed' || fate === 'notFiled' ? (categories[pick(categories.length)] ?? null) : null,
      is_key: chance(0.05),
      intake_no: isDraft ? null : ++numbers.intake,
      case_no: isCase ? ++numbers.case : null,
      submitted_at: isDraft ? null : instant(submitted),
      filed_on: isCase ? reviewed : null,
      not_filed_on: fate === 'notFiled' ? reviewed : null,
      reason_code: fate === 'notFiled' ? 'empty' : null,
      merged_on: fate === 'merged' ? reviewed : null,
      main_case_id: fate === 'merged' ? (mains[pick(mains.length)] ?? null) : null,
      withdrawn_on: withdrawnOn,
      assigned_on: assigned,
      replied_on: worked,
      saved_at: instant(submitted),
    })
    if (year.proposal.at(-1)?.['is_key'] && isCase) chosen(year, id, n, reviewed)
    for (let no = 1; no <= 2; no++) year.proposal_suggestion.push({ proposal_id: id, no, text: `建议${no}` })
    if (!party && !isDraft && chance(0.3))
      year.cosignature.push({
        id: idFrom(id, 'cosign'),
        proposal_id: id,
        person_id: ids.person((lead + 1) % sizes.people),
        invited_at: instant(addDays(submitted, -2)),
        expires_at: instant(addDays(submitted, 1)),
        signed_at: instant(addDays(submitted, -1)),
      })
    if (fate === 'filed') mains.push(id)
  }

  /** Tasks, replies and forms of one case; answers the day the case was answered by all. */
  function work(year: Year, id: string, assigned: Day, evaluator: string, isBody: boolean): Day | null {
    const first = pick(sizes.units)
    const shape = random()
    const roles = shape < 0.5 ? ['sole'] : shape < 0.8 ? ['lead', 'assist'] : ['separate', 'separate']
    const answers: (Day | null)[] = []
    for (const [i, role] of roles.entries()) {
      const unit = ids.unit((first + i) % sizes.units)
      const ends = task(year, { id, unit, role, round: 1, assigned, previous: null, evaluator, isBody })
      if (role !== 'assist') answers.push(ends)
    }
    return answers.includes(null)
      ? null
      : (answers.reduce((latest, d) => (latest !== null && d !== null && d > latest ? d : latest)) ?? null)
  }

  interface TaskWish {
    readonly id: string
    readonly unit: string
    readonly role: string
    readonly round: number
    readonly assigned: Day
    readonly previous: string | null
    readonly evaluator: string
    readonly isBody: boolean
  }

  function task(year: Year, t: TaskWish): Day | null {
    const taskId = idFrom(t.id, t.unit, t.round)
    const answered = chance(0.85) ? addDays(t.assigned, 20 + pick(110)) : null
    const mark = random() < 0.55 ? 'A' : random() < 0.6 ? 'B' : random() < 0.8 ? 'C' : 'D'
    const isUnhappy = t.round === 1 && t.role !== 'assist' && answered !== null && chance(0.12)
    const judged = answered && chance(0.85) ? addDays(answered, 1 + pick(14)) : null
    const again = isUnhappy && judged ? addDays(judged, 2) : null
    year.handling_task.push({
      id: taskId,
      proposal_id: t.id,
      body_id: t.unit,
      role: t.role,
      round: t.round,
      state: answered ? 'issued' : 'handling',
      state_since: instant(t.assigned),
      assigned_on: t.assigned,
      due_day: addDays(t.assigned, chance(0.1) ? 120 : 90),
      original_due_day: addDays(t.assigned, 90),
      answered_on: answered,
      superseded_on: again,
      previous_id: t.previous,
      entered_on: addDays(t.assigned, pick(3)),
    })
    if (chance(0.8))
      year.consultation_record.push({
        id: idFrom(taskId, 'talk'),
        task_id: taskId,
        proposal_id: t.id,
        phase: 'before',
        mode: ['visit', 'phone', 'waived', 'meeting'][pick(4)] ?? 'visit',
        held_on: addDays(t.assigned, 5),
        content: '沟通',
        recorded_by: '承办人',
        recorded_at: instant(addDays(t.assigned, 6)),
        confirmed_at: chance(0.6) ? instant(addDays(t.assigned, 8)) : null,
        disputed_at: chance(0.05) ? instant(addDays(t.assigned, 9)) : null,
      })
    if (!answered) return null
    const replyId = idFrom(taskId, 'reply')
    year.reply.push({
      id: replyId,
      task_id: taskId,
      proposal_id: t.id,
      round: t.round,
      class_mark: t.role === 'assist' ? null : mark,
      saved_at: instant(answered),
      issued_at: instant(answered),
      issued_on: answered,
    })
    if (t.role === 'assist') return answered
    const corrected = chance(0.1) ? addDays(answered, 10) : null
    year.reply_class.push({
      reply_id: replyId,
      proposal_id: t.id,
      from_day: answered,
      until_day: corrected,
      entry: 1,
      class_mark: mark,
      set_by: '承办单位',
    })
    if (corrected)
      year.reply_class.push({
        reply_id: replyId,
        proposal_id: t.id,
        from_day: corrected,
        until_day: null,
        entry: 2,
        class_mark: 'B',
        set_by: '提案办',
      })
    for (let no = 1; no <= 2; no++)
      year.reply_item.push({ reply_id: replyId, no, accepted: ['adopted', 'partly', 'notAdopted'][pick(3)] ?? 'adopted' })
    year.feedback.push({
      id: idFrom(replyId, 'form'),
      reply_id: replyId,
      task_id: taskId,
      proposal_id: t.id,
      round: t.round,
      evaluator_id: t.evaluator,
      evaluator_kind: t.isBody ? 'body' : 'person',
      decisive: true,
      opened_on: answered,
      due_day: addDays(answered, 20),
      attitude: judged ? rating(isUnhappy) : null,
      result: judged ? rating(isUnhappy) : null,
      given_on: judged,
      lapsed_on: judged ? null : chance(0.5) ? addDays(answered, 21) : null,
    })
    if (again) task(year, { ...t, round: 2, assigned: again, previous: taskId })
    return answered
  }

  function rating(isUnhappy: boolean): string {
    return isUnhappy ? 'dissatisfied' : (['satisfied', 'satisfied', 'satisfied', 'basically', 'understood'][pick(5)] ?? 'satisfied')
  }
}

function fateOf(r: number, hasMain: boolean): number {
  if (r < 0.05) return 0
  if (r < 0.1) return 1
  if (r < 0.2) return 2
  return r < 0.3 && hasMain ? 3 : 4
}

/** A chosen proposal with its standing, how it was chosen, and up to two items that supervise it. */
function chosen(year: Year, proposalId: string, n: number, reviewed: Day): void {
  const on = addDays(reviewed, 10)
  const session = { session_id: ids.session(2022) }
  const selection = idFrom('selection', proposalId)
  year.key_selection.push({
    id: selection,
    proposal_id: proposalId,
    ...session,
    state: 'decided',
    state_since: instant(on),
    proposed_on: addDays(reviewed, 3),
  })
  for (const [i, source] of ['party', 'unit'].slice(0, 1 + (n % 2)).entries())
    year.key_recommendation.push({
      id: idFrom('recommendation', proposalId, i),
      selection_id: selection,
      source,
      recommender: '推荐单位',
      reason: '涉及面广',
      weighty: true,
      broad: true,
      feasible: true,
      recommended_on: addDays(reviewed, 3 + i * 4),
      recorded_by: '提案办',
      recorded_at: instant(addDays(reviewed, 3 + i * 4)),
    })
  year.proposal_standing.push({
    id: idFrom('standing', proposalId),
    proposal_id: proposalId,
    tier: n % 2 ? 'key' : 'important',
    from_day: on,
    entered_on: addDays(reviewed, 12),
    until_day: n % 5 ? null : addDays(reviewed, 60),
  })
  for (const [i, mode] of [
    ['leaderOnSite', '党政主要领导现场督办'],
    ['chairLed', '主席会议成员牵头督办'],
  ]
    .slice(0, n % 3)
    .entries())
    supervised(year, proposalId, n + i, addDays(on, 5 + i * 9), mode)
}

function supervised(year: Year, proposalId: string, n: number, opened: Day, [mode = '', label = '']: readonly string[]): void {
  const id = idFrom('supervision', proposalId, mode)
  const part = { supervision_id: id }
  year.matter.push({
    id,
    kind: 'supervision',
    title: '督办',
    session_id: ids.session(2022),
    state: 'running',
    state_since: instant(opened),
    open: true,
    opened_at: instant(opened),
  })
  year.supervision.push({
    id,
    session_id: ids.session(2022),
    mode,
    mode_label: label,
    leader_id: ids.person(n % sizes.people),
    leader_name: '领衔人',
    opened_on: opened,
    cancelled_on: n % 7 ? null : addDays(opened, 40),
  })
  year.supervision_case.push({ ...part, proposal_id: proposalId, from_day: opened })
  for (let i = 0; i < n % 4; i++)
    year.supervision_activity.push({
      id: idFrom('activity', id, i),
      ...part,
      kind: i % 2 ? 'meeting' : 'siteVisit',
      held_on: addDays(opened, 10 + i * 7),
      entered_on: addDays(opened, 12 + i * 7),
      place: '现场',
      participants: '各方',
      leader_present: i % 3 === 0,
      minutes: '听取汇报',
      recorded_by: '提案办',
      recorded_at: instant(addDays(opened, 12 + i * 7)),
    })
  for (let no = 1; no <= n % 3; no++)
    year.supervision_problem.push({
      id: idFrom('problem', id, no),
      ...part,
      no,
      text: `第${no}个问题`,
      owner_id: ids.unit(n % sizes.units),
      found_on: addDays(opened, 12),
      entered_on: addDays(opened, 12),
      state: 'open',
      state_since: instant(addDays(opened, 12)),
      solved_on: (n + no) % 2 ? addDays(opened, 50) : null,
      retracted_on: (n + no) % 5 ? null : addDays(opened, 30),
    })
  if (n % 2)
    year.supervision_result.push({
      id: idFrom('result', id),
      ...part,
      text: '督办情况',
      reported_on: addDays(opened, 60),
      reported_by: '提案办',
      returned_on: n % 3 ? null : addDays(opened, 66),
    })
}

/** Columns not named keep their defaults. All rows of a call have the same columns. */
export async function put(tx: Tx, committeeId: number, table: string, rows: readonly Row[]): Promise<void> {
  const first = rows[0]
  if (!first) return
  const columns = sql.join(Object.keys(first).map((c) => sql.ref(c)))
  await sql`insert into ${sql.table(table)} (committee_id, ${columns})
    select ${committeeId}, ${columns} from jsonb_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}
