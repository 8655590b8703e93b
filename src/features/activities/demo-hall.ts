// The two meetings of the demonstration with a hall to look into: a thematic standing meeting just held, and one under way on its day.
import { sql } from 'kysely'
import type { World } from '#/core/action.ts'
import { addMaterial, releaseMaterials, setAgenda } from './actions/papers.ts'
import { invite } from './actions/people.ts'
import { markPeople } from './attendance/actions/keeping.ts'
import { agendaFields, invitation } from './contract.ts'
import { did, type Play } from './demo-play.ts'
import { openDisplay, setFloor, setItem, showMessage } from './floor/hall/acts.ts'
import { askQuestion, questionActs } from './floor/questions/acts.ts'
import { questionsOf } from './floor/questions/store.ts'
import { askToSpeak, speechActs } from './floor/speeches/acts.ts'
import { newSpeech } from './floor/speeches/contract.ts'
import { enterTally, prepareVote, voteActs } from './floor/votes/acts.ts'
import { castBallot } from './floor/votes/ballot-box.ts'
import { newVote } from './floor/votes/contract.ts'
import { newDecision } from './minutes/contract.ts'
import { writeDecision } from './minutes/decision-acts.ts'
import { draftFor } from './minutes/acts.ts'

const topics = ['关于延伸特色农业产业链的建议', '补齐县域冷链物流短板', '让职业教育跟上产业', '关于中小企业融资的几点建议'] as const

/** The thematic meeting of 15 December: proposals on its agenda, speeches, questions, a vote counted by hand, minutes drafted with what was decided. */
export async function heldMeeting(play: Play): Promise<void> {
  const { on, plan, moved, page, office, members, own, answer } = play
  const title = '政协云岭市第五届委员会常务委员会会议（专题议政）'
  const sessions = [{ day: '2022-12-15', from: '09:00', until: '11:30' }]
  const fields = { kind: 'standing', title, sessions, thematic: true, themes: ['industry'] }
  const id = await plan(on('2022-11-22'), fields, { personIds: [play.chair.personId], role: 'chair' })
  did(await invite(on('2022-11-22'), office, id, invitation.parse({ lists: ['standing'] })))
  await agenda(play, id, on('2022-11-22'))
  await moved(on('2022-11-23'), id, ['submit'], { note: '' })
  await moved(on('2022-11-24'), id, ['approve', 'notify'])
  did(await addMaterial(on('2022-11-28'), office, id, { title: '专题议政调研报告', access: 'participants', agendaId: null }))
  did(await releaseMaterials(on('2022-11-30'), office, id))
  const told = await page(id)
  const standing = members.filter((m) => told.people.some((p) => p.personId === m.personId && p.role !== 'chair'))
  const away = standing.at(-1)
  if (away) {
    await answer(on('2022-12-08'), away, told, away.personId, 'askLeave', { kind: 'sick', reason: '住院治疗' })
    await answer(on('2022-12-09'), play.chair, told, away.personId, 'grantLeave', { says: '同意' })
  }
  await moved(on('2022-12-15', '08:55'), id, ['begin'])
  const left = standing.at(-2)
  const here = told.people.filter((p) => p.personId !== away?.personId && p.personId !== left?.personId)
  await signIn(
    play,
    id,
    here.map((p) => p.id),
    on('2022-12-15', '08:58'),
  )
  for (const [i, topic] of topics.entries()) {
    const speaker = standing[i]
    if (speaker) await spoken(play, id, speaker.personId, topic, `09:${10 + i * 12}`)
  }
  await asked(
    play,
    id,
    [...standing.slice(4, 6), ...own.filter((m) => told.people.some((p) => p.personId === m.personId))],
    on('2022-12-15', '10:20'),
  )
  const at = on('2022-12-15', '11:05')
  const vote = did(await prepareVote(at, office, id, newVote.parse({ mode: 'hands', title: '通过《关于做强特色产业的建议案》' })))
  did(await voteActs.open(at, office, { id: vote.id, version: 1 }, {}))
  const counts = [
    { code: 'for', votes: here.length - 2 },
    { code: 'against', votes: 0 },
    { code: 'abstain', votes: 2 },
  ]
  for (const teller of [office, play.chair])
    did(
      await enterTally(at, teller === office ? office : { ...office, personId: teller.personId, name: teller.name }, vote.id, {
        ballots: here.length,
        invalid: 0,
        counts,
      }),
    )
  did(await voteActs.close(at, office, { id: vote.id, version: 2 }, {}))
  await moved(on('2022-12-15', '11:40'), id, ['hold'], { audience: null })
  await decided(play, id)
  did(await draftFor(on('2022-12-16'), office, id))
}

