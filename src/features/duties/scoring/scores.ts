// Sheets of all whom a rule set scores, reckoned in one go: three queries, then pure arithmetic. And the one sheet that a person looks at.
import { addDays, day, daysBetween, type Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { factSheet, type FactSheet, type Scored } from '#/core/scoring/fact-sheet.ts'
import { gradeAll, type Graded } from '#/core/scoring/grading.ts'
import { nextGrade, nextSteps, type NextGrade, type NextStep } from '#/core/scoring/next-steps.ts'
import type { RuleSet } from '#/core/scoring/rule-set.ts'
import { settingOn } from '#/core/settings/store.ts'
import { allSessions, type Session } from '#/features/organisation/public.ts'
import { memberRules } from './settings.ts'
import { factsOfHolders, holdersOf, inForce, standingsIn, versionOf, type Edition, type Holder } from './store.ts'

export interface Period {
  readonly year: number
  readonly from: Day
  /** The last day of the period, or the day up to which facts count. */
  readonly to: Day
  /** The whole period, whatever day it is asked on. */
  readonly end: Day
}

/** From the opening of the year's plenary to the day before the next one opens, or the calendar year; facts count up to `until`. */
export function periodOf(
  set: Pick<RuleSet, 'period'>,
  sessions: readonly Pick<Session, 'year' | 'opensOn'>[],
  year: number,
  until: Day,
): Period {
  const opens = (y: number): Day | undefined => sessions.find((s) => s.year === y)?.opensOn
  const isPlenary = set.period === 'plenary'
  const next = isPlenary ? opens(year + 1) : undefined
  const from = (isPlenary ? opens(year) : undefined) ?? day(`${year}-01-01`)
  const end = next ? addDays(next, -1) : day(`${year}-12-31`)
  return { year, from, to: until < end ? until : end, end }
}

export interface HolderSheet {
  readonly holder: Holder
  readonly scored: Scored
  readonly sheet: FactSheet
  readonly graded: Graded
  /** Why this one is not assessed; scored all the same. */
  readonly exempt: string | null
}

interface Asked {
  readonly committeeId: number
  readonly set: RuleSet
  readonly version: string
  readonly period: Period
}

/** All of them; quotas are settled among those who are assessed. */
export async function sheetsOf(tx: Tx, { committeeId, set, version, period }: Asked): Promise<readonly HolderSheet[]> {
  const holders = await holdersOf(tx, committeeId, set, period)
  const facts = Map.groupBy(await factsOfHolders(tx, committeeId, set, period), (f) => f.holderId)
  const standings = await standingsIn(tx, committeeId, period)
  const reckoned = holders.map((holder) => {
    const scored = scoredOf(holder, facts.get(holder.id) ?? [], standings.get(holder.id) ?? [], period)
    return { holder, scored, sheet: factSheet(set, scored, version), exempt: tooShort(set, holder) }
  })
  const grades = gradeAll(
    set,
    reckoned
      .filter((r) => r.exempt === null)
      .map(({ holder, sheet }) => ({
        id: holder.id,
        sheet,
        in: { sector: holder.sector, committee: holder.specialCommittee, all: '全体' },
      })),
  )
  return reckoned.map((r) => ({ ...r, graded: grades.get(r.holder.id) ?? { grade: null, passedOver: [] } }))
}

function scoredOf(holder: Holder, facts: Scored['facts'], standings: readonly string[], period: Period): Scored {
  const days = daysBetween(period.from, period.to) + 1
  return { facts, standings, activeShare: days > 0 ? Math.min(1, Math.max(0, holder.activeDays / days)) : 1 }
}

const tooShort = (set: RuleSet, holder: Holder): string | null =>
  holder.kind === 'person' && holder.activeDays < set.activeDays ? `任职${holder.activeDays}天，不满${set.activeDays}天` : null

export interface OneSheet {
  readonly holder: Holder
  readonly edition: Edition
  readonly period: Period
  readonly sheet: FactSheet
  readonly exempt: string | null
  readonly nextGrade: NextGrade | null
  readonly steps: readonly NextStep[]
}

/** One holder's sheet as the facts stand, and what would raise it. The share limit is settled among all and does not show here. */
export async function sheetOf(
  tx: Tx,
  committeeId: number,
  holderId: string,
  { edition, period }: { readonly edition: Edition; readonly period: Period },
): Promise<OneSheet | null> {
  const set = edition.content
  const [holder] = await holdersOf(tx, committeeId, set, period, holderId)
  if (!holder) return null
  const facts = await factsOfHolders(tx, committeeId, set, period, holderId)
  const scored = scoredOf(holder, facts, (await standingsIn(tx, committeeId, period, holderId)).get(holderId) ?? [], period)
  const sheet = factSheet(set, scored, versionOf(edition))
  return {
    holder,
    edition,
    period,
    sheet,
    exempt: tooShort(set, holder),
    nextGrade: nextGrade(set, sheet),
    steps: nextSteps(set, scored, sheet),
  }
}

/** The rules and the period of a year as they hold for an asker: by key, else the set of the members. */
export async function askedRules(
  tx: Tx,
  committeeId: number,
  { key, year, today }: { readonly key: string | null; readonly year: number; readonly today: Day },
): Promise<{ readonly edition: Edition; readonly period: Period } | null> {
  const chosen = key ?? (await settingOn(tx, committeeId, memberRules, today))
  const yearEnd = day(`${year}-12-31`)
  const edition = await inForce(tx, committeeId, chosen, yearEnd < today ? yearEnd : today)
  if (!edition) return null
  return { edition, period: periodOf(edition.content, await allSessions(tx, committeeId), year, today) }
}
