// How long a proposer has to say whether his unfiled proposal may go on another way.
import type { ClockRule } from '#/core/calendar/due.ts'
import { clock } from '#/core/calendar/clock-setting.ts'

const rule: ClockRule = {
  code: 'proposal.clock.conversion',
  label: '转办征求意见期限',
  amount: 5,
  unit: 'workingDay',
  startsAfter: '征求意见',
  source: '默认：五个工作日；逾期未答的不转办，只作告知',
}

export const conversionClock = clock(rule, '未立案的提案转社情民意、转来信，提案者答复是否同意的时限。')
