// The numbered series of the committee's own papers about proposals.
import { series } from '#/core/documents/document.ts'

export const committeeLetters = series('proposal.letter', '提案委函', '协提函')
export const committeeNotices = series('proposal.notice', '提案工作通知', '协提')
export const proposalReports = series('proposal.report', '提案工作报告', '协提报')