/** Cases that came before the meeting stand on its agenda. */
async function agenda({ read, office, page }: Play, id: string, world: World): Promise<void> {
  const { rows } = await read((tx, committeeId) =>
    sql<{ id: string; title: string }>`select m.id, m.title from matter m where m.committee_id = ${committeeId} and m.kind = 'proposal'
      and m.opened_at < '2022-06-01' and m.state in (select s.state from matter s where s.committee_id = m.committee_id and s.kind = 'proposal'
        and not s.open group by s.state order by count(*) desc limit 1) order by m.id limit 3`.execute(tx),
  )
  const items = [
    { title: '听取特色产业发展情况通报', minutes: 20, speaker: '市农业农村局' },
    ...rows.map((r) => ({ title: `协商：${r.title}`.slice(0, 200), minutes: 30, matterId: r.id })),
    { title: '审议通过《关于做强特色产业的建议案》', minutes: 20, speaker: '秘书长' },
  ]
  did(await setAgenda(world, office, { id, version: (await page(id)).version }, agendaFields.parse({ items })))
}

async function signIn({ page, office }: Play, id: string, participations: readonly string[], world: World): Promise<void> {
  const session = (await page(id)).sessions[0]?.id ?? ''
  did(await markPeople(world, office, { id: session, participations, direction: 'in', way: 'staff', at: null }))
}

async function spoken({ on, office }: Play, meeting: string, personId: string | null, topic: string, time: string): Promise<void> {
  const text = `${topic}：一是摸清底数，二是明确责任单位，三是落实资金和用地，四是每季度通报一次进度。`
  const { id } = did(await askToSpeak(on('2022-12-08'), office, meeting, newSpeech.parse({ topic, text, personId })))
  did(await speechActs.choose(on('2022-12-12'), office, { id, version: 1 }, { form: 'oral', allotted: 8 }))
  did(await speechActs.register(on('2022-12-15', time), office, { id, version: 2 }, { on: '2022-12-15', minutes: 7.5 }))
}

const questionTexts = [
  ['冷链物流的补助什么时候兑付？', '市商务局', '已兑付七成，其余年底前到位。'],
  ['特色产业贷款贴息的门槛能不能再降？', '市金融办', '明年起户均额度提高，手续压减三项。'],
  ['职校新专业什么时候招生？', '市教育局', '明年秋季招生，已列入计划。'],
] as const

async function asked({ office, read }: Play, meeting: string, people: readonly Play['office'][], world: World): Promise<void> {
  for (const [i, asker] of people.slice(0, 3).entries()) {
    const [text, to] = questionTexts[i] ?? questionTexts[0]
    did(await askQuestion(world, asker, meeting, { text, to }))
  }
  const all = await read((tx, committeeId) => questionsOf(tx, committeeId, meeting))
  for (const [i, q] of all.entries())
    did(
      await questionActs.answer(
        world,
        office,
        { id: q.id, version: q.version },
        { answeredBy: q.to, answer: questionTexts[i]?.[2] ?? '会后书面答复。' },
      ),
    )
}

