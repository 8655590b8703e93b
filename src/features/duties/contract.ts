// Everything duties publish, part by part.
import { dossierContract } from './dossier/contract.ts'
import { manualContract } from './manual/contract.ts'

export const dutyContracts = {
  dossiers: dossierContract,
  manualFacts: manualContract,
}
