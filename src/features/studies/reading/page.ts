// One reading group as its page shows it to one reader.
import type { z } from 'zod'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import type { JournalEntry } from '#/core/journal/read.ts'
import { toldOnlyBy } from '#/core/journal/told.ts'
import { groupSubject } from './actions/acting.ts'
import { conversions } from './codes.ts'
import type { groupPage } from './contract.ts'
import { readingEvents } from './events.ts'
import { groupCourse, groupStates } from './lifecycle.ts'
import type { Group } from './store.ts'

/** Of the daily to and fro only what changes the group is told in its story. */
const quiet: readonly string[] = [
  readingEvents.checkedIn.name,
  readingEvents.noted.name,
  readingEvents.posted.name,
  readingEvents.saved.name,
]
const tell = toldOnlyBy(Object.values(readingEvents).filter((e) => !quiet.includes(e.name)))

export function groupPageOf(g: Group, actor: Actor, entries: readonly JournalEntry[], today: Day): z.input<typeof groupPage> {
  const subject = groupSubject(g, actor, today)
  const { label, tone } = groupStates[g.state]
  return {
    id: g.id,
    version: g.version,
    url: `/reading-groups/${g.id}`,
    state: { code: g.state, label, tone },
    text: {
      programmeId: g.programme.id,
      title: g.title,
      ownerId: g.owner.id,
      bodyId: g.body?.id ?? null,
      fromDay: g.fromDay,
      toDay: g.toDay,
    },
    programme: g.programme,
    body: g.body,
    owner: g.owner,
    summary: g.summary,
    editable: may(actor, 'studies:write') && 'editable' in groupStates[g.state],
    isReader: subject.relations.some((r) => r === 'reader' || r === 'owner'),
    checkedInToday: g.checkedInToday,
    checkIns: g.checkIns,
    readers: [...g.readers],
    books: [...g.books],
    guides: [...g.guides],
    publicReaders: [...g.publicReaders],
    posts: g.posts.map((p) => ({ ...p, at: new Date(p.at).toISOString() })),
    conversions: g.conversions.map((c) => ({
      ...c,
      kindLabel: conversions[c.kind],
      draftUrl: draftUrl(c, g.posts.find((p) => p.id === c.postId)?.text ?? '', actor),
    })),
    exhibits: [...g.exhibits],
    timeline: tell(entries),
    moves: movesShown(groupCourse, subject, actor),
  }
}

/** A piece of advice begins with the point as its text; a proposal has its own page to begin. */
function draftUrl(c: Group['conversions'][number], text: string, actor: Actor): string | null {
  if (c.kind === 'advice' && may(actor, 'works:write'))
    return `/works/new?${new URLSearchParams({ kind: 'advice', title: c.title, body: text.slice(0, 800), origin: c.id }).toString()}`
  if (c.kind === 'proposal' && may(actor, 'proposals:write')) return '/proposals/new'
  return null
}
