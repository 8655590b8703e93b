// The demonstration's present: what is planned, told, under way and just over around its day, each meeting in another state of its course.
import type { DemoShare } from '#/core/feature.ts'
import { addMaterial, releaseMaterials, setAgenda } from './actions/papers.ts'
import { signUp } from './actions/people.ts'
import { askCorrection } from './attendance/actions/corrections.ts'
import { markPeople } from './attendance/actions/keeping.ts'
import { agendaFields } from './contract.ts'
import { heldMeeting, runningMeeting } from './demo-hall.ts'
import { did, playOf, type Play } from './demo-play.ts'
import { draftFor, minutesActs } from './minutes/acts.ts'
import { minutesOf } from './minutes/store.ts'

const parts: readonly (readonly [string, (play: Play) => Promise<void>])[] = [
  ['筹备中的', beforehand],
  ['已经通知的', told],
  ['报名的', signedUp],
  ['已举行的', heldMeeting],
  ['办结的', over],
  ['正在举行的', runningMeeting],
]

export const presentDemo: DemoShare = {
  title: '筹备、进行和刚结束的会议活动',
  write: async (stage) => {
    const play = await playOf(stage)
    for (const [i, [, write]] of parts.entries()) {
      await write(play)
      stage.progress(i + 1, parts.length)
    }
  },
}

const whole = (on: string, from = '09:00', until = '11:30') => [{ day: on, from, until }]

async function beforehand({ on, plan, moved, members }: Play): Promise<void> {
  await plan(on('2022-12-16'), { kind: 'chair', title: '政协云岭市第五届委员会主席会议', sessions: whole('2023-01-10') })
  const some = { personIds: members.slice(20, 34).map((m) => m.personId) }
  const bimonthly = { kind: 'consult.bimonthly', title: '“快递进村”双月协商座谈会', sessions: whole('2023-01-12', '14:30', '17:00') }
  await moved(on('2022-12-19'), await plan(on('2022-12-16'), bimonthly, some), ['submit'], { note: '议题已列入年度协商计划' })
  const thematic = { kind: 'consult.thematic', title: '职业教育发展专题协商会', sessions: whole('2023-01-06') }
  const approved = await plan(on('2022-12-12'), thematic, some)
  await moved(on('2022-12-13'), approved, ['submit'], { note: '' })
  await moved(on('2022-12-14'), approved, ['approve'])
  const survey = { kind: 'survey', title: '“河湖生态保护”专题调研', place: '望河县', sessions: whole('2022-12-16') }
  const postponed = await plan(on('2022-12-05'), survey, some)
  await moved(on('2022-12-06'), postponed, ['notify'])
  await moved(on('2022-12-14'), postponed, ['postpone'], { reason: '受寒潮影响，路面结冰' })
  const tour = { kind: 'study-tour', title: '赴外地学习考察智慧养老', place: '东部城市', sessions: whole('2022-11-21') }
  const cancelled = await plan(on('2022-11-07'), tour, some)
  await moved(on('2022-11-08'), cancelled, ['notify'])
  await moved(on('2022-11-17'), cancelled, ['cancel'], { reason: '与市委重要会议时间冲突' })
}

/** The standing committee of next week: told with its papers; some have answered, one has leave, one waits for it, the two accounts owe an answer. */
async function told(play: Play): Promise<void> {
  const { on, plan, moved, page, answer, office, chair, members, own } = play
  const people = { lists: ['standing'], personIds: own.map((m) => m.personId), role: 'participant' }
  const title = '政协云岭市第五届委员会常务委员会会议'
  const sessions = [
    { label: '上午', day: '2022-12-27', from: '09:00', until: '11:30' },
    { label: '下午', day: '2022-12-27', from: '14:30', until: '17:00' },
  ]
  const id = await plan(on('2022-12-01'), { kind: 'standing', title, sessions }, people)
  const items = [
    { title: '审议通过召开五届二次全会的决定', minutes: 20, speaker: '秘书长' },
    { title: '协商讨论常委会工作报告（讨论稿）', minutes: 90, speaker: '副主席' },
    { title: '协商讨论提案工作情况的报告（讨论稿）', minutes: 60, speaker: '提案委员会' },
  ]
  did(await setAgenda(on('2022-12-01'), office, { id, version: (await page(id)).version }, agendaFields.parse({ items })))
  for (const paper of ['会议日程（草案）', '常委会工作报告（讨论稿）', '提案工作情况的报告（讨论稿）'])
    did(await addMaterial(on('2022-12-02'), office, id, { title: paper, access: 'participants', agendaId: null }))
  await moved(on('2022-12-02'), id, ['submit'], { note: '' })
  await moved(on('2022-12-05'), id, ['approve', 'notify'])
  did(await releaseMaterials(on('2022-12-12'), office, id))
  const a = await page(id)
  const standing = members.filter((m) => a.people.some((p) => p.personId === m.personId))
  for (const m of standing.slice(0, 14)) await answer(on('2022-12-14'), m, a, m.personId, 'confirm')
  for (const [i, m] of standing.slice(14, 17).entries()) {
    const leave = { kind: i === 0 ? 'official' : 'personal', reason: i === 0 ? '参加省里的业务会议' : '家中有事' }
    await answer(on('2022-12-15'), m, a, m.personId, 'askLeave', leave)
    if (i === 0) await answer(on('2022-12-16'), chair, a, m.personId, 'grantLeave', { says: '同意' })
  }
}

