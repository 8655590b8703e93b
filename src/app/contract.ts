// The whole published API as one contract: the web infers its client from it. Only pure files are imported here.
import { calendarContract } from '#/core/calendar/contract.ts'
import { documentsContract } from '#/core/documents/contract.ts'
import { filesContract } from '#/core/files/contract.ts'
import { identityContract } from '#/core/identity/contract.ts'
import { importsContract } from '#/core/imports/contract.ts'
import { journalContract } from '#/core/journal/contract.ts'
import { listsContract } from '#/core/lists/contract.ts'
import { noticesContract } from '#/core/notices/contract.ts'
import { searchContract } from '#/core/search/contract.ts'
import { codesContract, settingsContract } from '#/core/settings/contract.ts'
import { workContract } from '#/core/work/contract.ts'
import { dutyContracts } from '#/features/duties/contract.ts'
import { activityCalendarContracts } from '#/features/activities/calendar/contract.ts'
import { activityContracts } from '#/features/activities/contract.ts'
import { floorContracts } from '#/features/activities/floor/contract.ts'
import { minutesContracts } from '#/features/activities/minutes/contract.ts'
import { contactContracts } from '#/features/contacts/contract.ts'
import { figureContracts } from '#/features/indicators/contract.ts'
import { membersContract } from '#/features/members/contract.ts'
import { obligationsContract } from '#/features/obligations/contract.ts'
import { organisationContract } from '#/features/organisation/contract.ts'
import { proposalContracts } from '#/features/proposals/contract.ts'
import { publicationsContract } from '#/features/publications/contract.ts'
import { studyContracts } from '#/features/studies/contract.ts'
import { readingContract } from '#/features/studies/reading/contract.ts'
import { reportContract } from '#/features/report/contract.ts'
import { transmissionsContract } from '#/features/transmissions/contract.ts'

export const contract = {
  ...identityContract,
  journal: journalContract,
  files: filesContract,
  documents: documentsContract,
  lists: listsContract,
  imports: importsContract,
  work: workContract,
  notices: noticesContract,
  settings: settingsContract,
  codes: codesContract,
  search: searchContract,
  calendar: calendarContract,
  organisation: organisationContract,
  members: membersContract,
  ...proposalContracts,
  obligations: obligationsContract,
  ...dutyContracts,
  works: publicationsContract,
  ...studyContracts,
  readingGroups: readingContract,
  ...activityContracts,
  ...activityCalendarContracts,
  ...floorContracts,
  ...minutesContracts,
  ...contactContracts,
  transmissions: transmissionsContract,
  ...figureContracts,
  report: reportContract,
}
