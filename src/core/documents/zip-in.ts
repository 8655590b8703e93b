// A few named parts of a packed file somebody sent back. Its table of contents is judged first, and no part is read past its limit.
import { fromBufferPromise } from 'yauzl'
import { done, refused, type Outcome } from '#/core/outcome.ts'
import { megabytes, zipContents, type ZipLimits } from './zip-check.ts'

/** The parts of these names, as far as they are there. Whatever else lies in the file is left alone. */
export async function zipParts(
  bytes: Buffer,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Promise<Outcome<ReadonlyMap<string, Buffer>>> {
  const contents = await zipContents(bytes, limits)
  if (!contents.ok) return contents
  const found = new Map<string, Buffer>()
  try {
    const zip = await fromBufferPromise(bytes, { strictFileNames: true })
    for await (const entry of zip.eachEntry()) {
      if (!wanted(entry.fileName)) continue
      const part = await partOf(await zip.openReadStreamPromise(entry), limits.unpackedBytes)
      if (!part) return refused([`“${entry.fileName}”解开后超过${megabytes(limits.unpackedBytes)}，疑为压缩炸弹，未予解开`])
      found.set(entry.fileName, part)
    }
  } catch {
    // The library tells broken archives by throwing, in words for programmers.
    return refused(['压缩格式已损坏或不完整，无法读取'])
  }
  return done(found)
}

/** Null as soon as it grows past the limit, whatever the table of contents said. */
async function partOf(stream: NodeJS.ReadableStream, most: number): Promise<Buffer | null> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length > most) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
