// The published API of duty records: the dossier of a person or a body, and the member's own year.
import { z } from 'zod'
import { id, route } from '#/core/http/contract.ts'
import { coded, named, tag } from '#/core/http/shapes.ts'

const period = z
  .string()
  .regex(/^(?:\d{4}|term)$/, { error: '期间写年份，或者 term 表示本届' })
  .optional()
  .meta({ title: '期间' })

const factLine = z.object({
  id: z.string(),
  day: z.string(),
  verb: coded,
  role: z.string(),
  title: z.string(),
  /** 省级、必到、半天…… */
  notes: z.array(z.string()),
  /** Null where what it is about has no page. */
  url: z.string().nullable(),
})
export type FactLine = z.infer<typeof factLine>

const task = z.object({
  key: z.string(),
  title: z.string(),
  minimum: z.int(),
  done: z.int(),
  missing: z.int(),
  facts: z.array(factLine),
  to: z.string(),
  button: z.string(),
})
export type TaskShown = z.infer<typeof task>

const attendance = z.object({ present: z.int(), due: z.int(), excused: z.int(), absent: z.int(), exempt: z.int() })

const record = z.object({
  period: z.object({ key: z.string(), title: z.string(), from: z.string(), to: z.string() }),
  periods: z.array(z.object({ key: z.string(), title: z.string() })),
  /** Facts that stand, by group, the latest first. */
  groups: z.array(coded.extend({ facts: z.array(factLine) })),
  totals: z.array(z.object({ verb: coded, group: z.string(), count: z.int() })),
  /** How many in each month of a year, in each year of a term; one series for each group. */
  timeline: z.object({ categories: z.array(z.string()), series: z.array(z.object({ name: z.string(), values: z.array(z.int()) })) }),
  activeMonths: z.int(),
  /** Taken back by a counter-entry. */
  takenBack: z.int(),
})

export const personDossier = record.extend({
  person: named,
  seat: z.object({ kind: z.string(), sector: named, committee: named.nullable(), fromDay: z.string() }).nullable(),
  /** What the year asked at least; null for a term, and where no seat was held. */
  tasks: z.object({ title: z.string(), items: z.array(task) }).nullable(),
  attendance,
  mayEnter: z.boolean(),
})
export type PersonDossier = z.infer<typeof personDossier>

export const bodyDossier = record.extend({
  body: named.extend({ kind: z.string(), kindLabel: z.string(), placeCode: z.string().nullable() }),
  /** Its members' dossiers, for printing. */
  members: z.array(named),
})
export type BodyDossier = z.infer<typeof bodyDossier>

export const myYear = z.object({
  person: named,
  year: z.int(),
  seat: personDossier.shape.seat,
  tasks: personDossier.shape.tasks,
  attendance,
  facts: z.int(),
  activeMonths: z.int(),
  totals: record.shape.totals,
  recent: z.array(factLine),
  /** Done, and not counted yet or not at all, with the reason. */
  notCounted: z.array(z.object({ id: z.string(), title: z.string(), says: z.string(), url: z.string().nullable(), state: tag })),
  /** What is owed by rule and by when, besides the tasks: contacts of the quarter, training, a report. */
  owed: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      window: z.string(),
      due: z.string(),
      steps: z.array(z.string()),
      missing: z.string(),
      state: tag,
      url: z.string(),
      doAt: z.string().nullable(),
    }),
  ),
  /** As the facts stand today, by the rules in force; null for who is not scored. */
  score: z
    .object({
      total: z.number(),
      grade: z.string().nullable(),
      nextGrade: z.object({ grade: z.string(), gap: z.number() }).nullable(),
      steps: z.array(z.object({ title: z.string(), gain: z.number(), opens: z.array(z.string()) })),
    })
    .nullable(),
  /** The last day on which the year's tasks can still be done, and how many days are left. */
  until: z.string(),
  /** Bodies this person convenes and may look after. */
  convenes: z.array(named),
})
export type MyYear = z.infer<typeof myYear>

export const dossierContract = {
  person: route
    .meta({ right: 'duties:read', ownership: 'related' })
    .route({ method: 'GET', path: '/dossiers/{id}', summary: '一位委员的履职档案', tags: ['duties'] })
    .input(z.strictObject({ id, period }))
    .output(personDossier),
  body: route
    .meta({ right: 'duties:read', ownership: 'related' })
    .route({ method: 'GET', path: '/body-dossiers/{id}', summary: '一个机构的履职记录', tags: ['duties'] })
    .input(z.strictObject({ id, period }))
    .output(bodyDossier),
  myYear: route
    .meta({ right: 'duties:declare', ownership: 'self' })
    .route({ method: 'GET', path: '/my-year', summary: '我的履职', tags: ['duties'] })
    .input(z.strictObject({}))
    .output(myYear),
}
