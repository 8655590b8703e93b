// The command line: finds the command, reads its options, opens the database, prints one JSON value or words for people.
import { parseArgs } from 'node:util'
import { sql } from 'kysely'
import { systemActor, type Actor } from '#/core/actor.ts'
import { WrongUse, type Command, type CommandAsked, type CommandLine, type CommandOption, type CommandResult } from '#/core/command.ts'
import { readIn, type Db } from '#/core/db/database.ts'
import type { Config } from './config.ts'
import { allCommands, allRights } from './features.ts'
import { openProgram } from './program.ts'
import { say, tell } from './serve.ts'

/** Options every command takes. */
const common: Readonly<Record<string, CommandOption>> = {
  json: { type: 'boolean', help: '只在标准输出上印一个 JSON 值' },
  committee: { type: 'string', value: 'CODE', help: '哪一级政协（代码），默认市政协' },
  help: { type: 'boolean', short: 'h', help: '显示用法' },
}

/** Exit code: 0 done, 1 a finding. Wrong use is thrown. */
export async function runCommand(config: Config, args: readonly string[]): Promise<0 | 1> {
  const command = findCommand(args)
  if (!command && asksForHelp(args)) {
    say(overview(args[0]))
    return 0
  }
  if (!command) throw new WrongUse(`没有“${args.slice(0, 2).join(' ')}”这个命令。\n\n${overview()}`)
  const { values, positionals } = read(command, args.slice(command.name.split(' ').length))
  if (values.help === true) {
    say(usage(command))
    return 0
  }
  const line: CommandLine = {
    words: positionals,
    text: (option) => (typeof values[option] === 'string' ? values[option] : undefined),
    flag: (option) => values[option] === true,
    tell,
  }
  const code = typeof values.committee === 'string' ? values.committee : null
  const { json, text, finding } = command.needs === 'nothing' ? await command.run(line) : await runInside(config, command.run, line, code)
  say(values.json === true ? JSON.stringify(json) : text)
  return finding ? 1 : 0
}

async function runInside(
  config: Config,
  run: (asked: CommandAsked) => Promise<CommandResult>,
  line: CommandLine,
  code: string | null,
): Promise<CommandResult> {
  const program = await openProgram(config, { attach: true, tell: quiet(config) })
  try {
    const committee = await committeeBy(program.db, code)
    return await run({ ...line, world: program.world, actor: commandLineActor(committee.id), committee })
  } finally {
    await program.close()
  }
}

export const asksForHelp = (args: readonly string[]): boolean => args.some((a) => a === '--help' || a === '-h')

/** Two words before one: 'journal verify' is not 'journal' with the word 'verify'. */
const findCommand = ([first = '', second = '']: readonly string[]): Command | undefined =>
  allCommands.find((c) => c.name === `${first} ${second}`) ?? allCommands.find((c) => c.name === first)

function read(command: Command, args: readonly string[]) {
  const options = Object.fromEntries(
    Object.entries({ ...command.options, ...common }).map(([name, { type, short, multiple, default: standard }]) => [
      name,
      { type, ...(short ? { short } : {}), ...(multiple ? { multiple } : {}), ...(standard === undefined ? {} : { default: standard }) },
    ]),
  )
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new WrongUse(`${error instanceof Error ? error.message : String(error)}\n\n${usage(command)}`)
  }
}

function usage(command: Command): string {
  const options = Object.entries({ ...command.options, ...common })
  const left = (name: string, o: CommandOption): string => `  --${name}${o.value ? ` ${o.value}` : ''}`
  const width = Math.max(...options.map(([name, o]) => left(name, o).length))
  return [
    `用法：npm run cli -- ${command.name} ${command.words ?? ''} [选项]`.replaceAll(/ {2,}/g, ' '),
    command.summary,
    '',
    ...options.map(([name, o]) => `${left(name, o).padEnd(width + 2)}${o.help}`),
  ].join('\n')
}

/** Help without a command of its own: the rows of a group ('journal'), or all of them. */
export function overview(group?: string): string {
  const all = [
    ['serve', '启动程序（npm start）'],
    ['demo', '写入并启动演示（npm run demo）'],
    ['migrate', '更新数据库结构'],
    ...allCommands.map((c) => [`${c.name} ${c.words ?? ''}`.trim(), c.summary]),
  ] as const
  const inGroup = all.filter(([name]) => group !== undefined && name?.split(' ')[0] === group)
  const rows = inGroup.length ? inGroup : all
  const width = Math.max(...rows.map(([name]) => name?.length ?? 0))
  return [
    '用法：npm run cli -- 命令 [选项]',
    '',
    ...rows.map(([name = '', summary = '']) => `  ${name.padEnd(width + 2)}${summary}`),
    '',
    '每个命令加 --help 看选项。退出码：0 完成，1 有发现（检查不通过、有行被拒），2 用法不对。',
  ].join('\n')
}

async function committeeBy(db: Db, code: string | null): Promise<CommandAsked['committee']> {
  const found = await readIn(db, 'all', (tx) =>
    sql<CommandAsked['committee']>`select id, code, name from committee
      where ${code === null ? sql`true` : sql`code = ${code}`} order by parent_id nulls first, id limit 1`.execute(tx),
  )
  const committee = found.rows[0]
  if (!committee)
    throw new WrongUse(code === null ? '这个数据库还没有启用，请先 npm start 并完成首次启用。' : `没有代码为“${code}”的政协。`)
  return committee
}

const commandLineActor = (committeeId: number): Actor => ({
  ...systemActor(committeeId, Object.keys(allRights) as (keyof typeof allRights)[]),
  name: '命令行',
})

/** Opening the database is nobody's news on the command line, unless asked for. */
const quiet = (config: Config): ((says: string) => void) => (config.log === 'debug' ? tell : () => {})
