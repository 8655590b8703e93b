// Implements the contracts of the floor.
import { readIn } from '#/core/db/database.ts'
import type { Tx } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { formSchema } from '#/core/http/moves.ts'
import { answer, openRoutesFor, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { committeeOf, hashOf } from '#/core/identity/tokens.ts'
import { systemActor } from '#/core/actor.ts'
import { done, notFound } from '#/core/outcome.ts'
import type { Asked } from './course.ts'
import { groundFor } from './ground.ts'
import { clearMessages, closeDisplay, openDisplay, setFloor, setItem, showMessage } from './hall/acts.ts'
import { hallContract, type HallView } from './hall/contract.ts'
import { displayBy } from './hall/store.ts'
import { floorView, hallViewOf } from './hall/view.ts'
import { addGroup, askGroupLeave, assignSeats, groupLeaveActs, removeGroup, saveGroup, swapSeats } from './plenary/acts.ts'
import { newBriefing, newGroup, newGroupLeave, newResolution, newSeats, plenaryContract } from './plenary/contract.ts'
import { briefingActs, draftResolution, resolutionActs, saveBriefing, saveResolution, writeBriefing } from './plenary/paper-acts.ts'
import { plenaryView, resolutionView } from './plenary/view.ts'
import { askQuestion, questionActs } from './questions/acts.ts'
import { newQuestion, questionsContract } from './questions/contract.ts'
import { askToSpeak, orderSpeeches, saveSpeech, speechActs } from './speeches/acts.ts'
import { newSpeech, speechesContract } from './speeches/contract.ts'
import { speechView } from './speeches/view.ts'
import { enterTally, handOutPaper, prepareVote, voteActs } from './votes/acts.ts'
import { castBallot } from './votes/ballot-box.ts'
import { newVote, votesContract } from './votes/contract.ts'
import { voteView } from './votes/view.ts'

/** Read for this reader, or not found. */
async function shown<T>({ world, actor }: SignedInContext, what: string, read: (tx: Tx, asked: Asked) => Promise<T | null>): Promise<T> {
  const asked = { actor, now: world.clock.now(), today: world.clock.today() }
  const found = await readIn(world.db, [actor.committeeId], (tx) => read(tx, asked))
  return answer(found === null ? notFound(`没有找到${what}，或者您无权查看`) : done(found))
}

const h = routesFor(hallContract)
const hallOpen = openRoutesFor(hallContract)
const forms = () => ({
  speech: formSchema(newSpeech) ?? {},
  ownSpeech: formSchema(newSpeech.omit({ personId: true, speaker: true })) ?? {},
  question: formSchema(newQuestion) ?? {},
  vote: formSchema(newVote) ?? {},
  group: formSchema(newGroup) ?? {},
  seats: formSchema(newSeats) ?? {},
  resolution: formSchema(newResolution) ?? {},
  briefing: formSchema(newBriefing) ?? {},
  groupLeave: formSchema(newGroupLeave) ?? {},
})

export const hallRoutes = h.router({
  forms: h.forms.handler(forms),
  page: h.page.handler(({ input, context }) => shown(context, '这次会议', (tx, asked) => floorView(tx, asked, input.id))),
  hall: h.hall.handler(({ input, context }) =>
    shown<HallView>(context, '这次会议', async (tx, { actor, now }) => {
      const ground = await groundFor(tx, actor, input.id)
      return ground ? hallViewOf(tx, actor.committeeId, ground, now) : null
    }),
  ),
  set: h.set.handler(async ({ input, context: x }) => answer(await setFloor(x.world, x.actor, input.id, input))),
  item: h.item.handler(async ({ input, context: x }) => answer(await setItem(x.world, x.actor, input.id, input.agendaId))),
  message: h.message.handler(async ({ input, context: x }) => answer(await showMessage(x.world, x.actor, input.id, input.text))),
  clear: h.clear.handler(async ({ input, context: x }) => answer(await clearMessages(x.world, x.actor, input.id))),
  openDisplay: h.openDisplay.handler(async ({ input, context: x }) => answer(await openDisplay(x.world, x.actor, input.id, input.label))),
  closeDisplay: h.closeDisplay.handler(async ({ input, context: x }) => answer(await closeDisplay(x.world, x.actor, input.id))),
  screen: hallOpen.screen.handler(async ({ input, context: { world } }) => {
    const committeeId = committeeOf(input.token)
    const now = world.clock.now()
    const view =
      committeeId === null
        ? null
        : await readIn(world.db, [committeeId], async (tx) => {
            const activityId = await displayBy(tx, committeeId, hashOf(input.token), now)
            const ground = activityId ? await groundFor(tx, systemActor(committeeId, []), activityId, true) : null
            return ground ? hallViewOf(tx, committeeId, ground, now) : null
          })
    return answer(view ? done(view) : notFound('大屏地址不对，或者已经收回'))
  }),
})

const s = routesFor(speechesContract)
export const speechRoutes = s.router({
  ask: s.ask.handler(async ({ input, context: x }) => answer(await askToSpeak(x.world, x.actor, input.id, input))),
  order: s.order.handler(async ({ input, context: x }) => answer(await orderSpeeches(x.world, x.actor, input.id, input.speeches))),
  get: s.get.handler(({ input, context }) => shown(context, '这份发言', (tx, asked) => speechView(tx, asked, input.id))),
  save: s.save.handler(async ({ input, context: x }) => answer(await saveSpeech(x.world, x.actor, input.id, input))),
  moves: moveRoutes(s.moves, speechActs),
})

const q = routesFor(questionsContract)
export const questionRoutes = q.router({
  ask: q.ask.handler(async ({ input, context: x }) => answer(await askQuestion(x.world, x.actor, input.id, input))),
  moves: moveRoutes(q.moves, questionActs),
})

const v = routesFor(votesContract)
export const voteRoutes = v.router({
  prepare: v.prepare.handler(async ({ input, context: x }) => answer(await prepareVote(x.world, x.actor, input.id, input))),
  get: v.get.handler(({ input, context }) => shown(context, '这次表决', (tx, asked) => voteView(tx, asked, input.id))),
  cast: v.cast.handler(async ({ input, context: x }) => answer(await castBallot(x.world, x.actor, input.id, input.choices))),
  paper: v.paper.handler(async ({ input, context: x }) => answer(await handOutPaper(x.world, x.actor, input.id, input.voters))),
  tally: v.tally.handler(async ({ input, context: x }) => answer(await enterTally(x.world, x.actor, input.id, input))),
  moves: moveRoutes(v.moves, voteActs),
})

const p = routesFor(plenaryContract)
export const plenaryRoutes = p.router({
  page: p.page.handler(({ input, context }) => shown(context, '这次会议', (tx, asked) => plenaryView(tx, asked, input.id))),
  addGroup: p.addGroup.handler(async ({ input, context: x }) => answer(await addGroup(x.world, x.actor, input.id, input))),
  saveGroup: p.saveGroup.handler(async ({ input, context: x }) => answer(await saveGroup(x.world, x.actor, input.id, input))),
  removeGroup: p.removeGroup.handler(async ({ input, context: x }) => answer(await removeGroup(x.world, x.actor, input.id))),
  askLeave: p.askLeave.handler(async ({ input, context: x }) => answer(await askGroupLeave(x.world, x.actor, input.id, input))),
  leaveMoves: moveRoutes(p.leaveMoves, groupLeaveActs),
  seat: p.seat.handler(async ({ input, context: x }) => answer(await assignSeats(x.world, x.actor, input.id, input))),
  swap: p.swap.handler(async ({ input, context: x }) => answer(await swapSeats(x.world, x.actor, input.id, input))),
  resolution: p.resolution.handler(({ input, context }) => shown(context, '这份文稿', (tx, asked) => resolutionView(tx, asked, input.id))),
  addResolution: p.addResolution.handler(async ({ input, context: x }) => answer(await draftResolution(x.world, x.actor, input.id, input))),
  saveResolution: p.saveResolution.handler(async ({ input, context: x }) =>
    answer(await saveResolution(x.world, x.actor, input.id, input)),
  ),
  resolutionMoves: moveRoutes(p.resolutionMoves, resolutionActs),
  addBriefing: p.addBriefing.handler(async ({ input, context: x }) => answer(await writeBriefing(x.world, x.actor, input.id, input))),
  saveBriefing: p.saveBriefing.handler(async ({ input, context: x }) => answer(await saveBriefing(x.world, x.actor, input.id, input))),
  briefingMoves: moveRoutes(p.briefingMoves, briefingActs),
})

export const floorRoutes = () => ({
  floor: hallRoutes,
  speeches: speechRoutes,
  floorQuestions: questionRoutes,
  floorVotes: voteRoutes,
  plenary: plenaryRoutes,
})
