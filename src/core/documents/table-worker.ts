// Runs in the thread that readTable starts: one file in, one outcome out.
import { parentPort, workerData } from 'node:worker_threads'
import { parseTable } from './table-parse.ts'

const { bytes, name, sheet } = workerData as { bytes: Uint8Array; name: string; sheet?: string }
parentPort?.postMessage(await parseTable(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), name, sheet))
