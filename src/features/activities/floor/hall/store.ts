// The queries of the hall: agenda, messages, screens.
import { sql } from 'kysely'
import type { Tx } from '#/core/db/database.ts'

export interface AgendaItem {
  readonly id: string
  readonly ord: number
  readonly title: string
  readonly speaker: string
  readonly minutes: number | null
  readonly state: 'planned' | 'current' | 'done'
  readonly beganAt: Date | null
  readonly endedAt: Date | null
  readonly matterId: string | null
  readonly matterKind: string | null
  readonly matterTitle: string | null
}

export async function agendaOf(tx: Tx, committeeId: number, activityId: string): Promise<readonly AgendaItem[]> {
  const { rows } =
    await sql<AgendaItem>`select g.id, g.ord, g.title, g.speaker, g.minutes, g.state, g.began_at as "beganAt", g.ended_at as "endedAt",
      g.matter_id as "matterId", m.kind as "matterKind", m.title as "matterTitle"
    from activity_agenda g left join matter m on m.committee_id = g.committee_id and m.id = g.matter_id
    where g.committee_id = ${committeeId} and g.activity_id = ${activityId} order by g.ord`.execute(tx)
  return rows
}

export interface FloorSetting {
  readonly speechesUntil: Date | null
  readonly speechMinutes: number
  readonly questionsOpen: boolean
}

export async function floorSettingOf(tx: Tx, committeeId: number, activityId: string): Promise<FloorSetting | null> {
  const { rows } =
    await sql<FloorSetting>`select speeches_until as "speechesUntil", speech_minutes as "speechMinutes", questions_open as "questionsOpen"
    from floor where committee_id = ${committeeId} and activity_id = ${activityId}`.execute(tx)
  return rows[0] ?? null
}

export async function messagesOf(
  tx: Tx,
  committeeId: number,
  activityId: string,
): Promise<readonly { readonly id: string; readonly text: string }[]> {
  const { rows } = await sql<{ id: string; text: string }>`select id, text from floor_message
    where committee_id = ${committeeId} and activity_id = ${activityId} and removed_at is null order by at desc, id desc limit 3`.execute(
    tx,
  )
  return rows
}

export async function displaysOf(
  tx: Tx,
  committeeId: number,
  activityId: string,
  now: Date,
): Promise<readonly { readonly id: string; readonly label: string; readonly until: Date }[]> {
  const { rows } = await sql<{ id: string; label: string; until: Date }>`select id, label, until from floor_display
    where committee_id = ${committeeId} and activity_id = ${activityId} and revoked_at is null and until > ${now} order by made_at`.execute(
    tx,
  )
  return rows
}

/** Which meeting a screen's token opens, while it holds. */
export async function displayBy(tx: Tx, committeeId: number, hash: Buffer, now: Date): Promise<string | null> {
  const { rows } = await sql<{ activityId: string }>`select activity_id as "activityId" from floor_display
    where committee_id = ${committeeId} and token_hash = ${hash} and revoked_at is null and until > ${now}`.execute(tx)
  return rows[0]?.activityId ?? null
}

/** What the display shows of the vote that runs, else of the one that closed last within the hour. */
export async function shownVote(tx: Tx, committeeId: number, activityId: string, since: Date) {
  const { rows } = await sql<{
    title: string
    mode: 'hands' | 'secret' | 'paper'
    running: boolean
    eligible: number
    cast: number
    outcome: string
    passed: boolean | null
    options: { label: string; votes: number | null; elected: boolean | null }[]
  }>`select v.title, v.mode, v.state = 'open' as running, coalesce(v.eligible, 0) as eligible, v.outcome, v.passed,
      coalesce(v.cast_count, (select count(*)::int from floor_voter e where e.committee_id = v.committee_id and e.vote_id = v.id and e.voted is not null)) as cast,
      (select jsonb_agg(jsonb_build_object('label', o.label, 'votes', o.votes, 'elected', o.elected) order by o.votes desc nulls last, o.ord)
        from floor_vote_option o where o.committee_id = v.committee_id and o.vote_id = v.id) as options
    from floor_vote v where v.committee_id = ${committeeId} and v.activity_id = ${activityId}
      and (v.state = 'open' or v.state = 'closed' and v.closed_at > ${since})
    order by v.state = 'open' desc, v.closed_at desc limit 1`.execute(tx)
  return rows[0] ?? null
}
