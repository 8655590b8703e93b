// Writes a ZIP piece by piece: each file stands alone, the table of contents comes last. Office files and PDF are compressed already.
import { crc32, deflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly method: 0 | 8
  readonly at: number
}

/** 1 January 1980: a ZIP made twice of the same papers is the same. */
const dosDay = 0x21
const utf8Name = 0x800

/** A file as it stands in the ZIP, and its line in the table of contents. `at` is how many bytes stand before it. */
export function zipEntry(
  name: string,
  content: Buffer,
  at: number,
  compress = false,
): { readonly bytes: Buffer; readonly entry: ZipEntry } {
  const body = compress ? deflateRawSync(content) : content
  const entry: ZipEntry = { name, crc: crc32(content), packed: body.length, size: content.length, method: compress ? 8 : 0, at }
  const label = Buffer.from(name)
  return { bytes: Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common(entry, label.length), label, body]), entry }
}

export function zipDirectory(entries: readonly ZipEntry[], at: number): Buffer {
  const rows = entries.map((entry) => {
    const label = Buffer.from(entry.name)
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(entry.at, 10)
    return Buffer.concat([Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common(entry, label.length), tail, label])
  })
  const directory = Buffer.concat(rows)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([directory, end])
}

export interface ZipFile {
  readonly name: string
  readonly content: Buffer
  readonly compress?: boolean
}

/** A small ZIP in one go. */
export function zipWhole(files: readonly ZipFile[]): Buffer {
  const pieces: Buffer[] = []
  const entries: ZipEntry[] = []
  let at = 0
  for (const { name, content, compress } of files) {
    const { bytes, entry } = zipEntry(name, content, at, compress)
    pieces.push(bytes)
    entries.push(entry)
    at += bytes.length
  }
  return Buffer.concat([...pieces, zipDirectory(entries, at)])
}

/** The 26 bytes a file's own head and its line in the table of contents have in common. */
function common({ crc, packed, size, method }: ZipEntry, nameLength: number): Buffer {
  const head = Buffer.alloc(26)
  head.writeUInt16LE(20, 0)
  head.writeUInt16LE(utf8Name, 2)
  head.writeUInt16LE(method, 4)
  head.writeUInt16LE(dosDay, 8)
  head.writeUInt32LE(crc, 10)
  head.writeUInt32LE(packed, 14)
  head.writeUInt32LE(size, 18)
  head.writeUInt16LE(nameLength, 22)
  return head
}
