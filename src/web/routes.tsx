// Every page by its address. A page is loaded when it is first opened; a list page is a row that names its list.
import type { ComponentType } from 'react'

export interface PageRow {
  /** '/proposals/$id'; the page reads its parameters with useParam('id'). */
  readonly path: string
  readonly page: () => Promise<ComponentType>
}

export interface ListRow {
  readonly path: string
  /** A list declared by a feature. */
  readonly list: string
  /** The one thing to begin from this list, for those who may. */
  readonly start?: { readonly to: string; readonly label: string; readonly right: string }
}

export const routes: readonly (PageRow | ListRow)[] = [
  { path: '/', page: () => import('./pages/HomePage.tsx').then((m) => m.HomePage) },
  { path: '/sign-in', page: () => import('./pages/HomePage.tsx').then((m) => m.HomePage) },
  { path: '/notices', page: () => import('./pages/NoticesPage.tsx').then((m) => m.NoticesPage) },
  { path: '/search', page: () => import('./pages/SearchPage.tsx').then((m) => m.SearchPage) },
  { path: '/account', page: () => import('./pages/OwnAccountPage.tsx').then((m) => m.OwnAccountPage) },

  { path: '/proposals', page: () => import('#/features/proposals/pages/ProposalsPage.tsx').then((m) => m.ProposalsPage) },
  { path: '/my-proposals', page: () => import('#/features/proposals/pages/ProposalsPage.tsx').then((m) => m.MyProposalsPage) },
  { path: '/proposals/new', page: () => import('#/features/proposals/pages/NewProposalPage.tsx').then((m) => m.NewProposalPage) },
  { path: '/proposals/enter', page: () => import('#/features/proposals/pages/EnterPage.tsx').then((m) => m.EnterPage) },
  { path: '/proposals/review', page: () => import('#/features/proposals/pages/ReviewPage.tsx').then((m) => m.ReviewPage) },
  {
    path: '/review-meetings',
    list: 'review-meetings',
    start: { to: '/review-meetings/new', label: '筹备会议', right: 'proposals:review' },
  },
  {
    path: '/review-meetings/new',
    page: () => import('#/features/proposals/meeting/pages/NewMeetingPage.tsx').then((m) => m.NewMeetingPage),
  },
  { path: '/review-meetings/$id', page: () => import('#/features/proposals/meeting/pages/MeetingPage.tsx').then((m) => m.MeetingPage) },
  { path: '/conversions', list: 'conversions' },
  { path: '/proposals/archive', page: () => import('#/features/proposals/pages/ArchivePage.tsx').then((m) => m.ArchivePage) },
  { path: '/proposals/assign', page: () => import('#/features/proposals/pages/AssignPage.tsx').then((m) => m.AssignPage) },
  { path: '/exchange', page: () => import('#/features/proposals/pages/ExchangePage.tsx').then((m) => m.ExchangePage) },
  { path: '/proposals/reports', page: () => import('#/features/proposals/pages/ReportsPage.tsx').then((m) => m.ReportsPage) },
  { path: '/assignments', list: 'assignments' },
  {
    path: '/assignments/$id',
    page: () => import('#/features/proposals/pages/AssignmentPage.tsx').then((m) => m.AssignmentPage),
  },
  { path: '/issued-documents', list: 'issued-documents' },
  { path: '/proposals/$id', page: () => import('#/features/proposals/pages/CasePage.tsx').then((m) => m.CasePage) },
  { path: '/proposals/$id/write', page: () => import('#/features/proposals/pages/WritePage.tsx').then((m) => m.WritePage) },
  { path: '/statistics', page: () => import('#/features/indicators/pages/StatisticsPage.tsx').then((m) => m.StatisticsPage) },
  { path: '/statistics/overview', page: () => import('#/features/indicators/pages/LeaderPage.tsx').then((m) => m.LeaderPage) },
  { path: '/statistics/frozen', page: () => import('#/features/indicators/pages/FrozenListPage.tsx').then((m) => m.FrozenListPage) },
  { path: '/statistics/frozen/$id', page: () => import('#/features/indicators/pages/FrozenPage.tsx').then((m) => m.FrozenPage) },
  { path: '/report', page: () => import('#/features/report/pages/ReportPage.tsx').then((m) => m.ReportPage) },
  { path: '/tasks', page: () => import('#/features/proposals/pages/ProposalsPage.tsx').then((m) => m.TasksPage) },
  { path: '/tasks/$id', page: () => import('#/features/proposals/pages/TaskPage.tsx').then((m) => m.TaskPage) },
  { path: '/publicity', page: () => import('#/features/proposals/publicity/pages/PublicityPage.tsx').then((m) => m.PublicityPage) },
  { path: '/publicity/$id', page: () => import('#/features/proposals/publicity/pages/EditorPage.tsx').then((m) => m.EditorPage) },
  {
    path: '/elevated',
    list: 'external-proposals',
    start: { to: '/elevated/new', label: '整理素材', right: 'elevated:write' },
  },
  { path: '/elevated/new', page: () => import('#/features/proposals/elevated/pages/NewExternalPage.tsx').then((m) => m.NewExternalPage) },
  { path: '/elevated/$id', page: () => import('#/features/proposals/elevated/pages/ExternalPage.tsx').then((m) => m.ExternalPage) },
  { path: '/transmissions', list: 'transmissions', start: { to: '/transmissions/new', label: '登记', right: 'transmissions:write' } },
  {
    path: '/transmissions/new',
    page: () => import('#/features/transmissions/pages/NewTransmissionPage.tsx').then((m) => m.NewTransmissionPage),
  },
  {
    path: '/transmissions/$id',
    page: () => import('#/features/transmissions/pages/TransmissionPage.tsx').then((m) => m.TransmissionPage),
  },
  { path: '/commitments', list: 'commitments' },
  { path: '/commitments/again', page: () => import('#/features/proposals/commitments/pages/AgainPage.tsx').then((m) => m.AgainPage) },
  {
    path: '/commitments/$id',
    page: () => import('#/features/proposals/commitments/pages/CommitmentPage.tsx').then((m) => m.CommitmentPage),
  },
  { path: '/look-backs', page: () => import('#/features/proposals/commitments/pages/LookBacksPage.tsx').then((m) => m.LookBacksPage) },
  { path: '/look-backs/$id', page: () => import('#/features/proposals/commitments/pages/LookBackPage.tsx').then((m) => m.LookBackPage) },
  { path: '/supervision', page: () => import('#/features/proposals/supervision/pages/BoardPage.tsx').then((m) => m.BoardPage) },
  { path: '/supervision/items', list: 'supervision' },
  { path: '/supervision/problems', list: 'supervision-problems' },
  {
    path: '/supervision/problems/$id',
    page: () => import('#/features/proposals/supervision/pages/ItemPage.tsx').then((m) => m.ProblemPage),
  },
  {
    path: '/supervision/candidates',
    page: () => import('#/features/proposals/supervision/pages/CandidatesPage.tsx').then((m) => m.CandidatesPage),
  },
  {
    path: '/supervision/candidates/$id',
    page: () => import('#/features/proposals/supervision/pages/CandidatesPage.tsx').then((m) => m.CandidatePage),
  },
  { path: '/supervision/$id', page: () => import('#/features/proposals/supervision/pages/ItemPage.tsx').then((m) => m.ItemPage) },
  { path: '/feedback', list: 'feedback' },
  { path: '/feedback/$id', page: () => import('#/features/proposals/pages/FeedbackPage.tsx').then((m) => m.FeedbackPage) },

  {
    path: '/mutual-rounds',
    list: 'mutual-rounds',
    start: { to: '/mutual-rounds/new', label: '建立双向评议', right: 'appraisal:run' },
  },
  { path: '/mutual-rounds/new', page: () => import('#/features/proposals/appraisal/pages/NewRoundPage.tsx').then((m) => m.NewRoundPage) },
  { path: '/mutual-rounds/$id', page: () => import('#/features/proposals/appraisal/pages/RoundPage.tsx').then((m) => m.RoundPage) },
  { path: '/mutual-pairs/$id', page: () => import('#/features/proposals/appraisal/pages/PairPage.tsx').then((m) => m.PairPage) },
  { path: '/assessments', list: 'assessments', start: { to: '/assessments/new', label: '建立考核', right: 'appraisal:run' } },
  {
    path: '/assessments/new',
    page: () => import('#/features/proposals/appraisal/pages/NewAssessmentPage.tsx').then((m) => m.NewAssessmentPage),
  },
  { path: '/assessments/$id', page: () => import('#/features/proposals/appraisal/pages/AssessmentPage.tsx').then((m) => m.AssessmentPage) },
  {
    path: '/assessments/$id/units/$bodyId',
    page: () => import('#/features/proposals/appraisal/pages/SheetPage.tsx').then((m) => m.SheetPage),
  },
  { path: '/assessment-sheets', list: 'assessment-sheets' },
  {
    path: '/award-selections',
    list: 'award-selections',
    start: { to: '/award-selections/new', label: '开始评选', right: 'appraisal:run' },
  },
  {
    path: '/award-selections/new',
    page: () => import('#/features/proposals/appraisal/pages/NewSelectionPage.tsx').then((m) => m.NewSelectionPage),
  },
  {
    path: '/award-selections/$id',
    page: () => import('#/features/proposals/appraisal/pages/SelectionPage.tsx').then((m) => m.SelectionPage),
  },
  { path: '/awards', list: 'awards' },
  { path: '/scoring-schemes', page: () => import('#/features/proposals/appraisal/pages/SchemesPage.tsx').then((m) => m.SchemesPage) },
  { path: '/mutual-forms', list: 'mutual-forms' },
  { path: '/mutual-forms/$id', page: () => import('#/features/proposals/appraisal/pages/PairPage.tsx').then((m) => m.RatingPage) },

  { path: '/my-year', page: () => import('#/features/duties/dossier/pages/MyYearPage.tsx').then((m) => m.MyYearPage) },
  { path: '/dossiers', page: () => import('#/features/duties/dossier/pages/DossiersPage.tsx').then((m) => m.DossiersPage) },
  { path: '/dossiers/strata', page: () => import('#/features/duties/dossier/pages/StrataPage.tsx').then((m) => m.StrataPage) },
  { path: '/dossiers/$id', page: () => import('#/features/duties/dossier/pages/DossierPage.tsx').then((m) => m.DossierPage) },
  { path: '/body-dossiers/$id', page: () => import('#/features/duties/dossier/pages/BodyDossierPage.tsx').then((m) => m.BodyDossierPage) },
  { path: '/obligations', page: () => import('#/features/obligations/pages/OverviewPage.tsx').then((m) => m.OverviewPage) },
  { path: '/obligations/$code', page: () => import('#/features/obligations/pages/BoardPage.tsx').then((m) => m.BoardPage) },
  { path: '/my-obligations', page: () => import('#/features/obligations/pages/MinePage.tsx').then((m) => m.MinePage) },
  { path: '/obligation-exemptions', list: 'obligation-exemptions' },
  { path: '/obligation-exemptions/$id', page: () => import('#/features/obligations/pages/ExemptionPage.tsx').then((m) => m.ExemptionPage) },
  { path: '/obligation-rules', page: () => import('#/features/obligations/pages/RulesPage.tsx').then((m) => m.RulesPage) },
  { path: '/obligation-rules/$code', page: () => import('#/features/obligations/pages/RulePage.tsx').then((m) => m.RulePage) },
  { path: '/manual-facts', page: () => import('#/features/duties/manual/pages/ManualListPage.tsx').then((m) => m.ManualListPage) },
  { path: '/manual-facts/new', page: () => import('#/features/duties/manual/pages/NewManualPage.tsx').then((m) => m.NewManualPage) },
  { path: '/own-score', page: () => import('#/features/duties/scoring/pages/ScorePage.tsx').then((m) => m.OwnScorePage) },
  { path: '/duty-scores', page: () => import('#/features/duties/scoring/pages/ScoresPage.tsx').then((m) => m.ScoresPage) },
  { path: '/duty-scores/$id', page: () => import('#/features/duties/scoring/pages/ScorePage.tsx').then((m) => m.ScorePage) },
  { path: '/duty-rules', page: () => import('#/features/duties/scoring/pages/RulesListPage.tsx').then((m) => m.RulesListPage) },
  { path: '/duty-rules/$key', page: () => import('#/features/duties/scoring/pages/RulesPage.tsx').then((m) => m.RulesPage) },
  {
    path: '/duty-assessments/new',
    page: () => import('#/features/duties/assessment/pages/NewDutyAssessmentPage.tsx').then((m) => m.NewDutyAssessmentPage),
  },
  {
    path: '/duty-assessments/$id',
    page: () => import('#/features/duties/assessment/pages/DutyAssessmentPage.tsx').then((m) => m.DutyAssessmentPage),
  },
  { path: '/duty-sheets/$id', page: () => import('#/features/duties/assessment/pages/DutySheetPage.tsx').then((m) => m.DutySheetPage) },
  {
    path: '/recognitions/new',
    page: () => import('#/features/duties/recognition/pages/NewRecognitionPage.tsx').then((m) => m.NewRecognitionPage),
  },
  {
    path: '/recognitions/$id',
    page: () => import('#/features/duties/recognition/pages/RecognitionPage.tsx').then((m) => m.RecognitionPage),
  },
  {
    path: '/duty-assessments',
    list: 'duty-assessments',
    start: { to: '/duty-assessments/new', label: '建立考核', right: 'scores:assess' },
  },
  { path: '/duty-sheets', list: 'duty-sheets' },
  { path: '/duty-grades', list: 'duty-grades' },
  { path: '/recognitions', list: 'recognitions', start: { to: '/recognitions/new', label: '提名', right: 'recognition:nominate' } },
  { path: '/manual-facts/$id', page: () => import('#/features/duties/manual/pages/ManualPage.tsx').then((m) => m.ManualPage) },
  { path: '/works', list: 'works', start: { to: '/works/new', label: '起草文稿', right: 'works:write' } },
  { path: '/my-works', list: 'my-works', start: { to: '/works/new', label: '起草文稿', right: 'works:write' } },
  { path: '/works/new', page: () => import('#/features/publications/pages/NewWorkPage.tsx').then((m) => m.NewWorkPage) },
  { path: '/works/$id', page: () => import('#/features/publications/pages/WorkPage.tsx').then((m) => m.WorkPage) },
  { path: '/works/$id/write', page: () => import('#/features/publications/pages/WriteWorkPage.tsx').then((m) => m.WriteWorkPage) },

  { path: '/check-in', page: () => import('#/features/activities/attendance/pages/CheckInPage.tsx').then((m) => m.CheckInPage) },
  { path: '/check-in/$id', page: () => import('#/features/activities/attendance/pages/CheckInPage.tsx').then((m) => m.ScannedPage) },
  {
    path: '/sign-in-screens/$id',
    page: () => import('#/features/activities/attendance/pages/RoomScreenPage.tsx').then((m) => m.RoomScreenPage),
  },
  {
    path: '/activities/$id/attendance',
    page: () => import('#/features/activities/attendance/pages/AttendancePage.tsx').then((m) => m.AttendancePage),
  },
  { path: '/attendance', list: 'attendance' },
  {
    path: '/study-programmes',
    list: 'study-programmes',
    start: { to: '/study-programmes/new', label: '制定学习活动', right: 'studies:write' },
  },
  { path: '/study-programmes/new', page: () => import('#/features/studies/pages/NewProgrammePage.tsx').then((m) => m.NewProgrammePage) },
  { path: '/study-programmes/$id', page: () => import('#/features/studies/pages/ProgrammePage.tsx').then((m) => m.ProgrammePage) },
  { path: '/study-texts', page: () => import('#/features/studies/pages/StudyListPages.tsx').then((m) => m.TextsPage) },
  { path: '/study-texts/$id', page: () => import('#/features/studies/pages/TextPage.tsx').then((m) => m.TextPage) },
  { path: '/study-lectures', page: () => import('#/features/studies/pages/StudyListPages.tsx').then((m) => m.LecturesPage) },
  { path: '/study-lectures/$id', page: () => import('#/features/studies/pages/LecturePage.tsx').then((m) => m.LecturePage) },
  { path: '/reading-groups', list: 'reading-groups' },
  { path: '/reading-groups/$id', page: () => import('#/features/studies/reading/pages/GroupPage.tsx').then((m) => m.GroupPage) },
  { path: '/contacts', page: () => import('#/features/contacts/pages/MyContactsPage.tsx').then((m) => m.MyContactsPage) },
  { path: '/contacts/new', page: () => import('#/features/contacts/pages/RecordPage.tsx').then((m) => m.RecordPage) },
  { path: '/contacts/$id', page: () => import('#/features/contacts/pages/ContactPage.tsx').then((m) => m.ContactPage) },
  { path: '/contact-records', list: 'contacts', start: { to: '/contacts/new', label: '记一次联系', right: 'contacts:record' } },
  { path: '/contact-people', list: 'contact-people', start: { to: '/contact-people/new', label: '登记联系人', right: 'contacts:people' } },
  {
    path: '/contact-people/new',
    page: () => import('#/features/contacts/pages/NewContactPersonPage.tsx').then((m) => m.NewContactPersonPage),
  },
  { path: '/contact-people/$id', page: () => import('#/features/contacts/pages/ContactPersonPage.tsx').then((m) => m.ContactPersonPage) },
  { path: '/contact-network', page: () => import('#/features/contacts/pages/NetworkPage.tsx').then((m) => m.NetworkPage) },
  { path: '/contact-network/assign', page: () => import('#/features/contacts/pages/AssignPage.tsx').then((m) => m.AssignPage) },
  { path: '/contact-network/places', page: () => import('#/features/contacts/pages/PlacesPage.tsx').then((m) => m.PlacesPage) },

  { path: '/members', list: 'members', start: { to: '/seats/new', label: '提名委员', right: 'members:write' } },
  { path: '/seats', list: 'seats', start: { to: '/seats/new', label: '提名委员', right: 'members:write' } },
  { path: '/seats/new', page: () => import('#/features/members/pages/NominatePage.tsx').then((m) => m.NominatePage) },
  { path: '/people', list: 'people', start: { to: '/people/new', label: '登记人员', right: 'members:write' } },
  { path: '/people/new', page: () => import('#/features/members/pages/NewPersonPage.tsx').then((m) => m.NewPersonPage) },
  { path: '/people/$id', page: () => import('#/features/members/pages/PersonPage.tsx').then((m) => m.PersonPage) },
  { path: '/units', list: 'units', start: { to: '/bodies/new', label: '设立承办单位', right: 'organisation:write' } },
  { path: '/bodies', list: 'bodies', start: { to: '/bodies/new', label: '设立机构', right: 'organisation:write' } },
  { path: '/bodies/new', page: () => import('#/features/organisation/pages/NewBodyPage.tsx').then((m) => m.NewBodyPage) },
  { path: '/bodies/$id', page: () => import('#/features/organisation/pages/BodyPage.tsx').then((m) => m.BodyPage) },
  { path: '/terms', page: () => import('#/features/organisation/pages/TermsPage.tsx').then((m) => m.TermsPage) },
  { path: '/places', list: 'places' },
  { path: '/edges', list: 'edges' },
  { path: '/standings', list: 'standings' },

  { path: '/settings', page: () => import('#/core/settings/pages/SettingsPage.tsx').then((m) => m.SettingsPage) },
  { path: '/calendar', page: () => import('#/core/calendar/pages/CalendarPage.tsx').then((m) => m.CalendarPage) },
  { path: '/journal', page: () => import('#/core/journal/pages/JournalPage.tsx').then((m) => m.JournalPage) },
  { path: '/accounts', list: 'accounts', start: { to: '/accounts/new', label: '开设账号', right: 'accounts:create' } },
  { path: '/accounts/new', page: () => import('#/core/identity/pages/NewAccountPage.tsx').then((m) => m.NewAccountPage) },
  { path: '/accounts/$id', page: () => import('#/core/identity/pages/AccountPage.tsx').then((m) => m.AccountPage) },
  { path: '/roles', page: () => import('#/core/identity/pages/RolesPage.tsx').then((m) => m.RolesPage) },
  { path: '/import', page: () => import('./pages/ImportPage.tsx').then((m) => m.ImportPage) },
]
