// Implements the contract of sign-in and attendance.
import { formSchema } from '#/core/http/moves.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { answer, openRoutesFor, routesFor } from '#/core/http/procedure.ts'
import { ownList, signIn } from './actions/check-in.ts'
import { askCorrection, correctionActs } from './actions/corrections.ts'
import { enrol, revoke, upload } from './actions/devices.ts'
import { decideDoubtful, markPeople, unmark } from './actions/keeping.ts'
import { attendanceContract, checkInContract, correctionAsk, devicesContract } from './contract.ts'
import { attendancePage, roomScreen } from './page.ts'

const own = routesFor(checkInContract)
const a = routesFor(attendanceContract)
const d = routesFor(devicesContract)
const open = openRoutesFor(devicesContract)

export const checkInRoutes = own.router({
  mine: own.mine.handler(async ({ context: x }) => ({ sessions: [...(await ownList(x.world, x.actor))] })),
  sign: own.sign.handler(async ({ input, context: x }) => answer(await signIn(x.world, x.actor, input))),
})

export const attendanceRoutes = a.router({
  get: a.get.handler(async ({ input, context: x }) => answer(await attendancePage(x.world, x.actor, input.id))),
  screen: a.screen.handler(async ({ input, context: x }) => answer(await roomScreen(x.world, x.actor, input.id))),
  mark: a.mark.handler(async ({ input, context: x }) => answer(await markPeople(x.world, x.actor, input))),
  unmark: a.unmark.handler(async ({ input, context: x }) => answer(await unmark(x.world, x.actor, input))),
  decide: a.decide.handler(async ({ input, context: x }) => answer(await decideDoubtful(x.world, x.actor, input))),
  correctionForm: a.correctionForm.handler(() => formSchema(correctionAsk) ?? {}),
  correct: a.correct.handler(async ({ input: { id, ...ask }, context: x }) => answer(await askCorrection(x.world, x.actor, id, ask))),
  corrections: moveRoutes(a.corrections, correctionActs),
})

export const devicesRoutes = {
  enrol: d.enrol.handler(async ({ input, context: x }) => answer(await enrol(x.world, x.actor, input))),
  revoke: d.revoke.handler(async ({ input, context: x }) => answer(await revoke(x.world, x.actor, input))),
  upload: open.upload.handler(async ({ input, context: x }) => answer(await upload(x.world, input))),
}
