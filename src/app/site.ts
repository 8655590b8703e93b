// The web pages are built when somebody first starts the program from a fresh clone.
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')

/** The folder of the built pages; null where the pages' source is not there either. */
export async function builtSite(tell: (says: string) => void): Promise<string | null> {
  const site = join(root, 'dist/web')
  if (existsSync(join(site, 'index.html'))) return site
  const configFile = join(root, 'vite.config.ts')
  if (!existsSync(configFile)) return null
  tell('正在生成网页（只在第一次启动时）……')
  const began = performance.now()
  const { build } = await import('vite')
  await build({ root, configFile, logLevel: 'error' })
  tell(`网页已生成，用时 ${((performance.now() - began) / 1000).toFixed(1)} 秒。`)
  return site
}
