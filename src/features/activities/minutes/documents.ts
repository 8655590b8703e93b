// 会议纪要 in the official form, numbered when it is issued by number.
import { series, type DocumentRow } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import type { Day } from '#/core/day.ts'
import { closing, paragraphs } from '../floor/documents.ts'
import type { MinutesSection } from './draft.ts'

export const minutesSeries = series('meeting.minutes', '会议纪要', '纪要')

export interface MinutesPaper {
  readonly id: string
  readonly title: string
  readonly host: string
  readonly sections: readonly MinutesSection[]
  readonly circulation: string
  readonly approvedBy: string
  readonly state: 'draft' | 'submitted' | 'approved' | 'issued'
  readonly issuedOn: Day | null
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四', '十五']

export const minutesDocuments: readonly DocumentRow<MinutesPaper>[] = [
  {
    name: 'minutes',
    title: '会议纪要',
    form: 'document',
    exists: (m) => m.sections.length > 0,
    issue: { series: minutesSeries, right: 'activities:write' },
    make: (m, { committee, number, day }) => ({
      issuer: `${m.host}会议纪要`,
      ...(number ? { number } : {}),
      title: m.title,
      blocks: [
        ...m.sections.flatMap((s, i): Block[] => [
          { kind: 'heading', level: 1, text: `${numerals[i] ?? i + 1}、${s.heading}` },
          ...paragraphs(s.text),
        ]),
        ...(m.approvedBy ? [{ kind: 'paragraph', text: `签发：${m.approvedBy}` } as const] : []),
        ...closing(m.host, m.issuedOn ?? (number ? day : null)),
      ],
      imprint: { ...(m.circulation ? { copyTo: [m.circulation] } : {}), printer: `${committee}办公室`, day: m.issuedOn ?? day },
    }),
  },
]
