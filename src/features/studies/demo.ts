// The demonstration's study and reading: two programmes of study and one of reading, texts to be studied at once, lectures, and reading groups
// with a spring behind them and an autumn under way.
import type { Actor } from '#/core/actor.ts'
import { addDays, day, instantOf, type Day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoShare, DemoStage, ImportRow } from '#/core/feature.ts'
import { rightsOf } from '#/core/identity/access.ts'
import type { Outcome } from '#/core/outcome.ts'
import { activeMembers, peopleWithRole, type SeatOnDay } from '#/features/members/public.ts'
import { bodiesOfKind } from '#/features/organisation/public.ts'
import { assess, planProgramme, programmeActs } from './actions/programmes.ts'
import { enterText, planLecture } from './actions/texts.ts'
import type { TextDraft } from './contract.ts'
import { planGroup } from './reading/actions/keep.ts'
import { groupActs } from './reading/actions/read.ts'
import { checkInsImporter } from './reading/importer.ts'
import type { GroupMove } from './reading/lifecycle.ts'
import { findGroup } from './reading/store.ts'

/** What others of the demonstration build on: activities take their sessions from here. */
export interface DemoStudies {
  readonly study: string
  readonly training: string
  readonly reading: string
  readonly texts: readonly { readonly id: string; readonly title: string; readonly publishedOn: Day }[]
  readonly lectures: readonly { readonly id: string; readonly title: string; readonly plannedOn: Day; readonly speakerId: string | null }[]
}

const texts: readonly Pick<TextDraft, 'kind' | 'title' | 'issuer' | 'publishedOn' | 'promptly'>[] = [
  { kind: 'document', title: '中央经济工作会议精神', issuer: '中央经济工作会议', publishedOn: '2022-01-06', promptly: true },
  { kind: 'speech', title: '在全国两会期间的重要讲话', issuer: '全国两会', publishedOn: '2022-03-12', promptly: true },
  { kind: 'law', title: '中国人民政治协商会议章程', issuer: '全国政协', publishedOn: '2022-03-20', promptly: false },
  { kind: 'book', title: '著作选读第四卷', issuer: '出版社', publishedOn: '2022-07-03', promptly: true },
  { kind: 'instruction', title: '关于粮食安全的重要指示', issuer: '中央', publishedOn: '2022-08-15', promptly: true },
  { kind: 'document', title: '党的二十大报告', issuer: '党的二十大', publishedOn: '2022-10-25', promptly: true },
  { kind: 'law', title: '党章修正案', issuer: '党的二十大', publishedOn: '2022-10-27', promptly: true },
  { kind: 'document', title: '政协工作条例', issuer: '中央', publishedOn: '2022-11-10', promptly: false },
  { kind: 'speech', title: '在省委全会上的讲话', issuer: '省委', publishedOn: '2022-12-12', promptly: true },
]

const lectures = [
  ['专门协商机构怎样“专”出特色', '2022-04-15'],
  ['从田间到餐桌：特色农业的协商故事', '2022-06-17'],
  ['界别群众工作方法', '2022-09-16'],
  ['学习贯彻党的二十大精神', '2022-11-18'],
  ['怎样写好一件提案', '2023-01-06'],
] as const

const books = ['《乡土中国》', '《史记选》', '《协商民主读本》', '《苏东坡文集选》', '《资治通鉴选》', '《经济学常识》'].map((b) =>
  b.slice(1, -1),
)

