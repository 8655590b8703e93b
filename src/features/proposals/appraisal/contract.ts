// Everything appraisal publishes.
import { assessmentsContract } from './units/contract.ts'
import { mutualContract } from './mutual/contract.ts'

export const appraisalContracts = { mutual: mutualContract, assessments: assessmentsContract }
