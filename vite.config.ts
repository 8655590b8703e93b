// Builds the web pages into dist/web: hashed files, each with its .br and .gz beside it, so that the server only hands them out.
import react from '@vitejs/plugin-react'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { defineConfig, type Plugin } from 'vite'

export default defineConfig({
  publicDir: 'public/icons',
  plugins: [react(), precompress()],
  resolve: { alias: { '#': join(import.meta.dirname, 'src') } },
  build: {
    outDir: 'dist/web',
    emptyOutDir: true,
    target: 'es2022',
    // The pieces every page shares are one file that the browser keeps from page to page.
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      // The tablet at the door is a page of its own; what keeps it without network has a name that never changes, or it would not be found again.
      input: {
        main: join(import.meta.dirname, 'index.html'),
        door: join(import.meta.dirname, 'door/index.html'),
        'door/sw': join(import.meta.dirname, 'src/web/door/worker.ts'),
      },
      output: { entryFileNames: ({ name }) => (name === 'door/sw' ? '[name].js' : 'assets/[name]-[hash].js') },
    },
  },
  // The host stays as the browser wrote it, or the server takes every change for one from elsewhere.
  server: { port: 5173, proxy: { '/api': { target: process.env['SHUOJU_API'] ?? 'http://127.0.0.1:8080', changeOrigin: false } } },
})

/** The compressed twins belong to the bundle itself: nothing is read back from a folder that another build may be emptying. */
function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      async handler(_options, bundle) {
        const plain = Object.values(bundle).map(
          (file) => [file.fileName, Buffer.from(file.type === 'chunk' ? file.code : file.source)] as const,
        )
        const twins = await Promise.all(plain.filter(([name, content]) => isText(name) && content.length >= 1024).map(compressed))
        for (const { fileName, source } of twins.flat()) this.emitFile({ type: 'asset', fileName, source })
      },
    },
  }
}

const isText = (name: string): boolean => /\.(?:js|css|html|svg|json)$/.test(name)

async function compressed([name, content]: readonly [string, Buffer]): Promise<{ fileName: string; source: Buffer }[]> {
  const [gz, br] = await Promise.all([
    promisify(gzip)(content, { level: 9 }),
    promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 10 } }),
  ])
  return [
    { fileName: `${name}.gz`, source: gz },
    { fileName: `${name}.br`, source: br },
  ]
}
