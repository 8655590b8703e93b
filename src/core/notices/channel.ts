// Channels beyond the inbox. What a channel cannot take now stays owed and is tried again; each try is counted and its fault kept.
import { sql } from 'kysely'
import type { Clock } from '../action.ts'
import { inScope, type Db, type Tx } from '../db/database.ts'
import type { Job } from '../feature.ts'

export interface OutgoingNotice {
  readonly id: string
  readonly committeeId: number
  readonly personId: string
  readonly title: string
  readonly body: string
  readonly url: string | null
  readonly attempts: number
}

/** E-mail, a webhook, the office's short messages. `send` resolves once the other side has taken it, else throws. */
export interface Channel {
  readonly name: string
  readonly send: (notice: OutgoingNotice) => Promise<void>
}

/** A new channel begins with the notices of the last days; from then on a stop of the program up to a month loses none. */
const days = { first: 3, later: 30 }

/** After this many tries a person must look: the check-up names them. */
export const tries = 8

const batch = 50

export const deliveryJob = (channels: () => readonly Channel[]): Job => ({
  name: 'notices.deliver',
  title: '发送通知',
  every: '* * * * *',
  run: async (world, committeeId) => {
    for (const channel of channels()) await deliver(world.db, world.clock, committeeId, channel)
  },
})

/** Sends what is owed. Each notice in a transaction of its own and locked, so that two copies of the program never send it twice. */
export async function deliver(db: Db, clock: Clock, committeeId: number, channel: Channel): Promise<{ sent: number; failed: number }> {
  await inScope(db, [committeeId], (tx) => writeDebts(tx, committeeId, channel.name, clock.now()))
  let sent = 0
  const failed = new Set<string>()
  for (let n = 0; n < batch; n++) {
    const result = await inScope(db, [committeeId], (tx) => sendOne(tx, clock, committeeId, channel, [...failed]))
    if (result === 'nothing') break
    if (result.sent) sent++
    else failed.add(result.id)
  }
  return { sent, failed: failed.size }
}

async function writeDebts(tx: Tx, committeeId: number, channel: string, now: Date): Promise<void> {
  await sql`
    insert into notice_delivery (committee_id, notice_id, channel, owed_at)
    select n.committee_id, n.id, ${channel}, n.created_at from notice n
    where n.committee_id = ${committeeId} and n.created_at > ${now}::timestamptz - make_interval(days =>
        case when exists (select from notice_delivery d where d.committee_id = ${committeeId} and d.channel = ${channel})
          then ${days.later}::int else ${days.first}::int end)
    on conflict do nothing`.execute(tx)
}

async function sendOne(
  tx: Tx,
  clock: Clock,
  committeeId: number,
  channel: Channel,
  except: readonly string[],
): Promise<'nothing' | { id: string; sent: boolean }> {
  // Waits 1, 2, 4 … minutes after each failed try.
  const { rows } = await sql<OutgoingNotice>`
    select n.id, n.committee_id as "committeeId", n.person_id as "personId", n.title, n.body, n.url, d.attempts
    from notice_delivery d join notice n on n.committee_id = d.committee_id and n.id = d.notice_id
    where d.committee_id = ${committeeId} and d.channel = ${channel.name} and d.sent_at is null and d.attempts < ${tries}
      and (d.tried_at is null or d.tried_at + interval '1 minute' * (2 ^ (d.attempts - 1)) <= ${clock.now()})
      and n.id <> all (${except}::uuid[])
    order by d.owed_at limit 1 for update of d skip locked`.execute(tx)
  const notice = rows[0]
  if (!notice) return 'nothing'
  const error = await channel.send(notice).then(
    () => null,
    (fault: unknown) => (fault instanceof Error ? fault.message : String(fault)),
  )
  await sql`
    update notice_delivery set attempts = attempts + 1, tried_at = ${clock.now()}, last_error = ${error},
      sent_at = ${error === null ? clock.now() : null}
    where committee_id = ${committeeId} and notice_id = ${notice.id} and channel = ${channel.name}`.execute(tx)
  return { id: notice.id, sent: error === null }
}

export interface Undelivered {
  readonly channel: string
  readonly owed: number
  readonly givenUp: number
  readonly oldest: Date
  readonly lastError: string | null
}

/** For the check-up (体检): notices still owed, by channel. */
export async function undelivered(tx: Tx, committeeId: number): Promise<Undelivered[]> {
  const { rows } = await sql<Undelivered>`
    select channel, count(*) as owed, count(*) filter (where attempts >= ${tries}) as "givenUp", min(owed_at) as oldest,
      max(last_error) as "lastError"
    from notice_delivery where committee_id = ${committeeId} and sent_at is null group by channel order by channel`.execute(tx)
  return rows
}
