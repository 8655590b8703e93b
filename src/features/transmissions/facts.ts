// What is sent is a fact of whoever sends it; a speech upstairs is one of the speaker or, where a county speaks, of the county.
import type { Fact, FactSource } from '#/core/fact.ts'
import { transmissionEvents, type SentData } from './events.ts'

export const transmissionFacts: FactSource = (event, subject) => {
  if (event.name !== transmissionEvents.sent.name) return []
  const d = event.data as SentData
  const sent: Fact = {
    personId: null,
    bodyId: d.senderId,
    role: 'sender',
    verb: 'transmission.sent',
    object: subject,
    day: d.day,
    weight: 1,
    verified: true,
    about: { title: d.title, kind: d.kind, form: d.form, of: d.about, to: d.to },
  }
  if (d.form !== 'speech') return [sent]
  const spoke = { role: 'speaker', verb: 'transmission.spoke', about: { title: d.title, level: d.level, kind: d.kind } } as const
  return [
    sent,
    ...(d.speakerId ? [{ ...sent, ...spoke, personId: d.speakerId, bodyId: null }] : []),
    ...(d.senderId ? [{ ...sent, ...spoke }] : []),
  ]
}
