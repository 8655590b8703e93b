// node scripts/kill-test.ts [KILLS]: kill -9 during writes, by default twenty times; exit 1 when anything committed is lost.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killAgainAndAgain } from '../test/setup/kills.ts'

const folder = mkdtempSync(join(tmpdir(), 'shuoju-kills-'))
const report = await killAgainAndAgain(folder, Number(process.argv[2] ?? 20), console.error)
rmSync(folder, { recursive: true, force: true })
console.log(JSON.stringify(report))
process.exitCode = report.lost.length + report.torn + report.orphans.length > 0 ? 1 : 0
