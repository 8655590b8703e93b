// Which figures stand side by side where nobody chose: by unit what the units did, by anything else where proposals come from and what became of them.
// `better` says which way a figure is ranked.

export interface SetColumn {
  readonly code: string
  readonly better: 'high' | 'low' | null
}

const high = (code: string): SetColumn => ({ code, better: 'high' })
const low = (code: string): SetColumn => ({ code, better: 'low' })
const plain = (code: string): SetColumn => ({ code, better: null })

/** 承办单位排行. The first column is what a row needs enough of to be ranked. */
export const unitSet: readonly SetColumn[] = [
  plain('P-TASKS'),
  high('P-TASKS-REPLIED'),
  high('P-ON-TIME'),
  high('P-ON-TIME-DUE'),
  high('P-TASK-CONSULT-RATE'),
  high('P-TASK-FACE-RATE'),
  high('P-REPLY-CLASS-A-SHARE'),
  high('P-SATISFACTION-RESULT'),
  low('P-OVERDUE-OPEN'),
  low('P-DAYS-MEAN'),
]

/** 提案从哪里来、办得怎么样. */
export const sourceSet: readonly SetColumn[] = [
  high('P-RECEIVED'),
  high('P-FILED'),
  high('P-FILED-EXCL'),
  high('P-FILING-RATE'),
  plain('P-COLLECTIVE'),
  plain('P-ASSIGNED'),
  high('P-REPLIED'),
  high('IND-22'),
  high('P-CLASS-A'),
  high('P-SATISFACTION-CASES'),
]

/** 届次对比 where nobody chose. */
export const yearSet: readonly string[] = [
  'P-RECEIVED',
  'P-FILED',
  'P-FILED-EXCL',
  'P-FILING-RATE-INCL',
  'P-FILING-RATE-EXCL',
  'P-PARTICIPATION',
  'P-COLLECTIVE-SHARE',
  'IND-22',
  'P-ON-TIME',
  'P-FACE-RATE',
  'IND-24',
  'P-SOLVED-RATE',
  'P-SATISFACTION-RESULT',
  'P-DAYS-MEAN',
]

export const setFor = (by: string): readonly SetColumn[] => (by === 'unit' || by === 'system' ? unitSet : sourceSet)

export const betterOf = (code: string): 'high' | 'low' | null => [...unitSet, ...sourceSet].find((c) => c.code === code)?.better ?? null
