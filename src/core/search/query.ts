// What a person types becomes a question to the index: short runs are looked for as they stand, longer ones word by word.
import { cutWords, isHan, normalise, pairsOf, runsOf } from './words.ts'
import { stopWords } from './stop-words.ts'

export interface Question {
  /** The text of a tsquery whose words must all be there. */
  readonly all: string
  /** The same with any of the words, for when nothing holds them all; null when there is only one. */
  readonly any: string | null
  /** As typed, to be looked for in titles. */
  readonly phrase: string
  /** To be marked where they are shown. */
  readonly words: readonly string[]
}

/** null when the text holds nothing to look for. */
export function questionOf(text: string): Question | null {
  const words = [...new Set(runsOf(text.slice(0, 200)).flatMap(wordsOfRun))].slice(0, 24)
  const telling = words.filter((w) => !stopWords.has(w))
  const asked = telling.length > 0 ? telling : words
  if (asked.length === 0) return null
  const terms = asked.map(termOf)
  return { all: terms.join(' & '), any: terms.length > 1 ? terms.join(' | ') : null, phrase: normalise(text), words: asked }
}

/** Up to three characters are taken as they stand: the dictionary would cut a place or a name to pieces. */
function wordsOfRun(r: string): string[] {
  if (!isHan(r) || [...r].length <= 3) return [r]
  const words: string[] = []
  let single = ''
  for (const word of cutWords(r)) {
    const alone = [...word].length === 1
    // What the dictionary does not know comes in single characters: a name, a place, put together again.
    if (alone && !stopWords.has(word)) {
      single += word
      continue
    }
    if (single) words.push(single)
    single = ''
    words.push(word)
  }
  return single ? [...words, single] : words
}

/** One word for the index: all pairs of its characters, or what begins with its only one. */
export function termOf(word: string): string {
  if (!isHan(word)) return `${quoted(word.slice(0, 60))}:*`
  const pairs = [...new Set(pairsOf(word))]
  if (pairs.length === 0) return `${quoted(word)}:*`
  return pairs.length === 1 ? quoted(pairs.join('')) : `(${pairs.map(quoted).join(' & ')})`
}

/** Terms are letters, digits and characters by now; the quotes are for those PostgreSQL would read as operators. */
const quoted = (term: string): string => `'${term.replaceAll(/['\\]/g, '')}'`
