// One row of a table becomes one proposal as given, or every reason why it cannot: wrong kinds of value, impossible days, what contradicts itself.
import { createHash } from 'node:crypto'
import { asDateTime, asDay } from '#/core/documents/cell-time.ts'
import type { ImportRow } from '#/core/feature.ts'
import { dayOf, yearOf, type Day } from '#/core/day.ts'
import type { Reason } from '#/core/outcome.ts'
import { categoryOf, fieldTitle, type ImportField } from './importer-fields.ts'
import { proposerOf, type GivenProposer } from './importer-proposer.ts'
import { textOf, tooManyItems, type ParsedText } from './importer-text.ts'
import { classMarks, type ClassMark, type TimeKind } from './words.ts'

export type GivenSource = 'proposal' | 'congress' | 'message'
export type GivenReview = 'filed' | 'notFiled' | 'none'

export interface GivenProposal {
  readonly row: number
  /** The same proposal from another file has the same key. */
  readonly key: string
  /** 人大: a suggestion to the people's congress in a table of both; message: what a citizen wrote. */
  readonly source: GivenSource
  readonly sessionTitle: string | null
  readonly year: number
  readonly number: number | null
  readonly title: string
  readonly text: ParsedText
  readonly category: string | null
  readonly keywords: readonly string[]
  readonly proposer: GivenProposer
  /** null: the table does not say; the day of the import stands for it. */
  readonly submittedAt: Date | null
  readonly timeKind: TimeKind | null
  readonly openConsent: boolean
  readonly isKey: boolean
  readonly review: GivenReview
  /** Several proposals became this one. */
  readonly merges: boolean
  readonly reviewNote: string
  readonly lead: string | null
  readonly co: readonly string[]
  readonly repliedOn: Day | null
  readonly mark: ClassMark | null
  readonly replyText: string
  /** Short prints of what the row says, part by part, to tell a repetition from a change. A part is there when the table has its columns. */
  readonly prints: Readonly<Record<string, string>>
}

export type ReadRow = { readonly ok: true; readonly value: GivenProposal } | { readonly ok: false; readonly reasons: readonly Reason[] }

const longest = { title: 120, text: 20_000, name: 60, note: 2_000, session: 40 }

export function readRow(given: ImportRow, today: Day): ReadRow {
  const cells = new Cells(given)
  const title = cells.text('title', longest.title)
  if (title === '' && !cells.isWrong('title')) cells.refuse('title', '没有填写案由')
  const number = cells.whole('number', 1, 999_999)
  const messageNo = cells.text('messageNo', 40)
  const time = cells.instant('time')
  if (time && dayOf(time) > today) cells.refuse('time', `在今天（${today}）之后`)
  const year = cells.whole('year', 1950, 2100) ?? yearOf(time ? dayOf(time) : today)
  const congress = cells.choice('body', { 政协: false, 人大: true }) ?? false
  const source: GivenSource = messageNo ? 'message' : congress ? 'congress' : 'proposal'
  const text = textIn(cells)
  const review = reviewIn(cells, number)
  const reply = replyIn(cells, time)
  const category = cells.text('category', 40)
  const proposer = proposerOf({
    name: cells.text('proposer', longest.name),
    kind: cells.text('proposerKind', 20) || cells.text('kind', 20),
    people: cells.whole('proposers', 0, 1_000) ?? 1,
    cosigners: cells.whole('cosigners', 0, 1_000) ?? 0,
    sector: cells.text('sector', longest.name),
    isMessage: messageNo !== '',
  })
  if (cells.reasons.length) return { ok: false, reasons: cells.reasons }
  const who = { title, proposer: proposer.name, at: time?.toISOString() ?? '' }
  const own = `${congress ? '人大' : '政协'}${year}-${number ?? printOf(who)}`
  return {
    ok: true,
    value: {
      row: given.row,
      key: messageNo ? `留言-${messageNo}` : own,
      source,
      sessionTitle: cells.text('session', longest.session) || null,
      year,
      number,
      title,
      text,
      category: category === '' ? null : (categoryOf[category] ?? category),
      keywords: keywordsOf([
        congress ? '人大代表建议' : '',
        category,
        cells.text('sector', longest.name) || cells.text('group', longest.name),
      ]),
      proposer,
      submittedAt: time,
      timeKind:
        cells.choice('period', {
          大会期间: 'plenary',
          大会提案: 'plenary',
          闭会期间: 'intersession',
          平时提案: 'intersession',
          重新办理: 'intersession',
        }) ?? null,
      openConsent: cells.choice('public', { 公开: true, 是: true, 同意: true, 不公开: false, 否: false, 不同意: false }) ?? true,
      isKey: /重点督办|重点提案(?!备选)/.test(cells.text('nature', 200)),
      ...review,
      ...reply,
      prints: printsOf(cells, { title, proposer: proposer.name, time, text, category }),
    },
  }
}

