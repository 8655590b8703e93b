// Tells which encoding a text file is in, and names the wrong ones instead of importing rubbish.
import { done, refused, type Outcome } from '#/core/outcome.ts'

export type Encoding = 'UTF-8' | 'GB18030'

export interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

const saveAs = '请用“另存为 UTF-8”重新保存后再导入'

export function decodeText(bytes: Buffer): Outcome<DecodedText> {
  const wide = wideEncoding(bytes)
  if (wide) return refused([`文件是${wide}编码，${saveAs}`])
  if (bytes.includes(0)) return refused(['文件含有空字节，不是文本文件'])
  const decoded = decoded8(bytes)
  if (!decoded.ok) return decoded
  const garbled = garbling(decoded.value)
  return garbled ? refused([garbled]) : decoded
}

function wideEncoding(bytes: Buffer): string | null {
  const [a, b, c, d] = bytes
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? ' UTF-32 ' : ' UTF-16 '
  if (a === 0xfe && b === 0xff) return ' UTF-16 '
  // Without a mark: Latin letters and line ends of UTF-16 show as every second byte zero.
  const head = bytes.subarray(0, 4_000)
  const zeros = head.reduce((n, byte) => n + (byte === 0 ? 1 : 0), 0)
  return head.length > 8 && zeros / head.length > 0.02 ? ' UTF-16 ' : null
}

function decoded8(bytes: Buffer): Outcome<DecodedText> {
  const utf8 = strictly('utf-8', bytes)
  if (utf8 !== null) return done({ text: utf8, encoding: 'UTF-8' })
  // A UTF-8 file with a few broken bytes often passes for GB18030, and then every word of it is rubbish.
  const loose = new TextDecoder('utf-8').decode(bytes)
  const broken = count(loose, /\uFFFD/g)
  const chinese = count(loose, /\p{Script=Han}/gu)
  if (broken * 20 < chinese) return refused([`第${lineOf(loose, '\uFFFD')}行有损坏的字节，不是完整的 UTF-8 文件，${saveAs}`])
  const gb = strictly('gb18030', bytes)
  if (gb !== null) return done({ text: gb, encoding: 'GB18030' })
  const line = lineOf(new TextDecoder('gb18030').decode(bytes), '\uFFFD')
  return refused([`文件编码既不是 UTF-8 也不是 GB18030（第${line}行有无法识别的字节），${saveAs}`])
}

function strictly(encoding: string, bytes: Buffer): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Text that went through the wrong encoding before it came here: valid, but not what was written. */
function garbling({ text }: DecodedText): string | null {
  const head = text.slice(0, 600)
  if (readAsGbk(head)) return '文字是乱码（UTF-8 的内容被当作 GBK 保存过），请从原始文件重新导出'
  if (readAsLatin(head)) return '文字是乱码（中文内容被当作西文保存过），请从原始文件重新导出'
  if (text.includes('\uFFFD')) return `第${lineOf(text, '\uFFFD')}行有“\uFFFD”，原文件转换编码时已经丢字，请从原始文件重新导出`
  if (text.includes('锟斤拷')) return `第${lineOf(text, '锟斤拷')}行有“锟斤拷”，原文件转换编码时已经丢字，请从原始文件重新导出`
  return null
}

/** “提案” written as UTF-8 and read as GBK is “鎻愭”: such text turns back into clean UTF-8, real Chinese never does. */
function readAsGbk(head: string): boolean {
  const runs = head.match(/[\u0080-\uFFFF]{3,}/g) ?? []
  const restored = new TextDecoder('utf-8').decode(Buffer.concat(runs.map(gbkBytes)))
  const chinese = count(restored, /\p{Script=Han}/gu)
  return chinese >= 3 && chinese > count(restored, /\uFFFD/g)
}

function readAsLatin(head: string): boolean {
  if (/\p{Script=Han}/u.test(head) || !/[\u00A1-\u00FF]{4}/.test(head)) return false
  const bytes = Buffer.from(head, 'latin1')
  return [strictly('gb18030', bytes), strictly('utf-8', bytes)].some((text) => text !== null && count(text, /\p{Script=Han}/gu) >= 2)
}

let gbk: ReadonlyMap<string, readonly [number, number]> | null = null

// Node decodes GBK but does not encode it: the table is turned round once, when first needed.
function gbkBytes(run: string): Buffer {
  if (!gbk) {
    const table = new Map<string, readonly [number, number]>()
    const decoder = new TextDecoder('gbk')
    for (let lead = 0x81; lead <= 0xfe; lead++)
      for (let trail = 0x40; trail <= 0xfe; trail++)
        if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
    gbk = table
  }
  const table = gbk
  return Buffer.from([...run].flatMap((char) => table.get(char) ?? [0x3f]))
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

const lineOf = (text: string, mark: string): number => text.slice(0, text.indexOf(mark)).split('\n').length
