// 委员履职档案 on paper: who, what the year asked, presence, totals, and every fact in its group. For a year or the whole term.
import { inChinese, type Day } from '#/core/day.ts'
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import type { PersonDossier } from './contract.ts'

export interface DossierPrint extends PersonDossier {
  /** The day it is printed. */
  readonly today: Day
}

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const numbers = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二', '十三', '十四']

function who(d: DossierPrint): Block {
  const { attendance: a } = d
  return {
    kind: 'table',
    widths: [14, 36, 14, 36],
    align: ['center', 'left', 'center', 'left'],
    rows: [
      ['姓名', d.person.name, '职务', d.seat?.kind ?? ''],
      ['界别', d.seat?.sector.name ?? '', '专委会', d.seat?.committee?.name ?? ''],
      [
        '期间',
        `${inChinese(d.period.from as Day)}至${inChinese(d.period.to < d.today ? (d.period.to as Day) : d.today)}`,
        '活跃月数',
        `${d.activeMonths}个月`,
      ],
      ['应到', a.due ? `${a.due}次` : '—', '实到', a.due ? `${a.present}次（${((100 * a.present) / a.due).toFixed(1)}%）` : '—'],
    ],
  }
}

const tasks = (d: DossierPrint): readonly Block[] =>
  d.tasks
    ? [
        {
          kind: 'table',
          caption: d.tasks.title,
          header: ['任务', '要求', '完成', '计入的事项'],
          widths: [24, 10, 10, 56],
          align: ['left', 'center', 'center', 'left'],
          rows: d.tasks.items.map((t) => [
            t.title,
            String(t.minimum),
            String(t.done),
            t.facts.length ? t.facts.map((f) => `${f.title}（${f.day}）`).join('\n') : '未完成',
          ]),
        },
      ]
    : []

export const dossierDocuments: readonly DocumentRow<DossierPrint>[] = [
  {
    name: 'dossier',
    title: '委员履职档案',
    form: 'plain',
    exists: () => true,
    make: (d, { committee, day }) => ({
      title: `${d.person.name}履职档案（${d.period.title}）`,
      blocks: [
        who(d),
        ...tasks(d),
        ...d.groups.flatMap((g, i): Block[] => [
          { kind: 'heading', level: 1, text: `${numbers[i] ?? ''}、${g.label}（${g.facts.length}件）` },
          {
            kind: 'table',
            header: ['日期', '事项', '内容', '角色'],
            widths: [15, 20, 51, 14],
            align: ['center', 'left', 'left', 'center'],
            rows: g.facts.map((f) => [f.day, f.verb.label, f.notes.length ? `${f.title}（${f.notes.join('，')}）` : f.title, f.role]),
          },
        ]),
        ...(d.groups.length ? [] : [paragraph('这一期间没有计入履职档案的事项。')]),
        paragraph('本档案由履职记录自动汇总，每一件都能在系统里打开原始记录；人工登记的由一人登记、另一人核实。'),
        { kind: 'signature', name: committee },
        { kind: 'date', day },
      ],
    }),
  },
]
