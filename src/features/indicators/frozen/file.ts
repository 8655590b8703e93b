// Frozen figures as a workbook: what was printed, what the figures say now, and the rules then in force.
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, inChinese } from '#/core/day.ts'
import { writeXlsx, type OutSheet } from '#/core/documents/table-out.ts'
import type { Figure } from '#/core/figure.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { figureEvents } from '../events.ts'
import { mediaTypes, type FigureFile } from '../export.ts'
import { compareFrozen } from './compare.ts'
import type { Against, FrozenPage } from './contract.ts'

export function exportFrozen(
  world: World,
  actor: Actor,
  figures: readonly Figure[],
  asked: { readonly id: string; readonly against: Against },
): Promise<Outcome<FigureFile>> {
  return perform(world, actor, async ({ tx, record, today }) => {
    const found = await compareFrozen(tx, figures, { ...asked, committeeId: actor.committeeId, today })
    if (!found.ok) return found
    const { title, year, asOf, figureRows } = found.value
    record(
      { kind: 'frozen-report', id: asked.id },
      figureEvents.exported.of({ title, rows: figureRows.length, format: 'xlsx', year, asOf }),
    )
    const bytes = await writeXlsx({ sheets: frozenSheets(found.value) })
    return done({ name: `${title}-固定的数字.xlsx`, type: mediaTypes.xlsx, bytes, rows: figureRows.length })
  })
}

export const frozenSheets = (page: FrozenPage): readonly OutSheet[] => [
  {
    name: '固定的数字',
    columns: [
      { title: '编号', width: 24 },
      { title: '类别', width: 14 },
      { title: '名称', width: 32 },
      { title: '固定时', width: 12 },
      { title: '单位', width: 8 },
      { title: '当时记录数', width: 10, kind: 'number' },
      { title: '现在', width: 12 },
      { title: '现在记录数', width: 10, kind: 'number' },
      { title: '新增', width: 8, kind: 'number' },
      { title: '减少', width: 8, kind: 'number' },
      { title: '口径', width: 80 },
      { title: '公式', width: 50 },
    ],
    rows: page.figureRows.map((f) => [
      f.code,
      f.group,
      f.title,
      f.text,
      f.unit,
      f.records,
      f.now?.text ?? '（已无此数字）',
      f.now?.records,
      f.added,
      f.removed,
      f.definition,
      f.formula,
    ]),
  },
  {
    name: '说明',
    columns: [
      { title: '项目', width: 20 },
      { title: '内容', width: 90 },
    ],
    rows: [
      ['名称', page.title],
      ['届次', page.session ?? `${page.year}年度`],
      ['截至', inChinese(day(page.asOf))],
      ['固定时间', new Date(page.frozenAt)],
      ['固定人', `${page.frozenBy}（${page.side}）`],
      ['说明', page.note],
      ['校验码', page.checkCode],
      ['校验', page.intact ? '存储的内容与校验码相符' : '存储的内容与校验码不符，请查办理日志'],
      ['现在的数字截至', inChinese(day(page.nowAsOf))],
      ...page.settings.map((s) => ['规则已变', `${s.title}：当时${s.before}，现在${s.now}`]),
    ],
  },
]
