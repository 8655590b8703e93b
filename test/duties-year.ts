// A year of duty facts written straight into the tables, from a seed: of every verb, some known late, some taken back; and entries by hand in every state.
import { sql } from 'kysely'
import { addDays, day, type Day } from '#/core/day.ts'
import { inScope, type Db } from '#/core/db/database.ts'
import { dutyVerbs } from '#/core/fact-codes.ts'
import { writeFacts, type RecordedFact } from '#/core/facts-store.ts'
import { idFrom, ids, numbersFrom, sizes } from './proposal-year.ts'

const manualStates = ['entered', 'confirmed', 'refused', 'withdrawn', 'voided'] as const

export async function dutiesOfYear(
  db: Db,
  { seed, committeeId = 1 }: { readonly seed: number; readonly committeeId?: number },
): Promise<void> {
  const random = numbersFrom(seed)
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T
  const someDay = (): Day => addDays(day('2021-12-01'), Math.floor(random() * 420))
  const verbs = [
    ...dutyVerbs.codes.map((c) => c.code),
    'activity.attended',
    'activity.attended',
    'info.accepted',
    'work.accepted',
    'proposal.filed',
  ]
  const facts: RecordedFact[] = []
  for (let n = 0; n < 900; n++) {
    const on = someDay()
    const verb = pick(verbs)
    const fact: RecordedFact = {
      personId: ids.person(Math.floor(random() * random() * sizes.people)),
      role: pick(['lead', 'cosigner', 'participant', 'author']),
      verb,
      object: { kind: pick(['activity', 'proposal', 'manual-fact']), id: idFrom('object', seed, Math.floor(random() * 400)) },
      day: on,
      weight: random() < 0.1 ? 0.5 : 1,
      verified: random() < 0.97,
      recordedOn: random() < 0.2 ? addDays(on, Math.floor(random() * 40)) : on,
      about: {
        title: `事项${n}`,
        kind: pick(['essay', 'plenary', 'survey', 'aid.deed']),
        mandatory: random() < 0.5,
        reason: pick(['official', 'sick', 'personal']),
        themes: random() < 0.5 ? ['rural-link'] : [],
      },
    }
    facts.push(fact)
    if (random() < 0.12) facts.push({ ...fact, weight: -fact.weight, recordedOn: addDays(fact.recordedOn, Math.floor(random() * 60)) })
  }
  let last = 0
  const rows = Array.from({ length: 60 }, (_, n) => {
    const state = pick(manualStates)
    const entered = someDay()
    const decided = addDays(entered, Math.floor(random() * 50))
    return {
      id: idFrom('manual', seed, n),
      person_id: ids.person(Math.floor(random() * sizes.people)),
      verb: pick(['info.accepted', 'ledger.verified', 'work.published']),
      title: `登记${n}`,
      day: entered,
      entered_on: entered,
      state,
      confirmed_on: state === 'confirmed' || state === 'voided' ? decided : null,
      ended_on: state === 'refused' || state === 'withdrawn' ? decided : state === 'voided' ? addDays(decided, 20) : null,
    }
  })
  await inScope(db, [committeeId], async (tx) => {
    await writeFacts(tx, committeeId, facts, () => idFrom('fact', seed, ++last))
    await sql`insert into manual_fact (committee_id, id, person_id, verb, role, title, day, by_self, entered_name, entered_on, state, state_since,
        confirmed_on, ended_on)
      select ${committeeId}, id, person_id, verb, 'holder', title, day, false, '孟书言', entered_on, state, entered_on, confirmed_on, ended_on
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, person_id uuid, verb text, title text, day date, entered_on date,
        state text, confirmed_on date, ended_on date)`.execute(tx)
  })
  await sql`analyze`.execute(db.owner)
}
