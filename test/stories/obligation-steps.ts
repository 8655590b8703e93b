// What stories about obligations need besides HTTP: platforms, links and facts as the features that record them would leave them.
import { sql } from 'kysely'
import type { About } from '#/core/fact.ts'
import { day } from '#/core/day.ts'
import { inScope } from '#/core/db/database.ts'
import { writeFacts, type RecordedFact } from '#/core/facts-store.ts'
import type { City } from '../world.ts'

export interface ObligationSteps {
  readonly platform: (name: string, more?: { from?: string; to?: string | null; place?: string }) => Promise<string>
  readonly link: (kind: string, from: [string, 'person' | 'body'], to: [string, 'person' | 'body'], since?: string) => Promise<string>
  readonly fact: (
    verb: string,
    day: string,
    holder: { person?: string; body?: string },
    more?: Partial<Omit<RecordedFact, 'about'>> & { about?: About },
  ) => Promise<string>
}

export function obligationSteps(city: City): ObligationSteps {
  const write = <T>(work: Parameters<typeof inScope<T>>[2]): Promise<T> => inScope<T>(city.world.db, [1], work)
  let made = 0
  return {
    platform: (name, more = {}) =>
      write(async (tx) => {
        const id = city.world.newId()
        const n = ++made
        if (more.place)
          await sql`insert into place (committee_id, code, name, level) values (1, ${more.place}, ${more.place}, 'county') on conflict do nothing`.execute(
            tx,
          )
        await sql`insert into body (committee_id, id, kind, code, name, short_name, place_code, from_day, to_day, sort)
          values (1, ${id}, 'platform', ${`X${n}`}, ${name}, ${name}, ${more.place ?? null}, ${more.from ?? '2021-01-01'}, ${more.to ?? null}, ${n})`.execute(
          tx,
        )
        return id
      }),
    link: (kind, from, to, since = '2021-12-01') =>
      write(async (tx) => {
        const id = city.world.newId()
        await sql`insert into edge (committee_id, id, kind, from_id, from_kind, to_id, to_kind, from_day, source)
          values (1, ${id}, ${kind}, ${from[0]}, ${from[1]}, ${to[0]}, ${to[1]}, ${since}, '方案')`.execute(tx)
        return id
      }),
    fact: (verb, on, holder, { about = {}, ...more } = {}) =>
      write(async (tx) => {
        const object = more.object ?? { kind: 'activity', id: city.world.newId() }
        const fact: RecordedFact = {
          personId: holder.person ?? null,
          bodyId: holder.body ?? null,
          role: 'host',
          verb,
          day: day(on),
          weight: 1,
          verified: true,
          recordedOn: day(on),
          ...more,
          object,
          about: { title: `${verb} ${on}`, ...about },
        }
        await writeFacts(tx, 1, [fact], city.world.newId)
        return object.id
      }),
  }
}
