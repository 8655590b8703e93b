// What the floor page and the hall display show: read in a handful of statements, however large the hall.
import { may } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { settingOn } from '#/core/settings/store.ts'
import { activityStates } from '../../lifecycle.ts'
import type { Asked } from '../course.ts'
import { groundFor, type Ground } from '../ground.ts'
import { presenceAt } from '../presence.ts'
import { questions } from '../questions/acts.ts'
import type { QuestionLine } from '../questions/contract.ts'
import { questionsOf, type Question } from '../questions/store.ts'
import { quorumMet, quorumWords } from '../rules.ts'
import { speechMinutes } from '../settings.ts'
import { asksUntil, speeches } from '../speeches/acts.ts'
import type { SpeechLine } from '../speeches/contract.ts'
import { speechesOf, type Speech } from '../speeches/store.ts'
import type { VoteLine } from '../votes/contract.ts'
import { voteModes } from '../votes/lifecycle.ts'
import { votes } from '../votes/acts.ts'
import { votesOf, type VoteHead } from '../votes/store.ts'
import type { FloorPageData, HallView } from './contract.ts'
import { agendaOf, displaysOf, floorSettingOf, messagesOf, shownVote } from './store.ts'

const hour = 3_600_000

export async function hallViewOf(
  tx: Tx,
  committeeId: number,
  ground: Ground,
  now: Date,
  known: { readonly speeches?: readonly Speech[]; readonly questions?: readonly Question[] } = {},
): Promise<HallView> {
  const presence = await presenceAt(tx, committeeId, ground.id, now)
  const all = known.speeches ?? (await speechesOf(tx, committeeId, ground.id))
  const asked = known.questions ?? (await questionsOf(tx, committeeId, ground.id))
  const speaking = all.find((s) => s.state === 'speaking')
  const taken = asked.find((q) => q.state === 'taken')
  const vote = await shownVote(tx, committeeId, ground.id, new Date(now.getTime() - hour))
  const { quorum } = ground.traits
  return {
    title: ground.title,
    kind: ground.kindLabel,
    host: ground.host,
    place: ground.place,
    state: activityStates[ground.state].label,
    now: now.toISOString(),
    hall: {
      due: presence.due,
      onLeave: presence.onLeave,
      present: presence.present,
      quorum: quorumWords(quorum, presence),
      met: quorumMet(quorum, presence),
      asked: quorum !== 'none',
    },
    agenda: (await agendaOf(tx, committeeId, ground.id)).map((a) => ({
      id: a.id,
      ord: a.ord,
      title: a.title,
      speaker: a.speaker,
      minutes: a.minutes,
      state: a.state,
      beganAt: a.beganAt?.toISOString() ?? null,
      matter:
        a.matterId && a.matterTitle
          ? { title: a.matterTitle, url: a.matterKind === 'proposal' ? `/proposals/${a.matterId}` : `/activities/${a.matterId}` }
          : null,
    })),
    speaking: speaking?.beganAt
      ? {
          speaker: speaking.speaker,
          body: speaking.body,
          topic: speaking.topic,
          beganAt: speaking.beganAt.toISOString(),
          allotted: speaking.allotted,
        }
      : null,
    next: all
      .filter((s) => s.state === 'chosen' && s.form === 'oral')
      .slice(0, 3)
      .map((s) => ({ speaker: s.speaker, topic: s.topic })),
    question: taken ? { no: taken.no, asker: taken.asker, to: taken.to, text: taken.text } : null,
    vote: vote ? { ...vote, mode: voteModes[vote.mode] } : null,
    messages: [...(await messagesOf(tx, committeeId, ground.id))],
  }
}

export async function floorView(tx: Tx, asked: Asked, activityId: string): Promise<FloorPageData | null> {
  const { actor, today, now } = asked
  const ground = await groundFor(tx, actor, activityId)
  if (!ground) return null
  const runs = ground.relations.includes('organiser')
  const takesPart = ground.relations.includes('participant')
  const all = await speechesOf(tx, actor.committeeId, activityId)
  const allQuestions = await questionsOf(tx, actor.committeeId, activityId)
  const set = await floorSettingOf(tx, actor.committeeId, activityId)
  const until = asksUntil(ground, set?.speechesUntil ?? null)
  const mine = (s: { readonly personId: string | null }): boolean => s.personId !== null && s.personId === actor.personId
  const mayRead = runs || may(actor, 'activities:read-all')
  return {
    id: ground.id,
    title: ground.title,
    kind: ground.kindLabel,
    state: { code: ground.state, label: activityStates[ground.state].label, tone: activityStates[ground.state].tone },
    startsAt: ground.startsAt.toISOString(),
    place: ground.place,
    runs,
    takesPart,
    hall: await hallViewOf(tx, actor.committeeId, ground, now, { speeches: all, questions: allQuestions }),
    speechesUntil: until.toISOString(),
    speechMinutes: set?.speechMinutes ?? (await settingOn(tx, actor.committeeId, speechMinutes, today)),
    questionsOpen: set?.questionsOpen ?? true,
    mayAskToSpeak: ground.open && (runs || (takesPart && now <= until)),
    mayAskQuestion: ground.live && (set?.questionsOpen ?? true) && (runs || takesPart),
    // What others asked for and was not chosen is between them and the office.
    speeches: all
      .filter((s) => mayRead || mine(s) || ['chosen', 'speaking', 'given'].includes(s.state))
      .map((s) => speechLineOf(s, ground, asked)),
    questions: allQuestions
      .filter((q) => mayRead || mine(q) || ['taken', 'answered'].includes(q.state))
      .map((q) => questionLineOf(q, ground, asked)),
    votes: (await votesOf(tx, actor.committeeId, activityId, actor.personId)).filter((v) => runs || v.state !== 'draft').map(voteLineOf),
    displays: runs ? (await displaysOf(tx, actor.committeeId, activityId, now)).map((d) => ({ ...d, until: d.until.toISOString() })) : [],
    plenary: ground.traits.halfDays || ground.traits.quorum !== 'none',
  }
}

export const speechLineOf = (s: Speech, ground: Ground, asked: Asked): SpeechLine => ({
  id: s.id,
  version: s.version,
  speaker: s.speaker,
  personId: s.personId,
  body: s.body,
  topic: s.topic,
  wished: s.wished,
  form: s.form,
  ord: s.ord,
  state: speeches.tagOf(s.state),
  reason: s.reason,
  allotted: s.allotted,
  beganAt: s.beganAt?.toISOString() ?? null,
  minutes: s.minutes,
  mine: s.personId !== null && s.personId === asked.actor.personId,
  moves: speeches.offered(s, ground, asked),
})

const questionLineOf = (q: Question, ground: Ground, asked: Asked): QuestionLine => {
  const { personId, state } = q
  return {
    id: q.id,
    version: q.version,
    no: q.no,
    asker: q.asker,
    to: q.to,
    text: q.text,
    answer: q.answer,
    answeredBy: q.answeredBy,
    explanation: q.explanation,
    reason: q.reason,
    askedAt: q.askedAt.toISOString(),
    state: questions.tagOf(state),
    mine: personId !== null && personId === asked.actor.personId,
    moves: questions.offered(q, ground, asked),
  }
}

export const voteLineOf = ({ mine, state, ...v }: VoteHead): VoteLine => ({
  ...v,
  state: votes.tagOf(state),
  mayVote: mine === 'may' && state === 'open' && v.mode === 'secret',
  hasVoted: mine === 'voted',
})
