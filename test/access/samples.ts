// Records of somebody, made over HTTP, on which the access test tries owners and strangers. A new kind of record gets an entry here.
import { strict as assert } from 'node:assert'
import { sql } from 'kysely'
import { proposalSteps } from '../stories/proposal-steps.ts'
import { supervisionSteps } from '../stories/supervision-steps.ts'
import type { Answer, City, Client, PersonName } from '../world.ts'
import { studySamples } from './studies-samples.ts'
import { workSamples } from './works-samples.ts'
import { activitySamples } from './activities-samples.ts'
import { attendanceSamples } from './attendance-samples.ts'
import { appraisalSamples } from './appraisal-samples.ts'
import { obligationSamples } from './obligations-samples.ts'
import { dutiesSamples } from './duties-samples.ts'
import { floorSampleNames, floorSamples } from './floor-samples.ts'
import { contactSamples } from './contacts-samples.ts'
import { scoresSamples } from './scores-samples.ts'

export const sampleNames = [
  'meeting',
  'conversion',
  'draft',
  'cosigning',
  'submitted',
  'task',
  'consultation',
  'form',
  'seat',
  'attachment',
  'batch',
  'selection',
  'supervision',
  'problem',
  'mutualRound',
  'mutualPair',
  'mutualForm',
  'publicText',
  'publicReply',
  'promising',
  'commitment',
  'lookBack',
  'external',
  'transmission',
  'assessment',
  'awardSelection',
  'exemption',
  'manualFact',
  'dossier',
  'bodyDossier',
  'workDraft',
  'workSubmitted',
  'workAccepted',
  'studyProgramme',
  'studyText',
  'studyLecture',
  'readingGroup',
  'dutyRound',
  'activity',
  'participation',
  'contact',
  'contactPerson',
  'activitySession',
  'attendanceMark',
  'doorDevice',
  'closedActivity',
  'attendanceCorrection',
  'ruleDraft',
  'dutyAssessment',
  'dutySheet',
  'dutyObjection',
  'talk',
  ...floorSampleNames,
] as const
export type SampleName = (typeof sampleNames)[number]

export interface Sample {
  readonly id: string
  /** As last seen by its owner; 1 where the record has none. */
  readonly version: number
}

const text = {
  subject: '关于完善老旧小区加装电梯的提案',
  proposerKind: 'individual',
  leadBodyId: null,
  contactName: '林一然',
  contactPhone: '000-0000',
  situation: '城区老旧小区多，高龄居民上下楼难。',
  analysis: '资金分摊和意见统一是主要难点。',
  suggestions: ['制定分摊办法', '建立一站式受理窗口'],
  surveyDone: true,
  surveyNote: '走访三个小区。',
  openConsent: true,
  openReason: '',
  keywords: [],
  wishedUnits: [],
}

const ok = <T>(answer: Answer<T>): T => {
  assert.ok(answer.status < 300, answer.text)
  return answer.body
}

