// The published API of review meetings.
import { z } from 'zod'
import { dayText, id, route, words } from '#/core/http/contract.ts'
import { moveContracts, moveOffer } from '#/core/http/moves.ts'
import { tag } from '#/core/http/shapes.ts'
import { meetingDecisions, meetingKinds, meetingLifecycle } from './lifecycle.ts'

const key = <T extends Record<string, string>>(labels: T) => z.enum(Object.keys(labels) as [keyof T & string])

export const newMeeting = z.strictObject({
  kind: z.enum(Object.keys(meetingKinds) as [keyof typeof meetingKinds]).meta({ title: '会议类别', labels: meetingKinds }),
  title: words('会议名称', 80).meta({ title: '会议名称' }),
  plannedOn: dayText.meta({ title: '拟开日期' }),
  place: words('地点', 120, 0).default('').meta({ title: '地点' }),
})
export type NewMeeting = z.infer<typeof newMeeting>

export const meetingPage = z.object({
  id: z.string(),
  version: z.int(),
  url: z.string(),
  kind: key(meetingKinds),
  title: z.string(),
  session: z.string(),
  state: tag,
  plannedOn: z.string(),
  place: z.string(),
  heldOn: z.string().nullable(),
  chair: z.string().nullable(),
  membersDue: z.int().nullable(),
  membersPresent: z.int().nullable(),
  attendees: z.string().nullable(),
  minutes: z.string().nullable(),
  quorum: z.string(),
  cases: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      title: z.string(),
      lead: z.string(),
      category: z.string().nullable(),
      state: tag,
      decision: key(meetingDecisions).nullable(),
      decidedOn: z.string().nullable(),
    }),
  ),
  moves: z.array(moveOffer),
})
export type MeetingPageData = z.infer<typeof meetingPage>

export const meetingsContract = {
  form: route
    .meta({ right: 'proposals:review', ownership: 'any' })
    .route({ method: 'GET', path: '/review-meetings/form', summary: '筹备审查会议的表', tags: ['review'] })
    .output(z.record(z.string(), z.unknown())),
  create: route
    .meta({ right: 'proposals:review', ownership: 'any' })
    .route({ method: 'POST', path: '/review-meetings', summary: '筹备审查会议', successStatus: 201, tags: ['review'] })
    .input(newMeeting)
    .output(z.object({ id: z.string() })),
  get: route
    .meta({ right: 'proposals:joint-review', ownership: 'related' })
    .route({ method: 'GET', path: '/review-meetings/{id}', summary: '审查会议', tags: ['review'] })
    .input(z.strictObject({ id }))
    .output(meetingPage),
  moves: moveContracts('/review-meetings', meetingLifecycle.moves),
}

export const meetingContracts = { reviewMeetings: meetingsContract }