export const studiesDemo: DemoShare = {
  title: '学习活动、学习篇目、书香政协',
  write: async (stage) => {
    const { world, committeeId, at } = stage
    const last = day('2022-12-19')
    const { members, office, chairs, committees } = await readIn(world.db, [committeeId], async (tx) => ({
      members: await activeMembers(tx, committeeId, last),
      office: (await peopleWithRole(tx, committeeId, 'general-office', last))[0],
      chairs: await peopleWithRole(tx, committeeId, 'chair', last),
      committees: await bodiesOfKind(tx, committeeId, ['special-committee'], last),
    }))
    if (!office) throw new Error('the demonstration has no general office')
    const general = actorOf(committeeId, office.personId, office.name, 'general-office')
    const on = (text: string, time = '09:30') => at(instantOf(day(text), time))
    const programme = async (kind: string, title: string, fromDay: string, toDay: string, more: object = {}): Promise<string> => {
      const draft = { kind, title, theme: null, fromDay, toDay, hostId: null, audience: '全体委员', note: '', phases: [], ...more }
      const { id } = did(await planProgramme(on(fromDay < '2022-01-20' ? '2022-01-20' : fromDay), general, draft))
      did(await programmeActs.open(on(fromDay < '2022-01-20' ? '2022-01-20' : fromDay, '10:00'), general, { id, version: 1 }, {}))
      return id
    }
    const study = await programme('study', '学习贯彻党的二十大精神', '2022-10-26', '2023-06-30', {
      theme: 'congress-spirit',
      note: '党组中心组先学，常委会会议、主席会议跟进，委员分界别学，年底交流心得并考核。',
      phases: [
        { title: '集中学习', theme: '原原本本学报告、学党章', fromDay: '2022-10-26', toDay: '2022-12-31' },
        { title: '转化运用', theme: '围绕落实建言', fromDay: '2023-01-01', toDay: '2023-06-30' },
      ],
    })
    const training = await programme('training', '2022年委员学习培训', '2022-05-16', '2022-09-30', { audience: '全体委员分三期' })
    const reading = await programme('reading', '2022年书香政协', '2022-02-20', '2022-12-31', {
      phases: [
        { title: '上半年', theme: '读经典、强素养', fromDay: '2022-02-20', toDay: '2022-06-30' },
        { title: '下半年', theme: '读报告、谋发展', fromDay: '2022-07-01', toDay: '2022-12-31' },
      ],
    })
    const listed: DemoStudies['texts'][number][] = []
    for (const t of texts) {
      const publishedOn = day(t.publishedOn)
      const programmeId = t.publishedOn >= '2022-10-25' ? study : null
      const { id } = did(
        await enterText(on(addDays(publishedOn, 1) > last ? last : addDays(publishedOn, 1)), general, { ...t, summary: '', programmeId }),
      )
      listed.push({ id, title: t.title, publishedOn })
    }
    const planned: DemoStudies['lectures'][number][] = []
    for (const [i, [title, plannedOn]] of lectures.entries()) {
      const speaker = i % 2 ? undefined : chairs[i % Math.max(1, chairs.length)]
      const draft = {
        title,
        plannedOn,
        place: '市政协礼堂',
        speakerId: speaker?.personId ?? null,
        speaker: speaker ? '' : '市委党校教授',
        tier: speaker ? ('party-group' as const) : ('expert' as const),
        programmeId: null,
      }
      const { id } = did(await planLecture(on('2022-03-01', `10:0${i}`), general, draft))
      planned.push({ id, title, plannedOn: day(plannedOn), speakerId: draft.speakerId })
    }
    const results = [
      { people: members.slice(0, 70), result: 'excellent' },
      { people: members.slice(70, 250), result: 'pass' },
    ]
    for (const { people, result } of results)
      did(await assess(on('2022-09-28'), general, training, { onDay: '2022-09-28', result, people: people.map((m) => m.personId) }))
    for (const [i, body] of committees.slice(0, 5).entries())
      await readingGroup(stage, { general, programme: reading, body, members, index: i })
    const left: DemoStudies = { study, training, reading, texts: listed, lectures: planned }
    stage.cast.set('studies', left)
  },
}

interface GroupWanted {
  readonly general: Actor
  readonly programme: string
  readonly body: { readonly id: string; readonly shortName: string }
  readonly members: readonly SeatOnDay[]
  readonly index: number
}