export async function makeSamples(city: City): Promise<Record<SampleName, Sample>> {
  const member = await city.signIn('member')
  const office = await city.signIn('proposal-office')
  const director = await city.signIn('proposal-director')
  const assigning = await city.signIn('assigning-office')
  const unit = await city.signIn('unit')

  const seen = async (who: Client, id: string) => ok(await who.get(`/api/proposals/${id}`))
  const move = async (who: Client, id: string, name: string, form: object = {}) =>
    ok(await who.post(`/api/proposals/${id}/moves/${name}`, { version: (await seen(who, id)).version, ...form }))
  const written = async (): Promise<string> => {
    const { id } = ok(await member.post('/api/proposals', { proposerKind: 'individual' }))
    ok(await member.put(`/api/proposals/${id}/text`, { version: (await seen(member, id)).version, text }))
    return id
  }
  const taskOf = async (who: Client, id: string) => (await seen(who, id)).tasks[0]
  const act = async (id: string, name: string, form: object = {}) => {
    const task = await taskOf(unit, id)
    return ok(await unit.post(`/api/tasks/${task.id}/moves/${name}`, { version: task.version, ...form }))
  }

  const draft = await written()
  const cosigning = await written()
  await move(member, cosigning, 'invite', { people: [city.personId('member2')] })
  const submitted = await written()
  await move(member, submitted, 'submit')

  const unfiled = await written()
  await move(member, unfiled, 'submit')
  await move(office, unfiled, 'startReview')
  await move(office, unfiled, 'passPreReview', { category: 'society', units: [] })
  await move(director, unfiled, 'notFile', { reasonCode: 'single', reasonText: '只提一事', disposal: 'convertedLetter' })
  const refused = await seen(member, unfiled)
  const { id: meeting } = ok(
    await office.post('/api/review-meetings', { kind: 'regular', title: '主任会议', plannedOn: '2022-01-11', place: '' }),
  )

  const handed = async (): Promise<string> => {
    const id = await written()
    await move(member, id, 'submit')
    const units = [{ bodyId: city.bodies.transport, role: 'sole' }]
    await move(office, id, 'startReview')
    await move(office, id, 'passPreReview', { category: 'society', units })
    await move(director, id, 'file')
    await move(office, id, 'allocate', { units })
    await move(assigning, id, 'assign', { title: '第一批', meetingDay: '2022-01-11' })
    await act(id, 'receive')
    await act(id, 'plan', { responsibleLeader: '荣立本', section: '城建科', clerk: '戚小满', clerkPhone: '000', plan: '分步办理' })
    await act(id, 'consult', { phase: 'before', mode: 'visit', heldOn: '2022-01-11', content: '当面听取意见' })
    return id
  }
  const handling = await handed()
  const answered = await handed()
  const reply = {
    docNo: '云交函〔2022〕1号',
    title: '答复',
    body: '现答复如下。',
    classMark: 'A',
    openness: 'open',
    opennessReason: '',
    contactName: '戚小满',
    contactPhone: '000',
    items: [1, 2].map((no) => ({ no, accepted: 'adopted', measure: '已落实', done: true, dueDay: null, reason: '' })),
  }
  const answer = async (id: string, given: object): Promise<void> => {
    const task = await taskOf(unit, id)
    ok(await unit.put(`/api/tasks/${task.id}/reply`, { version: task.version, text: given }))
    await act(id, 'sendForSign')
    await act(id, 'issue', { docNo: reply.docNo, signerName: '荣立本', signerPost: '局长' })
  }
  await answer(answered, reply)
  const promising = await handed()
  await answer(promising, { ...reply, classMark: 'B', items: reply.items.map((i) => ({ ...i, done: false, dueDay: '2022-10-31' })) })

  const atWork = await taskOf(member, handling)
  const page = await seen(member, answered)
  const sample = async (id: string): Promise<Sample> => ({ id, version: (await seen(member, id)).version })
  return {
    meeting: { id: meeting, version: 1 },
    conversion: { id: refused.conversion.id, version: refused.conversion.version },
    draft: await sample(draft),
    cosigning: await sample(cosigning),
    submitted: await sample(submitted),
    task: { id: atWork.id, version: atWork.version },
    consultation: { id: atWork.consultations[0].id, version: 1 },
    form: { id: page.forms[0].id, version: 1 },
    publicText: await publicationOf(member, answered, 'text'),
    publicReply: await publicationOf(member, answered, 'reply'),
    promising: await sample(promising),
    commitment: { id: ok(await office.get(`/api/proposals/${promising}/commitments`)).items[0].id, version: 1 },
    transmission: {
      id: ok(
        await (
          await city.signIn('general-office')
        ).post('/api/transmissions', { kind: 'request', title: '关于报批协商计划的请示', recipient: 'city-committee', body: '请审批。' }),
      ).id,
      version: 1,
    },
    external: {
      id: ok(
        await office.post('/api/external-proposals', {
          level: 'province',
          sessionTitle: '省政协会议',
          year: 2022,
          title: '关于物流枢纽的提案',
          material: '情况',
        }),
      ).id,
      version: 1,
    },
    lookBack: { id: ok(await office.post('/api/look-backs', { title: '回头看', dueDay: '2022-02-28' })).id, version: 1 },
    seat: await seatOf(city, 'member3'),
    attachment: { id: await attachedTo(member, draft), version: 1 },
    batch: await batchOf(city, atWork.id),
    ...(await supervisionSamples(city)),
    ...(await appraisalSamples(city)),
    ...(await obligationSamples(city)),
    ...(await dutiesSamples(city)),
    ...(await workSamples(city)),
    ...(await studySamples(city)),
    ...(await activitySamples(city)),
    ...(await contactSamples(city)),
    ...(await attendanceSamples(city)),
    ...(await scoresSamples(city)),
    ...(await floorSamples(city)),
  }
}

async function publicationOf(who: Client, proposalId: string, part: 'text' | 'reply'): Promise<Sample> {
  const { items } = ok(await who.get(`/api/proposals/${proposalId}/publicity`))
  const { id, version } = items.find((i: { part: string }) => i.part === part)
  return { id, version }
}

async function batchOf(city: City, taskId: string): Promise<Sample> {
  const { rows } = await city.read((tx) => sql<{ id: string }>`select batch_id as id from handling_task where id = ${taskId}`.execute(tx))
  assert.ok(rows[0])
  return { id: rows[0].id, version: 1 }
}

/** A candidate, an item supervised on site and a problem on its list. */
async function supervisionSamples(city: City): Promise<Pick<Record<SampleName, Sample>, 'selection' | 'supervision' | 'problem'>> {
  const steps = supervisionSteps(city, proposalSteps(city))
  const selection = await steps.candidate()
  const problem = await steps.problem()
  const { supervisionId } = ok(await (await city.signIn('proposal-office')).get(`/api/supervision-problems/${problem}`))
  const { version } = await steps.item('proposal-office', supervisionId)
  return { selection: { id: selection, version: 1 }, supervision: { id: supervisionId, version }, problem: { id: problem, version: 1 } }
}

async function attachedTo(who: Client, proposalId: string): Promise<string> {
  const form = new FormData()
  form.set('subjectKind', 'proposal')
  form.set('subjectId', proposalId)
  form.set('part', 'attachment')
  form.set('file', new File(['小区楼栋清单'], '清单.txt'))
  return ok(await who.upload('/api/files', form)).id
}

async function seatOf(city: City, name: PersonName): Promise<Sample> {
  const { rows } = await city.read((tx) => sql<Sample>`select id, version from seat where person_id = ${city.personId(name)}`.execute(tx))
  const [seat] = rows
  assert.ok(seat)
  return seat
}
