// How telling words are, from the frequencies that come with the dictionary: the same in every installation, from its first day.
import { idf } from '@node-rs/jieba/dict.js'
import type { Telling } from './similarity.ts'

/** A word the frequencies do not know is a rare one: a name, a new thing. */
const unknown = 11.5

let weights: ReadonlyMap<string, number> | undefined

/** Loaded with the first question: 0.2 s, 30 MB. */
export const telling: Telling = (word) => (weights ??= load()).get(word) ?? unknown

function load(): Map<string, number> {
  const read = new Map<string, number>()
  for (const line of Buffer.from(idf).toString('utf8').split('\n')) {
    const space = line.indexOf(' ')
    if (space > 0) read.set(line.slice(0, space), Number(line.slice(space + 1)))
  }
  return read
}
