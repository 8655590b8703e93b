// What a request may carry: JSON in UTF-8 up to a limit, or a form with files. Everything else is refused before anything reads it.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { IncomingMessage } from 'node:http'
import { ProblemError } from './problem.ts'

export interface BodyLimits {
  readonly json: number
  readonly upload: number
}

export const bodyLimits: BodyLimits = { json: 2_000_000, upload: 60_000_000 }

const inMegabytes = (bytes: number): string => `${Math.floor(bytes / 1_000_000)} MB`

export function acceptBodies(app: FastifyInstance, limits: BodyLimits): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('application/json', async (_request: FastifyRequest, payload: IncomingMessage) =>
    parseJson(await readWithin(payload, limits.json)),
  )
  // The form is read by the route itself; what it may weigh is settled here, by the length the sender declares and HTTP then holds it to.
  app.addContentTypeParser('multipart/form-data', async (request: FastifyRequest) => {
    const length = Number(request.headers['content-length'] ?? Number.NaN)
    if (Number.isNaN(length)) throw new ProblemError('malformed', ['上传时请注明内容长度（Content-Length）'])
    if (length > limits.upload) throw new ProblemError('tooLarge', [`一次上传不能超过 ${inMegabytes(limits.upload)}`])
    return undefined
  })
}

/** Reads on past the limit without keeping anything, so that the sender hears the answer instead of a broken connection. */
async function readWithin(payload: IncomingMessage, limit: number): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of payload as AsyncIterable<Buffer>) {
    length += chunk.length
    if (length <= limit) chunks.push(chunk)
    else chunks.length = 0
    if (length > limit * 20) break
  }
  if (length > limit) throw new ProblemError('tooLarge', [`提交的内容超过 ${inMegabytes(limit)}，请缩短文字，长材料请作为附件上传`])
  return Buffer.concat(chunks)
}

function parseJson(bytes: Buffer): unknown {
  if (bytes.length === 0) return {}
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new ProblemError('malformed', ['提交的文字不是 UTF-8 编码'], { cause })
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new ProblemError('malformed', ['提交的内容不是正确的 JSON'], { cause })
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ProblemError('malformed', ['提交的内容应是一个 JSON 对象'])
  if (isDeeper(value, 40)) throw new ProblemError('malformed', ['提交的内容嵌套层次过多'])
  if (text.includes('\\u0000') && hasNul(value)) throw new ProblemError('invalid', ['提交的文字里有不可见的控制字符，请删去后再提交'])
  if (text.includes('__proto__') && hasKey(value, '__proto__')) throw new ProblemError('invalid', ['有不认识的栏目：__proto__'])
  return value
}

/** No form nests this much; what walks a value afterwards may then do so by recursion. */
const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' && value !== null && (levels === 0 || Object.values(value).some((v) => isDeeper(v, levels - 1)))

const hasNul = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.includes('\0')
    : typeof value === 'object' && value !== null && Object.entries(value).some(([k, v]) => k.includes('\0') || hasNul(v))

const hasKey = (value: unknown, key: string): boolean =>
  typeof value === 'object' && value !== null && (Object.hasOwn(value, key) || Object.values(value).some((v) => hasKey(v, key)))
