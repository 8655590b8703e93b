#!/usr/bin/env node
// Checks an exported journal without the program that wrote it: this one file, Node 20 or newer, nothing else.
//
//   node verify-journal.mjs FILE.jsonl [--head HASH] [--json]
//
// The file: a header line {algorithm, committee, entries, format, head}, then one line per entry {actorId, actorName, algorithm,
// at, committee, data, event, hash, prev, seq, subjectId, subjectKind}. An entry's hash is SM3 or SHA-256 over the line's JSON
// without `hash`, keys sorted, no spaces, UTF-8. `prev` is the hash of the entry before, 64 zeros for the first.
// --head takes a check code printed earlier: the file must still contain the entry it belongs to.
// Exit code 0: nothing was changed; 1: something was, and where; 2: wrong use.
import { createHash, getHashes } from 'node:crypto'
import { createReadStream, realpathSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const known = ['sm3', 'sha256']
const headerKeys = 'algorithm,committee,entries,format,head'
const entryKeys = 'actorId,actorName,algorithm,at,committee,data,event,hash,prev,seq,subjectId,subjectKind'

/** `chunks`: the file's bytes, in pieces. Answers {ok, entries, from, to, head, firstBad?: {seq, says}}. */
export async function verifyFile(chunks, { head: wanted } = {}) {
  const code = wanted?.trim().toLowerCase()
  const state = { entries: 0, from: null, to: null, head: null }
  const bad = (seq, says) => ({ ok: false, ...state, firstBad: { seq, says } })
  let header
  let before = '0'.repeat(64)
  let algorithm
  let seen = code === undefined
  for await (const bytes of linesOf(chunks)) {
    const seq = state.entries + 1
    if (bytes === unfinished) return bad(seq, '文件最后一行不完整：文件被截断')
    const row = parse(bytes)
    if (!header) {
      if (!row || keysOf(row) !== headerKeys || row.format !== 'shuoju-journal/1') return bad(0, '文件首行不是日志文件头')
      header = row
      state.head = row.head
      continue
    }
    if (!row || keysOf(row) !== entryKeys) return bad(seq, `第${seq}条不是规定格式的一行`)
    if (row.seq !== seq) return bad(seq, row.seq > seq ? `第${seq}条缺失，此处是第${row.seq}条` : `第${seq}条的位置上是第${row.seq}条`)
    if (row.committee !== header.committee) return bad(seq, `第${seq}条不属于文件头所写的委员会`)
    if (!known.includes(row.algorithm)) return bad(seq, `第${seq}条的校验算法“${row.algorithm}”无法识别`)
    const { hash, ...rest } = row
    if (digest(row.algorithm, sorted(rest)) !== hash) return bad(seq, `第${seq}条的内容与其校验码不符`)
    if (row.prev !== before) return bad(seq, `第${seq}条没有接上前一条`)
    before = hash
    algorithm = row.algorithm
    seen ||= hash === code
    state.entries = seq
    state.from ??= row.at
    state.to = row.at
  }
  if (!header) return bad(0, '文件是空的')
  const { entries } = state
  if (header.entries > entries) return bad(entries + 1, `文件头写有${header.entries}条，文件到第${entries}条为止：末尾被截断`)
  if (header.entries !== entries) return bad(header.entries + 1, `文件头写有${header.entries}条，文件却有${entries}条：末尾有添加`)
  if (header.head !== before) return bad(entries, '文件头的末端校验码与最后一条不符')
  if (entries ? header.algorithm !== algorithm : !known.includes(header.algorithm)) return bad(entries, '文件头的算法与最后一条不符')
  if (!seen) return bad(entries, '给出的校验码不属于文件中的任何一条：日志在打印之后被截断或改写')
  return { ok: true, ...state }
}

const unfinished = Symbol('no line end')

/** Split at newline bytes only: other line separators may stand inside a text. */
async function* linesOf(chunks) {
  let rest = Buffer.alloc(0)
  for await (const chunk of chunks) {
    const bytes = rest.length ? Buffer.concat([rest, chunk]) : chunk
    let start = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield bytes.subarray(start, end)
      start = end + 1
    }
    rest = bytes.subarray(start)
  }
  if (rest.length) yield unfinished
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** The line as an object, or undefined unless these very bytes are how its JSON is written. */
function parse(bytes) {
  try {
    const text = utf8.decode(bytes)
    const row = JSON.parse(text)
    return row && typeof row === 'object' && JSON.stringify(row) === text ? row : undefined
  } catch {
    return undefined
  }
}

const keysOf = (row) => Object.keys(row).join()
const sorted = (row) => JSON.stringify(Object.fromEntries(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1))))
const digest = (algorithm, text) => createHash(algorithm).update(text, 'utf8').digest('hex')

async function main(args) {
  const head = args.indexOf('--head')
  const code = head >= 0 ? args.splice(head, 2)[1] : undefined
  const json = args.includes('--json')
  const files = args.filter((a) => a !== '--json')
  if (files.length !== 1 || files[0].startsWith('-') || (head >= 0 && !code)) {
    console.error('用法：node verify-journal.mjs 文件.jsonl [--head 校验码] [--json]')
    return 2
  }
  const lacking = known.filter((name) => !getHashes().includes(name))
  if (lacking.length) console.error(`注意：本机 Node 不支持 ${lacking.join('、')}，用它校验的条目无法核对`)
  const result = await verifyFile(createReadStream(files[0]), { head: code })
  if (json) console.log(JSON.stringify(result))
  else if (result.ok) console.log(`完好：共${result.entries}条，${result.from ?? '—'} 至 ${result.to ?? '—'}，末端校验码 ${result.head}`)
  else console.log(`有问题：${result.firstBad.says}（其前${result.entries}条完好）`)
  return result.ok ? 0 : 1
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main(process.argv.slice(2)).catch((error) => {
    console.error(`无法核对：${error.message}`)
    return 2
  })
}
