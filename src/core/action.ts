// perform: the one way to change the record. Read → judge → write → journal in one transaction; effects only after commit.
import type { Actor } from './actor.ts'
import type { Day } from './day.ts'
import type { Db, Tx } from './db/database.ts'
import { inScope } from './db/database.ts'
import type { Event, Subject } from './event.ts'
import type { FactSource } from './fact.ts'
import { writeFacts } from './facts-store.ts'
import type { Secrets } from './identity/secrets.ts'
import { appendEntries, type PendingEntry } from './journal/journal.ts'
import type { Outcome } from './outcome.ts'

/** The outside world, given as a value: tests give their own clock and ids. */
export interface World {
  readonly db: Db
  readonly clock: Clock
  readonly newId: () => string
  /** How events become facts: wired from the features' manifests, so core knows no feature. */
  readonly factSources: readonly FactSource[]
  /** Effects after commit are awaited but must not undo what was done; failures are reported here. */
  readonly onEffectFailed: (error: unknown) => void
  /** Seals what must not be readable in the database: telephone numbers, second factors. The key is outside the database. */
  readonly secrets: Secrets
}

export interface Clock {
  readonly now: () => Date
  /** The domain's day; differs from the wall clock only where SHUOJU_TODAY says so. */
  readonly today: () => Day
}

/** What an action works with. `record` is how it tells the journal; at least one entry is required. */
export interface Change {
  readonly tx: Tx
  readonly actor: Actor
  readonly now: Date
  readonly today: Day
  readonly newId: () => string
  readonly record: (subject: Subject, event: Event) => void
  readonly after: (effect: () => void | Promise<void>) => void
}

/** Refusals roll back and leave no entry; a change that records nothing is a fault and throws. */
export async function perform<T>(world: World, actor: Actor, act: (change: Change) => Promise<Outcome<T>>): Promise<Outcome<T>> {
  let effects: (() => void | Promise<void>)[] = []
  const now = world.clock.now()
  const today = world.clock.today()
  const outcome = await inScope<Outcome<T>>(world.db, [actor.committeeId], async (tx, rollback) => {
    // Started afresh inside, because a deadlock makes the work run a second time.
    const entries: PendingEntry[] = []
    effects = []
    const result = await act({
      tx,
      actor,
      now,
      today,
      newId: world.newId,
      record: (subject, event) => entries.push({ subject, event }),
      after: (effect) => effects.push(effect),
    })
    if (!result.ok) return rollback(result)
    if (entries.length === 0) throw new Error('a change that records nothing: every act leaves a journal entry')
    const facts = entries.flatMap((e) =>
      world.factSources.flatMap((source) => source(e.event, e.subject, today).map((f) => ({ ...f, recordedOn: today }))),
    )
    await writeFacts(tx, actor.committeeId, facts, world.newId)
    // Last, because the chain's head is a lock held until commit.
    await appendEntries(tx, { actor, at: now }, entries)
    return result
  })
  if (outcome.ok) for (const effect of effects) await Promise.resolve().then(effect).catch(world.onEffectFailed)
  return outcome
}
