// How the age of a link is coloured; the words always stand beside it.
import type { Age } from '../network-rules.ts'

const tones: Readonly<Record<Age, string>> = { fresh: 'good', soon: 'waiting', late: 'bad', never: 'bad' }
export const toneOf = (age: Age): string => tones[age]
