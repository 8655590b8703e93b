// A file put on a record or taken off it is told on the record's own story; the data keeps the file's fingerprint.
import { event } from '../event.ts'

export interface ToldFile {
  readonly fileId: string
  readonly name: string
  readonly sha256: string
  /** What the office calls its place on the record: 附件, 答复附件. */
  readonly label: string
}

export const fileEvents = {
  attached: event('file.attached', (d: ToldFile) => `上传${d.label}“${d.name}”`),
  removed: event('file.removed', (d: ToldFile) => `删除${d.label}“${d.name}”`),
} as const
