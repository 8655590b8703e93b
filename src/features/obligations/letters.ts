// A cell of the heat map as one letter: a board of eight thousand cells travels as short texts.
import type { Status } from './cells.ts'

export const letters: Readonly<Record<Status, string>> = {
  satisfied: 's',
  open: 'o',
  grace: 'g',
  late: 'l',
  madeUp: 'u',
  missed: 'm',
  exempt: 'e',
  notDue: 'n',
}

export const statusAt: Readonly<Record<string, Status>> = Object.fromEntries(
  Object.entries(letters).map(([s, letter]) => [letter, s as Status]),
)

/** By what units are told apart; a board offers those that say something of its units. */
export const groupings = {
  county: '县区',
  sector: '界别',
  committee: '专委会',
  stratum: '层次',
  party: '党派',
  kind: '类别',
  mode: '方式',
} as const
