// The whole published API as one contract: the web infers its client from it. Only pure files are imported here.
import { identityContract } from '#/core/identity/contract.ts'
import { listsContract } from '#/core/lists/contract.ts'
import { consultationsContract, feedbackContract, proposalsContract, tasksContract } from '#/features/proposals/contract.ts'

export const contract = {
  ...identityContract,
  lists: listsContract,
  proposals: proposalsContract,
  tasks: tasksContract,
  consultations: consultationsContract,
  feedback: feedbackContract,
}
