// `report --year 2022 --out FILE.{md,docx,pdf,json}`: the report on the command line.
import { readFileSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import { WrongUse, type Command } from '#/core/command.ts'
import { readIn } from '#/core/db/database.ts'
import type { Figure } from '#/core/figure.ts'
import { readAsked } from '#/core/figures/question.ts'
import { composeReport } from './compose.ts'
import { reportFile, reportFormats, reportJson, type ReportFormat } from './file.ts'

export const reportCommand = (figures: () => readonly Figure[]): Command => ({
  name: 'report',
  summary: '生成工作报告；模板里的数字取自记录，填不上的地方指出行号',
  options: {
    year: { type: 'string', value: 'YEAR', help: '报告年度' },
    'as-of': { type: 'string', value: 'DAY', help: '截至哪一天' },
    template: { type: 'string', value: 'FILE', help: '模板文件（不给时用设置里的模板）' },
    out: { type: 'string', value: 'FILE', help: `写到哪个文件：${reportFormats.join('、')}` },
  },
  run: async (asked) => {
    const out = asked.text('out')
    const format = out === undefined ? 'md' : formatOf(out)
    const question = readAsked(asked.committee.id, { year: asked.text('year'), asOf: asked.text('as-of') }, asked.world.clock.today())
    if (!question.ok) throw new WrongUse(question.reasons.map((r) => r.says).join('；'))
    const template = templateIn(asked.text('template'))
    const report = await readIn(asked.world.db, [asked.committee.id], (tx) => composeReport(tx, figures(), question.value, template), {
      snapshot: true,
    })
    if (!report.ok) return hole(report.reasons.map((r) => r.says))
    if (out === undefined) return { json: reportJson(report.value), text: report.value.text }
    const bytes = await reportFile(report.value, format)
    if (!bytes.ok) return hole(bytes.reasons.map((r) => r.says))
    writeFileSync(out, bytes.value)
    return { json: { out, ...reportJson(report.value) }, text: `已写入 ${out}` }
  },
})

const hole = (errors: readonly string[]) => ({ json: { errors }, text: errors.join('\n'), finding: true })

function formatOf(out: string): ReportFormat {
  const format = reportFormats.find((f) => `.${f}` === extname(out).toLowerCase())
  if (!format) throw new WrongUse(`--out 的文件名以 ${reportFormats.map((f) => `.${f}`).join('、')} 结尾`)
  return format
}

function templateIn(file: string | undefined): string | null {
  if (file === undefined) return null
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new WrongUse(`读不到模板文件 ${file}`)
  }
}
