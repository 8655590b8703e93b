// Chinese text as terms. The index holds pairs of neighbouring characters, so that any two characters find what contains them,
// however a dictionary would cut it. The dictionary cuts what a person typed or wrote, to tell which words matter.
import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

/** One form for full and half width, upper and lower case; control characters and odd spaces become one space. */
export const normalise = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{C}\p{Z}\s]+/gu, ' ')
    .trim()

const run = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+(?:\.\p{N}+)*/gu
const han = /^\p{Script=Han}/u

/** Runs of characters, and words and numbers of other scripts. Everything else separates. */
export const runsOf = (text: string): readonly string[] => normalise(text).match(run) ?? []

export const isHan = (term: string): boolean => han.test(term)

export function pairsOf(characters: string): string[] {
  const each = [...characters]
  return each.slice(1).map((c, i) => `${each[i]}${c}`)
}

/** Beyond this many characters of a text nothing is indexed: a proposal has 2,000. */
const indexed = 200_000

/** What the index holds of a text: every pair of neighbours, the last character of each run, other words whole. */
export function indexTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const r of runsOf(text.slice(0, indexed))) {
    if (!isHan(r)) {
      terms.add(r.slice(0, 60))
      continue
    }
    for (const pair of pairsOf(r)) terms.add(pair)
    // So that a single character at the end of a run is found too, by its prefix.
    terms.add([...r].at(-1) ?? r)
  }
  return [...terms]
}

let dictionary: Jieba | undefined

/** Loads the dictionary, 0.1 s and 60 MB once: the program calls it at its start, else the first search waits. */
export const loadDictionary = (): Jieba => (dictionary ??= Jieba.withDict(dict))

/** The words of a text in their order, with stop words and single characters. */
export const cutWords = (text: string): string[] => runsOf(text).flatMap((r) => (isHan(r) ? loadDictionary().cut(r, true) : [r]))
