// PDF by typst, in process. The fonts travel with the program, so the page is the same on every machine.
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fileURLToPath } from 'node:url'
import { readFileSync } from 'node:fs'
import { setPaper } from './paper-layout.ts'
import type { Paper } from './paper.ts'

const fandol = fileURLToPath(new URL('../../../public/fonts/fandol', import.meta.url))
const noto = ['400Regular', '700Bold'].map((weight) =>
  fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-serif-sc/${weight}/index.js`)).replace(/[^/\\]+$/, ''),
)

interface Press {
  readonly compiler: NodeCompiler
  readonly source: string
  readonly drawn: ReadonlySet<string>
}

// Reading the fonts takes a fifth of a second: done with the first paper, kept for all.
let press: Press | null = null

const openPress = (): Press => ({
  compiler: NodeCompiler.create({ workspace: fandol, fontArgs: [{ fontPaths: [fandol, ...noto] }] }),
  source: readFileSync(new URL('./paper.typ', import.meta.url), 'utf8'),
  drawn: gb2312(),
})

export async function toPdf(paper: Paper): Promise<Buffer> {
  press ??= openPress()
  const { compiler, source, drawn } = press
  const content = JSON.stringify(setPaper(paper))
  const result = compiler.compile({ mainFileContent: source, inputs: { paper: content, covered: covered(content, drawn) } })
  const failed = result.takeError()
  if (failed || !result.result) throw new Error(`typst: ${JSON.stringify(failed && compiler.fetchDiagnostics(failed))}`)
  const pdf = compiler.pdf(result.result)
  compiler.evictCache(10)
  return pdf
}

/**
 * What Fandol draws of this paper, as a class for typst: all ideographs less the rare ones that occur here.
 * Naming all 6,763 ideographs of GB 2312 instead would say the same and cost a tenth of a second a page.
 */
function covered(content: string, drawn: ReadonlySet<string>): string {
  const rare = new Set([...content].filter((c) => /[\u4E00-\u9FFF]/.test(c) && !drawn.has(c)))
  const ideographs = rare.size ? `[\u4E00-\u9FFF--[${[...rare].join('')}]]` : '\u4E00-\u9FFF'
  return `${ideographs}、。〈〉《》「」『』【】〔〕，：；？！（）`
}

/** The ideographs of GB 2312: the ones Fandol draws reliably. */
function gb2312(): ReadonlySet<string> {
  const decoder = new TextDecoder('gb18030')
  const chars = new Set<string>()
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) {
      const char = decoder.decode(Uint8Array.of(row, cell))
      if (/^\p{Script=Han}$/u.test(char)) chars.add(char)
    }
  }
  return chars
}
