// The queries of meetings and activities: one with all its parts in one statement, one answer with its activity, and who may see which.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { codeLabel } from '#/core/lists/code-label.ts'
import type { Activity, ActivityHead, ParticipationRow } from './activity.ts'
import { activityKinds, activityProgrammes, leaveKinds, participantCategories, participantRoles, themes } from './codes.ts'
import type { Answering } from './judged.ts'
import { visibleActivity } from './visible-lists.ts'

type Sql = RawBuilder<unknown>

/** The data of the kind's row in force on the activity's day. */
export const kindData = sql`(select k.data from code k where k.committee_id = a.committee_id and k.list = ${activityKinds.name} and k.code = a.kind
  and k.from_day <= greatest(a.starts_at::date, '1900-01-01') order by k.from_day desc limit 1)`

export const headColumns = sql`a.committee_id as "committeeId", a.id, m.version, m.state, m.title, a.kind,
  ${codeLabel(activityKinds, sql`a.committee_id`, sql`a.kind`)} as "kindLabel", ${kindData} as "kindData", a.host_id as "hostId", h.name as host,
  (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'name', b.name) order by b.sort, b.id), '[]') from activity_cohost c
    join body b on b.committee_id = c.committee_id and b.id = c.body_id
    where c.committee_id = a.committee_id and c.activity_id = a.id) as cohosts,
  a.created_by as "createdBy", a.form, a.place, a.starts_at as "startsAt", a.ends_at as "endsAt", a.starts_at::date as "startsOn", a.mandatory,
  a.sign_up_until as "signUpUntil", a.places, a.reconfirm_from as "reconfirmFrom"`

export const headFrom = sql`activity a join matter m on m.committee_id = a.committee_id and m.id = a.id
  left join body h on h.committee_id = a.committee_id and h.id = a.host_id`

const rows = (columns: Sql, from: Sql, order: Sql): Sql =>
  sql`(select coalesce(jsonb_agg(jsonb_build_object(${columns}) order by ${order}), '[]') from ${from}
    where x.committee_id = a.committee_id and x.activity_id = a.id)`

/** A guest's own unit; of a person the sector, else the employer. */
const unitOf = sql`coalesce(nullif(x.guest_unit, ''), (select s.name from seat t join body s on s.committee_id = t.committee_id and s.id = t.sector_id
  where t.committee_id = x.committee_id and t.person_id = x.person_id and t.from_day <= a.starts_at::date
    and (t.to_day is null or t.to_day >= a.starts_at::date) order by t.from_day desc limit 1), p.employer, '')`

const people = rows(
  sql`'id', x.id, 'version', x.version, 'personId', x.person_id, 'name', coalesce(p.name, x.guest_name), 'unit', ${unitOf},
    'category', x.category, 'categoryLabel', ${codeLabel(participantCategories, sql`x.committee_id`, sql`x.category`)}, 'capacity', x.capacity,
    'role', x.role, 'roleLabel', ${codeLabel(participantRoles, sql`x.committee_id`, sql`x.role`)}, 'reply', x.reply, 'repliedAt', x.replied_at,
    'leaveKind', x.leave_kind, 'leaveKindLabel', ${codeLabel(leaveKinds, sql`x.committee_id`, sql`x.leave_kind`)},
    'leaveReason', x.leave_reason, 'leaveSays', x.leave_says, 'leaveDecidedBy', d.name, 'substituteFor', x.substitute_for,
    'groupId', x.group_id, 'group', g.name, 'seat', x.seat,
    'attendance', (select coalesce(jsonb_agg(jsonb_build_object('sessionId', t.session_id, 'state', t.state, 'late', t.late_minutes,
      'left', t.left_minutes)), '[]') from attendance t where t.committee_id = x.committee_id and t.participation_id = x.id)`,
  sql`(select * from participation where removed_at is null) x left join person p on p.committee_id = x.committee_id and p.id = x.person_id
    left join person d on d.committee_id = x.committee_id and d.id = x.leave_decided_by
    left join plenary_group g on g.committee_id = x.committee_id and g.id = x.group_id`,
  sql`array_position(array['due', 'observer', 'invitee', 'signedUp', 'walkIn', 'staff'], x.capacity), p.code nulls last, x.guest_name, x.id`,
)

