// Who made an imported proposal: a member by name, a body by the kind its name tells, or a citizen who is nobody of the register.
import type { ProposerKind } from './words.ts'

export interface GivenProposer {
  readonly kind: ProposerKind
  /** As written; empty when the table names nobody. */
  readonly name: string
  readonly is: 'person' | 'body' | 'nobody'
  /** For a body: its kind in the register. */
  readonly bodyKind: string | null
  /** Shown as the contact, where nobody of the register stands behind it. */
  readonly contact: string
}

export interface WrittenProposer {
  readonly name: string
  /** 提案者类别 or 提案分类. */
  readonly kind: string
  readonly people: number
  readonly cosigners: number
  readonly sector: string
  readonly isMessage: boolean
}

const bodies: readonly (readonly [RegExp, string, ProposerKind])[] = [
  [/^(?:民革|民盟|民建|民进|农工党|致公党|九三学社|台盟)/, 'party', 'party'],
  [/委员会$/, 'special-committee', 'committee'],
  [/工商联|侨联|台联|妇联|总工会|工会|共青团|团[省市县区]委|青联|科协|文联|社科联|残联|记协|红十字/, 'mass-organisation', 'massOrg'],
  [/界(?:别)?$/, 'sector', 'sector'],
  [/联组$/, 'member-group', 'jointGroup'],
  [/小组$|组$/, 'member-group', 'memberGroup'],
]

const several = /等\s*\d+\s*人$/

export function proposerOf(w: WrittenProposer): GivenProposer {
  const name = w.name.replace(several, '').trim()
  const nobody = { name, is: 'nobody', bodyKind: null, contact: w.isMessage ? name : '' } as const
  const joint = w.people > 1 || w.cosigners > 0 || several.test(w.name) || /联名|^joint$/.test(w.kind)
  const byMembers: ProposerKind = joint ? 'joint' : 'individual'
  if (w.isMessage) return { ...nobody, kind: 'individual' }
  if (name === '') return { ...nobody, kind: /党派/.test(w.kind) ? kindBySector(w.sector) : byMembers }
  const body = bodies.find(([pattern]) => pattern.test(name))
  if (body) return { kind: body[2], name, is: 'body', bodyKind: body[1], contact: '' }
  if (/^org$|团体|党派|集体|单位/.test(w.kind)) return { kind: 'massOrg', name, is: 'body', bodyKind: 'mass-organisation', contact: '' }
  return { kind: byMembers, name, is: 'person', bodyKind: null, contact: '' }
}

/** “党派团体” without a name: its sector tells which of the two. */
const kindBySector = (sector: string): ProposerKind => (sector === '' || /党派|无党派/.test(sector) ? 'party' : 'massOrg')
