// Looks at a packed file's table of contents before anything is unpacked: bombs, tricky names and locked files stop here.
import { fromBufferPromise, type Entry } from 'yauzl'
import { done, refused, type Outcome } from '#/core/outcome.ts'

export interface ZipLimits {
  /** What all parts together may claim to be when unpacked. */
  readonly unpackedBytes: number
  readonly entries: number
}

export const tableZipLimits: ZipLimits = { unpackedBytes: 50 * 1024 * 1024, entries: 2_000 }

const archive = /\.(zip|rar|7z|gz|tgz|bz2|xz|tar|jar)$/i
const encrypted = 0x1

export const looksZipped = (bytes: Buffer): boolean => bytes.length > 4 && bytes.readUInt32BE(0) === 0x504b0304

/** Old Office files and password-protected new ones share this container. */
export const looksOle = (bytes: Buffer): boolean => bytes.length > 8 && bytes.readUInt32BE(0) === 0xd0cf11e0

/** The names inside, or every reason why the file is not unpacked. */
export async function zipContents(bytes: Buffer, limits: ZipLimits): Promise<Outcome<readonly string[]>> {
  const read = await entriesOf(bytes, limits)
  if (!read.ok) return read
  const entries = read.value
  const reasons: string[] = []
  const claimed = entries.reduce((sum, e) => sum + e.uncompressedSize, 0)
  if (claimed > limits.unpackedBytes) reasons.push(`解开后超过${megabytes(limits.unpackedBytes)}，疑为压缩炸弹，未予解开`)
  if (entries.some((e) => (e.generalPurposeBitFlag & encrypted) !== 0)) reasons.push('文件设了密码，请取消密码后再上传')
  const nested = entries.find((e) => archive.test(e.fileName))
  if (nested) reasons.push(`文件里套着另一个压缩包“${nested.fileName.slice(0, 60)}”，请取出后分别上传`)
  const names = entries.map((e) => e.fileName)
  if (new Set(names).size < names.length) reasons.push('文件内部有重名的部分，可能被人改动过')
  return reasons.length ? refused(reasons) : done(names)
}

export const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 / 1024)} MB`

async function entriesOf(bytes: Buffer, limits: ZipLimits): Promise<Outcome<readonly Entry[]>> {
  if (!looksZipped(bytes)) return refused(['不是有效的压缩格式文件，可能已损坏'])
  const entries: Entry[] = []
  try {
    const zip = await fromBufferPromise(bytes, { strictFileNames: true })
    if (zip.entryCount > limits.entries) return refused([`文件内部有${zip.entryCount}个部分，超过${limits.entries}个，未予解开`])
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    return refused([reasonOf(error)])
  }
  return done(entries)
}

// yauzl tells broken archives by throwing; its words are for programmers.
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  if (/relative path|absolute path|invalid characters in fileName/.test(message))
    return '文件内部含有指向外部目录的路径，疑为恶意文件，未予解开'
  if (/encrypt/i.test(message)) return '文件设了密码，请取消密码后再上传'
  return '压缩格式已损坏或不完整，无法读取'
}
