// Records of scores on which the access test tries owners and strangers: a draft of rules, an assessment being checked, a sheet, an objection, a talk.
import { addDays } from '#/core/day.ts'
import { strict as assert } from 'node:assert'
import { sql } from 'kysely'
import type { City, PersonName } from '../world.ts'
import type { Sample } from './samples.ts'

export type ScoresSampleName = 'ruleDraft' | 'dutyAssessment' | 'dutySheet' | 'dutyObjection' | 'talk'

export async function scoresSamples(city: City): Promise<Record<ScoresSampleName, Sample>> {
  const post = async (name: PersonName, path: string, body: object): Promise<{ readonly id: string }> => {
    const answer = await (await city.signIn(name)).post<{ id: string }>(path, body)
    assert.ok(answer.status < 300, answer.text)
    return answer.body
  }
  const draft = await post('general-office', '/api/duty-rules/dx-default-1/drafts', {})
  const { id } = await post('general-office', '/api/duty-assessments', { title: '考核', year: 2022, rules: 'xuanwei' })
  await post('general-office', `/api/duty-assessments/${id}/moves/startCheck`, { version: 1, checkUntil: addDays(city.today(), 10) })
  const sheet = async (name: PersonName): Promise<string> => {
    const { rows } = await city.read((tx) =>
      sql<{ id: string }>`select id from duty_sheet where holder_id = ${city.personId(name)}`.execute(tx),
    )
    assert.ok(rows[0])
    return rows[0].id
  }
  const objection = await post('member2', `/api/duty-sheets/${await sheet('member2')}/objections`, { reason: '少计一次会议' })
  const talk = await post('general-office', '/api/recognitions', {
    kind: 'talkBody',
    title: '约谈',
    year: 2022,
    criteria: '连续两年不称职',
    holders: [{ id: city.personId('member3'), kind: 'person', reason: '两年不称职', points: null }],
  })
  return {
    ruleDraft: { id: draft.id, version: 1 },
    dutyAssessment: { id, version: 2 },
    dutySheet: { id: await sheet('member'), version: 1 },
    dutyObjection: { id: objection.id, version: 1 },
    talk: { id: talk.id, version: 1 },
  }
}