/** The first of the spring are closed, the others are read in autumn, one is still being planned. */
async function readingGroup(
  { world, at, random, committeeId }: DemoStage,
  { general, programme, body, members, index }: GroupWanted,
): Promise<void> {
  const own = members.filter((m) => m.specialCommitteeId === body.id).slice(0, 26)
  const [owner, guide, third] = own
  if (!owner || !guide || !third) return
  const leader = actorOf(committeeId, owner.personId, owner.name, 'member')
  const begins = day(index < 2 ? '2022-03-07' : index < 4 ? '2022-09-05' : '2022-12-26')
  const title = `${body.shortName}读书群：${['读经典', '读历史', '读乡土', '读经济', '读报告'][index]}`
  const before = at(instantOf(addDays(begins, index < 4 ? -7 : -10), '09:00'))
  const { id } = did(
    await planGroup(before, general, {
      programmeId: programme,
      title,
      ownerId: owner.personId,
      bodyId: body.id,
      fromDay: begins,
      toDay: addDays(begins, 110),
    }),
  )
  let version = 1
  const make = async <M extends GroupMove>(
    move: M,
    ask: Parameters<(typeof groupActs)[M]>[3],
    days: number,
    by: Actor = leader,
  ): Promise<void> => {
    const act = groupActs[move] as unknown as (
      w: unknown,
      a: Actor,
      s: { id: string; version: number },
      ask: unknown,
    ) => Promise<Outcome<unknown>>
    did(await act(days < 0 ? before : at(instantOf(addDays(begins, days), '19:30')), by, { id, version }, ask))
    if (moving.has(move)) version += 1
  }
  for (const n of [0, 1, 2 + (index % 4)]) await make('addBook', { title: books[n % books.length] ?? '', author: '', isCommon: n < 2 }, -1)
  if (index === 4) return
  await make('addReaders', { people: own.slice(1).map((m) => m.personId) }, -1)
  await make('nameGuides', { people: [guide.personId] }, -1)
  await make('approveList', {}, -1, general)
  await make('start', {}, 0)
  const reader = actorOf(committeeId, guide.personId, guide.name, 'member')
  for (const week of [1, 2])
    await make('addGuide', { week, title: `第${week}周怎么读`, text: '先通读，再挑一处同自己的工作联系起来想。' }, week * 7, reader)
  await make('countPublic', { name: '城东社区书友会', people: 18 + index }, 10)
  await make('note', { text: '读到“差序格局”一节，想到社区里的互助。', bookId: null }, 12, reader)
  // Kept in the chat group and taken over by the table at the end of each month of reading.
  const rows: ImportRow[] = []
  for (const [i, m] of own.entries())
    for (let d = 0; d < 60; d++)
      if (random() < 0.12 + (i % 5) * 0.06)
        rows.push({ row: rows.length + 2, cells: { group: title, name: m.name, day: addDays(begins, d) } })
  const taken = did(
    await checkInsImporter.run(at(instantOf(addDays(begins, 61), '18:00')), general, rows, { dryRun: false, source: '读书群接龙' }),
  )
  if (taken.created === 0) throw new Error('nobody of the demonstration checked in')
  if (index === 3) return
  await make('discuss', {}, 62)
  await make('post', { text: '基层很多矛盾是信息不通，建议把协商议事室和网格接起来。', parentId: null }, 64, reader)
  await make('post', { text: '可以先在两个街道试。', parentId: null }, 65)
  const said = await readIn(world.db, [committeeId], (tx) => findGroup(tx, general, id, addDays(begins, 65)))
  const point = said?.posts.find((p) => p.kind === 'post')?.id ?? ''
  await make('convert', { postId: point, kind: 'advice', title: '关于协商议事室同网格衔接的建议' }, 66, reader)
  await make('showWork', { title: '山乡秋色', author: third.name, form: 'painting', note: '读乡土有感' }, 66)
  await make('callEssays', {}, 75)
  if (index === 2) return
  await make('summarise', { summary: '全群读完三本书，研讨两次，形成的意见转化为对策建议。' }, 100)
  await make('close', {}, 105)
}

const moving: ReadonlySet<GroupMove> = new Set(['approveList', 'start', 'discuss', 'callEssays', 'summarise', 'close'])

const actorOf = (committeeId: number, personId: string, name: string, role: string): Actor => ({
  kind: 'person',
  personId,
  accountId: null,
  name,
  committeeId,
  posts: [{ role, bodyId: null, bodyName: null }],
  rights: rightsOf([role]),
})

function did<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`the demonstration of study was refused: ${outcome.reasons.map((r) => r.says).join('；')}`)
}