async function signedUp({ on, plan, moved, members }: Play): Promise<void> {
  const lecture = {
    kind: 'lecture',
    title: '政协大讲堂：怎样把社情民意信息写实',
    sessions: whole('2023-01-05', '14:30', '17:00'),
    signUpUntil: '2023-01-03 18:00',
    places: 60,
    details: { topic: '怎样把社情民意信息写实', speaker: '市政协研究室' },
  }
  const open = await plan(on('2022-12-12'), lecture)
  await moved(on('2022-12-13'), open, ['notify'])
  for (const m of members.slice(40, 52)) did(await signUp(on('2022-12-16'), m, open))
  const trees = { kind: 'inspection', title: '冬季供暖保障视察', place: '城中区、北塬县', sessions: whole('2022-12-22') }
  const closed = await plan(on('2022-12-08'), { ...trees, signUpUntil: '2022-12-19 12:00', places: 8 })
  await moved(on('2022-12-09'), closed, ['notify'])
  for (const m of members.slice(60, 68)) did(await signUp(on('2022-12-15'), m, closed))
  await moved(on('2022-12-19', '14:00'), closed, ['closeSignUp'])
}

/** A chairs' meeting with its minutes out; a symposium closed, with one presence to be corrected. */
async function over(play: Play): Promise<void> {
  const { on, plan, moved, page, office, members, own, read } = play
  const meeting = { kind: 'chair', title: '政协云岭市第五届委员会主席会议', sessions: whole('2022-12-09') }
  const chairs = await plan(on('2022-12-01'), meeting, { lists: ['chairs'] })
  await moved(on('2022-12-01'), chairs, ['submit'], { note: '' })
  await moved(on('2022-12-02'), chairs, ['approve', 'notify'])
  const items = [{ title: '研究五届二次全会筹备工作' }, { title: '研究年度履职考核工作' }]
  did(await setAgenda(on('2022-12-05'), office, { id: chairs, version: (await page(chairs)).version }, agendaFields.parse({ items })))
  await moved(on('2022-12-09'), chairs, ['begin'])
  await come(play, chairs, on('2022-12-09', '09:05'), 0)
  await moved(on('2022-12-09', '11:40'), chairs, ['hold'], { audience: null })
  const { id } = did(await draftFor(on('2022-12-12'), office, chairs))
  const seen = async () => ({ id, version: (await read((tx, committeeId) => minutesOf(tx, committeeId, chairs)))?.version ?? 1 })
  did(await minutesActs.submit(on('2022-12-13'), office, await seen(), {}))
  did(await minutesActs.approve(on('2022-12-13', '15:00'), play.chair, await seen(), { by: play.chair.name }))
  did(await minutesActs.issue(on('2022-12-14'), office, await seen(), {}))
  const study = { kind: 'study-symposium', title: '学习党的二十大精神座谈会', sessions: whole('2022-12-02'), themes: ['congress-spirit'] }
  const people = { personIds: [...own, ...members.slice(70, 92)].map((m) => m.personId) }
  const closed = await plan(on('2022-11-22'), study, people)
  await moved(on('2022-11-23'), closed, ['notify'])
  await come(play, closed, on('2022-12-02', '08:50'), 6)
  await moved(on('2022-12-02', '11:40'), closed, ['hold'], { audience: null })
  await moved(on('2022-12-05'), closed, ['close'])
  const a = await page(closed)
  const [person, session] = [a.people.at(-1), a.sessions[0]]
  const ask = { sessionId: session?.id ?? '', participationId: person?.id ?? '', state: 'present', lateMinutes: 0, leftMinutes: 0 } as const
  did(await askCorrection(on('2022-12-16'), office, closed, { ...ask, leaveKind: null, reason: '本人在纸质签到表上签了名，漏录' }))
}

/** Everybody on the list but every n-th and the last signs in; 0: nobody stays away. */
async function come({ page, office }: Play, id: string, world: Parameters<typeof markPeople>[0], awayEach: number): Promise<void> {
  const { people, sessions } = await page(id)
  const here = people.filter((_, i) => awayEach === 0 || (i % awayEach !== awayEach - 1 && i < people.length - 1)).map((p) => p.id)
  did(await markPeople(world, office, { id: sessions[0]?.id ?? '', participations: here, direction: 'in', way: 'staff', at: null }))
}
