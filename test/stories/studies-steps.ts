// Offices plan study and reading, members read, over HTTP; activities are told as facts.
import { sql } from 'kysely'
import { randomUUIDv7 } from 'node:crypto'
import type { GroupPage } from '#/features/studies/reading/contract.ts'
import type { GroupMove } from '#/features/studies/reading/lifecycle.ts'
import type { ProgrammeMove, ProgrammeState } from '#/features/studies/lifecycle.ts'
import type { City, PersonName } from '../world.ts'
import { done, type Heard, type Steps } from './proposal-steps.ts'

export interface Held {
  readonly kind: string
  readonly title: string
  readonly day: string
  readonly programme?: string
  readonly trigger?: string
  readonly attended?: readonly PersonName[]
}

export interface StudySteps {
  readonly programme: (kind?: string, more?: object) => Promise<string>
  readonly programmeMove: (name: PersonName, id: string, move: ProgrammeMove, form?: object) => Promise<Heard>
  readonly programmeIn: (state: ProgrammeState) => Promise<string>
  readonly text: (more?: object) => Promise<string>
  readonly lecture: (more?: object) => Promise<string>
  readonly group: (more?: object) => Promise<string>
  readonly page: (name: PersonName, id: string) => Promise<GroupPage>
  readonly move: (name: PersonName, id: string, move: GroupMove, form?: object) => Promise<Heard>
  readonly held: (activity: Held) => Promise<string>
}

export function studySteps(city: City, people: Steps): StudySteps {
  const office = () => people.as('general-office')
  const made = async (path: string, form: object): Promise<string> => done(await (await office()).post(path, form)).body.id as string
  const programme: StudySteps['programme'] = (kind = 'study', more = {}) =>
    made('/api/study-programmes', { kind, title: '学习贯彻专题', fromDay: '2022-03-01', toDay: '2022-12-31', ...more })
  const programmeMove: StudySteps['programmeMove'] = async (name, id, move, form) => {
    const { rows } = await city.read((tx) => sql<{ version: number }>`select version from study_programme where id = ${id}`.execute(tx))
    const forms: Record<ProgrammeMove, object> = { open: {}, close: { summary: '学有所获' }, cancel: { reason: '并入另一项' } }
    return (await people.as(name)).post(`/api/study-programmes/${id}/moves/${move}`, {
      version: rows[0]?.version ?? 1,
      ...(form ?? forms[move]),
    })
  }
  const group: StudySteps['group'] = async (more = {}) =>
    made('/api/reading-groups', {
      programmeId: await programme('reading', { title: '书香政协' }),
      title: '共读经典',
      ownerId: city.personId('member'),
      fromDay: '2022-03-01',
      toDay: '2022-06-30',
      ...more,
    })
  const page: StudySteps['page'] = async (name, id) => done(await (await people.as(name)).get<GroupPage>(`/api/reading-groups/${id}`)).body
  const formOf = async (id: string, move: GroupMove): Promise<object> => {
    const g = await page('general-office', id)
    const post = g.posts.find((p) => p.kind === 'post')?.id
    const forms: Partial<Record<GroupMove, object>> = {
      summarise: { summary: '读有所得' },
      drop: { reason: '并入另一群' },
      addBook: { title: '乡土中国', author: '费先生', isCommon: true },
      removeBook: { bookId: g.books[0]?.id },
      addReaders: { people: [city.personId('member3')] },
      nameGuides: { people: [city.personId('member2')] },
      addGuide: { week: g.guides.length + 1, title: '导读', text: '先读前三章。' },
      countPublic: { name: '城东社区', people: 12 },
      hidePost: { postId: post, reason: '与读书无关' },
      showWork: { title: '山居', author: '林一然', form: 'painting', note: '' },
      takeDown: { exhibitId: g.exhibits[0]?.id },
      enterCheckIns: { day: city.today(), people: [city.personId('member')] },
      note: { text: '读到第三章' },
      post: { text: '可以在社区办夜校' },
      convert: { postId: post, kind: 'advice', title: '关于办社区夜校的建议' },
    }
    return forms[move] ?? {}
  }
  const move: StudySteps['move'] = async (name, id, made_, form) => {
    const { version } = await page('general-office', id)
    return (await people.as(name)).post(`/api/reading-groups/${id}/moves/${made_}`, { version, ...(form ?? (await formOf(id, made_))) })
  }
  return {
    programme,
    programmeMove,
    programmeIn: async (state) => {
      const id = await programme()
      const steps: Record<ProgrammeState, readonly ProgrammeMove[]> = {
        planned: [],
        open: ['open'],
        closed: ['open', 'close'],
        cancelled: ['cancel'],
      }
      for (const step of steps[state]) done(await programmeMove('general-office', id, step))
      return id
    },
    text: (more = {}) =>
      made('/api/study-texts', { kind: 'speech', title: '在重要会议上的讲话', publishedOn: city.today(), promptly: true, ...more }),
    lecture: (more = {}) =>
      made('/api/study-lectures', { title: '协商民主的实践', plannedOn: '2022-06-10', speaker: '某教授', tier: 'expert', ...more }),
    group,
    page,
    move,
    held: async ({ kind, title, day, programme: of, trigger, attended = [] }) => {
      const id = randomUUIDv7()
      const about = JSON.stringify({ title, kind, programme: of ?? null, trigger: trigger ?? null })
      const facts = [
        { person: null, role: 'host', verb: 'activity.held' },
        ...attended.map((name) => ({ person: city.personId(name), role: 'participant', verb: 'activity.attended' })),
      ]
      for (const f of facts)
        await sql`insert into fact (committee_id, id, person_id, role, verb, object_kind, object_id, day, weight, verified, about)
          values (1, ${randomUUIDv7()}, ${f.person}::uuid, ${f.role}, ${f.verb}, 'activity', ${id}, ${day}::date, 1, true, ${about}::jsonb)`.execute(
          city.world.db.owner,
        )
      return id
    },
  }
}
