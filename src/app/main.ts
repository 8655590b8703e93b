// Where the program starts: `serve`, `demo`, `migrate`, or a command of the command line.
import { WrongUse } from '#/core/command.ts'
import { EmbeddedFault } from '#/core/db/postmaster.ts'
import { asksForHelp, overview, runCommand } from './cli.ts'
import { readConfig } from './config.ts'
import { demo } from './demo.ts'
import { openProgram } from './program.ts'
import { say, serve, tell } from './serve.ts'

async function run(args: readonly string[]): Promise<number> {
  const [command = 'help'] = args
  if (['help', '--help', '-h'].includes(command)) {
    say(overview())
    return 0
  }
  if (['serve', 'demo', 'migrate'].includes(command) && asksForHelp(args)) {
    say(overview(command))
    return 0
  }
  const config = readConfig(process.env)
  if (command === 'serve' || command === 'demo') {
    if (args.length > 1) throw new WrongUse(`${command} 没有选项；设置用环境变量，见 docs/operations.md`)
    await (command === 'serve' ? serve(config) : demo(config))
    return 0
  }
  if (command === 'migrate') {
    const program = await openProgram(config, { attach: true, tell })
    await program.close()
    say('数据库结构已是最新。')
    return 0
  }
  return runCommand(config, args)
}

try {
  process.exitCode = await run(process.argv.slice(2))
} catch (error) {
  if (error instanceof WrongUse || error instanceof EmbeddedFault) tell(error.message)
  else tell(error instanceof Error ? (error.stack ?? error.message) : String(error))
  process.exitCode = 2
}
