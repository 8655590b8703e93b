// Kinds of text and themes are rows an office adds in the running program. What a kind asks and whose it is to examine stands in its data.
import { z } from 'zod'
import type { Code, CodeListDeclaration } from '#/core/settings/setting.ts'

export const kindData = z.object({
  /** Who examines it: the special committee it is addressed to, or the general office. */
  accepts: z.enum(['committee', 'office']).default('office'),
  /** The fact of an accepted text (docs/facts.md). */
  verb: z.string().default('work.accepted'),
  /** Characters of the body at least. */
  minimum: z.number().default(0),
  /** It is written on the theme of the year, unless the author says otherwise. */
  yearTheme: z.boolean().default(false),
  /** It bears a theme. */
  themed: z.boolean().default(false),
  /** It is advice: its type and its reach are asked for. */
  advice: z.boolean().default(false),
})
export type KindData = z.infer<typeof kindData>

export interface WorkKind extends KindData {
  readonly code: string
  readonly label: string
}

/** A row entered without data is a plain text for the general office. */
export const kindOf = ({ code, label, data }: Code): WorkKind => ({ code, label, ...kindData.parse(data ?? {}) })

export const workKinds: CodeListDeclaration = {
  name: 'work-kind',
  title: '文稿类别',
  source: '“四个一”委员履职机制：一篇学习心得、一条对策建议；述职制度；文稿由谁审看、最少多少字，写在各行的数据里',
  codes: [
    { code: 'essay', label: '学习心得', data: { accepts: 'office', minimum: 800, yearTheme: true, themed: true } },
    { code: 'advice', label: '对策建议', data: { accepts: 'committee', verb: 'suggestion.accepted', minimum: 300, advice: true } },
    { code: 'duty-report', label: '述职报告', data: { accepts: 'office', minimum: 800 } },
    { code: 'speech-text', label: '发言材料', data: { accepts: 'office', minimum: 500, themed: true } },
    { code: 'survey-report', label: '调研报告', data: { accepts: 'committee', minimum: 1500, themed: true } },
    { code: 'article', label: '宣传稿件', data: { accepts: 'office', minimum: 200 } },
  ],
}

export const publicationCodeLists = [workKinds] as const
