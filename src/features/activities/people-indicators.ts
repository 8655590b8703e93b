// The figures of who took part: person-times, leaders, guests, parties invited, attendance. A person is counted as often as he came.
import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Figure, FigureQuestion } from '#/core/figure.ts'
import { activityKinds, participantCategories } from './codes.ts'
import { heldBy, kindLabelled } from './held.ts'

type Sql = RawBuilder<unknown>

const kindOf: Dimension = { key: 'kind', label: '类别', of: { codes: activityKinds } }
const categoryOf: Dimension = { key: 'category', label: '参加人员类别', of: { codes: participantCategories } }
const hostOf: Dimension = { key: 'host', label: '主办机构', of: 'body' }
const personOf: Dimension = { key: 'person', label: '人员', of: 'person' }
const sectorOf: Dimension = { key: 'sector', label: '界别', of: 'body' }

const columns = sql`a.held_on as day, '/activities/' || a.id as url, a.kind, a.host_id::text as host`
const name = sql`coalesce((select n.name from person n where n.committee_id = p.committee_id and n.id = p.person_id), p.guest_name)`

/** Settled by the day: present in one session at least. Of `p`. */
const cameBy = (q: FigureQuestion): Sql => sql`exists (select from attendance t where t.committee_id = p.committee_id
  and t.activity_id = p.activity_id and t.participation_id = p.id and t.state = 'present' and t.settled_on <= ${q.asOf})`

const parts = sql`activity a join matter m on m.committee_id = a.committee_id and m.id = a.id
  join participation p on p.committee_id = a.committee_id and p.activity_id = a.id and p.removed_at is null`

const came = (q: FigureQuestion, where: Sql, amount: Sql = sql`null`): Sql => sql`
  select p.id::text as id, ${kindLabelled} as ref, ${name} || '：' || m.title as title, (${amount})::numeric as amount, p.category,
    p.person_id::text as person, ${columns}
  from ${parts} where ${heldBy(q)} and ${cameBy(q)} and ${where}`

/** Half-days of people who had to come, settled by the day. */
const dueSessions = (q: FigureQuestion, where: Sql, amount: Sql): Sql => sql`
  select p.id || ':' || t.session_id as id, ${kindLabelled} as ref, ${name} || '：' || m.title as title, (${amount})::numeric as amount,
    p.person_id::text as person, ${columns},
    (select e.sector_id::text from seat e where e.committee_id = p.committee_id and e.person_id = p.person_id and e.from_day <= a.held_on
      and (e.to_day is null or e.to_day >= a.held_on) order by e.from_day desc limit 1) as sector
  from ${parts} join attendance t on t.committee_id = p.committee_id and t.activity_id = a.id and t.participation_id = p.id
  where ${heldBy(q)} and t.settled_on <= ${q.asOf} and a.mandatory and p.capacity = 'due' and ${where}`

const figure = (
  f: Omit<Figure, 'scope' | 'anchor' | 'places' | 'source' | 'group'> & Partial<Pick<Figure, 'group' | 'places'>>,
): Figure => ({
  group: '会议活动',
  scope: 'C',
  anchor: 'RY',
  places: f.reckoning === 'count' ? 0 : 1,
  source: '工作报告；会议活动记录',
  ...f,
})

/** As the program comes; a row of the office's own says otherwise from its day. */
const importantKinds = activityKinds.codes.filter((c) => c.data?.['important'] === true).map((c) => c.code)

/** Neither a member of the Communist Party nor without a known party. */
const outsideParty = sql`(p.category = 'party-rep' or exists (select from person n where n.committee_id = p.committee_id and n.id = p.person_id
  and n.party is not null and n.party <> '中共'))`
const partyPeople = sql`(p.category = 'party-rep' or exists (select from person n where n.committee_id = p.committee_id and n.id = p.person_id
  and n.party in ('民革', '民盟', '民建', '民进', '农工党', '致公党', '九三学社', '台盟', '无党派')))`
const important = sql`coalesce((select (c.data->>'important')::boolean from code c where c.committee_id = a.committee_id
  and c.list = ${activityKinds.name} and c.code = a.kind and c.from_day <= a.held_on order by c.from_day desc limit 1), a.kind = any(${importantKinds}::text[]))`

