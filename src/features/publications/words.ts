// The code values of advice with the words people read.

export const suggestionTypes = { planning: '规划类', implementation: '落实类', opinion: '意见类', criticism: '批评类' } as const
export type SuggestionType = keyof typeof suggestionTypes

export const horizons = { forward: '前瞻性', routine: '常规性' } as const
export type Horizon = keyof typeof horizons
