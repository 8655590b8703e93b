// A proposal that comes as one piece of text is taken apart: situation, analysis, and the numbered suggestions a unit answers one by one.

export interface ParsedText {
  readonly situation: string
  readonly analysis: string
  readonly suggestions: readonly string[]
}

export interface WrittenParts {
  readonly content: string
  readonly situation: string
  readonly analysis: string
  readonly suggestions: string
}

/** The case page answers at most this many suggestions of at most this many characters. */
const mostItems = 30
const longestItem = 5_000

/** Parts of their own win; a text without them is cut at its headings; what has no heading is all situation. */
export function textOf(parts: WrittenParts): ParsedText {
  const own = [parts.situation, parts.analysis, parts.suggestions].some((p) => p !== '')
  // A source that gives the parts besides the whole gives the same words twice, unless the parts leave something out.
  const cut = parts.content === '' || (own && covers(parts)) ? parts : cutAtHeadings(parts)
  return { situation: cut.situation, analysis: cut.analysis, suggestions: itemsOf(cut.suggestions) }
}

const bare = (text: string): string => text.replaceAll(/\s/g, '')

const covers = (p: WrittenParts): boolean => bare(p.situation + p.analysis + p.suggestions).length >= bare(p.content).length - headingLength

/** “调研情况：”“问题分析：”“具体建议：” together, and a few marks. */
const headingLength = 25

const headings = {
  situation: /(?:调研情况|基本情况|情况)\s*[：:]/,
  analysis: /(?:问题分析|存在问题|分析)\s*[：:]/,
  suggestions: /(?:具体建议|对策建议|建议)\s*[：:]/,
}

type Cut = Omit<WrittenParts, 'content'>

function cutAtHeadings({ content, ...own }: WrittenParts): Cut {
  const whole: Cut = { situation: content, analysis: '', suggestions: '' }
  // Only a heading at the very beginning tells that the text was put together from parts; elsewhere it is a word like any other.
  const first = headings.situation.exec(content)
  if (!first || first.index > 0) return own.situation || own.analysis || own.suggestions ? joined(content, own) : whole
  const rest = content.slice(first[0].length)
  const [situation, afterwards] = splitAt(rest, /问题分析\s*[：:]/, headings.analysis)
  if (afterwards === null) {
    const [only, suggestions] = splitAt(rest, /具体建议\s*[：:]/, headings.suggestions)
    return { situation: only, analysis: '', suggestions: suggestions ?? '' }
  }
  const [analysis, suggestions] = splitAt(afterwards, /具体建议\s*[：:]/, headings.suggestions)
  return { situation, analysis, suggestions: suggestions ?? '' }
}

/** The parts leave something out: the whole text stands, with the suggestions still taken apart. */
function joined(content: string, own: Cut): Cut {
  const at = own.suggestions === '' ? -1 : content.lastIndexOf(own.suggestions.slice(0, 40))
  return at < 0
    ? { situation: content, analysis: '', suggestions: '' }
    : { situation: content.slice(0, at).trim(), analysis: '', suggestions: content.slice(at) }
}

function splitAt(text: string, sure: RegExp, perhaps: RegExp): readonly [string, string | null] {
  const found = sure.exec(text) ?? perhaps.exec(text)
  return found ? [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()] : [text.trim(), null]
}

const chinese = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']
const upTo30 = Array.from({ length: mostItems }, (_, i) => i + 1)
const inCharacters = (n: number): string =>
  n <= 10
    ? (chinese[n - 1] ?? '')
    : `${n >= 20 ? (chinese[Math.floor(n / 10) - 1] ?? '') : ''}十${n % 10 ? (chinese[(n % 10) - 1] ?? '') : ''}`

/** The ways of numbering in use, the outermost first. */
const numberings: readonly ((n: number) => readonly string[])[] = [
  (n) => [`${inCharacters(n)}、`, `${inCharacters(n)}．`],
  (n) => [`（${inCharacters(n)}）`, `(${inCharacters(n)})`],
  (n) => [`${n}、`, `${n}．`, `${n}.`, `${n}）`],
  (n) => [`${inCharacters(n)}是`],
  (n) => [`第${inCharacters(n)}，`, `第${inCharacters(n)}、`],
]

/** Numbers must come in order, 1 first: a “二、” inside a sentence does not split it. Words before the first number go with it. */
export function itemsOf(text: string): readonly string[] {
  const whole = text.trim()
  if (whole === '') return []
  const best = numberings
    .map((marks) => startsOf(whole, marks))
    .filter((starts) => starts.length >= 2)
    .toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0))[0]
  if (!best) return inPieces([whole])
  const bounds = [0, ...best.slice(1), whole.length]
  return inPieces(bounds.slice(1).map((end, i) => whole.slice(bounds[i], end).trim()))
}

function startsOf(text: string, marks: (n: number) => readonly string[]): readonly number[] {
  const starts: number[] = []
  let from = 0
  for (const n of upTo30) {
    const at = nextMark(text, marks(n), from)
    if (at === null) break
    starts.push(at)
    from = at + 1
  }
  return starts
}

function nextMark(text: string, marks: readonly string[], from: number): number | null {
  const places = marks.map((mark) => placeOf(text, mark, from)).filter((at) => at !== null)
  return places.length ? Math.min(...places) : null
}

/** What may not stand before a mark: “统一、” is no “一、”, “2022.1.5” no “1.”; brackets are never part of a word. */
const notBefore = (mark: string): RegExp | null => (/^[（(]/.test(mark) ? null : /^\d/.test(mark) ? /[\d.．第]/ : /[\p{L}\p{N}]/u)

function placeOf(text: string, mark: string, from: number): number | null {
  const forbidden = notBefore(mark)
  for (let at = text.indexOf(mark, from); at >= 0; at = text.indexOf(mark, at + 1)) {
    const isWord = at > 0 && forbidden?.test(text[at - 1] ?? '')
    const isDecimal = /\d[.．]$/.test(mark) && /^\d/.test(text.slice(at + mark.length, at + mark.length + 1))
    if (!isWord && !isDecimal) return at
  }
  return null
}

/** Nothing is lost to a limit: a long item is cut into several, what is too many stays with the last. */
function inPieces(items: readonly string[]): readonly string[] {
  const pieces = items.flatMap((item) => item.match(new RegExp(`[^]{1,${longestItem}}`, 'g')) ?? [])
  return pieces.filter((p) => p.trim() !== '')
}

export const tooManyItems = (suggestions: readonly string[]): boolean => suggestions.length > mostItems
