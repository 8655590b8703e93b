// Who may ask what, said a second time and independently of the program. A route that is missing here fails the test: adding a route is adding a row.
import { roles, type RoleName } from '#/core/identity/access.ts'
import type { PersonName } from '../world.ts'
import { supervisionExpected } from './supervision-expected.ts'
import { activitiesExpected } from './activities-expected.ts'
import { attendanceExpected } from './attendance-expected.ts'
import { appraisalExpected } from './appraisal-expected.ts'
import { reviewExpected } from './review-expected.ts'
import { commitmentsExpected } from './commitments-expected.ts'
import { elevatedExpected } from './elevated-expected.ts'
import { dutiesExpected } from './duties-expected.ts'
import { obligationsExpected } from './obligations-expected.ts'
import { worksExpected } from './works-expected.ts'
import { contactsExpected } from './contacts-expected.ts'
import { transmissionsExpected } from './transmissions-expected.ts'
import { scoresExpected } from './scores-expected.ts'
import { floorExpected } from './floor-expected.ts'
import { studiesExpected } from './studies-expected.ts'
import type { Sample, SampleName } from './samples.ts'

export interface Expected {
  /** Everybody else is refused: 401 without signing in, 403 without the right. */
  readonly roles: 'anyone' | 'signed-in' | readonly RoleName[]
  /** A record of somebody: who stands in relation to it gets past the door, everybody named a stranger does not, though the role is right. */
  readonly on?: {
    readonly sample: SampleName
    readonly owners: readonly PersonName[]
    readonly strangers: readonly PersonName[]
    /** What a correct form looks like, so that it is the relation that refuses and not the form. */
    readonly form?: (of: Sample) => object
  }
}

const proposers: readonly RoleName[] = ['member', 'collective']
/** A clerk mends and submits what came on paper. */
const writers: readonly RoleName[] = [...proposers, 'proposal-office']
const units: readonly RoleName[] = ['unit', 'unit-head']
const readers: readonly RoleName[] = [
  'proposal-office',
  'proposal-director',
  'assigning-office',
  'inspection',
  'discipline',
  'leader',
  'chair',
  'adviser',
  'general-office',
]
const reportReaders: readonly RoleName[] = [...readers, 'information-office', 'committee-office']
const figureReaders: readonly RoleName[] = [...reportReaders, 'county-office']
/** 提案办 and 办公室 for the house, 交办机构 and 督查室 for their own side. */
const freezers: readonly RoleName[] = ['proposal-office', 'proposal-director', 'general-office', 'assigning-office', 'inspection']
const reviewers: readonly RoleName[] = ['proposal-office', 'proposal-director']
const decides: readonly RoleName[] = ['proposal-director']
const jointly: readonly RoleName[] = ['proposal-office', 'proposal-director', 'assigning-office']
const hands: readonly RoleName[] = ['proposal-office', 'assigning-office']
const rulers: readonly RoleName[] = ['proposal-director', 'system-admin']
/** Everybody but the three administrators. */
const searchers = (Object.keys(roles) as RoleName[]).filter((name) => !('administrator' in roles[name]))
const accounts: readonly RoleName[] = ['system-admin', 'security-admin']
const security: readonly RoleName[] = ['security-admin']
const system: readonly RoleName[] = ['system-admin']

const everybody: readonly RoleName[] = [
  ...proposers,
  ...readers,
  ...units,
  'information-office',
  'committee-office',
  'platform',
  'county-office',
  'system-admin',
  'security-admin',
  'audit-admin',
]
/** Who looks up people: everybody but units, platforms and the audit. */
const peopleReaders = everybody.filter((r) => !['unit', 'unit-head', 'platform', 'audit-admin'].includes(r))
const registrars: readonly RoleName[] = ['general-office']

const anyone: Expected = { roles: 'anyone' }
const signedIn: Expected = { roles: 'signed-in' }

const emptyText = {
  subject: '关于测试的提案',
  proposerKind: 'individual',
  leadBodyId: null,
  contactName: '',
  contactPhone: '',
  situation: '',
  analysis: '',
  suggestions: [],
  surveyDone: false,
  surveyNote: '',
  openConsent: true,
  openReason: '',
  keywords: [],
  wishedUnits: [],
}

