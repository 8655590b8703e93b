// Every (state, move, person) of a programme and of a reading group.
import { after, before } from 'node:test'
import { sql } from 'kysely'
import { randomUUIDv7 } from 'node:crypto'
import type { Actor } from '#/core/actor.ts'
import { programmeCourse, programmeStates, type ProgrammeMove, type ProgrammeState } from '#/features/studies/lifecycle.ts'
import { groupCourse, groupStates, type GroupMove } from '#/features/studies/reading/lifecycle.ts'
import { rowOf, tryTriples } from '../triples.ts'
import { personNames, world, type City, type PersonName } from '../world.ts'
import { proposalSteps, type Steps } from './proposal-steps.ts'
import { studySteps, type StudySteps } from './studies-steps.ts'

let city: City
let people: Steps
let study: StudySteps
const actors = new Map<PersonName, Actor>()

before(async () => {
  city = await world({ at: '2022-04-01 09:00' })
  people = proposalSteps(city)
  study = studySteps(city, people)
  for (const name of personNames) {
    actors.set(name, await city.actor(name))
    await people.as(name)
  }
})
after(() => city.close())

tryTriples(
  'a programme',
  () => city,
  actors,
  () => ({
    course: programmeCourse,
    relations: {},
    prepare: (state) => study.programmeIn(state as ProgrammeState),
    call: (name, id, move) => study.programmeMove(name, id, move as ProgrammeMove),
    record: rowOf(city, 'study_programme'),
  }),
  Object.keys(programmeStates),
)

tryTriples(
  'a reading group',
  () => city,
  actors,
  () => ({
    course: groupCourse,
    relations: {
      member: ['owner'],
      member2: ['guide', 'reader'],
      member3: ['outside'],
      'general-office': ['office', 'outside'],
      'committee-office': ['office', 'outside'],
    },
    prepare: async (state) => aGroup(state),
    call: async (name, id, move) =>
      (await people.as(name)).post(`/api/reading-groups/${id}/moves/${move}`, { version: 1, ...formOf(id, move as GroupMove) }),
    record: rowOf(city, 'reading_group'),
  }),
  Object.keys(groupStates),
)

/** Written straight into the tables: a group that has all a move may ask for, and nobody checked in today. */
async function aGroup(state: string): Promise<string> {
  const id = randomUUIDv7()
  const { db } = city.world
  const [owner, guide] = [city.personId('member'), city.personId('member2')]
  programme ??= await study.programme('reading', { title: '书香政协' })
  await sql`insert into reading_group (committee_id, id, programme_id, title, owner_id, from_day, to_day, state, state_since, entered_on, started_on)
    values (1, ${id}, ${programme}, '共读', ${owner}, '2022-03-01', '2022-06-30', ${state}, now(), '2022-03-01', '2022-03-02')`.execute(
    db.owner,
  )
  await sql`insert into reading_member (committee_id, group_id, person_id, from_day, is_guide)
    values (1, ${id}, ${owner}, '2022-03-01', false), (1, ${id}, ${guide}, '2022-03-01', true)`.execute(db.owner)
  await sql`insert into reading_book (committee_id, id, group_id, title, is_common) values (1, ${part(id, 'b')}, ${id}, '史记选', true)`.execute(
    db.owner,
  )
  await sql`insert into reading_guide (committee_id, id, group_id, week, title, text, guide_name, on_day)
    values (1, ${part(id, 'c')}, ${id}, 1, '导读', '先读前三章', '周若谷', '2022-03-05')`.execute(db.owner)
  await sql`insert into reading_post (committee_id, id, group_id, kind, person_id, person_name, text, at, on_day)
    values (1, ${part(id, 'd')}, ${id}, 'post', ${owner}, '林一然', '办夜校', now(), '2022-03-06')`.execute(db.owner)
  await sql`insert into reading_exhibit (committee_id, id, group_id, title, author, form, shown_on)
    values (1, ${part(id, 'e')}, ${id}, '山居', '林一然', 'painting', '2022-03-07')`.execute(db.owner)
  return id
}

let programme: string | undefined
/** The id of a part, told from the group's own. */
const part = (id: string, mark: string): string => `${id.slice(0, -1)}${mark === id.at(-1) ? 'f' : mark}`

const formOf = (id: string, move: GroupMove): object => {
  const forms: Partial<Record<GroupMove, object>> = {
    summarise: { summary: '读有所得' },
    drop: { reason: '并入另一群' },
    addBook: { title: '乡土中国' },
    removeBook: { bookId: part(id, 'b') },
    addReaders: { people: [city.personId('member3')] },
    nameGuides: { people: [city.personId('member2')] },
    addGuide: { week: 2, title: '导读', text: '再读三章' },
    countPublic: { name: '城东社区', people: 12 },
    hidePost: { postId: part(id, 'd'), reason: '与读书无关' },
    showWork: { title: '秋色', author: '林一然', form: 'painting' },
    takeDown: { exhibitId: part(id, 'e') },
    enterCheckIns: { day: '2022-03-20', people: [city.personId('member')] },
    note: { text: '读到第三章' },
    post: { text: '可以在社区办夜校' },
    convert: { postId: part(id, 'd'), kind: 'advice', title: '关于办夜校的建议' },
  }
  return forms[move] ?? {}
}
