// Everything duties publish, part by part.
import { manualContract } from './manual/contract.ts'

export const dutyContracts = {
  manualFacts: manualContract,
}
