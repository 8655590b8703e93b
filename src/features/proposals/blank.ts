// A proposal before its first word, for whoever begins one.
import type { ProposalDraft } from './contract.ts'

export const blankText: ProposalDraft = {
  subject: '',
  proposerKind: 'individual',
  leadBodyId: null,
  contactName: '',
  contactPhone: '',
  situation: '',
  analysis: '',
  suggestions: [''],
  surveyDone: false,
  surveyNote: '',
  openConsent: true,
  openReason: '',
  keywords: [],
  wishedUnits: [],
}
