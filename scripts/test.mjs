// What `npm test` runs, in order, stopping at the first step that fails. Each check is defined once, as a script of package.json.
//   npm test                                    everything
//   npm test -- src/core/day.test.ts            only these test files, nothing before them
//   npm test -- --test-name-pattern='提案'       options of node --test are passed on
import { spawnSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

const asked = process.argv.slice(2)
const files = asked.filter((word) => !word.startsWith('-'))
const options = asked.filter((word) => word.startsWith('-'))
const onWindows = process.platform === 'win32'

const script = (title, name) => ({ title, command: 'npm', args: ['run', '--silent', name] })
const node = (title, args) => ({ title, command: process.execPath, args })

const tests = node('tests', [
  '--test',
  '--test-global-setup=test/setup/global.ts',
  `--test-concurrency=${Math.min(4, Math.max(2, availableParallelism()))}`,
  '--test-timeout=300000',
  ...(options.some((word) => word.startsWith('--test-reporter')) ? [] : ['--test-reporter=spec']),
  ...options,
  ...(files.length ? files : ['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts']),
])

const everything = [
  node('chromium', ['scripts/install-chromium.mjs']),
  script('types', 'types'),
  script('lint', 'lint'),
  script('format', 'format:check'),
  script('web build', 'build'),
  tests,
]

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const begun = performance.now()
for (const { title, command, args } of files.length ? [tests] : everything) {
  const since = performance.now()
  console.log(`\n▶ ${title}`)
  const { status, signal, error } = spawnSync(command, args, { stdio: 'inherit', shell: onWindows && command === 'npm' })
  if (error) console.error(error.message)
  if (status !== 0) {
    console.error(`\n✗ ${title} failed after ${seconds(since)}${signal ? ` (${signal})` : ''} — 未通过：${title}`)
    process.exit(status ?? 1)
  }
  console.log(`✓ ${title} ${seconds(since)}`)
}
console.log(`\n✓ all checks passed in ${seconds(begun)} — 全部通过`)
