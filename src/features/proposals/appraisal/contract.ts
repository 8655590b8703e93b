// Everything appraisal publishes.
import { mutualContract } from './mutual/contract.ts'

export const appraisalContracts = { mutual: mutualContract }
