// The signs in the cells of a heat map: colour never stands alone.
import type { Status } from '../cells.ts'

export const signs: Readonly<Record<Status, string>> = {
  satisfied: '✓',
  open: '○',
  grace: '宽',
  late: '逾',
  madeUp: '补',
  missed: '✗',
  exempt: '免',
  notDue: '·',
}
