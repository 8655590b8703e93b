// What somebody owes around meetings, for “我的工作”: answers, leaves to decide, approvals, and what the office has to send and close.
import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { worklistLimit, type Worklist, type WorkItem } from '#/core/feature.ts'
import type { ActivityHead } from './activity.ts'
import { traitsOf } from './codes.ts'
import { approves, grantsLeave, organises } from './rules.ts'
import { headColumns, headFrom } from './store.ts'
import { visibleActivity } from './visible-lists.ts'

type Sql = RawBuilder<unknown>

interface Found extends ActivityHead {
  readonly itemId: string
  readonly itemTitle: string
  readonly due: Day | null
  readonly steps: readonly string[] | null
  readonly personId: string | null
}

interface Asked {
  readonly from?: Sql
  readonly id?: Sql
  readonly title?: Sql
  readonly personId?: Sql
  readonly where: Sql
  /** The open deadline that names the work. */
  readonly code?: string
  readonly dueDay?: Sql
}

/** Rows that may be this person's; which of them are, the rules say. */
async function found(tx: Tx, actor: Actor, asked: Asked): Promise<readonly Found[]> {
  const { rows } =
    await sql<Found>`select ${headColumns}, ${asked.id ?? sql`a.id`} as "itemId", ${asked.title ?? sql`m.title`} as "itemTitle",
      ${asked.personId ?? sql`null::uuid`} as "personId", coalesce(d.due_day, ${asked.dueDay ?? sql`null::date`}) as due, d.steps
    from ${headFrom} ${asked.from ?? sql``}
    left join lateral (select due_day, steps from deadline d where d.committee_id = a.committee_id and d.part_id = a.id
      and d.code = ${asked.code ?? ''} and d.met_on is null and d.voided_on is null limit 1) d on true
    where a.committee_id = ${actor.committeeId} and ${asked.where} and ${visibleActivity(actor)}
    order by due nulls last, a.starts_at, 1, 2 limit 200`.execute(tx)
  return rows
}

const shown = (rows: readonly Found[], owes: string): readonly WorkItem[] =>
  rows.slice(0, worklistLimit + 1).map((r) => ({
    id: r.itemId,
    title: r.itemTitle,
    url: `/activities/${r.id}`,
    owes,
    due: r.due,
    dueSteps: [...(r.steps ?? [])],
  }))

const organised =
  (owes: string, asked: Asked): Worklist['items'] =>
  async (tx, actor) =>
    shown(
      (await found(tx, actor, asked)).filter((a) => organises(actor, a)),
      owes,
    )

export const activityWorklists: readonly Worklist[] = [
  {
    key: 'activities.invitations',
    title: '请您答复的邀请',
    right: 'activities:reply',
    items: async (tx, actor) =>
      shown(
        await found(tx, actor, {
          from: sql`join participation x on x.committee_id = a.committee_id and x.activity_id = a.id and x.removed_at is null`,
          dueDay: sql`a.starts_at::date`,
          where: sql`x.person_id = ${actor.personId} and m.state in ('notified', 'signupClosed') and x.capacity <> 'staff'
            and (x.reply = 'none' or (x.reply = 'confirmed' and a.reconfirm_from is not null and x.replied_at < a.reconfirm_from))`,
        }),
        '答复能否参加',
      ).map((i) => ({ ...i, url: '/invitations' })),
  },
  {
    key: 'activities.leaves',
    title: '待批的请假',
    right: 'activities:leave',
    items: async (tx, actor) => {
      const rows = await found(tx, actor, {
        from: sql`join participation x on x.committee_id = a.committee_id and x.activity_id = a.id and x.removed_at is null
          left join person p on p.committee_id = x.committee_id and p.id = x.person_id`,
        id: sql`x.id`,
        title: sql`coalesce(p.name, x.guest_name) || '：' || m.title`,
        personId: sql`x.person_id`,
        dueDay: sql`a.starts_at::date`,
        where: sql`x.reply = 'leaveRequested'`,
      })
      return shown(
        rows.filter((r) => grantsLeave(actor, traitsOf(r.kind, r.kindData).leave, r, r.personId)),
        '批复请假',
      )
    },
  },
  {
    key: 'activities.approve',
    title: '待您审定的活动',
    right: 'activities:approve',
    items: async (tx, actor) =>
      shown(
        (await found(tx, actor, { where: sql`m.state = 'submitted'`, dueDay: sql`a.starts_at::date` })).filter((a) => approves(actor, a)),
        '审定会议活动',
      ),
  },
  {
    key: 'activities.notify',
    title: '待通知的活动',
    right: 'activities:write',
    items: organised('发出通知', {
      where: sql`m.state in ('draft', 'returned', 'approved')`,
      code: 'activity.notice',
      dueDay: sql`a.starts_at::date`,
    }),
  },
  {
    key: 'activities.materials',
    title: '待发的会议材料',
    right: 'activities:write',
    items: organised('发出会议材料', {
      where: sql`m.state in ('notified', 'signupClosed') and a.materials_at is null and exists (select 1 from deadline x
        where x.committee_id = a.committee_id and x.part_id = a.id and x.code = 'activity.materials' and x.met_on is null and x.voided_on is null)`,
      code: 'activity.materials',
    }),
  },
  {
    key: 'activities.minutes',
    title: '待印发的纪要',
    right: 'activities:write',
    items: organised('印发纪要', {
      where: sql`m.state = 'held' and exists (select 1 from deadline x where x.committee_id = a.committee_id and x.part_id = a.id
        and x.code = 'activity.minutes' and x.met_on is null and x.voided_on is null)`,
      code: 'activity.minutes',
    }),
  },
  {
    key: 'activities.hold',
    title: '已过时间、还没有登记举行的活动',
    right: 'activities:write',
    items: (tx, actor, today) =>
      organised('登记举行', {
        where: sql`m.state in ('notified', 'signupClosed', 'inSession') and a.ends_at < ${today}::date`,
        dueDay: sql`a.ends_at::date`,
      })(tx, actor, today),
  },
]
