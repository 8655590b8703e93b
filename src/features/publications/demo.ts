// The demonstration's texts: the essays and the advice of the year, most of them collected and taken over by the table, some on their way.
import { addDays, addMonths, day, instantOf } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import type { DemoShare, ImportRow } from '#/core/feature.ts'
import type { Actor } from '#/core/actor.ts'
import { rightsOf } from '#/core/identity/access.ts'
import type { Outcome } from '#/core/outcome.ts'
import { activeMembers, peopleWithRole, personsByNames, type PostHolder, type SeatOnDay } from '#/features/members/public.ts'
import { createWork, saveWork } from './actions/write.ts'
import { workActs } from './actions/acts.ts'
import { adviceFor, essayFor } from './demo-texts.ts'
import { worksImporter } from './importer.ts'
import { horizons, suggestionTypes } from './words.ts'

type Way = 'draft' | 'submitted' | 'returned' | 'accepted' | 'exchanged' | 'declined'
const ways: readonly Way[] = ['draft', 'draft', 'submitted', 'submitted', 'submitted', 'returned', 'declined', 'accepted', 'exchanged']
const perKind = { essay: 220, advice: 175 } as const
const lastDay = day('2022-12-19')

export const publicationsDemo: DemoShare = {
  title: '文稿：学习心得、对策建议',
  write: async ({ world, committeeId, at, random }) => {
    const { members, known, office, desks } = await readIn(world.db, [committeeId], async (tx) => ({
      members: await activeMembers(tx, committeeId, lastDay),
      known: await personsByNames(
        tx,
        committeeId,
        (await activeMembers(tx, committeeId, lastDay)).map((m) => m.name),
      ),
      office: (await peopleWithRole(tx, committeeId, 'general-office', lastDay))[0],
      desks: await peopleWithRole(tx, committeeId, 'committee-office', lastDay),
    }))
    if (!office) throw new Error('the demonstration has no general office')
    const actor = (p: PostHolder | SeatOnDay, role: string, bodyId: string | null): Actor => ({
      kind: 'person',
      personId: p.personId,
      accountId: null,
      name: p.name,
      committeeId,
      posts: [{ role, bodyId, bodyName: null }],
      rights: rightsOf([role]),
    })
    const general = actor(office, 'general-office', null)
    // The table names people by name alone: those who share theirs write by themselves.
    const alone = members.filter((m) => known.get(m.name)?.length === 1 && m.specialCommitteeName)
    const pick = <T>(of: readonly T[]): T => {
      const one = of[Math.floor(random() * of.length)]
      if (one === undefined) throw new Error('nothing to choose from')
      return one
    }
    const rows: ImportRow[] = []
    const add = (cells: ImportRow['cells']) => rows.push({ row: rows.length + 2, cells })
    // Three members in four have their essay, six in ten their advice: the rest is what the year still owes.
    for (const [i, m] of alone.slice(0, perKind.essay).entries()) {
      const { title, body } = essayFor(i)
      const on = addDays(day('2022-10-28'), Math.floor(random() * 48))
      add({
        author: m.name,
        kind: 'essay',
        title,
        body,
        acceptedOn: on,
        themes: '党的二十大精神',
        shownAt: i % 9 === 0 ? '学习心得汇编' : '',
      })
    }
    for (const [i, m] of alone.slice(40, 40 + perKind.advice).entries()) {
      const { title, body } = adviceFor(i)
      const on = addDays(day('2022-02-20'), Math.floor(random() * 295))
      add({
        author: i % 6 === 0 ? `${m.name}、${pick(alone.filter((o) => o !== m)).name}` : m.name,
        kind: 'advice',
        title,
        body,
        acceptedOn: on,
        receiver: m.specialCommitteeName,
        type: i % 5 < 3 ? '落实类' : pick(Object.values(suggestionTypes)),
        horizon: i % 4 === 0 ? horizons.forward : horizons.routine,
        shownAt: i % 11 === 0 ? '专委会工作简报' : '',
      })
    }
    // Taken over month by month, so that a past month knows what it knew.
    const byMonth = Object.groupBy(rows, (r) => String(r.cells['acceptedOn']).slice(0, 7))
    for (const [month, of] of Object.entries(byMonth).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
      const on = month === '2022-12' ? lastDay : addDays(addMonths(day(`${month}-01`), 1), -1)
      const options = { dryRun: false, source: `${month}文稿汇总表` }
      const taken = did(await worksImporter.run(at(instantOf(on, '17:30')), general, of ?? [], options))
      if (taken.refused.length) throw new Error(`the demonstration's texts were refused: ${JSON.stringify(taken.refused[0])}`)
    }

    // The first member has an account in the demonstration: he sees his own on their way.
    const writers = [members[0], ...alone.slice(-38)].filter((m) => m !== undefined)
    for (const [i, m] of writers.entries()) {
      const way = pick(ways)
      const kind = i % 2 ? 'advice' : 'essay'
      const desk = desks.find((d) => d.bodyId === m.specialCommitteeId) ?? desks[0]
      const author = actor(m, 'member', null)
      const on = addDays(day('2022-11-20'), Math.floor(random() * 24))
      const { title, body } = kind === 'essay' ? essayFor(300 + i) : adviceFor(300 + i)
      const then = (days: number) => at(instantOf(addDays(on, days), '10:00'))
      const { id } = did(await createWork(then(0), author, { kind, title, body, programmeId: null, originId: null }))
      const draft = {
        title,
        body,
        year: 2022,
        themes: kind === 'essay' ? ['congress-spirit'] : [],
        coauthors: [],
        receiverId: kind === 'advice' ? (desk?.bodyId ?? null) : null,
        suggestionType: kind === 'advice' ? ('planning' as const) : null,
        horizon: kind === 'advice' ? ('forward' as const) : null,
        programmeId: null,
      }
      did(await saveWork(then(0), author, { id, version: 1 }, draft))
      if (way === 'draft') continue
      did(await workActs.submit(then(1), author, { id, version: 2 }, {}))
      const examiner = kind === 'essay' ? general : desk ? actor(desk, 'committee-office', desk.bodyId) : null
      if (way === 'submitted' || !examiner) continue
      const seen = { id, version: 3 }
      if (way === 'returned') did(await workActs.sendBack(then(2), examiner, seen, { reason: '结合本职工作再充实一些，写清楚怎么做。' }))
      else if (way === 'declined') did(await workActs.decline(then(2), examiner, seen, { reason: '与已经采用的一篇内容重复。' }))
      else {
        did(await workActs.accept(then(2), examiner, seen, { note: '有分析，有措施。' }))
        if (way === 'exchanged')
          did(await workActs.exchange(then(4), examiner, { id, version: 4 }, { day: addDays(on, 4), where: '委员学习交流会' }))
      }
    }
  },
}

function did<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value
  throw new Error(`the demonstration of texts was refused: ${outcome.reasons.map((r) => r.says).join('；')}`)
}
