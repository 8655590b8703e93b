// What the tablet at the door and the server have to say in the same words. Pure and small: the tablet keeps it without network.

/** One coming or going as a tablet saw it. Numbered without gaps, so that a lost one is noticed. */
export interface DeviceMark {
  readonly sequence: number
  readonly sessionId: string
  readonly participationId: string
  readonly direction: 'in' | 'out'
  /** By the server's clock, as far as the tablet knows it: '2022-03-14T01:00:00.000Z'. */
  readonly at: string
}

/** The text that is signed: nothing of a mark may be changed, nor may it be another tablet's. */
export const markText = (deviceId: string, mark: DeviceMark): string =>
  ['shuoju mark 1', deviceId, mark.sequence, mark.sessionId, mark.participationId, mark.direction, mark.at].join('\n')

/** What the tablet proves when it sends: that the batch is its own. */
export const batchText = (deviceId: string, sequences: readonly number[]): string => ['shuoju batch 1', deviceId, ...sequences].join('\n')

/** Marks in one request. */
export const batchSize = 100
