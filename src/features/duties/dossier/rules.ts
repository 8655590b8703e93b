// What a year's facts come to: which tasks are done, what is missing, how many months were active, how often present. Pure.
import { fits, type FactWanted } from '#/core/fact-wanted.ts'
import type { About } from '#/core/fact.ts'
import type { Day } from '#/core/day.ts'
import type { YearlyTask } from './settings.ts'

/** A fact that stands, after what was taken back. */
export interface StandingFact {
  readonly verb: string
  readonly role: string
  readonly objectKind: string
  readonly objectId: string
  readonly day: Day
  readonly weight: number
  readonly about: About
}

export const wantedOf = ({ facts }: YearlyTask): FactWanted => ({
  verbs: facts.verbs,
  roles: facts.roles,
  where: Object.fromEntries(facts.where.map((w) => [w.key, w.words])),
})

/** The facts that count for a task, one for each record: two authors' shares of one text are still one text. */
export function countedFor<F extends StandingFact>(task: YearlyTask, facts: readonly F[]): readonly F[] {
  const wanted = wantedOf(task)
  const seen = new Set<string>()
  return facts.filter((f) => {
    const record = `${f.objectKind} ${f.objectId}`
    return fits(wanted, f) && !seen.has(record) && seen.add(record)
  })
}

export const activeMonths = (facts: readonly StandingFact[], passive: readonly string[]): number =>
  new Set(facts.filter((f) => !passive.includes(f.verb)).map((f) => f.day.slice(0, 7))).size

export interface Attendance {
  readonly present: number
  readonly due: number
  readonly excused: number
  readonly absent: number
  /** Leave that is not counted against anybody. */
  readonly exempt: number
}

/** Only what one had to attend; a plenary's half-days count one by one. */
export function attendanceOf(facts: readonly StandingFact[], exemptReasons: readonly string[]): Attendance {
  const bound = facts.filter((f) => f.about['mandatory'] === true)
  const of = (verb: string): readonly StandingFact[] => bound.filter((f) => f.verb === verb)
  const [present, leave, absent] = [of('activity.attended').length, of('activity.excused'), of('activity.absent').length]
  const exempt = leave.filter((f) => exemptReasons.includes(String(f.about['reason'] ?? ''))).length
  return { present, excused: leave.length - exempt, absent, exempt, due: present + leave.length - exempt + absent }
}

/** What has been done and does not count yet: a first step whose second has not come. */
export const stillToCome: readonly { readonly verb: string; readonly until: string; readonly says: string }[] = [
  { verb: 'proposal.submitted', until: 'proposal.filed', says: '已经提交，立案后计入' },
  { verb: 'dutyReport.filed', until: 'dutyReport.delivered', says: '述职报告已经提交，会上述职后计入' },
]

export function notYetCounted<F extends StandingFact>(facts: readonly F[]): readonly { readonly fact: F; readonly says: string }[] {
  return stillToCome.flatMap(({ verb, until, says }) => {
    const done = new Set(facts.filter((f) => f.verb === until).map((f) => f.objectId))
    return facts.filter((f) => f.verb === verb && !done.has(f.objectId)).map((fact) => ({ fact, says }))
  })
}
