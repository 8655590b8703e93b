// Implements the contract of review meetings.
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { formSchema } from '#/core/http/moves.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { done, notFound, type Outcome } from '#/core/outcome.ts'
import { codesOf, settingOn } from '#/core/settings/store.ts'
import { categories } from '../codes.ts'
import { proposalStates } from '../lifecycle.ts'
import { meetingActs, prepareMeeting } from './actions.ts'
import { meetingsContract, newMeeting, type MeetingPageData } from './contract.ts'
import { meetingCourse, meetingStates, quorums } from './lifecycle.ts'
import { reviewQuorum } from './settings.ts'
import { findMeeting } from './store.ts'

const os = routesFor(meetingsContract)

function page({ world, actor }: SignedInContext, id: string): Promise<Outcome<MeetingPageData>> {
  return readIn(world.db, [actor.committeeId], async (tx) => {
    const found = await findMeeting(tx, actor.committeeId, id)
    if (!found) return notFound('没有找到这次会议')
    const today = world.clock.today()
    const codes = await codesOf(tx, actor.committeeId, categories, today)
    const { state, cases, ...meeting } = found
    return done({
      ...meeting,
      url: `/review-meetings/${id}`,
      state: { code: state, label: meetingStates[state].label, tone: meetingStates[state].tone },
      quorum: quorums[await settingOn(tx, actor.committeeId, reviewQuorum, today)],
      cases: cases.map((c) => ({
        ...c,
        category: codes.find((x) => x.code === c.category)?.label ?? c.category,
        state: { code: c.state, label: proposalStates[c.state].label, tone: proposalStates[c.state].tone },
      })),
      moves: movesShown(meetingCourse, { state, relations: [], cases: cases.length }, actor),
    })
  })
}

export const meetingRoutes = os.router({
  form: os.form.handler(() => formSchema(newMeeting) ?? {}),
  create: os.create.handler(async ({ input, context: x }) => answer(await prepareMeeting(x.world, x.actor, input))),
  get: os.get.handler(async ({ input, context }) => answer(await page(context, input.id))),
  moves: moveRoutes(os.moves, meetingActs),
})
