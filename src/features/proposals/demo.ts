// The demonstration's proposals: two sessions, about 570 cases in every state, each led through the same acts that people use.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import { addDays, day, type Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { DemoShare, DemoStage } from '#/core/feature.ts'
import { roles } from '#/core/identity/access.ts'
import { activeMembers, liaisonsOfAll, peopleWithRole, type PostHolder } from '#/features/members/public.ts'
import { allSessions, bodiesOfKind, type BodyBrief, type Session } from '#/features/organisation/public.ts'
import { draftFor, leadThrough, type DemoDraft, type Ending, type Troupe, type Way } from './demo-course.ts'
import { topics, whereabouts } from './demo-texts.ts'

/** How many cases end where, session by session; the demonstration's day is 2022-12-20. */
const endings: readonly { readonly session: 'first' | 'second'; readonly ending: Ending; readonly count: number }[] = [
  { session: 'first', ending: 'closed', count: 312 },
  { session: 'first', ending: 'archived', count: 6 },
  { session: 'first', ending: 'rehandledClosed', count: 14 },
  { session: 'first', ending: 'noFeedback', count: 12 },
  { session: 'first', ending: 'feedbackOpen', count: 10 },
  { session: 'first', ending: 'dissatisfied', count: 3 },
  { session: 'first', ending: 'rehandling', count: 4 },
  { session: 'first', ending: 'mediating', count: 1 },
  { session: 'first', ending: 'mediated', count: 1 },
  { session: 'first', ending: 'notFiled', count: 15 },
  { session: 'first', ending: 'withdrawn', count: 6 },
  { session: 'second', ending: 'draft', count: 24 },
  { session: 'second', ending: 'cosigning', count: 14 },
  { session: 'second', ending: 'submitted', count: 40 },
  { session: 'second', ending: 'preReview', count: 18 },
  { session: 'second', ending: 'returned', count: 6 },
  { session: 'second', ending: 'jointReview', count: 22 },
  { session: 'second', ending: 'filed', count: 14 },
  { session: 'second', ending: 'allocated', count: 12 },
  { session: 'second', ending: 'assigned', count: 10 },
  { session: 'second', ending: 'inHandling', count: 14 },
]

export const proposalsDemo: DemoShare = {
  title: '提案',
  write: async (stage) => {
    const troupe = await gather(stage)
    const first = troupe.sessions[0]
    const second = troupe.sessions[1]
    if (!first || !second) throw new Error('the demonstration of proposals needs two sessions')
    const total = endings.reduce((sum, e) => sum + e.count, 0) + 16
    let written = 0
    const begin = (session: 'first' | 'second', ending: Ending): Day =>
      session === 'first' ? firstDay(first, stage, ending) : addDays(day('2022-10-12'), pick(stage, endsEarly(ending) ? 30 : 66))
    const lead = async (draft: DemoDraft, way: Way): Promise<Day> => {
      const { on } = await leadThrough(troupe, draft, way)
      written += 1
      if (written % 10 === 0) stage.progress(written, total)
      // A table that grows from nothing has no statistics yet, and without them every query of a case reads too much.
      if (analysedAt.includes(written)) await sql`analyze`.execute(stage.world.db.owner)
      return on
    }
    for (const { session, ending, count } of endings)
      for (let i = 0; i < count; i++) {
        const way: Way = { ending, begins: begin(session, ending), session: session === 'first' ? first : second }
        const draft = draftFor(troupe, written)
        const alike = (): DemoDraft => inOtherWords(draft, draftFor(troupe, written))
        const onFiled = (id: string, filedOn: Day) => lead(alike(), { ...way, ending: 'merged', main: { id, filedOn } })
        await lead(draft, ending === 'closed' && i % 20 === 7 ? { ...way, onFiled } : way)
      }
  },
}

const analysedAt = [2, 12, 50, 200]

