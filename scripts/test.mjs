// What `npm test` runs, in order, stopping at the first step that fails. Each check is defined once, as a script of package.json.
//   npm test                                    everything
//   npm test -- src/core/day.test.ts            only these test files, nothing before them
//   npm test -- --test-name-pattern='提案'       options of node --test are passed on
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { availableParallelism } from 'node:os'

const asked = process.argv.slice(2)
const files = asked.filter((word) => !word.startsWith('-'))
const options = asked.filter((word) => word.startsWith('-'))
const onWindows = process.platform === 'win32'

const script = (title, name) => ({ title, command: 'npm', args: ['run', '--silent', name] })
const node = (title, args) => ({ title, command: process.execPath, args })

const testing = (title, wanted, more = {}) => ({
  ...node(title, [
    '--test',
    '--test-global-setup=test/setup/global.ts',
    `--test-concurrency=${Math.min(4, Math.max(2, availableParallelism()))}`,
    '--test-timeout=300000',
    ...(options.some((word) => word.startsWith('--test-reporter')) ? [] : ['--test-reporter=spec']),
    ...options,
    ...wanted,
  ]),
  ...more,
})

const inBrowser = globSync('test/browser/*.test.ts').toSorted()
const others = globSync('{src,test,bench}/**/*.test.ts').filter((file) => !inBrowser.includes(file))

const everything = [
  node('chromium', ['scripts/install-chromium.mjs']),
  script('types', 'types'),
  script('lint', 'lint'),
  script('format', 'format:check'),
  script('web build', 'build'),
  testing('tests', others.toSorted()),
  // One browser at a time. A browser on a crowded machine may miss a beat: a file that fails is run a second time, and that is said.
  ...inBrowser.map((file) => testing(file, [file], { again: true })),
]

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`
const begun = performance.now()
const run = ({ command, args }) => {
  const { status, signal, error } = spawnSync(command, args, { stdio: 'inherit', shell: onWindows && command === 'npm' })
  if (error) console.error(error.message)
  return { status, signal }
}

for (const step of files.length ? [testing('tests', files)] : everything) {
  const since = performance.now()
  console.log(`\n▶ ${step.title}`)
  let { status, signal } = run(step)
  if (status !== 0 && step.again) {
    console.error(`\n↻ ${step.title} failed and is run a second time — 再试一次`)
    ;({ status, signal } = run(step))
  }
  if (status !== 0) {
    console.error(`\n✗ ${step.title} failed after ${seconds(since)}${signal ? ` (${signal})` : ''} — 未通过：${step.title}`)
    process.exit(status ?? 1)
  }
  console.log(`✓ ${step.title} ${seconds(since)}`)
}
console.log(`\n✓ all checks passed in ${seconds(begun)} — 全部通过`)
