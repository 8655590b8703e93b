// Records of appraisal on which the access test tries owners and strangers: a round that was sent, a pair in it, the proposer's form.
import { strict as assert } from 'node:assert'
import type { City } from '../world.ts'
import type { Sample } from './samples.ts'

export type AppraisalSampleName = 'mutualRound' | 'mutualPair' | 'mutualForm' | 'assessment' | 'awardSelection'

/** After a case has been answered. */
export async function appraisalSamples(city: City): Promise<Record<AppraisalSampleName, Sample>> {
  const office = await city.signIn('proposal-office')
  const ask = async (path: string, body: object) => {
    const answer = await office.post(path, body)
    assert.ok(answer.status < 300, answer.text)
    return answer.body
  }
  const { id } = await ask('/api/mutual-rounds', { title: '评议', sessionId: city.sessionId, scheme: '背靠背百分制', dueDay: '2022-01-20' })
  await ask(`/api/mutual-rounds/${id}/cases`, { proposals: null })
  await ask(`/api/mutual-rounds/${id}/moves/send`, { version: 2 })
  const list = await office.get('/api/lists/mutual-pairs')
  const pairId: string = list.body.rows[0].id
  const { forms } = (await office.get(`/api/mutual-pairs/${pairId}`)).body
  const form = forms.find((f: { side: string }) => f.side === 'handling')
  const assessment = await ask('/api/assessments', { title: '考核', year: 2022, scheme: 'deductions', countsUntil: '2022-01-11' })
  const selection = await ask('/api/award-selections', { title: '表彰', year: 2022 })
  return {
    awardSelection: { id: selection.id, version: 1 },
    assessment: { id: assessment.id, version: 1 },
    mutualRound: { id, version: 3 },
    mutualPair: { id: pairId, version: 1 },
    mutualForm: { id: form.id, version: 1 },
  }
}
