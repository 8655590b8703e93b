// Pieces of text that several papers of a proposal share.
import { inChinese, type Day } from '#/core/day.ts'
import type { Block } from '#/core/documents/paper.ts'
import type { Dossier } from '../dossier.ts'

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

/** Signature over the day; null leaves the day to be written by hand. */
export const closing = (name: string, day: Day | null): readonly Block[] => [
  { kind: 'signature', name },
  { kind: 'date', day },
]

/** 一、二、… as the level of a heading wants it. */
export const chineseNo = (no: number): string => {
  const digits = '〇一二三四五六七八九'
  const [tens, ones] = [Math.floor(no / 10), no % 10]
  return `${tens > 1 ? digits[tens] : ''}${tens > 0 ? '十' : ''}${ones > 0 || no === 0 ? digits[ones] : ''}`
}

/** 政协云岭市委员会 → 市政协: how a paper of the city itself names it. */
export const ownBody = (committee: string): string => `${/([省市县区州盟旗])委员会$/u.exec(committee)?.[1] ?? ''}政协`

/** 政协云岭市委员会提案委员会. */
export const proposalCommittee = (committee: string): string => `${committee}提案委员会`

/** 市政协五届一次会议第12号提案. */
export const caseWords = (d: Pick<Dossier, 'sessionTitle' | 'caseNo'>, committee: string): string =>
  `${ownBody(committee)}${d.sessionTitle}第${d.caseNo ?? '　'}号提案`

/** A member is addressed by name and 委员, an organisation by its name. */
export const addressed = (d: Pick<Dossier, 'leadName' | 'leadPersonId'>): string =>
  d.leadName ? `${d.leadName}${d.leadPersonId ? '委员' : ''}` : ''

export const before = (day: Day): string => `${inChinese(day)}前`

/** What somebody wrote without a mark at its end gets one, so that the next sentence can follow. */
export const sentence = (text: string): string => (/[。！？；：”）]$/u.test(text.trim()) || !text.trim() ? text.trim() : `${text.trim()}。`)

/** A box to be ticked by hand, ticked already where the answer is known. */
export const box = (label: string, ticked = false): string => `${ticked ? '☑' : '□'}${label}`

export const boxes = (labels: Readonly<Record<string, string>>, chosen: string | null = null): string =>
  Object.entries(labels)
    .map(([code, label]) => box(label, code === chosen))
    .join('　')

/** 委员会 with a place to call: printed where a proposer may want to ask. */
export const contactNote = (contact: string): readonly Block[] => (contact ? [{ kind: 'note', text: `联系人及电话：${contact}` }] : [])
