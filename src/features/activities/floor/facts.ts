// A speech is a duty fact of its speaker when it is given or taken as written; a registration that is undone is taken back by its counter-entry.
import type { Fact, FactSource } from '#/core/fact.ts'
import { speechEvents, type SpeechTold } from './events.ts'

export const speechFacts: FactSource = (event, subject, on) => {
  if (event.name !== speechEvents.given.name && event.name !== speechEvents.retracted.name) return []
  const told = event.data as SpeechTold
  if (!told.personId) return []
  const fact: Fact = {
    personId: told.personId,
    role: 'speaker',
    verb: 'speech.given',
    object: subject,
    day: event.name === speechEvents.given.name ? told.on : on,
    weight: event.name === speechEvents.given.name ? 1 : -1,
    verified: true,
    about: { form: told.form, kind: told.kind, topic: told.topic, title: told.topic },
  }
  return [fact]
}
