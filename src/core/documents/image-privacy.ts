// A photo says where and when it was taken. Pictures lose that before they are stored; what is seen does not change.

/** Position, camera, owner and comments are in these segments; colour profile and Adobe's transform flag stay. */
const kept = new Set([0xe0, 0xee])
const profile = Buffer.from('ICC_PROFILE\0')

/** Null when the picture is not a whole JPEG. Anything after its end goes too: phones hide a film there. */
export function strippedJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  const parts: Buffer[] = [bytes.subarray(0, 2)]
  let orientation = 1
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) break
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length) return null
    const segment = bytes.subarray(at, end)
    at = end
    if (marker === 0xda) {
      at = endOfScan(bytes, end)
      parts.push(segment, bytes.subarray(end, at))
    } else if (marker === 0xe1) orientation = orientationOf(segment) ?? orientation
    else if (isSeen(marker, segment)) parts.push(segment)
  }
  if (bytes[at] !== 0xff || bytes[at + 1] !== 0xd9) return null
  // Without this the picture would lie on its side.
  if (orientation !== 1) parts.splice(1, 0, orientationSegment(orientation))
  return Buffer.concat([...parts, bytes.subarray(at, at + 2)])
}

function isSeen(marker: number, segment: Buffer): boolean {
  if (marker === 0xe2) return segment.subarray(4, 4 + profile.length).equals(profile)
  if (marker === 0xfe) return false
  return marker < 0xe0 || marker > 0xef || kept.has(marker)
}

/** Picture data runs to the next marker that is neither stuffing (00) nor a restart (D0–D7). */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++) {
    const next = bytes[at + 1] ?? 0
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return bytes.length
}

function orientationOf(segment: Buffer): number | null {
  if (segment.subarray(4, 10).toString('latin1') !== 'Exif\0\0' || segment.length < 18) return null
  const tiff = segment.subarray(10)
  const little = tiff.readUInt16BE(0) === 0x4949
  const u16 = (at: number): number => (at + 2 > tiff.length ? 0 : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const first = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  for (let i = 0; i < u16(first); i++) {
    const entry = first + 2 + i * 12
    if (u16(entry) === 0x0112) return u16(entry + 8) >= 1 && u16(entry + 8) <= 8 ? u16(entry + 8) : null
  }
  return null
}

function orientationSegment(orientation: number): Buffer {
  const segment = Buffer.alloc(36)
  segment.writeUInt16BE(0xffe1, 0)
  segment.writeUInt16BE(34, 2)
  segment.write('Exif\0\0MM\0*', 4, 'latin1')
  segment.writeUInt32BE(8, 14)
  segment.writeUInt16BE(1, 18)
  segment.writeUInt16BE(0x0112, 20)
  segment.writeUInt16BE(3, 22)
  segment.writeUInt32BE(1, 24)
  segment.writeUInt16BE(orientation, 28)
  return segment
}

const pngDropped = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME'])

export function strippedPng(bytes: Buffer): Buffer | null {
  const parts: Buffer[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const kind = bytes.toString('latin1', at + 4, at + 8)
    if (!pngDropped.has(kind)) parts.push(bytes.subarray(at, end))
    if (kind === 'IEND') return Buffer.concat(parts)
    at = end
  }
  return null
}

export function strippedWebp(bytes: Buffer): Buffer | null {
  const chunks: Buffer[] = []
  const riffEnd = Math.min(bytes.length, 8 + bytes.readUInt32LE(4))
  for (let at = 12; at + 8 <= riffEnd;) {
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (at + 8 + size > riffEnd) return null
    const kind = bytes.toString('latin1', at, at + 4)
    const chunk = Buffer.from(bytes.subarray(at, end))
    // The flags that promise EXIF and XMP go with them.
    if (kind === 'VP8X' && size >= 10) chunk[8] = (chunk[8] ?? 0) & ~0x0c
    if (kind !== 'EXIF' && kind !== 'XMP ') chunks.push(chunk)
    at = end
  }
  if (chunks.length === 0) return null
  const body = Buffer.concat([Buffer.from('WEBP'), ...chunks])
  const head = Buffer.alloc(8)
  head.write('RIFF', 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** Width × height as the file claims it; null when it does not say. A small file may claim a picture no memory can hold. */
export function pixelsOf(kind: 'png' | 'jpg' | 'webp', bytes: Buffer): number | null {
  if (kind === 'png') return bytes.length < 24 ? null : bytes.readUInt32BE(16) * bytes.readUInt32BE(20)
  if (kind === 'jpg') return jpegPixels(bytes)
  const form = bytes.toString('latin1', 12, 16)
  if (bytes.length < 30) return null
  if (form === 'VP8X') return (bytes.readUIntLE(24, 3) + 1) * (bytes.readUIntLE(27, 3) + 1)
  if (form === 'VP8 ') return (bytes.readUInt16LE(26) & 0x3fff) * (bytes.readUInt16LE(28) & 0x3fff)
  if (form === 'VP8L') return ((bytes.readUInt32LE(21) & 0x3fff) + 1) * (((bytes.readUInt32LE(21) >>> 14) & 0x3fff) + 1)
  return null
}

function jpegPixels(bytes: Buffer): number | null {
  for (let at = 2; at + 9 <= bytes.length && bytes[at] === 0xff; at += 2 + bytes.readUInt16BE(at + 2)) {
    const marker = bytes[at + 1] ?? 0
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7)
  }
  return null
}