function textIn(cells: Cells): ParsedText {
  const [content, situation, analysis, suggestions] = (['content', 'situation', 'analysis', 'suggestions'] as const).map((f) =>
    cells.text(f, longest.text),
  )
  const text = textOf({ content: content ?? '', situation: situation ?? '', analysis: analysis ?? '', suggestions: suggestions ?? '' })
  if (tooManyItems(text.suggestions)) cells.refuse(cells.has('suggestions') ? 'suggestions' : 'content', '建议超过30条，请合并后再导入')
  return text
}

type Reviewed = Pick<GivenProposal, 'review' | 'merges' | 'reviewNote' | 'lead' | 'co'>

/** A number or a unit tells that a proposal was filed, where the table has no column that says so. */
function reviewIn(cells: Cells, number: number | null): Reviewed {
  const said = cells.choice('review', { 立案: 'filed', 不予立案: 'notFiled', 不立案: 'notFiled', 并案: 'merged' })
  const lead = cells.text('lead', longest.name) || null
  const co = cells.names('co', longest.name).filter((name) => name !== lead)
  if (lead === null && co.length > 0) cells.refuse('co', '有协办单位，却没有主办单位')
  if (said === 'notFiled' && lead !== null) cells.refuse('lead', '不予立案的提案不应有主办单位')
  const review = said === 'notFiled' ? 'notFiled' : said !== null || number !== null || lead !== null ? 'filed' : 'none'
  return { review, merges: said === 'merged', reviewNote: cells.text('reviewNote', longest.note), lead, co }
}

type Replied = Pick<GivenProposal, 'repliedOn' | 'mark' | 'replyText'>

function replyIn(cells: Cells, registered: Date | null): Replied {
  const repliedOn = cells.day('replied')
  const mark = cells.choice(
    'mark',
    Object.fromEntries(
      classMarks.flatMap((m) => [
        [m, m],
        [`${m}类`, m],
      ]),
    ),
  )
  if (repliedOn && cells.text('lead', longest.name) === '') cells.refuse('replied', '有答复时间，却没有主办单位')
  if (mark && !repliedOn && !cells.isWrong('replied')) cells.refuse('replied', '有办理结果，却没有答复时间')
  if (repliedOn && registered && repliedOn < dayOf(registered)) cells.refuse('replied', '早于提交时间')
  const parts = [
    ['已解决：', cells.text('done', longest.text)],
    ['计划解决：', cells.text('planned', longest.text)],
  ] as const
  return { repliedOn, mark, replyText: parts.flatMap(([label, text]) => (text ? [`${label}${text}`] : [])).join('\n') }
}

const keywordsOf = (words: readonly string[]): readonly string[] => [...new Set(words.filter((w) => w !== '' && [...w].length <= 20))]

