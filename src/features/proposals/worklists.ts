// What a person owes about proposals, for “我的工作”: each kind one query, each item with its reason and its due date.
import { sql, type RawBuilder } from 'kysely'
import { bodiesOf, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { worklistLimit, type Worklist, type WorkItem } from '#/core/feature.ts'
import { partiesOfActor, visibleTo } from './store.ts'
import { replacedStates } from './task-lifecycle.ts'

interface Found {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly owes: string
  readonly due: Day | null
  readonly steps: readonly string[] | null
}

/** Soonest first; one query a kind of work. Its text varies with the kind and with what the reader's rights let him see, so there are few. */
export async function found(tx: Tx, query: RawBuilder<unknown>): Promise<readonly WorkItem[]> {
  const { rows } =
    await sql<Found>`/* planned once: work-list */ select w.id, w.title, w.url, w.owes, w.due, w.steps from (${query}) w order by w.due nulls last, w.id limit ${worklistLimit + 1}`.execute(
      tx,
    )
  return rows.map((r) => ({ id: r.id, title: r.title || '（未填案由）', url: r.url, owes: r.owes, due: r.due, dueSteps: r.steps ?? [] }))
}

export const dueOf = (part: RawBuilder<unknown>, code: RawBuilder<unknown>) => sql`left join lateral (
  select due_day, steps from deadline d where d.committee_id = m.committee_id and d.part_id = ${part} and d.code = ${code}
    and d.met_on is null and d.voided_on is null limit 1) d on true`

/** Cases in some states that this actor's right lets him move. */
const casesIn = (states: readonly string[], owes: string, code: string) => (tx: Tx, actor: Actor) =>
  found(
    tx,
    // The soonest are chosen by the case's own next day; only for those shown is the deadline looked up with its steps.
    sql`select m.id, m.title, '/proposals/' || m.id as url, ${owes}::text as owes, d.due_day as due, d.steps
      from (select m.committee_id, m.id, m.title from matter m join proposal p on p.committee_id = m.committee_id and p.id = m.id
        where m.committee_id = ${actor.committeeId} and m.kind = 'proposal' and m.state = any(${[...states]}::text[]) and ${visibleTo(actor)}
        order by m.next_due nulls last, m.id limit ${worklistLimit + 1}) m ${dueOf(sql`m.id`, sql`${code}`)}`,
  )

const tasksIn = (states: readonly string[], owes: RawBuilder<unknown>, code: string) => (tx: Tx, actor: Actor) =>
  found(
    tx,
    sql`select t.id, m.title, '/tasks/' || t.id as url, ${owes} as owes, coalesce(d.due_day, t.due_day) as due, d.steps
      from handling_task t join matter m on m.committee_id = t.committee_id and m.id = t.proposal_id ${dueOf(sql`t.id`, sql`${code}`)}
      where t.committee_id = ${actor.committeeId} and t.body_id = any(${[...bodiesOf(actor)]}::uuid[]) and t.state = any(${[...states]}::text[])`,
  )

export const proposalWorklists: readonly Worklist[] = [
  {
    key: 'proposals.sign',
    title: '请您联名的提案',
    right: 'proposals:cosign',
    items: (tx, actor) =>
      found(
        tx,
        sql`select m.id, m.title, '/proposals/' || m.id as url, '阅读全文后签名或谢绝' as owes, d.due_day as due, d.steps
          from cosignature c join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id and m.state = 'cosigning'
          ${dueOf(sql`c.person_id`, sql`'proposal.cosign'`)}
          where c.committee_id = ${actor.committeeId} and c.person_id = ${actor.personId}::uuid and c.signed_at is null and c.declined_at is null
            and c.voided_at is null`,
      ),
  },
  {
    key: 'proposals.revise',
    title: '需要您修改的提案',
    right: 'proposals:write',
    items: (tx, actor) =>
      found(
        tx,
        sql`select m.id, m.title, '/proposals/' || m.id || '/write' as url,
            case m.state when 'returnedToProposer' then '按意见修改后再次提交' else '继续写，写好后提交' end as owes, d.due_day as due, d.steps
          from matter_party mp join matter m on m.committee_id = mp.committee_id and m.id = mp.matter_id
          ${dueOf(sql`m.id`, sql`'proposal.revise'`)}
          where mp.committee_id = ${actor.committeeId} and mp.party_id = any(${[...partiesOfActor(actor)]}::uuid[]) and mp.part in ('author', 'enteredBy') and mp.until_at is null
            and m.kind = 'proposal' and m.state in ('draft', 'cosigning', 'returnedToProposer')`,
      ),
  },
  {
    key: 'proposals.evaluate',
    title: '请您评价的答复',
    right: 'proposals:evaluate',
    items: (tx, actor) =>
      found(
        tx,
        sql`select f.id, m.title, '/feedback/' || f.id as url, '评价' || b.name || '的答复' as owes, f.due_day as due, d.steps
          from feedback f join matter m on m.committee_id = f.committee_id and m.id = f.proposal_id
          join handling_task t on t.committee_id = f.committee_id and t.id = f.task_id
          join body b on b.committee_id = t.committee_id and b.id = t.body_id
          ${dueOf(sql`f.id`, sql`'proposal.feedback'`)}
          where f.committee_id = ${actor.committeeId} and f.evaluator_id = any(${[...partiesOfActor(actor)]}::uuid[])
            and f.given_on is null and f.lapsed_on is null`,
      ),
  },
  {
    key: 'proposals.confirm',
    title: '请您确认的沟通记录',
    right: 'proposals:evaluate',
    items: (tx, actor) =>
      found(
        tx,
        sql`select c.id, m.title, '/proposals/' || m.id as url, '确认与承办单位的沟通是否属实' as owes, null::date as due, null::jsonb as steps
          from consultation_record c join matter m on m.committee_id = c.committee_id and m.id = c.proposal_id
          where c.committee_id = ${actor.committeeId} and c.confirmed_at is null and c.disputed_at is null and m.open
            and m.id in (select matter_id from matter_party mp where mp.committee_id = c.committee_id and mp.party_id = any(${[...partiesOfActor(actor)]}::uuid[])
              and mp.part in ('author', 'cosigner', 'coAuthor') and mp.until_at is null)`,
      ),
  },
  {
    key: 'proposals.preReview',
    title: '待初审',
    right: 'proposals:review',
    items: casesIn(['submitted', 'preReview'], '初审', 'proposal.preReview'),
  },
  {
    key: 'proposals.decide',
    title: '待作出审查决定',
    right: 'proposals:decide',
    items: casesIn(['jointReview'], '决定立案、并案或者不予立案', 'proposal.filing'),
  },
  {
    key: 'proposals.joint',
    title: '待会审',
    right: 'proposals:joint-review',
    items: casesIn(['jointReview'], '提出承办单位意见', 'proposal.filing'),
  },
  { key: 'proposals.allocate', title: '待拟定承办单位', right: 'proposals:allocate', items: casesIn(['filed'], '拟定承办单位', '') },
  { key: 'proposals.assign', title: '待交办', right: 'proposals:assign', items: casesIn(['allocated'], '交办', '') },
  {
    key: 'tasks.receive',
    title: '待签收',
    right: 'proposals:handle',
    items: tasksIn(['pendingReceipt'], sql`'签收'::text`, 'task.receipt'),
  },
  {
    key: 'tasks.handle',
    title: '正在办理',
    right: 'proposals:handle',
    items: tasksIn(
      ['accepted', 'handling', 'replyDraft'],
      sql`case t.role when 'assist' then '提交会办意见' else '与提案者沟通并答复' end`,
      'task.answer',
    ),
  },
  {
    key: 'tasks.sign',
    title: '待签发',
    right: 'proposals:sign-reply',
    items: tasksIn(['internalSign'], sql`'签发答复'::text`, 'task.answer'),
  },
  {
    key: 'proposals.withdrawals',
    title: '提案者申请撤案',
    right: 'proposals:decide',
    items: (tx, actor) =>
      found(
        tx,
        sql`select m.id, m.title, '/proposals/' || m.id as url, '决定是否同意撤案'::text as owes, null::date as due, null::jsonb as steps
          from withdrawal_request w join matter m on m.committee_id = w.committee_id and m.id = w.proposal_id and m.open
          where w.committee_id = ${actor.committeeId} and w.decided_on is null`,
      ),
  },
  {
    key: 'proposals.inform',
    title: '待书面告知提案者',
    right: 'proposals:review',
    items: (tx, actor) =>
      found(
        tx,
        sql`select m.id, m.title, '/proposals/' || m.id as url, '提案者没有账号，请书面告知不予立案的理由'::text as owes, d.due_day as due, d.steps
          from deadline d join matter m on m.committee_id = d.committee_id and m.id = d.matter_id and m.state = 'notFiled'
          where d.committee_id = ${actor.committeeId} and d.code = 'proposal.inform' and d.met_on is null and d.voided_on is null`,
      ),
  },
  {
    key: 'proposals.rehandle',
    title: '提案者不满意',
    right: 'proposals:rehandle',
    items: (tx, actor) =>
      found(
        tx,
        sql`select distinct m.id, m.title, '/proposals/' || m.id as url,
            case m.state when 'mediating' then '召集当面协商并登记结果' else '确认重新办理' end as owes, d.due_day as due, d.steps
          from matter m join feedback f on f.committee_id = m.committee_id and f.proposal_id = m.id
            and f.decisive and f.verdict = 'dissatisfied'
          join handling_task t on t.committee_id = f.committee_id and t.id = f.task_id and t.state <> all(${replacedStates}::text[])
          ${dueOf(sql`m.id`, sql`'proposal.confirmRehandle'`)}
          where m.committee_id = ${actor.committeeId} and m.kind = 'proposal' and m.state in ('feedbackOpen', 'mediating')`,
      ),
  },
]
