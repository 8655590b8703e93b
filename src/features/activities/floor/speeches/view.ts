// The page of one speech.
import { may } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import type { Asked } from '../course.ts'
import { speechEvents } from '../events.ts'
import type { Ground } from '../ground.ts'
import { storyOf } from '../telling.ts'
import { speechLineOf } from '../hall/view.ts'
import { mayEdit, speeches } from './acts.ts'
import type { SpeechPageData } from './contract.ts'
import type { Speech } from './store.ts'

/** The text is the speaker's and the office's until it is chosen; then everybody in the meeting may read it. */
export const mayReadSpeech = (s: Speech, ground: Ground, { actor }: Pick<Asked, 'actor'>): boolean =>
  ground.relations.includes('organiser') ||
  may(actor, 'activities:read-all') ||
  (s.personId !== null && s.personId === actor.personId) ||
  (ground.relations.includes('participant') && ['chosen', 'speaking', 'given'].includes(s.state))

export async function speechView(tx: Tx, asked: Asked, id: string): Promise<SpeechPageData | null> {
  const found = await speeches.find(tx, asked.actor, id)
  if (!found || !mayReadSpeech(found.kept, found.ground, asked)) return null
  const { kept: s, ground } = found
  return {
    ...speechLineOf(s, ground, asked),
    url: `/speeches/${id}`,
    meeting: { id: ground.id, title: ground.title, kind: ground.kindLabel },
    text: s.text,
    askedAt: s.askedAt.toISOString(),
    decidedOn: s.decidedOn,
    givenOn: s.givenOn,
    mayEdit: mayEdit(s, ground, asked.actor),
    timeline: await storyOf(tx, asked.actor.committeeId, { kind: 'speech', id }, speechEvents),
  }
}
