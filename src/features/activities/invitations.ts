// What a person is invited to and has not behind him yet, and what he may sign up for: one question for his phone.
import { sql } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import type { z } from 'zod'
import type { ActivityHead } from './activity.ts'
import type { invitations } from './contract.ts'
import { replySubject, type Answering } from './judged.ts'
import { activityStates, type ActivityState } from './lifecycle.ts'
import { replyCourse, replyStates } from './reply-lifecycle.ts'
import { headColumns, headFrom } from './store.ts'
import { visibleActivity } from './visible-lists.ts'
import { capacities } from './words.ts'

interface Invited extends ActivityHead, Answering {
  readonly participationId: string | null
  readonly participationVersion: number | null
  readonly name: string
  readonly leaveSays: string
  readonly taken: number
}

const upcoming = (Object.keys(activityStates) as ActivityState[]).filter((s) => activityStates[s].answering || s === 'postponed')

export async function invitationsOf(tx: Tx, actor: Actor, now: Date): Promise<z.input<typeof invitations>> {
  const found =
    await sql<Invited>`select ${headColumns}, x.id as "participationId", x.version as "participationVersion", x.person_id as "personId",
      coalesce(x.reply, 'none') as reply, coalesce(x.category, '') as category, coalesce(x.capacity, 'signedUp') as capacity,
      x.replied_at as "repliedAt", coalesce(x.leave_says, '') as "leaveSays",
      (select count(*) from participation s where s.committee_id = a.committee_id and s.activity_id = a.id and s.capacity = 'signedUp'
        and s.reply <> 'declined' and s.removed_at is null) as taken
    from ${headFrom}
    left join participation x on x.committee_id = a.committee_id and x.activity_id = a.id and x.person_id = ${actor.personId}
      and x.removed_at is null
    where a.committee_id = ${actor.committeeId} and a.ends_at > ${now} and m.state = any(${upcoming}::text[]) and ${visibleActivity(actor)}
      and (x.id is not null or (a.sign_up_until >= ${now} and m.state = 'notified'))
    order by a.starts_at, a.id limit 100`.execute(tx)
  return {
    invited: found.rows.flatMap((r) => (r.participationId === null ? [] : [shown(r, r.participationId, actor, now)])),
    signUps: found.rows
      .filter((r) => r.participationId === null && (r.places === null || r.taken < r.places))
      .map((r) => ({ ...brief(r), until: r.signUpUntil?.toISOString() ?? '', left: r.places === null ? null : r.places - r.taken })),
  }
}

const brief = (r: ActivityHead) => ({
  id: r.id,
  url: `/activities/${r.id}`,
  title: r.title,
  kind: r.kindLabel,
  host: r.host,
  place: r.place,
  startsAt: r.startsAt.toISOString(),
  endsAt: r.endsAt.toISOString(),
  state: { code: r.state, label: activityStates[r.state].label, tone: activityStates[r.state].tone },
})

function shown(r: Invited, participationId: string, actor: Actor, now: Date) {
  const subject = replySubject(r, r, actor, now)
  return {
    ...brief(r),
    participationId,
    version: r.participationVersion ?? 1,
    capacity: { code: r.capacity, label: capacities[r.capacity] },
    mustCome: subject.mustCome,
    reply: { code: r.reply, label: replyStates[r.reply].label, tone: replyStates[r.reply].tone },
    asksAgain: subject.asksAgain,
    says: r.leaveSays,
    moves: movesShown(replyCourse, { ...subject, relations: subject.relations.filter((x) => x === 'self') }, actor),
  }
}
