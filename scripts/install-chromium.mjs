// First step of `npm test`: the browser tests need a Chromium and a Chinese font. Plain JavaScript, because it may run before anything else does.
import { spawnSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const elsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** CHROMIUM names one that stands elsewhere; then the PATH, then the usual places. */
export function findChromium() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin'].filter(Boolean)
  const candidates = [process.env.CHROMIUM, ...names.flatMap((name) => folders.map((folder) => join(folder, name))), ...elsewhere]
  return candidates.find((path) => path && isRunnable(path)) ?? null
}

const run = (command, args) =>
  spawnSync(command, args, { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } }).status === 0

function install() {
  const isRoot = process.getuid?.() === 0
  if (!isRoot || !existsSync('/etc/debian_version')) return
  console.error('Installing chromium and fonts-noto-cjk with apt-get … 正在安装浏览器和中文字体 …')
  if (run('apt-get', ['update', '-qq'])) run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
}

if (import.meta.main ?? process.argv[1]?.endsWith('install-chromium.mjs')) {
  if (!findChromium()) install()
  const chromium = findChromium()
  if (chromium) console.log(`chromium: ${chromium}`)
  else {
    console.error(
      [
        'No Chromium was found; the browser tests need one.',
        '  Debian or Ubuntu:  sudo apt-get install chromium fonts-noto-cjk',
        '  Fedora:            sudo dnf install chromium google-noto-sans-cjk-fonts',
        '  macOS, Windows:    install Google Chrome',
        '  elsewhere:         set CHROMIUM to the path of the program',
        '没有找到 Chromium 浏览器，浏览器测试需要它。请按上面的命令安装；若装在别处，请用环境变量 CHROMIUM 指明程序路径。',
      ].join('\n'),
    )
    process.exitCode = 1
  }
}
