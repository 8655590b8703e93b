// Everything duties publish, part by part.
import { dossierContract } from './dossier/contract.ts'
import { dutyAssessmentsContract } from './assessment/contract.ts'
import { manualContract } from './manual/contract.ts'
import { reportingContract } from './reporting/contract.ts'
import { recognitionContract } from './recognition/contract.ts'
import { dutyRulesContract, dutyScoresContract } from './scoring/contract.ts'

export const dutyContracts = {
  dossiers: dossierContract,
  manualFacts: manualContract,
  dutyRules: dutyRulesContract,
  dutyScores: dutyScoresContract,
  dutyAssessments: dutyAssessmentsContract,
  recognition: recognitionContract,
  dutyRounds: reportingContract,
}
