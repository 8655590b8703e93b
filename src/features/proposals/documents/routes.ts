// A hand-over for who may see it: the offices all of it, a unit its own share.
import { readIn } from '#/core/db/database.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { done, notFound } from '#/core/outcome.ts'
import { unitRoles } from '../words.ts'
import { unitsOf } from './batch-documents.ts'
import { readBatch } from './batches.ts'
import { assignmentsContract, type AssignmentPage } from './contract.ts'

const os = routesFor(assignmentsContract)

export const assignmentsRoutes = os.router({
  get: os.get.handler(async ({ input, context: { world, actor } }) => {
    const found = await readIn(world.db, [actor.committeeId], (tx) => readBatch(tx, actor, input.id, world.clock.today()))
    if (!found) return answer(notFound('没有找到这次交办，或者其中没有您可以看的任务'))
    const page: AssignmentPage = {
      id: found.id,
      title: found.title,
      session: found.sessionTitle,
      meetingDay: found.meetingDay,
      place: found.place,
      documentNo: found.documentNo,
      assignedBy: found.assignedBy,
      note: found.note,
      cases: new Set(found.tasks.map((t) => t.proposalId)).size,
      units: unitsOf(found).map((u) => ({
        bodyId: u.bodyId,
        name: u.unit,
        tasks: u.tasks.map((t) => ({ id: t.taskId, caseNo: t.caseNo, subject: t.subject, role: unitRoles[t.role], due: t.due })),
        received: u.tasks.filter((t) => t.received).length,
        answered: u.tasks.filter((t) => t.answered).length,
      })),
    }
    return answer(done(page))
  }),
})