const replyText = {
  docNo: '',
  title: '',
  body: '已阅',
  classMark: null,
  openness: null,
  opennessReason: '',
  contactName: '',
  contactPhone: '',
  items: [],
}

const own = (form: object) => ({
  sample: 'draft' as const,
  owners: ['member' as const],
  strangers: ['member2', 'county-member', 'collective'] as const,
  form: ({ version }: Sample) => ({ version, ...form }),
})
const office = (people: readonly PersonName[], form: object) => ({
  sample: 'submitted' as const,
  owners: people,
  strangers: ['county-proposal-office'] as const,
  form: ({ version }: Sample) => ({ version, ...form }),
})
const attachment = {
  sample: 'attachment' as const,
  owners: ['member' as const],
  strangers: ['member2', 'proposal-office', 'leader', 'county-member', 'unit', 'system-admin', 'audit-admin'] as const,
}
const task = (form: object) => ({
  sample: 'task' as const,
  owners: ['unit' as const],
  strangers: ['unit2', 'unit3'] as const,
  form: ({ version }: Sample) => ({ version, ...form }),
})
const handOver = { units: [{ bodyId: '01912345-0000-7000-8000-000000000001', role: 'sole' }], handedOverOn: '2022-01-11' }
/** Acts of the offices on a unit's task. */
const ofTask = (owners: readonly PersonName[], form: object, strangers: readonly PersonName[] = []) => ({
  sample: 'task' as const,
  owners,
  strangers: ['county-proposal-office', ...strangers] as readonly PersonName[],
  form: ({ version }: Sample) => ({ version, ...form }),
})
const seat = (form: object) => ({
  sample: 'seat' as const,
  owners: ['general-office' as const],
  strangers: ['county-general-office'] as const,
  form: ({ version }: Sample) => ({ version, day: '2022-01-11', source: '常委会决定', ...form }),
})
const publication = (form: object, owners: readonly PersonName[] = ['proposal-office', 'unit']) => ({
  sample: 'publicReply' as const,
  owners,
  strangers: ['unit2', 'unit3', 'county-proposal-office'] as const,
  form: ({ version }: Sample) => ({ version, ...form }),
})
const form = { answers: { contacted: 'face', attitude: 'satisfied', result: 'satisfied' }, comment: '' }

