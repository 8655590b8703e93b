// One text as its page shows it to one reader.
import type { z } from 'zod'
import type { Actor } from '#/core/actor.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import type { JournalEntry } from '#/core/journal/read.ts'
import { toldOnlyBy } from '#/core/journal/told.ts'
import { workSubject } from './actions/acts.ts'
import type { workPage } from './contract.ts'
import { workEvents } from './events.ts'
import { workCourse, workStates } from './lifecycle.ts'
import { lengthOf } from './rules.ts'
import type { Work } from './work.ts'

const tell = toldOnlyBy(Object.values(workEvents).filter((e) => e !== workEvents.saved))

export function pageOf(w: Work, actor: Actor, entries: readonly JournalEntry[]): z.input<typeof workPage> {
  const subject = workSubject(w, actor)
  const { label, tone } = workStates[w.state]
  const isAuthor = subject.relations.some((r) => r === 'author' || r === 'coauthor')
  const { code, label: kindLabel, accepts, minimum, themed, advice } = w.kind
  return {
    id: w.id,
    version: w.version,
    url: `/works/${w.id}`,
    state: { code: w.state, label, tone },
    kind: { code, label: kindLabel, accepts, minimum, themed, advice },
    text: {
      title: w.title,
      body: w.body,
      year: w.year,
      themes: [...subject.themes],
      coauthors: w.authors.slice(1).map((a) => a.id),
      receiverId: subject.receiverId,
      suggestionType: w.suggestionType,
      horizon: w.horizon,
      programmeId: w.programmeId,
    },
    length: lengthOf(w.body),
    editable: isAuthor && 'editable' in workStates[w.state],
    mayAttach: isAuthor && 'editable' in workStates[w.state],
    isReviewer: subject.relations.includes('reviewer'),
    authors: [...w.authors],
    receiver: w.receiver,
    themes: [...w.themes],
    originId: w.originId,
    submittedOn: w.submittedOn,
    acceptedOn: w.acceptedOn,
    shownOn: w.shownOn,
    shownAt: w.shownAt,
    rounds: [...w.rounds],
    timeline: tell(entries),
    moves: movesShown(workCourse, subject, actor),
  }
}
