// How the reference rows are written down.
import type { z } from 'zod'
import type { obligationRule } from './rules.ts'

export type Given = z.input<typeof obligationRule>
export type GivenPart = Given['parts'][number]

export const facts = (title: string, verbs: string, more: Partial<GivenPart> = {}): GivenPart => ({ title, verbs: [verbs], ...more })

export const held = (title: string, kind: string, more: Partial<GivenPart> = {}): GivenPart =>
  facts(title, 'activity.held', { where: [`kind = ${kind}`], roles: 'host 1', holder: 'anyone', ...more })

export const everyMember = { of: 'members' } as const
export const theCommittee = { of: 'committee' } as const
export const office = ['general-office']
export const notYet = '产生这类记录的业务尚未启用，所以没有打开。'
