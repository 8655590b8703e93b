// What the page of a case says of each task besides its plain way: requests with their decisions, pauses, rounds of signing, audits, the budget of urgings.
import { z } from 'zod'
import { unitRoles } from '../words.ts'
import { channels } from './urging-budget.ts'
import { auditResults, extensionResults, returnKinds, returnResults, rulers, rulings } from './words.ts'

const key = <T extends Record<string, string>>(labels: T) => z.enum(Object.keys(labels) as [keyof T & string])
const body = z.object({ bodyId: z.string(), name: z.string() })
const dayOrNot = z.string().nullable()

export const taskMatters = z.object({
  returnUntil: dayOrNot,
  returnSteps: z.array(z.string()),
  pausedOn: dayOrNot,
  returns: z.array(
    z.object({
      id: z.string(),
      kind: key(returnKinds),
      reason: z.string(),
      suggested: z.array(body),
      signerName: z.string(),
      signerPost: z.string(),
      requestedOn: z.string(),
      decidedOn: dayOrNot,
      decidedBy: z.string().nullable(),
      result: key(returnResults).nullable(),
      note: z.string(),
      newUnits: z.array(body.extend({ role: key(unitRoles), taskId: z.string(), due: z.string() })),
      handedOverOn: dayOrNot,
    }),
  ),
  escalations: z.array(
    z.object({
      id: z.string(),
      issue: z.string(),
      askWhom: key(rulers),
      raisedBy: z.string(),
      raisedOn: z.string(),
      ruledOn: dayOrNot,
      ruler: z.string().nullable(),
      rulerPost: z.string().nullable(),
      ruling: key(rulings).nullable(),
      rulingText: z.string().nullable(),
    }),
  ),
  extensions: z.array(
    z.object({
      id: z.string(),
      reason: z.string(),
      askedDue: z.string(),
      signerName: z.string(),
      signerPost: z.string(),
      requestedOn: z.string(),
      assigningBy: z.string().nullable(),
      assigningOn: dayOrNot,
      committeeBy: z.string().nullable(),
      committeeOn: dayOrNot,
      decidedOn: dayOrNot,
      decidedBy: z.string().nullable(),
      result: key(extensionResults).nullable(),
      oldDue: z.string(),
      newDue: dayOrNot,
      note: z.string(),
      proposerToldOn: dayOrNot,
    }),
  ),
  pauses: z.array(
    z.object({ id: z.string(), from: z.string(), until: dayOrNot, reason: z.string(), decision: z.string(), decidedBy: z.string() }),
  ),
  countersigns: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      isSection: z.boolean(),
      askedOn: z.string(),
      agreed: z.boolean().nullable(),
      opinion: z.string(),
      givenBy: z.string().nullable(),
      givenOn: dayOrNot,
    }),
  ),
  audits: z.array(
    z.object({
      id: z.string(),
      model: z.enum(['before', 'after']),
      askedOn: z.string(),
      decidedOn: dayOrNot,
      auditor: z.string().nullable(),
      result: key(auditResults).nullable(),
      opinion: z.string(),
    }),
  ),
  /** For who urges: what is left of the unit's budget, who has used it, when there is room again. */
  urging: z
    .object({
      times: z.int(),
      days: z.int(),
      left: z.int(),
      used: z.array(z.object({ urgedOn: z.string(), office: z.string(), channel: key(channels) })),
      nextOn: dayOrNot,
    })
    .nullable(),
})
