// An instant as a clock in China shows it: 08:58. Pure.
export const clockOf = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
