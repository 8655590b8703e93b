// `journal verify` and `journal export` on the command line.
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { WrongUse, type Command } from '../command.ts'
import { readIn } from '../db/database.ts'
import { journalLines } from './export.ts'
import { verifyJournal } from './verify.ts'

export const journalCommands: readonly Command[] = [
  {
    name: 'journal verify',
    summary: '从第一条到最后一条核对日志的校验链',
    options: { head: { type: 'string', value: 'HASH', help: '以前打印的校验码：那一条必须还在' } },
    run: async ({ world, committee, text }) => {
      const found = await readIn(world.db, [committee.id], (tx) => verifyJournal(tx, committee.id, { head: text('head') }), {
        snapshot: true,
      })
      const range = found.from ? `，自 ${found.from} 至 ${found.to}` : ''
      const says = found.ok
        ? `日志完整：${found.entries} 条${range}。校验码 ${found.head ?? '（空）'}`
        : `日志不完整：${found.firstBad?.says ?? ''}`
      return { json: found, text: says, finding: !found.ok }
    },
  },
  {
    name: 'journal export',
    summary: '导出日志，用 scripts/verify-journal.mjs 可离线核对',
    options: { out: { type: 'string', value: 'FILE.jsonl', help: '写到哪个文件' } },
    run: async ({ world, committee, text }) => {
      const out = text('out')
      if (!out) throw new WrongUse('请用 --out 指明文件')
      await readIn(world.db, [committee.id], (tx) => pipeline(Readable.from(journalLines(tx, committee.id)), createWriteStream(out)), {
        snapshot: true,
      })
      return { json: { out }, text: `已写出：${out}` }
    },
  },
]