export const participationFigures: readonly Figure[] = [
  figure({
    code: 'IND-46',
    title: '邀请党外人士参加视察',
    group: '工作报告',
    unit: '人次',
    definition: '本年度邀请并到场参加视察的党外人士，按人次计，同一人参加几次计几次。',
    reckoning: 'count',
    dimensions: [hostOf, categoryOf, personOf],
    records: (q) => came(q, sql`a.kind = 'inspection' and p.capacity <> 'staff' and ${outsideParty}`),
  }),
  figure({
    code: 'IMP-25',
    title: '志愿服务',
    unit: '人次',
    definition: '本年度参加志愿服务的人次。',
    reckoning: 'count',
    dimensions: [hostOf, categoryOf, personOf],
    records: (q) => came(q, sql`a.kind = 'volunteer'`),
  }),
  figure({
    code: 'IMP-25-HOURS',
    title: '志愿服务时长',
    unit: '小时',
    definition: '本年度参加志愿服务的人，按到场的时段计的小时数之和。',
    reckoning: 'sum',
    dimensions: [hostOf, categoryOf, personOf],
    records: (q) =>
      came(
        q,
        sql`a.kind = 'volunteer'`,
        sql`(select coalesce(round(sum(extract(epoch from s.ends_at - s.starts_at) / 3600 * coalesce(t.share, 1)), 1), 0) from attendance t
          join activity_session s on s.committee_id = t.committee_id and s.id = t.session_id
          where t.committee_id = p.committee_id and t.activity_id = a.id and t.participation_id = p.id and t.state = 'present')`,
      ),
  }),
  figure({
    code: 'IMP-38',
    title: '党政领导出席政协活动',
    unit: '人次',
    definition: '本年度到场出席政协会议活动的党政领导，按人次计。',
    reckoning: 'count',
    dimensions: [kindOf, hostOf, personOf],
    records: (q) => came(q, sql`p.category = 'leader'`),
  }),
  figure({
    code: 'IMP-40',
    title: '非委员参与占比',
    unit: '%',
    definition: '本年度到场参加协商的人次中，不是委员的（专家学者、利益相关方、群众代表、部门等，不含机关工作人员）所占的百分比。',
    formula: '到场的非委员人次 ÷ 到场的全部人次（不含机关工作人员）× 100%',
    reckoning: 'share',
    dimensions: [kindOf, categoryOf, hostOf],
    records: (q) =>
      came(
        q,
        sql`a.kind like 'consult.%' and p.category <> 'staff' and p.capacity <> 'staff'`,
        sql`case when p.category = 'member' then 0 else 1 end`,
      ),
  }),
  figure({
    code: 'IMP-43',
    title: '党派受邀率',
    unit: '%',
    definition: '本年度已举行的重要活动（类别标为重要的）中，邀请了民主党派、工商联、无党派人士的所占的百分比。',
    formula: '邀请了党派的重要活动 ÷ 重要活动 × 100%',
    reckoning: 'share',
    dimensions: [kindOf, hostOf],
    records: (q) => sql`select a.id::text as id, ${kindLabelled} as ref, m.title, ${columns},
        (case when exists (select from participation p where p.committee_id = a.committee_id and p.activity_id = a.id and p.removed_at is null
          and p.capacity <> 'staff' and ${partyPeople}) then 1 else 0 end)::numeric as amount
      from activity a join matter m on m.committee_id = a.committee_id and m.id = a.id where ${heldBy(q)} and ${important}`,
  }),
  figure({
    code: 'A-ATTENDANCE',
    title: '出勤率',
    unit: '%',
    definition: '本年度必须参加的会议活动中，应到而没有请假的人次里到会的百分比；按半天计出勤的会议，每半天算一人次。',
    formula: '到会人次 ÷（应到人次 − 准假人次）× 100%',
    reckoning: 'share',
    dimensions: [kindOf, hostOf, sectorOf, personOf],
    records: (q) => dueSessions(q, sql`t.state <> 'excused'`, sql`case when t.state = 'present' then 1 else 0 end`),
  }),
  figure({
    code: 'A-LEAVE',
    title: '请假率',
    unit: '%',
    definition: '本年度必须参加的会议活动中，应到人次里准假的百分比。',
    formula: '准假人次 ÷ 应到人次 × 100%',
    reckoning: 'share',
    dimensions: [kindOf, hostOf, sectorOf, personOf],
    records: (q) => dueSessions(q, sql`true`, sql`case when t.state = 'excused' then 1 else 0 end`),
  }),
  figure({
    code: 'A-NOTICE',
    title: '会议通知提前天数',
    unit: '个工作日',
    definition: '本年度举行的会议活动，从发出通知到举行的工作日数的平均值；没有发通知的不计。',
    formula: '提前的工作日数之和 ÷ 发出通知的会议活动',
    reckoning: 'mean',
    dimensions: [kindOf, hostOf],
    records: (q) => sql`select distinct on (a.id) a.id::text as id, ${kindLabelled} as ref, m.title, ${columns},
        (f.about->>'workingDays')::numeric as amount
      from activity a join matter m on m.committee_id = a.committee_id and m.id = a.id
      join fact f on f.committee_id = a.committee_id and f.object_kind = 'activity' and f.object_id = a.id::text and f.verb = 'activity.notified'
      where ${heldBy(q)} and f.day <= ${q.asOf} order by a.id, f.day desc, f.id`,
  }),
]
