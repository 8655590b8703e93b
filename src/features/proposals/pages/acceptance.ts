import type { Counting } from '../scale-rules.ts'
import type { Accepted, Rating } from '../words.ts'

/** The colour beside the words; the words carry the meaning. */
export const acceptedTone: Record<Accepted, string> = { adopted: 'good', partly: 'active', notAdopted: 'over' }

export const ratingTone: Record<Rating, string> = { satisfied: 'good', basically: 'active', understood: 'waiting', dissatisfied: 'bad' }

/** An answer that counts neither way is said without colour. */
export const countingTone: Record<Counting, string> = { satisfied: 'good', neither: 'over', dissatisfied: 'bad' }