async function decided({ on, office, read }: Play, meeting: string): Promise<void> {
  const { rows } = await read((tx, committeeId) =>
    sql<{
      id: string
    }>`select id from body where committee_id = ${committeeId} and kind = 'handling-unit' and to_day is null
      and (name like '%商务局' or name like '%财政局') order by sort, id limit 2`.execute(tx),
  )
  const [first = null, second = null] = rows.map((r) => r.id)
  const given = [
    {
      kind: 'task',
      text: '把《关于做强特色产业的建议案》修改完善后报市委、送市政府',
      ownerPersonId: office.personId,
      dueDay: '2022-12-30',
    },
    {
      kind: 'suggestion',
      text: '建议出台县域冷链物流三年实施方案',
      ownerBodyId: first,
      type: 'planning',
      horizon: 'forward',
      dueDay: '2023-03-31',
    },
    {
      kind: 'suggestion',
      text: '建议对特色产业贷款贴息实行限时办结',
      ownerBodyId: second,
      type: 'implementation',
      horizon: 'routine',
      dueDay: '2023-02-28',
    },
  ]
  for (const ask of given) did(await writeDecision(on('2022-12-15', '15:00'), office, meeting, newDecision.parse(ask)))
}

/** Under way on the demonstration's day: most are in the hall, the first account is still to sign in, the second may vote. */
export async function runningMeeting(play: Play): Promise<void> {
  const { on, plan, moved, page, office, members, own } = play
  const fields = {
    kind: 'consult.thematic',
    title: '“优化营商环境”专题协商会',
    mandatory: true,
    themes: ['industry'],
    sessions: [{ day: '2022-12-20', from: '09:00', until: '17:30' }],
  }
  const people = { personIds: [...own, ...members.slice(0, 46)].map((m) => m.personId) }
  const id = await plan(on('2022-12-01'), fields, people)
  const items = [
    { title: '通报全市营商环境建设情况', minutes: 30, speaker: '市发展改革委' },
    { title: '专题调研组作调研报告', minutes: 30, speaker: '经济委员会' },
    { title: '委员协商发言', minutes: 150, speaker: '' },
    { title: '部门回应、互动交流', minutes: 90, speaker: '' },
    { title: '表决协商意见（讨论稿）', minutes: 20, speaker: '' },
  ]
  did(await setAgenda(on('2022-12-01'), office, { id, version: (await page(id)).version }, agendaFields.parse({ items })))
  await moved(on('2022-12-02'), id, ['submit'], { note: '' })
  await moved(on('2022-12-05'), id, ['approve', 'notify'])
  did(await setFloor(on('2022-12-06'), office, id, { speechesUntil: '2022-12-20T17:00', speechMinutes: 8, questionsOpen: true }))
  for (const [i, topic] of ['压减审批环节要再快一步', '民营企业最怕政策不落地', '把涉企检查管起来', '让融资担保真正管用'].entries()) {
    const personId = members[i]?.personId ?? null
    const speech = did(await askToSpeak(on('2022-12-13'), office, id, newSpeech.parse({ topic, personId })))
    if (i < 3) did(await speechActs.choose(on('2022-12-16'), office, { id: speech.id, version: 1 }, { form: 'oral', allotted: 8 }))
  }
  await moved(on('2022-12-20', '08:45'), id, ['begin'])
  const { people: listed, agenda: rows } = await page(id)
  const late = new Set([own[0], ...members.slice(38, 46)].map((m) => m?.personId))
  await signIn(
    play,
    id,
    listed.filter((p) => !late.has(p.personId)).map((p) => p.id),
    on('2022-12-20', '08:50'),
  )
  for (const i of [0, 1, 2]) did(await setItem(on('2022-12-20', `08:5${2 + i}`), office, id, rows[i]?.id ?? null))
  const now = on('2022-12-20', '08:56')
  const asker = own[1] ?? members[1]
  if (asker) did(await askQuestion(now, asker, id, { text: '惠企政策能不能做到免申即享？', to: '市财政局' }))
  did(await showMessage(now, office, id, '请各位委员把手机调到静音'))
  did(await openDisplay(now, office, id, '会议厅大屏'))
  const vote = did(await prepareVote(now, office, id, newVote.parse({ title: '原则通过《关于优化营商环境的协商意见（讨论稿）》' })))
  did(await voteActs.open(now, office, { id: vote.id, version: 1 }, {}))
  await Promise.all(members.slice(0, 21).map(async (m, i) => did(await castBallot(now, m, vote.id, [i % 9 === 8 ? 'abstain' : 'for']))))
}
