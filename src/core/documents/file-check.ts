// What may be uploaded, told by what the file holds and not by what it is called.
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { cleanFileName, extensionOf } from './file-name.ts'
import { pixelsOf, strippedJpeg, strippedPng, strippedWebp } from './image-privacy.ts'
import { decodeText } from './text-encoding.ts'
import { looksOle, looksZipped, megabytes, zipContents, type ZipLimits } from './zip-check.ts'

export type FileKind = 'pdf' | 'docx' | 'xlsx' | 'png' | 'jpg' | 'webp' | 'zip' | 'txt' | 'csv' | 'ofd'

export const mediaTypes: Readonly<Record<FileKind, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  zip: 'application/zip',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  ofd: 'application/ofd',
}

/** What an attachment may be where nothing else is said; packed files only where a feature asks for them. */
export const attachmentKinds: readonly FileKind[] = ['pdf', 'docx', 'xlsx', 'png', 'jpg', 'webp', 'txt', 'csv', 'ofd']

export interface CheckedFile {
  readonly name: string
  readonly kind: FileKind
  readonly type: string
  /** Stored as given, but for pictures, which have lost their position and camera data. */
  readonly bytes: Buffer
}

export interface FileRules {
  readonly maxBytes: number
  readonly kinds?: readonly FileKind[]
}

const defaultMaxBytes = 20 * 1024 * 1024
const mostPixels = 60_000_000
const officeLimits: ZipLimits = { unpackedBytes: 200 * 1024 * 1024, entries: 5_000 }

export async function checkFile(
  given: { readonly name: string; readonly bytes: Buffer },
  rules: FileRules = { maxBytes: defaultMaxBytes },
): Promise<Outcome<CheckedFile>> {
  const name = cleanFileName(given.name)
  const { bytes } = given
  if (bytes.length === 0) return refused([`“${name}”是空文件`])
  if (bytes.length > rules.maxBytes) return refused([`“${name}”超过${megabytes(rules.maxBytes)}`])
  const kind = kindNamed(name)
  const allowed = rules.kinds ?? attachmentKinds
  if (!kind || !allowed.includes(kind)) return refused([`不能上传“${name}”，可以上传的类型：${allowed.join('、')}`])
  const against = await contentAgainst(kind, bytes)
  if (against.length) return refused(against.map((says) => `“${name}”${says}`))
  const stored = storedBytes(kind, bytes)
  return stored ? done({ name, kind, type: mediaTypes[kind], bytes: stored }) : refused([`“${name}”图片已损坏，无法读取`])
}

function kindNamed(name: string): FileKind | null {
  const extension = extensionOf(name)
  if (extension === 'jpeg') return 'jpg'
  return Object.hasOwn(mediaTypes, extension) ? (extension as FileKind) : null
}

/** Every reason why the content is not what the name says. */
async function contentAgainst(kind: FileKind, bytes: Buffer): Promise<readonly string[]> {
  const found = recognised(bytes)
  switch (kind) {
    case 'pdf':
      return found === 'pdf' ? [] : [mismatch(kind, found)]
    case 'png':
    case 'jpg':
    case 'webp': {
      if (found !== kind) return [mismatch(kind, found)]
      const pixels = pixelsOf(kind, bytes)
      return pixels !== null && pixels > mostPixels ? ['像素过大，请缩小后再上传'] : []
    }
    case 'txt':
    case 'csv':
      return textAgainst(kind, bytes, found)
    case 'docx':
    case 'xlsx':
    case 'ofd':
    case 'zip':
      if (looksOle(bytes)) return ['是旧版 Office 文件或设了密码，请取消密码并另存为新格式后再上传']
      return looksZipped(bytes) ? packedAgainst(kind, bytes) : [mismatch(kind, found)]
  }
}

/** The part that makes a packed file what it says it is. */
const mainPart: Readonly<Record<'docx' | 'xlsx' | 'ofd', string>> = { docx: 'word/document.xml', xlsx: 'xl/workbook.xml', ofd: 'OFD.xml' }
const runnable = /\.(exe|dll|com|bat|cmd|ps1|vbs|js|jse|wsf|hta|msi|scr|sh|html?|svg|lnk)$/i

async function packedAgainst(kind: 'docx' | 'xlsx' | 'ofd' | 'zip', bytes: Buffer): Promise<readonly string[]> {
  const contents = await zipContents(bytes, officeLimits)
  if (!contents.ok) return contents.reasons.map((r) => r.says)
  const parts = contents.value
  if (kind !== 'zip' && !parts.includes(mainPart[kind])) return [`内容不是 ${kind.toUpperCase()} 文件，可能是别的文件改了名`]
  const reasons: string[] = []
  if (parts.some((p) => /(^|\/)vbaProject\.bin$/i.test(p))) reasons.push('含有宏，请去掉宏后再上传')
  const program = parts.find((p) => runnable.test(p))
  if (program && kind !== 'ofd') reasons.push(`里面有可运行的文件“${program.split('/').at(-1) ?? program}”`)
  return reasons
}

function textAgainst(kind: FileKind, bytes: Buffer, found: string | null): readonly string[] {
  if (found) return [mismatch(kind, found)]
  const decoded = decodeText(bytes)
  if (!decoded.ok) return decoded.reasons.map((r) => r.says)
  return /^\s*<(!doctype|html|head|body|script|svg|iframe|\?xml)/i.test(decoded.value.text) ? ['内容是网页代码，不能作为文本上传'] : []
}

const mismatch = (kind: FileKind, found: string | null): string =>
  found ? `文件名说是 ${kind}，内容却是 ${found}` : `内容不是 ${kind} 文件，可能已损坏或改过名`

/** Kinds are told by their first bytes; those nobody may upload are named so that the refusal can say so. */
const signatures: readonly (readonly [kind: string, at: number, magic: string])[] = [
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpg', 0, '\xff\xd8\xff'],
  ['webp', 8, 'WEBP'],
  ['压缩格式', 0, 'PK\x03\x04'],
  ['旧版 Office 文件', 0, '\xd0\xcf\x11\xe0'],
  ['可执行程序', 0, 'MZ'],
  ['可执行程序', 0, '\x7fELF'],
  ['RAR 压缩包', 0, 'Rar!'],
  ['7z 压缩包', 0, '7z\xbc\xaf'],
  ['GZIP 压缩包', 0, '\x1f\x8b'],
  ['GIF 图片', 0, 'GIF8'],
  ['HEIC 图片（请转为 JPG）', 4, 'ftyphei'],
  ['HEIC 图片（请转为 JPG）', 4, 'ftypmif1'],
  ['脚本', 0, '#!'],
]

function recognised(bytes: Buffer): string | null {
  const head = bytes.toString('latin1', 0, 1_024)
  if (/^(\xef\xbb\xbf)?\s*%PDF-/.test(head)) return 'pdf'
  return signatures.find(([, at, magic]) => head.startsWith(magic, at))?.[0] ?? null
}

function storedBytes(kind: FileKind, bytes: Buffer): Buffer | null {
  switch (kind) {
    case 'jpg':
      return strippedJpeg(bytes)
    case 'png':
      return strippedPng(bytes)
    case 'webp':
      return strippedWebp(bytes)
    default:
      return bytes
  }
}
