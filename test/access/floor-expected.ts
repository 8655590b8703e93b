// Who may ask what of a meeting's floor, plenary, minutes and decisions; spread into expected.ts.
import { roles, type RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import type { Expected } from './expected.ts'
import type { FloorSampleName } from './floor-samples.ts'
import type { Sample } from './samples.ts'

/** Everybody but the three administrators: anybody may sit in a meeting. */
const everybody = (Object.keys(roles) as RoleName[]).filter((name) => !('administrator' in roles[name]))
const arranging: readonly RoleName[] = ['proposal-office', 'proposal-director', 'committee-office', 'general-office', 'county-office']
const approving: readonly RoleName[] = ['chair', 'general-office', 'county-office']

/** A committee's office may arrange meetings, but not this one; the offices of another committee never reach it. */
const otherOffices: readonly PersonName[] = ['committee-office', 'county-office', 'county-general-office']
const outsiders: readonly PersonName[] = ['unit', 'platform', 'county-member', 'county-office']

const nobody = '00000000-0000-7000-8000-000000000000'

/** By who arranges the meeting. */
const run = (sample: FloorSampleName, form: object = {}): Expected => ({
  roles: arranging,
  on: { sample, owners: ['general-office'], strangers: otherOffices, form: () => form },
})
const runMove = (sample: FloorSampleName, form: object = {}): Expected => ({
  roles: arranging,
  on: { sample, owners: ['general-office'], strangers: otherOffices, form: ({ version }: Sample) => ({ version, ...form }) },
})
/** By who sits in it. */
const take = (sample: FloorSampleName, form: object = {}, owners: readonly PersonName[] = ['member', 'general-office']): Expected => ({
  roles: everybody,
  on: { sample, owners, strangers: outsiders, form: () => form },
})
const takeMove = (sample: FloorSampleName, form: object = {}, owners: readonly PersonName[] = ['member']): Expected => ({
  roles: everybody,
  on: { sample, owners, strangers: outsiders, form: ({ version }: Sample) => ({ version, ...form }) },
})
const answerMove = (form: object = {}): Expected => ({
  roles: everybody,
  on: {
    sample: 'meetingDecision',
    owners: ['general-office'],
    strangers: ['unit', 'platform', 'county-office'],
    form: ({ version }: Sample) => ({ version, ...form }),
  },
})

const decision = { text: '办一件事' }
/** A name that is taken, so that the convenor stays who he is. */
const group = { name: '第二组' }

export const floorExpected: Readonly<Record<string, Expected>> = {
  'floor.forms': { roles: everybody },
  'floor.page': take('floorMeeting'),
  'floor.hall': take('floorMeeting'),
  'floor.set': run('floorMeeting', { speechMinutes: 8, questionsOpen: true }),
  'floor.item': run('floorMeeting', { agendaId: null }),
  'floor.message': run('floorMeeting', { text: '茶歇' }),
  'floor.clear': run('floorMeeting'),
  'floor.openDisplay': run('floorMeeting', { label: '会议厅' }),
  'floor.closeDisplay': run('floorDisplay'),
  'floor.screen': { roles: 'anyone' },

  'speeches.ask': take('floorMeeting', { topic: '题目' }),
  'speeches.order': run('floorMeeting', { speeches: [nobody] }),
  'speeches.get': take('speech'),
  'speeches.save': take('speech', { version: 1, topic: '题目', text: '' }),
  'speeches.moves.choose': runMove('speech', { form: 'oral' }),
  'speeches.moves.decline': runMove('speech', { reason: '题目相同' }),
  'speeches.moves.begin': runMove('speech'),
  'speeches.moves.end': runMove('speech'),
  'speeches.moves.register': runMove('speech', { on: '2022-01-11' }),
  'speeches.moves.accept': runMove('speech'),
  'speeches.moves.withdraw': takeMove('speech', { reason: '' }),
  'speeches.moves.retract': runMove('speech', { reason: '有误' }),

  'floorQuestions.ask': take('floorMeeting', { text: '什么时候办？' }),
  'floorQuestions.moves.take': runMove('floorQuestion'),
  'floorQuestions.moves.answer': runMove('floorQuestion', { answeredBy: '某局', answer: '正在办' }),
  'floorQuestions.moves.explain': runMove('floorQuestion', { explanation: '说明' }),
  'floorQuestions.moves.putAside': runMove('floorQuestion', { reason: '会后答复' }),
  'floorQuestions.moves.withdraw': takeMove('floorQuestion'),

  'floorVotes.prepare': run('floorMeeting', { title: '通过决议' }),
  'floorVotes.get': take('floorVote'),
  'floorVotes.cast': take('floorVote', { choices: ['for'] }, ['member']),
  'floorVotes.paper': run('floorVote', { voters: [nobody] }),
  'floorVotes.tally': run('floorVote', { ballots: 0, invalid: 0, counts: [] }),
  'floorVotes.moves.open': runMove('floorVote'),
  'floorVotes.moves.close': runMove('floorVote'),
  'floorVotes.moves.cancel': runMove('floorVote', { reason: '改期' }),

  'plenary.page': take('floorMeeting'),
  'plenary.addGroup': run('floorMeeting', { name: '第二组' }),
  'plenary.saveGroup': run('plenaryGroup', { ...group, people: [] }),
  'plenary.removeGroup': run('plenaryGroup'),
  'plenary.askLeave': take('floorMeeting', { sessionId: nobody, reason: '有事' }, ['member']),
  'plenary.leaveMoves.grant': takeMove('groupLeave', {}, ['member2', 'general-office']),
  'plenary.leaveMoves.refuse': takeMove('groupLeave', { says: '请到会' }, ['member2']),
  'plenary.leaveMoves.takeBack': takeMove('groupLeave'),
  'plenary.seat': run('floorMeeting', { rows: 2, seats: 4 }),
  'plenary.swap': run('floorMeeting', { participationId: nobody, seat: '1-1' }),
  'plenary.resolution': take('resolution', {}, ['general-office']),
  'plenary.addResolution': run('floorMeeting', { title: '决议' }),
  'plenary.saveResolution': run('resolution', { version: 1, title: '决议' }),
  'plenary.resolutionMoves.table': runMove('resolution'),
  'plenary.resolutionMoves.takeBack': runMove('resolution'),
  'plenary.resolutionMoves.acclaim': runMove('resolution', { how: '鼓掌通过' }),
  'plenary.resolutionMoves.drop': runMove('resolution', { reason: '不用' }),
  'plenary.addBriefing': run('floorMeeting', { title: '简报' }),
  'plenary.saveBriefing': run('briefing', { version: 1, title: '简报' }),
  'plenary.briefingMoves.issue': runMove('briefing'),
  'plenary.briefingMoves.drop': runMove('briefing', { reason: '不用' }),

  'minutes.page': take('floorMeeting'),
  'minutes.draft': run('floorMeeting'),
  'minutes.save': run('minutes', { version: 1, title: '纪要', sections: [], circulation: '' }),
  'minutes.moves.submit': runMove('minutes'),
  'minutes.moves.approve': {
    roles: approving,
    on: {
      sample: 'minutes',
      owners: ['chair'],
      strangers: ['general-office', 'county-office'],
      form: ({ version }: Sample) => ({ version, by: '苏怀瑾' }),
    },
  },
  'minutes.moves.sendBack': {
    roles: approving,
    on: {
      sample: 'minutes',
      owners: ['chair'],
      strangers: ['general-office', 'county-office'],
      form: ({ version }: Sample) => ({ version, reason: '补充' }),
    },
  },
  'minutes.moves.issue': runMove('minutes'),

  'meetingDecisions.add': run('floorMeeting', decision),
  'meetingDecisions.get': {
    roles: everybody,
    on: { sample: 'meetingDecision', owners: ['general-office', 'chair'], strangers: ['member', 'unit', 'county-office'] },
  },
  'meetingDecisions.save': run('meetingDecision', { version: 1, ...decision }),
  'meetingDecisions.moves.progress': answerMove({ text: '正在办' }),
  'meetingDecisions.moves.respond': answerMove({ response: 'adopted', text: '采纳' }),
  'meetingDecisions.moves.report': answerMove({ result: '已办' }),
  'meetingDecisions.moves.confirm': runMove('meetingDecision'),
  'meetingDecisions.moves.returnIt': runMove('meetingDecision', { reason: '再办' }),
  'meetingDecisions.moves.extend': runMove('meetingDecision', { dueDay: '2022-12-31', reason: '工期' }),
  'meetingDecisions.moves.closeNotDone': runMove('meetingDecision', { reason: '条件不具备' }),
  'meetingDecisions.moves.drop': runMove('meetingDecision', { reason: '并入另一项' }),
}