function printsOf(
  cells: Cells,
  read: { title: string; proposer: string; time: Date | null; text: ParsedText; category: string },
): Readonly<Record<string, string>> {
  const parts: readonly (readonly [ImportField, readonly ImportField[], unknown])[] = [
    ['title', ['title'], read.title],
    ['category', ['category'], read.category],
    ['proposer', ['proposer'], read.proposer],
    ['time', ['time'], read.time?.toISOString() ?? null],
    ['content', ['content', 'situation', 'suggestions'], read.text],
    ['review', ['review'], cells.text('review', longest.name)],
    ['reviewNote', ['reviewNote'], cells.text('reviewNote', longest.note)],
    ['lead', ['lead'], cells.text('lead', longest.name)],
    ['co', ['co'], cells.names('co', longest.name)],
    ['replied', ['replied'], cells.day('replied')],
    ['mark', ['mark'], cells.text('mark', longest.name)],
  ]
  return Object.fromEntries(
    parts.filter(([, columns]) => columns.some((c) => cells.has(c))).map(([part, , value]) => [part, printOf(value)]),
  )
}

const printOf = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 12)

// oxlint-disable-next-line no-control-regex
const controls = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/

/** The cells of a row, read as what their field wants; what is not is remembered with the field's title. */
class Cells {
  readonly reasons: Reason[] = []
  readonly #cells: ImportRow['cells']
  readonly #wrong = new Set<ImportField>()

  constructor(row: ImportRow) {
    this.#cells = row.cells
  }

  has(field: ImportField): boolean {
    return Object.hasOwn(this.#cells, field)
  }

  isWrong(field: ImportField): boolean {
    return this.#wrong.has(field)
  }

  refuse(field: ImportField, says: string): void {
    // The same field is read for several purposes; it is wrong once.
    if (this.#wrong.has(field)) return
    this.#wrong.add(field)
    this.reasons.push({ field: fieldTitle[field] ?? field, says })
  }

  text(field: ImportField, longestText: number): string {
    const cell = this.#cells[field] ?? null
    if (cell === null) return ''
    if (cell instanceof Date || typeof cell === 'boolean') return this.#refused(field, '应是文字')
    const text = (Array.isArray(cell) ? cell.join('、') : String(cell)).trim()
    if (controls.test(text)) return this.#refused(field, '有看不见的控制字符，请删去')
    if (text.length > longestText) return this.#refused(field, `有${text.length}个字，超过${longestText}个字`)
    return text
  }

  names(field: ImportField, longestName: number): readonly string[] {
    // A comma inside brackets belongs to the name: 科技局（地震、气象）.
    const names = this.text(field, 2_000)
      .split(/[、,，;；\n](?![^（(]*[）)])/)
      .map((name) => name.trim())
    const long = names.find((name) => name.length > longestName)
    if (long) this.refuse(field, `“${long.slice(0, 20)}…”超过${longestName}个字`)
    return [...new Set(names.filter((name) => name !== ''))]
  }

  whole(field: ImportField, least: number, most: number): number | null {
    const text = this.text(field, 100)
    if (text === '') return null
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (value >= least && value <= most) return value
    this.refuse(field, `“${shown(text)}”不是${least}到${most}的整数`)
    return null
  }

  choice<T>(field: ImportField, meanings: Readonly<Record<string, T>>): T | null {
    const text = this.text(field, 40)
    if (text === '') return null
    if (Object.hasOwn(meanings, text)) return meanings[text] ?? null
    this.refuse(field, `“${shown(text)}”不认识，可以是：${Object.keys(meanings).join('、')}`)
    return null
  }

  instant(field: ImportField): Date | null {
    const cell = this.#cells[field] ?? null
    if (cell === null) return null
    const instant = typeof cell === 'boolean' || Array.isArray(cell) ? null : asDateTime(cell as string | number | Date)
    if (!instant) this.refuse(field, `“${shown(String(cell))}”不是日期，应写成 2022-03-01 或 2022-03-01 09:30`)
    return instant
  }

  day(field: ImportField): Day | null {
    const instant = this.instant(field)
    return instant && asDay(instant)
  }

  #refused(field: ImportField, says: string): '' {
    this.refuse(field, says)
    return ''
  }
}

const shown = (text: string): string => (text.length > 20 ? `${text.slice(0, 20)}…` : text)
