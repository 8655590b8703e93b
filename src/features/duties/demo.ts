// The demonstration's share of scores: half a year assessed, approved and archived; the whole year being checked; one praise in the file, proposals to decide.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, instantOf } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import { must } from '#/core/demo-must.ts'
import type { DemoShare, DemoStage } from '#/core/feature.ts'
import { roles, type RoleName } from '#/core/identity/access.ts'
import { defaultRules } from './scoring/preset-default.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { assessmentActs, openAssessment } from './assessment/acts.ts'
import { checkSheet, changeGrade, object, objectionActs } from './assessment/sheet-acts.ts'
import { findAssessment, sheetsIn, type SheetRow } from './assessment/store.ts'
import { nominate, recognitionActs } from './recognition/acts.ts'
import { findRecognition } from './recognition/store.ts'
import { draftRules, editionActs, saveRules } from './scoring/acts.ts'
import { sheetsOf } from './scoring/scores.ts'

export const scoresDemo: DemoShare = {
  title: '履职得分和考核',
  write: async (stage) => {
    const play = await playOf(stage)
    await halfYearRules(play)
    const id = await halfYear(play)
    stage.progress(1, 3)
    await praise(play, id)
    stage.progress(2, 3)
    await wholeYear(play)
    stage.progress(3, 3)
  },
}

interface Play {
  readonly stage: DemoStage
  readonly office: Actor
  readonly chair: Actor
  readonly on: (text: string, time?: string) => World
  readonly read: <T>(work: (tx: Tx, committeeId: number) => Promise<T>) => Promise<T>
}

async function playOf(stage: DemoStage): Promise<Play> {
  const { world, committeeId } = stage
  // The assessment reads every fact of the year: without statistics its joins read too much.
  await sql`analyze fact, seat, person, body`.execute(world.db.owner)
  const holder = async (role: RoleName): Promise<Actor> => {
    const [one] = await readIn(world.db, [committeeId], (tx) => peopleWithRole(tx, committeeId, role, day('2022-12-01')))
    if (!one) throw new Error(`the demonstration has nobody as ${role}`)
    return actor(committeeId, role, one.personId, one.name)
  }
  return {
    stage,
    office: await holder('general-office'),
    chair: await holder('chair'),
    on: (text, time = '10:00') => stage.at(instantOf(day(text), time)),
    read: (work) => readIn(world.db, [committeeId], (tx) => work(tx, committeeId)),
  }
}

const actor = (committeeId: number, role: RoleName, personId: string, name: string): Actor => ({
  kind: 'person',
  personId,
  accountId: null,
  name,
  committeeId,
  posts: [{ role, bodyId: null, bodyName: null }],
  rights: new Set(roles[role].rights),
})
const member = (play: Play, s: SheetRow): Actor => actor(play.stage.committeeId, 'member', s.holderId, s.name)

/** The points that this part of the members reached in half a year: where the meeting drew the lines. */
async function lines({ read }: Play, parts: readonly number[]): Promise<readonly number[]> {
  const [from, to] = [day('2022-01-01'), day('2022-06-30')]
  const period = { year: 2022, from, to, end: to }
  const sheets = await read((tx, committeeId) => sheetsOf(tx, { committeeId, set: defaultRules, version: 'trial', period }))
  const totals = sheets.map((s) => s.sheet.total).toSorted((a, b) => b - a)
  return parts.map((part) => Math.max(1, totals[Math.floor(totals.length * part)] ?? 1))
}

async function halfYearRules(play: Play): Promise<void> {
  const { on, office, chair } = play
  const [best = 3, good = 2, pass = 1] = await lines(play, [0.2, 0.5, 0.93])
  const draft = must(await draftRules(on('2022-06-20'), office, { key: 'half-year', from: 'dx-default-1', title: '委员履职半年考核办法' }))
  const content = {
    ...defaultRules,
    title: '委员履职半年考核办法',
    source: '主席会议通过的半年考核办法：项目和分值同年度办法，分数线按上半年得分的分布确定；半年考核不看四个一和全会出席的门槛',
    gates: defaultRules.gates.filter((g) => g.key !== 'G1' && g.key !== 'G2' && g.key !== 'G4'),
    grades: [
      { label: '优秀', min: Math.max(best, Math.max(good, pass + 1) + 1) },
      { label: '良好', min: Math.max(good, pass + 1) },
      { label: '称职', min: pass },
      { label: '不称职', min: -1000 },
    ],
    consequences: [{ grade: '优秀', years: 1, act: 'commend' as const }],
  }
  must(await saveRules(on('2022-06-21'), office, { id: draft.id, version: 1 }, content))
  must(
    await editionActs.adopt(on('2022-06-28'), chair, { id: draft.id, version: 2 }, { fromDay: '2022-06-28', source: '五届第四次主席会议' }),
  )
}

const seenOf = async ({ read }: Play, id: string) => ({
  id,
  version: (await read((tx, committeeId) => findAssessment(tx, committeeId, id)))?.version ?? 1,
})

