// Builds the web pages into dist/web: hashed files, each with its .br and .gz beside it, so that the server only hands them out.
import react from '@vitejs/plugin-react'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

const outDir = 'dist/web'

export default defineConfig({
  publicDir: 'public/icons',
  plugins: [react(), precompress()],
  resolve: { alias: { '#': join(import.meta.dirname, 'src') } },
  build: {
    outDir,
    emptyOutDir: true,
    target: 'es2022',
    // The pieces every page shares are one file that the browser keeps from page to page.
    chunkSizeWarningLimit: 1500,
  },
  // The host stays as the browser wrote it, or the server takes every change for one from elsewhere.
  server: { port: 5173, proxy: { '/api': { target: process.env['SHUOJU_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false } } },
})

function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async closeBundle() {
      const files = (await readdir(outDir, { recursive: true })).filter((name) => /\.(?:js|css|html|svg|webmanifest|json)$/.test(name))
      await Promise.all(files.map((name) => compress(join(outDir, name))))
    },
  }
}

async function compress(path: string): Promise<void> {
  const plain = await readFile(path)
  if (plain.length < 1024) return
  const smaller = await Promise.all([
    promisify(gzip)(plain, { level: 9 }),
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  ])
  await Promise.all([writeFile(`${path}.gz`, smaller[0]), writeFile(`${path}.br`, smaller[1])])
}
