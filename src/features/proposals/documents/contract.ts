// The published API of hand-overs: what was handed to whom, and how much of it is received and answered.
import { z } from 'zod'
import { id, route } from '#/core/http/contract.ts'

export const assignmentPage = z.object({
  id: z.string(),
  title: z.string(),
  session: z.string(),
  meetingDay: z.string(),
  place: z.string(),
  documentNo: z.string(),
  assignedBy: z.string(),
  note: z.string(),
  cases: z.int(),
  units: z.array(
    z.object({
      bodyId: z.string(),
      name: z.string(),
      tasks: z.array(z.object({ id: z.string(), caseNo: z.int().nullable(), subject: z.string(), role: z.string(), due: z.string() })),
      received: z.int(),
      answered: z.int(),
    }),
  ),
})
export type AssignmentPage = z.infer<typeof assignmentPage>

export const assignmentsContract = {
  get: route
    .meta({ right: 'proposals:tasks', ownership: 'related' })
    .route({ method: 'GET', path: '/assignments/{id}', summary: '一次交办：各单位的任务', tags: ['assignments'] })
    .input(z.strictObject({ id }))
    .output(assignmentPage),
}