async function halfYear(play: Play): Promise<string> {
  const { on, office, chair, read } = play
  const { id } = must(
    await openAssessment(on('2022-07-01'), office, {
      title: '2022年上半年委员履职考核',
      year: 2022,
      rules: 'half-year',
      factsUntil: '2022-06-30',
    }),
  )
  must(await assessmentActs.startCheck(on('2022-07-04'), office, await seenOf(play, id), { checkUntil: '2022-07-14' }))
  const sheets = await read((tx, committeeId) => sheetsIn(tx, committeeId, id))
  for (const s of sheets.slice(0, 9)) must(await checkSheet(on('2022-07-06'), member(play, s), s.id))
  const [asking] = sheets.slice(9)
  if (asking) {
    const raised = must(
      await object(on('2022-07-08'), member(play, asking), asking.id, { ruleKey: 'C1', reason: '五月的一次视察没有计上' }),
    )
    const answer = { decision: '经查，该次视察由县区政协组织，已在县区登记，不重复计' }
    must(await objectionActs.reject(on('2022-07-11'), office, { id: raised.id, version: 1 }, answer))
  }
  must(await assessmentActs.score(on('2022-07-15'), office, await seenOf(play, id), {}))
  must(await assessmentActs.grade(on('2022-07-18'), office, await seenOf(play, id), {}))
  const graded = await read((tx, committeeId) => sheetsIn(tx, committeeId, id))
  const raisedUp = graded.find((s) => s.grade === '不称职' && s.exempt === null)
  if (raisedUp)
    must(
      await changeGrade(
        on('2022-07-19'),
        office,
        { id: raisedUp.id, version: raisedUp.version },
        { grade: '称职', reason: '上半年受组织委派驻村帮扶，考核小组评议同意' },
      ),
    )
  const meeting = { meeting: '五届第五次主席会议', meetingDay: '2022-07-25' }
  must(await assessmentActs.consider(on('2022-07-25'), office, await seenOf(play, id), meeting))
  must(await assessmentActs.approve(on('2022-07-26'), chair, await seenOf(play, id), { documentNo: '云协办发〔2022〕18号' }))
  must(await assessmentActs.notify(on('2022-07-27'), office, await seenOf(play, id), {}))
  must(await assessmentActs.archive(on('2022-08-09'), office, await seenOf(play, id), {}))
  return id
}

/** The best of the half-year are praised; a talk waits for its approval. */
async function praise(play: Play, assessmentId: string): Promise<void> {
  const { on, office, chair, read } = play
  const best = (await read((tx, committeeId) => sheetsIn(tx, committeeId, assessmentId))).filter((s) => s.exempt === null)
  const holders = best
    .slice(0, 8)
    .map((s) => ({ id: s.holderId, kind: s.holderKind, points: s.total, reason: `上半年履职得分${s.total ?? 0}分` }))
  const { id } = must(
    await nominate(on('2022-08-10'), office, {
      kind: 'commend',
      title: '2022年上半年履职优秀委员',
      year: 2022,
      criteria: '上半年履职得分居前，没有处理记录',
      level: 'city',
      holders,
    }),
  )
  const seen = async () => ({ id, version: (await read((tx, committeeId) => findRecognition(tx, committeeId, id)))?.version ?? 1 })
  must(await recognitionActs.check(on('2022-08-11'), chair, await seen(), { note: '无违纪违法，材料属实' }))
  must(await recognitionActs.show(on('2022-08-12'), office, await seen(), { shownUntil: '2022-08-18' }))
  must(await recognitionActs.approve(on('2022-08-22'), chair, await seen(), { meeting: '五届第六次主席会议' }))
  must(await recognitionActs.issue(on('2022-08-24'), office, await seen(), { documentNo: '云协发〔2022〕21号' }))
  const last = best.at(-1)
  if (last)
    must(
      await nominate(on('2022-12-12'), office, {
        kind: 'talkConvenor',
        title: '履职进度偏慢：界别召集人谈话',
        year: 2022,
        criteria: '到十二月履职得分仍居末位',
        level: 'city',
        holders: [{ id: last.holderId, kind: last.holderKind, points: last.total, reason: '全年没有提交提案和信息' }],
      }),
    )
}

async function wholeYear(play: Play): Promise<void> {
  const { on, office, read, stage } = play
  const { id } = must(
    await openAssessment(on('2022-12-12'), office, { title: '2022年度委员履职考核', year: 2022, rules: 'dx-default-1', factsUntil: null }),
  )
  must(await assessmentActs.startCheck(on('2022-12-15'), office, await seenOf(play, id), { checkUntil: '2022-12-25' }))
  const sheets = await read((tx, committeeId) => sheetsIn(tx, committeeId, id))
  const own = new Set(Object.values((stage.cast.get('accountPeople') as Readonly<Record<string, string>> | undefined) ?? {}))
  // Those who sign in find theirs still to be checked.
  const others = sheets.filter((s) => !own.has(s.holderId) && s.holderKind === 'person')
  for (const s of others.slice(0, 12)) must(await checkSheet(on('2022-12-16'), member(play, s), s.id))
  const [asking] = others.slice(12)
  if (asking)
    must(await object(on('2022-12-18'), member(play, asking), asking.id, { ruleKey: 'D3', reason: '资助学生一事已报县区，没有看到' }))
}