/** The same matter as a second member would put it. */
const inOtherWords = ({ text, category }: DemoDraft, other: DemoDraft): DemoDraft => ({
  ...other,
  category,
  text: {
    ...text,
    proposerKind: other.text.proposerKind,
    leadBodyId: other.text.leadBodyId,
    subject: text.subject.replace(/^关于/, '关于进一步').replace(/的(建议|提案)$/, '工作的建议'),
    suggestions: text.suggestions.toReversed(),
  },
})

const endsEarly = (ending: Ending): boolean => ['assigned', 'inHandling', 'allocated', 'filed'].includes(ending)
const pick = (stage: DemoStage, n: number): number => Math.floor(stage.random() * n)

/** Most come before the plenary's cut-off, some between sessions. */
function firstDay(session: Session, stage: DemoStage, ending: Ending): Day {
  // What is still with the proposers or back with the units in December was handed over in September.
  if (['feedbackOpen', 'dissatisfied', 'rehandling'].includes(ending)) return addDays(day('2022-08-22'), pick(stage, 10))
  const plenary = stage.random() < 0.86
  return plenary ? addDays(day('2021-12-01'), pick(stage, 42)) : addDays(session.closesOn, 30 + pick(stage, 90))
}

async function gather(stage: DemoStage): Promise<Troupe> {
  const { world, committeeId } = stage
  const on = day('2022-06-30')
  return readIn(world.db, [committeeId], async (tx) => {
    const units = await bodiesOfKind(tx, committeeId, ['handling-unit'], on)
    const collectives = await bodiesOfKind(tx, committeeId, ['party', 'mass-organisation', 'special-committee', 'sector'], on)
    const holders = async (role: string): Promise<Actor> =>
      actorOf(committeeId, first(await peopleWithRole(tx, committeeId, role, on), role))
    const sessions = (await allSessions(tx, committeeId)).toSorted((a, b) => (a.opensOn < b.opensOn ? -1 : 1))
    const heads = await liaisonsOfAll(
      tx,
      units.map((u) => u.id),
      on,
    )
    const known = stage.cast.get('accountPeople') as Readonly<Record<string, string>> | undefined
    return {
      stage,
      sessions,
      members: await membersThroughout(tx, committeeId),
      known: known ?? {},
      units: units.filter((u) => (heads.get(u.id) ?? []).some((h) => h.role === 'unit-head')),
      collectives,
      headOf: (unit: BodyBrief) =>
        actorOf(
          committeeId,
          first(
            (heads.get(unit.id) ?? []).filter((h) => h.role === 'unit-head'),
            `head of ${unit.name}`,
          ),
        ),
      office: await holders('proposal-office'),
      director: await holders('proposal-director'),
      assigning: await holders('assigning-office'),
      topics,
      whereabouts,
    }
  })
}

/** Members all year long, so that whoever begins a case may also end it. */
async function membersThroughout(tx: Tx, committeeId: number): Promise<Troupe['members']> {
  const last = new Set((await activeMembers(tx, committeeId, day('2022-12-20'))).map((m) => m.personId))
  const early = await activeMembers(tx, committeeId, day('2021-12-01'))
  return early.filter((m) => last.has(m.personId)).map((m) => ({ id: m.personId, name: m.name }))
}

function first<T>(found: readonly T[], what: string): T {
  const [one] = found
  if (!one) throw new Error(`the demonstration has nobody as ${what}`)
  return one
}

/** Somebody acting in his post: the rights are those of the post, as after a sign-in. */
export function actorOf(committeeId: number, holder: Pick<PostHolder, 'personId' | 'name' | 'role' | 'bodyId'>): Actor {
  const role = roles[holder.role as keyof typeof roles]
  return {
    kind: 'person',
    personId: holder.personId,
    accountId: null,
    name: holder.name,
    committeeId,
    posts: [{ role: holder.role, bodyId: holder.bodyId, bodyName: null }],
    rights: new Set(role.rights),
  }
}
