// What is done to one sheet: ticked by its holder, objected to, exempted, regraded by hand; and what is decided of an objection or an appeal.
import { sql } from 'kysely'
import { perform, type Change, type World } from '#/core/action.ts'
import { may, type Actor } from '#/core/actor.ts'
import type { Act, Seen } from '#/core/http/move-routes.ts'
import { judge } from '#/core/lifecycle.ts'
import { owe } from '#/core/notices/notices.ts'
import { conflict, done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { quotaPassed } from '#/core/scoring/grading.ts'
import { peopleWithRole } from '#/features/members/public.ts'
import { assessmentOf, scopesOf } from './acts.ts'
import { assessmentEvents } from './events.ts'
import { assessmentStates, objectionCourse, type ObjectionAsk, type ObjectionMove } from './lifecycle.ts'
import { findAssessment, findSheet, objectionsWhere, sheetsIn, type Assessment, type SheetRow } from './store.ts'

type Done = Outcome<{ readonly id: string }>

interface HeldSheet {
  readonly a: Assessment
  readonly s: SheetRow
}

/** The assessment is held first, so that no move of it comes between. */
async function holdSheet(change: Change, id: string): Promise<HeldSheet | null> {
  const s = await findSheet(change.tx, change.actor.committeeId, id)
  const a = s ? await findAssessment(change.tx, change.actor.committeeId, s.assessmentId, true) : null
  return s && a ? { a, s } : null
}

const isOwn = (actor: Actor, s: Pick<SheetRow, 'holderId'>): boolean => actor.personId !== null && actor.personId === s.holderId

export function checkSheet(world: World, actor: Actor, id: string): Promise<Done> {
  return perform(world, actor, async (change) => {
    const held = await holdSheet(change, id)
    if (!held || !isOwn(actor, held.s)) return notFound('没有找到这份得分，或者不是您的')
    const { a, s } = held
    if (a.state !== 'checking') return refused([`当前状态是“${assessmentStates[a.state].label}”，不在核对期间`])
    if (s.checkedOn) return refused(['您已经核对过了'])
    await sql`update duty_sheet set checked_on = ${change.today} where committee_id = ${actor.committeeId} and id = ${id}`.execute(
      change.tx,
    )
    change.record(assessmentOf(a.id), assessmentEvents.checked.of({ name: s.name }))
    return done({ id })
  })
}

export interface ObjectionGiven {
  readonly ruleKey: string | null
  readonly reason: string
}

/** While it is checked: an objection. Once told: an appeal. Both have their days. */
export function object(world: World, actor: Actor, id: string, given: ObjectionGiven): Promise<Done> {
  return perform(world, actor, async (change) => {
    const { tx, today } = change
    const held = await holdSheet(change, id)
    if (!held || !isOwn(actor, held.s)) return notFound('没有找到这份得分，或者不是您的')
    const { a, s } = held
    const isAppeal = a.state === 'notified'
    if (!isAppeal && a.state !== 'checking') return refused([`当前状态是“${assessmentStates[a.state].label}”，不能提出异议或者申诉`])
    const until = isAppeal ? a.appealUntil : a.checkUntil
    if (until && today > until) return refused([`期限${until}已过`])
    const rule = a.rules.rules.find((r) => r.key === given.ruleKey)
    if (given.ruleKey && !rule) return refused([{ field: 'ruleKey', says: '办法里没有这一项' }])
    const objectionId = change.newId()
    await sql`insert into duty_objection (committee_id, id, assessment_id, sheet_id, kind, rule_key, reason, raised_on, raised_by, state)
      values (${actor.committeeId}, ${objectionId}, ${a.id}, ${id}, ${isAppeal ? 'appeal' : 'objection'}, ${given.ruleKey}, ${given.reason}, ${today}, ${actor.name}, 'raised')`.execute(
      tx,
    )
    const office = await peopleWithRole(tx, actor.committeeId, 'general-office', today)
    await owe(change, {
      personIds: office.map((p) => p.personId),
      key: `dutyAssessment.objection:${objectionId}`,
      title: isAppeal ? '对考核结果的申诉' : '对履职得分的异议',
      body: `${s.name}：${given.reason}`,
      url: `/duty-assessments/${a.id}#objections`,
      matterId: null,
    })
    change.record(
      assessmentOf(a.id),
      assessmentEvents.objected.of({ name: s.name, rule: rule?.title ?? null, reason: given.reason, appeal: isAppeal }),
    )
    return done({ id: objectionId })
  })
}

/** An empty reason takes the exemption back. */
export function exempt(world: World, actor: Actor, id: string, reason: string): Promise<Done> {
  return perform(world, actor, async (change) => {
    const held = await holdSheet(change, id)
    if (!held) return notFound('没有找到这份得分')
    const { a, s } = held
    if (a.state !== 'checking' && a.state !== 'scored')
      return refused([`当前状态是“${assessmentStates[a.state].label}”，不能再改是否参加考核`])
    await sql`update duty_sheet set exempt = ${reason || null}, version = version + 1 where committee_id = ${actor.committeeId} and id = ${id}`.execute(
      change.tx,
    )
    change.record(assessmentOf(a.id), assessmentEvents.exempted.of({ name: s.name, reason }))
    return done({ id })
  })
}

/** By the assessment group, with a reason; the share limit holds for it, too. */
export function changeGrade(
  world: World,
  actor: Actor,
  seen: Seen,
  given: { readonly grade: string; readonly reason: string },
): Promise<Done> {
  return perform(world, actor, async (change) => {
    const held = await holdSheet(change, seen.id)
    if (!held) return notFound('没有找到这份得分')
    const { a, s } = held
    if (a.state !== 'graded') return refused([`当前状态是“${assessmentStates[a.state].label}”，评定等次以后、审议以前才能改等次`])
    if (s.exempt) return refused(['不参加考核的没有等次'])
    const wrong = await gradeWrong(change, a, s, given.grade)
    if (wrong.length) return refused(wrong.map((says) => ({ field: 'grade', says })))
    if (s.version !== seen.version) return conflict()
    await sql`update duty_sheet set grade = ${given.grade}, grade_reason = ${given.reason}, version = version + 1
      where committee_id = ${actor.committeeId} and id = ${s.id}`.execute(change.tx)
    change.record(
      assessmentOf(a.id),
      assessmentEvents.gradeChanged.of({ name: s.name, before: s.grade, after: given.grade, reason: given.reason }),
    )
    return done({ id: s.id })
  })
}

async function gradeWrong(change: Change, a: Assessment, s: SheetRow, grade: string): Promise<readonly string[]> {
  if (!a.rules.grades.some((g) => g.label === grade)) return [`没有等次“${grade}”`]
  if (s.grade === grade) return ['等次没有变化']
  const sheets = (await sheetsIn(change.tx, change.actor.committeeId, a.id)).filter((x) => x.exempt === null)
  return quotaPassed(
    a.rules,
    sheets.map((x) => ({ grade: x.id === s.id ? grade : x.grade, in: scopesOf(x) })),
  )
}

const decide =
  <M extends ObjectionMove>(move: M) =>
  (world: World, actor: Actor, seen: Seen, ask: ObjectionAsk<M>): Promise<Outcome<{ readonly id: string; readonly state: string }>> =>
    perform(world, actor, async (change) => {
      const { tx } = change
      await sql`select 1 from duty_objection where committee_id = ${actor.committeeId} and id = ${seen.id} for update`.execute(tx)
      const [o] = await objectionsWhere(tx, actor.committeeId, sql`o.id = ${seen.id}`)
      const held = o ? await holdSheet(change, o.sheetId) : null
      if (!o || !held || !(may(actor, 'scores:assess') || isOwn(actor, o))) return notFound('没有找到这件异议')
      const relations = isOwn(actor, o) ? (['self'] as const) : []
      const verdict = judge(objectionCourse, move, { state: o.state, relations, isAppeal: o.kind === 'appeal' }, actor)
      if (!verdict.ok) return verdict
      if (o.version !== seen.version) return conflict()
      const { label, to } = objectionCourse.moves[move]
      const { decision = '', grade = '' } = ask as { readonly decision?: string; readonly grade?: string }
      if (grade) {
        const refusal = await regrade(change, held, o.kind === 'appeal', grade, decision)
        if (refusal) return refused([{ field: 'grade', says: refusal }])
      }
      await sql`update duty_objection set state = ${to}, decided_on = ${change.today}, decided_by = ${actor.name}, decision = ${decision}, version = version + 1
        where committee_id = ${actor.committeeId} and id = ${seen.id}`.execute(tx)
      if (!isOwn(actor, o))
        await owe(change, {
          personIds: [o.holderId],
          key: `dutyAssessment.objection-decided:${o.id}`,
          title: `您的${o.kind === 'appeal' ? '申诉' : '异议'}${label}`,
          body: decision,
          url: `/duty-sheets/${o.sheetId}`,
          matterId: null,
        })
      change.record(assessmentOf(held.a.id), assessmentEvents.objectionDecided.of({ name: o.name, verdict: label, decision }))
      return done({ id: seen.id, state: to ?? o.state })
    })

/** An appeal that is upheld may change the grade; the frozen points stay what they are. Answers why not. */
async function regrade(change: Change, { a, s }: HeldSheet, isAppeal: boolean, grade: string, why: string): Promise<string | null> {
  if (!isAppeal || a.approvedOn === null) return '核对期间的异议不改等次，请更正事实'
  const wrong = await gradeWrong(change, a, s, grade)
  if (wrong.length) return wrong.join('；')
  await sql`update duty_sheet set grade = ${grade}, grade_reason = ${`申诉成立：${why}`}, version = version + 1
    where committee_id = ${change.actor.committeeId} and id = ${s.id}`.execute(change.tx)
  const result = (g: string) => ({ id: s.holderId, kind: s.holderKind, grade: g, total: s.total ?? 0 })
  change.record(
    assessmentOf(a.id),
    assessmentEvents.regraded.of({
      title: a.title,
      year: a.year,
      name: s.name,
      approvedOn: a.approvedOn,
      before: result(s.grade ?? ''),
      after: result(grade),
    }),
  )
  return null
}

export const objectionActs: { readonly [M in ObjectionMove]: Act<ObjectionAsk<M>, { readonly id: string; readonly state: string }> } = {
  uphold: decide('uphold'),
  reject: decide('reject'),
  withdraw: decide('withdraw'),
}
