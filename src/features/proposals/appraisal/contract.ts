// Everything appraisal publishes.
import { z } from 'zod'
import { id, route } from '#/core/http/contract.ts'
import { tag } from '#/core/http/shapes.ts'
import { awardsContract } from './awards/contract.ts'
import { assessmentsContract } from './units/contract.ts'
import { mutualContract } from './mutual/contract.ts'

/** What a case's page says of appraisal, as far as its reader may see it. */
export const caseAppraisal = z.object({
  awards: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      kind: z.string(),
      title: z.string(),
      awardedOn: z.string(),
      documentNo: z.string(),
      certificateNo: z.string(),
    }),
  ),
  pairs: z.array(
    z.object({
      id: z.string(),
      url: z.string(),
      unit: z.string(),
      state: tag,
      handling: z.number().nullable(),
      quality: z.number().nullable(),
    }),
  ),
})
export type CaseAppraisal = z.infer<typeof caseAppraisal>

const appraisalContract = {
  ofCase: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/proposals/{id}/appraisal', summary: '提案的评议和表彰', tags: ['appraisal'] })
    .input(z.strictObject({ id }))
    .output(caseAppraisal),
}

export const appraisalContracts = {
  appraisal: appraisalContract,
  mutual: mutualContract,
  assessments: assessmentsContract,
  awards: awardsContract,
}
