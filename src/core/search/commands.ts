// The commands `similar` and `search`: JSON lines in, JSON lines out, no service called and no database read.
import { readFile, writeFile } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import type { z } from 'zod'
import { WrongUse, type Command, type CommandLine, type CommandOption } from '../command.ts'
import { questionLine, searchLines, similarLines, textLine } from './corpus.ts'

const files = {
  in: { type: 'string', value: 'FILE.jsonl', help: '逐行读入；每行有 id' },
  out: { type: 'string', value: 'FILE.jsonl', help: '逐行写出' },
  top: { type: 'string', value: 'N', help: '每行最多给出几件，默认 10' },
} satisfies Record<string, CommandOption>

export const similarCommand: Command = {
  name: 'similar',
  needs: 'nothing',
  summary: '逐行找出相似的文本，给出分数（0–100）、等级和共有的词',
  options: {
    ...files,
    corpus: { type: 'string', value: 'FILE.jsonl', help: '在其中查找；不写则在读入的各行之间查找' },
    places: { type: 'string', value: 'A,B', help: '不算数的地名：本地各级地名，用逗号分开' },
  },
  run: async (asked) => {
    const lines = await linesOf(textLine, needed(asked, 'in'))
    const corpusFile = asked.text('corpus')
    const corpus = corpusFile ? await linesOf(textLine, corpusFile) : lines
    const ownNames = (asked.text('places') ?? '').split(/[,，、\s]+/).filter(Boolean)
    return written(asked, similarLines(lines, corpus, { limit: topOf(asked), ownNames }))
  },
}

export const searchCommand: Command = {
  name: 'search',
  needs: 'nothing',
  summary: '逐行检索：每行一个问题（query），给出找到的文本和名次',
  options: { ...files, corpus: { type: 'string', value: 'FILE.jsonl', help: '在其中检索' } },
  run: async (asked) => {
    const questions = await linesOf(questionLine, needed(asked, 'in'))
    const corpus = await linesOf(textLine, needed(asked, 'corpus'))
    return written(asked, searchLines(questions, corpus, topOf(asked)))
  },
}

function needed(asked: CommandLine, option: string): string {
  const file = asked.text(option)
  if (!file) throw new WrongUse(`请用 --${option} 指明文件`)
  return file
}

function topOf(asked: CommandLine): number {
  const text = asked.text('top') ?? '10'
  if (!/^[1-9]\d{0,3}$/.test(text)) throw new WrongUse('--top 应是 1 到 9999 的整数')
  return Number(text)
}

async function written(asked: CommandLine, lines: readonly unknown[]) {
  const out = needed(asked, 'out')
  await writeFile(out, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
  return { json: { written: lines.length, out }, text: `已写出 ${lines.length} 行：${out}` }
}

/** JSON lines in UTF-8, plain or gzipped; a line that is not one is named. */
export async function linesOf<S extends z.ZodType>(schema: S, file: string): Promise<z.infer<S>[]> {
  const bytes = await readFile(file).catch(() => {
    throw new WrongUse(`读不到文件 ${file}`)
  })
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').replace(/^\uFEFF/, '')
  return text.split('\n').flatMap((line, i) => {
    if (line.trim() === '') return []
    const parsed = schema.safeParse(objectIn(line))
    if (!parsed.success) throw new WrongUse(`${file} 第${i + 1}行：${parsed.error.issues.map((x) => x.message).join('；')}`)
    return [parsed.data]
  })
}

function objectIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return null
  }
}