export const expected: Readonly<Record<string, Expected>> = {
  'session.show': signedIn,
  'session.open': anyone,
  'session.close': signedIn,
  'session.changePassword': signedIn,
  'session.offerFactor': signedIn,
  'session.confirmFactor': signedIn,
  'session.removeFactor': signedIn,
  'singleSignOn.about': anyone,
  'singleSignOn.start': anyone,
  'singleSignOn.back': anyone,
  'setup.show': anyone,
  'setup.run': anyone,
  'demo.accounts': anyone,
  'accounts.roles': { roles: accounts },
  'accounts.forms': { roles: accounts },
  'accounts.show': { roles: accounts },
  'accounts.create': { roles: system },
  'accounts.resetPassword': { roles: system },
  'accounts.disable': { roles: security },
  'accounts.enable': { roles: security },
  'accounts.endSessions': { roles: security },
  'accounts.removeFactor': { roles: security },
  'accounts.linkSubject': { roles: security },
  'accounts.unlinkSubject': { roles: security },
  'accounts.grantPost': { roles: security },
  'accounts.endPost': { roles: security },
  'accounts.appointAdministrator': { roles: system },

  'journal.page': { roles: ['audit-admin'] },
  'journal.verify': { roles: ['audit-admin'] },
  'journal.export': { roles: ['audit-admin'] },
  'assignments.get': {
    roles: [...readers, ...units],
    on: { sample: 'batch', owners: ['proposal-office', 'unit'], strangers: ['unit2'] },
  },
  'exchange.take': { roles: units },
  'exchange.check': { roles: units },
  'exchange.apply': { roles: units },
  'documents.list': { roles: 'signed-in' },
  'documents.file': { roles: 'signed-in' },
  'documents.issue': { roles: jointly },
  'documents.void': { roles: jointly },
  'documents.bundle': { roles: 'signed-in' },
  'documents.pack': { roles: 'signed-in' },
  'documents.bundleFile': { roles: 'signed-in' },
  'files.attach': signedIn,
  'files.list': signedIn,
  'files.get': { roles: 'signed-in', on: attachment },
  'files.remove': { roles: 'signed-in', on: attachment },
  'lists.definition': signedIn,
  'lists.page': signedIn,
  'lists.count': signedIn,
  'lists.export': signedIn,
  'lists.saveView': signedIn,
  'lists.removeView': signedIn,
  'work.mine': signedIn,
  'notices.mine': signedIn,
  'notices.read': signedIn,
  'settings.list': { roles: [...readers, 'system-admin'] },
  'settings.change': { roles: rulers },
  'codes.lists': { roles: [...readers, 'system-admin'] },
  'codes.show': { roles: [...readers, 'system-admin'] },
  'codes.save': { roles: rulers },
  'codes.retire': { roles: rulers },
  'codes.pick': signedIn,
  'calendar.show': signedIn,
  'calendar.preview': { roles: ['general-office', 'system-admin'] },
  'calendar.apply': { roles: ['general-office', 'system-admin'] },
  'search.find': { roles: searchers },

  'organisation.pickBodies': { roles: everybody },
  'organisation.body': { roles: everybody },
  'organisation.forms': { roles: everybody },
  'organisation.terms': { roles: everybody },
  'organisation.createBody': { roles: ['general-office', 'system-admin'] },
  'organisation.editBody': { roles: ['general-office', 'system-admin'] },
  'organisation.abolishBody': { roles: ['general-office', 'system-admin'] },
  'organisation.createTerm': { roles: ['general-office', 'system-admin'] },
  'organisation.createSession': { roles: ['general-office', 'system-admin'] },
  'organisation.editSession': { roles: ['general-office', 'system-admin'] },
  'organisation.makeEdge': { roles: ['general-office', 'system-admin'] },
  'organisation.endEdge': { roles: ['general-office', 'system-admin'] },
  'organisation.conferStanding': { roles: ['general-office', 'system-admin'] },
  'organisation.endStanding': { roles: ['general-office', 'system-admin'] },
  'members.pickPeople': { roles: peopleReaders },
  'members.person': { roles: everybody },
  'members.forms': { roles: peopleReaders },
  'members.register': { roles: registrars },
  'members.edit': { roles: registrars },
  'members.mobile': { roles: registrars },
  'members.nominate': { roles: registrars },
  'members.nameContact': { roles: registrars },
  'members.endContact': { roles: registrars },
  'members.seatMoves.agree': { roles: registrars, on: seat({}) },
  'members.seatMoves.decide': { roles: registrars, on: seat({}) },
  'members.seatMoves.activate': { roles: registrars, on: seat({}) },
  'members.seatMoves.leave': { roles: registrars, on: seat({ note: '' }) },
  'members.seatMoves.return': { roles: registrars, on: seat({}) },
  'members.seatMoves.transfer': { roles: registrars, on: seat({}) },
  'members.seatMoves.reassign': {
    roles: registrars,
    on: seat({ kind: 'member', sectorId: '00000000-0000-7000-8000-000000000000', specialCommitteeId: null, groupId: null }),
  },
  'members.seatMoves.withdraw': { roles: registrars, on: seat({}) },
  'members.seatMoves.end': { roles: registrars, on: seat({ reason: 'resigned' }) },
  'imports.kinds': signedIn,
  'imports.run': signedIn,

  'proposals.create': { roles: writers },
  'proposals.enter': { roles: ['proposal-office'] },
  'proposals.get': {
    roles: 'signed-in',
    on: {
      sample: 'draft',
      owners: ['member'],
      strangers: ['member2', 'proposal-office', 'leader', 'county-member', 'unit', 'system-admin', 'audit-admin'],
    },
  },
  'proposals.save': { roles: writers, on: own({ text: emptyText }) },
  'proposals.similar': { roles: [...proposers, ...jointly, 'committee-office'] },
  'proposals.pick': { roles: searchers },
  'proposals.moves.invite': { roles: writers, on: own({ people: ['01912345-0000-7000-8000-000000000001'] }) },
  'proposals.moves.sign': {
    roles: ['member'],
    on: {
      sample: 'cosigning',
      owners: ['member2'],
      strangers: ['member3', 'county-member'],
      form: ({ version }) => ({ version, textHash: 'a'.repeat(64) }),
    },
  },
  'proposals.moves.decline': {
    roles: ['member'],
    on: { sample: 'cosigning', owners: ['member2'], strangers: ['member3', 'county-member'], form: ({ version }) => ({ version }) },
  },
  'proposals.moves.submit': { roles: writers, on: own({}) },
  'proposals.moves.discard': { roles: writers, on: own({}) },
  'proposals.moves.withdraw': { roles: writers, on: own({ reason: '撤回' }) },
  'proposals.moves.requestWithdrawal': { roles: writers, on: own({ reason: '撤案' }) },
  'proposals.moves.refuseWithdrawal': { roles: decides, on: office(['proposal-director'], { note: '继续办理' }) },
  'proposals.moves.withdrawAssigned': { roles: decides, on: office(['proposal-director'], { reason: '撤案' }) },
  'proposals.moves.unmerge': { roles: decides, on: office(['proposal-director'], { reason: '不是一事' }) },
  'proposals.moves.inform': { roles: reviewers, on: office(['proposal-office'], { on: '2022-01-11', how: '当面' }) },
  'proposals.moves.reopenPreReview': { roles: reviewers, on: office(['proposal-office'], {}) },
  'proposals.moves.fastFile': {
    roles: decides,
    on: office(['proposal-director'], { reason: '急', units: [{ bodyId: '00000000-0000-7000-8000-000000000000', role: 'sole' }] }),
  },
  'proposals.moves.archiveUnfiled': { roles: reviewers, on: office(['proposal-office'], {}) },
  'proposals.moves.startReview': { roles: reviewers, on: office(['proposal-office', 'proposal-director'], {}) },
  'proposals.moves.returnToProposer': { roles: reviewers, on: office(['proposal-office'], { defects: '请补充' }) },
  'proposals.moves.passPreReview': { roles: reviewers, on: office(['proposal-office'], { category: 'society' }) },
  'proposals.moves.jointOpinion': { roles: jointly, on: office(['proposal-office'], { note: '同意' }) },
  'proposals.moves.file': { roles: decides, on: office(['proposal-director'], {}) },
  'proposals.moves.notFile': {
    roles: decides,
    on: office(['proposal-director'], { reasonCode: 'empty', reasonText: '空泛', disposal: 'letter' }),
  },
  'proposals.moves.merge': { roles: decides },
  'proposals.moves.withdrawFiled': { roles: decides, on: office(['proposal-director'], { reason: '撤案' }) },
  'proposals.moves.allocate': {
    roles: jointly,
    on: office(['proposal-office'], { units: [{ bodyId: '00000000-0000-7000-8000-000000000000', role: 'sole' }] }),
  },
  'proposals.moves.assign': { roles: hands, on: office(['proposal-office'], { title: '第一批', meetingDay: '2022-01-11' }) },
  'proposals.moves.confirmRehandle': {
    roles: ['proposal-office', 'proposal-director'],
    on: office(['proposal-office'], { demand: '重办' }),
  },
  'proposals.moves.mediate': {
    roles: ['proposal-office', 'proposal-director'],
    on: office(['proposal-office'], {
      heldOn: '2022-01-11',
      place: '会议室',
      proposerPeople: '甲',
      unitPeople: '乙',
      minutes: '纪要',
      result: 'satisfied',
    }),
  },
  'proposals.moves.archive': { roles: reviewers, on: office(['proposal-office'], {}) },
  'proposals.batch.startReview': { roles: reviewers },
  'proposals.batch.passPreReview': { roles: reviewers },
  'proposals.batch.file': { roles: decides },
  'proposals.batch.allocate': { roles: jointly },
  'proposals.batch.assign': { roles: hands },
  'proposals.batch.archive': { roles: reviewers },
  'proposals.batch.archiveUnfiled': { roles: reviewers },
  'tasks.get': {
    roles: [...readers, ...units],
    on: {
      sample: 'task',
      owners: ['unit', 'unit-liaison', 'unit-head', 'proposal-office'],
      // Another unit may read an open case, so it may be led there, too.
      strangers: ['county-proposal-office'],
    },
  },
  'tasks.saveReply': { roles: units, on: task({ text: replyText }) },
  'tasks.moves.receive': { roles: units, on: task({}) },
  'tasks.moves.plan': {
    roles: units,
    on: task({ responsibleLeader: '甲', section: '科', clerk: '乙', clerkPhone: '1', plan: '做' }),
  },
  'tasks.moves.consult': { roles: units, on: task({ phase: 'before', mode: 'phone', heldOn: '2022-01-11', content: '通话' }) },
  'tasks.moves.assistOpinion': { roles: units, on: task({ opinion: '同意' }) },
  'tasks.moves.sendForSign': { roles: units, on: task({}) },
  'tasks.moves.returnDraft': { roles: ['unit-head'], on: task({ reason: '再改' }) },
  'tasks.moves.issue': { roles: ['unit-head'], on: task({ docNo: '交函1号', signerName: '甲', signerPost: '局长' }) },
  'tasks.moves.requestReturn': {
    roles: ['unit-head'],
    on: task({ kind: 'return', reason: '不属本单位职责', signerName: '甲', signerPost: '局长' }),
  },
  'tasks.moves.refuseReturn': { roles: hands, on: ofTask(['proposal-office', 'assigning-office'], { note: '请继续办理' }) },
  'tasks.moves.reassign': { roles: hands, on: ofTask(['proposal-office', 'assigning-office'], handOver) },
  'tasks.moves.addUnit': { roles: hands, on: ofTask(['proposal-office', 'assigning-office'], handOver) },
  'tasks.moves.escalate': {
    roles: [...hands, 'unit-head'],
    on: ofTask(['unit', 'proposal-office', 'assigning-office'], { issue: '意见不一致', askWhom: 'governmentLeader' }, ['unit2']),
  },
  'tasks.moves.rule': {
    roles: hands,
    on: ofTask(['proposal-office'], { ruler: '甲', rulerPost: '副秘书长', ruledOn: '2022-01-11', ruling: 'keep', rulingText: '照办' }),
  },
  'tasks.moves.requestExtension': {
    roles: ['unit-head'],
    on: task({ newDue: '2022-05-11', reason: '情况复杂', signerName: '甲', signerPost: '局长' }),
  },
  'tasks.moves.agreeExtension': {
    roles: [...hands, 'proposal-director'],
    on: ofTask(['proposal-office', 'assigning-office', 'proposal-director'], { newDue: '2022-05-11' }),
  },
  'tasks.moves.refuseExtension': { roles: [...hands, 'proposal-director'], on: ofTask(['proposal-office'], { note: '请按期' }) },
  'tasks.moves.pause': { roles: ['proposal-director'], on: ofTask(['proposal-director'], { reason: '等待上级', decision: '提案委会议' }) },
  'tasks.moves.resume': { roles: ['proposal-director'], on: ofTask(['proposal-director'], {}) },
  'tasks.moves.sendForCountersign': { roles: units, on: task({ sections: ['法规科'] }) },
  'tasks.moves.countersign': { roles: units, on: task({ section: '法规科', agreed: 'yes' }) },
  'tasks.moves.recallDraft': { roles: units, on: task({}) },
  'tasks.moves.sendForAudit': { roles: units, on: task({}) },
  'tasks.moves.passAudit': { roles: ['inspection'], on: ofTask(['inspection'], {}) },
  'tasks.moves.returnFromAudit': { roles: ['inspection'], on: ofTask(['inspection'], { opinion: '再改' }) },
  'tasks.moves.passLaterAudit': { roles: ['inspection'], on: ofTask(['inspection'], {}) },
  'tasks.moves.rejectReply': { roles: ['inspection'], on: ofTask(['inspection'], { opinion: '没有答到' }) },
  'tasks.moves.correctClass': { roles: ['inspection'], on: ofTask(['inspection'], { classMark: 'B', reason: '尚未完成' }) },
  'tasks.moves.urge': {
    roles: [...hands, 'proposal-director', 'inspection'],
    on: ofTask(['proposal-office', 'inspection'], { channel: 'phone', text: '请抓紧' }),
  },
  'consultations.confirm': {
    roles: proposers,
    on: { sample: 'consultation', owners: ['member'], strangers: ['member2', 'county-member'], form: () => ({}) },
  },
  'consultations.dispute': {
    roles: proposers,
    on: { sample: 'consultation', owners: ['member'], strangers: ['member2', 'county-member'], form: () => ({ reason: '没有此事' }) },
  },
  'feedback.get': {
    roles: [...proposers, ...readers],
    on: { sample: 'form', owners: ['member', 'proposal-office'], strangers: ['county-member', 'county-proposal-office'] },
  },
  'feedback.give': {
    roles: proposers,
    on: { sample: 'form', owners: ['member'], strangers: ['member2', 'county-member', 'collective'], form: () => form },
  },
  ...appraisalExpected,
  ...obligationsExpected,
  ...floorExpected,
  ...activitiesExpected,
  ...attendanceExpected,
  'publicity.get': { roles: [...reviewers, ...units], on: publication({}, ['proposal-office', 'unit']) },
  'publicity.ofCase': {
    roles: 'signed-in',
    on: {
      sample: 'draft',
      owners: ['member'],
      strangers: ['member2', 'proposal-office', 'leader', 'county-member', 'unit', 'audit-admin'],
    },
  },
  'publicity.save': {
    roles: [...reviewers, ...units],
    on: publication({ text: { form: 'full', abstract: '', showsProposer: true, marks: [] } }),
  },
  'publicity.moves.sendForReview': { roles: [...reviewers, ...units], on: publication({}) },
  'publicity.moves.approve': { roles: [...reviewers, 'unit-head'], on: publication({}) },
  'publicity.moves.sendBack': { roles: [...reviewers, 'unit-head'], on: publication({ reason: '再看' }) },
  'publicity.moves.decline': { roles: [...reviewers, 'unit-head'], on: publication({ openness: 'closed', reason: '涉及工作秘密' }) },
  'publicity.moves.withdraw': { roles: [...reviewers, 'unit-head'], on: publication({ reason: '内容有误' }) },
  'publicity.moves.revise': { roles: [...reviewers, ...units], on: publication({ reason: '已改正' }) },
  'publicity.moves.reopen': { roles: [...reviewers, 'unit-head'], on: publication({ reason: '已征得同意' }) },
  'publicity.moves.revokeConsent': {
    roles: writers,
    on: {
      sample: 'publicText',
      owners: ['member'],
      strangers: ['member2', 'collective', 'county-member'],
      form: ({ version }) => ({ version, reason: '不再同意' }),
    },
  },
  'publicity.batch.sendForReview': { roles: [...reviewers, ...units] },
  'publicity.batch.approve': { roles: [...reviewers, 'unit-head'] },
  'publicity.figures.list': { roles: [...reviewers, ...units] },
  'publicity.figures.publish': { roles: decides },
  'publicity.figures.withdraw': { roles: decides },
  ...commitmentsExpected,
  ...contactsExpected,
  ...reviewExpected,
  ...elevatedExpected,
  ...worksExpected,
  ...transmissionsExpected,
  ...studiesExpected,
  ...supervisionExpected,
  'collecting.makeLink': {
    roles: ['proposal-office'],
    on: { sample: 'form', owners: ['proposal-office'], strangers: ['county-proposal-office', 'unit', 'member2'], form: () => ({}) },
  },
  'collecting.paper': {
    roles: ['proposal-office'],
    on: {
      sample: 'form',
      owners: ['proposal-office'],
      strangers: ['county-proposal-office', 'unit', 'member2'],
      form: () => ({ ...form, signedOn: '2022-01-11' }),
    },
  },
  'evaluationLinks.open': anyone,
  'evaluationLinks.give': anyone,
  'figures.all': { roles: figureReaders },
  'figures.check': { roles: figureReaders },
  'figures.breakdown': { roles: figureReaders },
  'figures.records': { roles: figureReaders },
  'figures.export': { roles: figureReaders },
  'figures.workbook': { roles: figureReaders },
  'frozen.list': { roles: figureReaders },
  'frozen.get': { roles: figureReaders },
  'frozen.records': { roles: figureReaders },
  'frozen.export': { roles: figureReaders },
  'frozen.freeze': { roles: freezers },
  'figures.table': { roles: figureReaders },
  'figures.tableExport': { roles: figureReaders },
  'report.get': { roles: reportReaders },
  ...dutiesExpected,
  ...scoresExpected,
  'report.file': { roles: reportReaders },
}
