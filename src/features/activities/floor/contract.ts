// The published API of the floor, part by part.
import { hallContract } from './hall/contract.ts'
import { plenaryContract } from './plenary/contract.ts'
import { questionsContract } from './questions/contract.ts'
import { speechesContract } from './speeches/contract.ts'
import { votesContract } from './votes/contract.ts'

export const floorContracts = {
  floor: hallContract,
  speeches: speechesContract,
  floorQuestions: questionsContract,
  floorVotes: votesContract,
  plenary: plenaryContract,
}