/** The activity with all its parts; null when it is not there or not to be seen by this person. */
export async function findActivity(tx: Tx, actor: Actor, id: string): Promise<Activity | null> {
  const found =
    await sql<Activity>`select ${headColumns}, m.state_since as "stateSince", a.ordinal, a.partners, a.place_code as "placeCode",
      a.check_in_from as "checkInFrom", a.themes,
      array(select ${codeLabel(themes, sql`a.committee_id`, sql`t`)} from unnest(a.themes) with ordinality as u(t, n) order by n) as "themeLabels",
      a.programme, ${codeLabel(activityProgrammes, sql`a.committee_id`, sql`a.programme`)} as "programmeLabel", a.programme_id as "programmeId",
      a.trigger_id as "triggerId", a.thematic, a.expanded, a.audience, a.contact_id as "contactId", cp.name as contact, a.vehicles, a.catering,
      a.note, a.details, a.notified_at as "notifiedAt", a.materials_at as "materialsAt", a.held_on as "heldOn", a.minuted_at as "minutedAt",
      a.closed_on as "closedOn",
      ${rows(
        sql`'id', x.id, 'ord', x.ord, 'label', x.label, 'day', x.starts_at::date, 'startsAt', x.starts_at, 'endsAt', x.ends_at`,
        sql`activity_session x`,
        sql`x.ord`,
      )} as sessions,
      ${rows(
        sql`'id', x.id, 'ord', x.ord, 'title', x.title, 'minutes', x.minutes, 'speaker', x.speaker, 'sessionId', x.session_id,
          'matterId', x.matter_id, 'matterTitle', xm.title, 'matterKind', xm.kind, 'state', x.state, 'beganAt', x.began_at, 'endedAt', x.ended_at`,
        sql`activity_agenda x left join matter xm on xm.committee_id = x.committee_id and xm.id = x.matter_id`,
        sql`x.ord`,
      )} as agenda,
      ${rows(
        sql`'id', x.id, 'ord', x.ord, 'title', x.title, 'access', x.access, 'agendaId', x.agenda_id, 'releasedAt', x.released_at`,
        sql`activity_material x`,
        sql`x.ord, x.id`,
      )} as materials,
      ${people} as people,
      (select coalesce(jsonb_agg(jsonb_build_object('code', d.code, 'label', d.label, 'due', d.due_day, 'steps', d.steps)
          order by d.due_day, d.id), '[]') from deadline d
        where d.committee_id = a.committee_id and d.matter_id = a.id and d.met_on is null and d.voided_on is null) as owed
    from ${headFrom} left join person cp on cp.committee_id = a.committee_id and cp.id = a.contact_id
    where a.committee_id = ${actor.committeeId} and a.id = ${id} and ${visibleActivity(actor)}`.execute(tx)
  return found.rows[0] ?? null
}

export async function holdActivity(tx: Tx, actor: Actor, id: string): Promise<Activity | null> {
  await sql`select 1 from matter where committee_id = ${actor.committeeId} and id = ${id} and kind = 'activity' for update`.execute(tx)
  return findActivity(tx, actor, id)
}

export interface AnswerOf {
  readonly activity: ActivityHead
  readonly participation: Answering & Pick<ParticipationRow, 'id' | 'version' | 'name' | 'role'>
}

const answerColumns = sql`x.id as "participationId", x.version as "participationVersion", x.person_id as "personId", x.reply, x.category, x.capacity,
  x.role, x.replied_at as "repliedAt", coalesce(p.name, x.guest_name) as name`

interface AnswerRow extends ActivityHead, Answering {
  readonly participationId: string
  readonly participationVersion: number
  readonly name: string
  readonly role: string
}

const answerOf = ({
  participationId,
  participationVersion,
  personId,
  reply,
  category,
  capacity,
  role,
  repliedAt,
  name,
  ...activity
}: AnswerRow) => ({
  activity,
  participation: { id: participationId, version: participationVersion, personId, reply, category, capacity, role, repliedAt, name },
})

/** One answer with its activity, locked; null where it is not there or not to be seen. */
export async function holdAnswer(tx: Tx, actor: Actor, participationId: string): Promise<AnswerOf | null> {
  const found = await sql<AnswerRow>`select ${headColumns}, ${answerColumns} from participation x
    join ${headFrom} on a.committee_id = x.committee_id and a.id = x.activity_id
    left join person p on p.committee_id = x.committee_id and p.id = x.person_id
    where x.committee_id = ${actor.committeeId} and x.id = ${participationId} and x.removed_at is null and ${visibleActivity(actor)}
    for update of x`.execute(tx)
  const [row] = found.rows
  return row ? answerOf(row) : null
}
