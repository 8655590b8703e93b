// What the parts of the plenary page are given.
import type { PlenaryPageData } from '../plenary/contract.ts'

export interface PlenaryProps {
  readonly p: PlenaryPageData
  readonly onChanged: () => unknown
}
