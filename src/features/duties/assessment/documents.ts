// The papers of the yearly assessment: the result table, the sheet of one, the letter to the unit and the one who recommended.
import { day as asDay, inChinese } from '#/core/day.ts'
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block, TableBlock } from '#/core/documents/paper.ts'
import type { AssessmentPage, SheetPage } from './contract.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const signed = (points: number): string => (points < 0 ? `−${Math.abs(points)}` : String(points))
const shown = (day: string): string => inChinese(asDay(day))

export const assessmentDocuments: readonly DocumentRow<AssessmentPage>[] = [
  {
    name: 'results',
    title: '考核结果汇总表',
    form: 'plain',
    exists: (a) => a.scoredOn !== null && a.results.length > 0,
    make: (a, { committee, day }) => ({
      title: `${a.title}结果汇总表`,
      blocks: [
        paragraph(
          `按“${a.rules.title}”（${a.rules.version}）计分，事实${shown(a.from)}至${shown(a.until)}，共${a.results.length}个对象。` +
            a.grades.map((g) => `${g.grade}${g.count}个`).join('，') +
            `。${a.approvedOn ? `${a.meeting}审议，${shown(a.approvedOn)}审定。` : '尚未审定。'}校验码${a.checkCode?.slice(0, 16) ?? ''}。`,
        ),
        ...tables(a),
        { kind: 'signature', name: committee },
        { kind: 'date', day: a.approvedOn ? asDay(a.approvedOn) : day },
      ],
    }),
  },
]

const tables = (a: AssessmentPage): TableBlock[] =>
  [...Map.groupBy(a.results, (r) => r.sector ?? '')].map(([sector, rows]): TableBlock => ({
    kind: 'table',
    ...(sector ? { caption: sector } : {}),
    header: ['序号', '姓名或名称', '专委会', '得分', '等次', '说明'],
    widths: [1, 2, 3, 1, 1, 4],
    align: ['right', 'left', 'left', 'right', 'left', 'left'],
    rows: rows.map((r, i) => [
      String(i + 1),
      r.name,
      r.specialCommittee ?? '',
      r.total === null ? '' : String(r.total),
      r.grade ?? '',
      r.exempt ?? (r.grade === r.earnedGrade ? '' : (r.gradeReason ?? '')),
    ]),
  }))

export const sheetDocuments: readonly DocumentRow<SheetPage>[] = [
  {
    name: 'sheet',
    title: '履职得分表',
    form: 'plain',
    exists: () => true,
    make: (s, { committee, day }) => ({
      title: `${s.holder.name}${s.assessment.year}年度履职得分表`,
      blocks: [
        paragraph(
          `${s.assessment.title}，按“${s.assessment.rules}”（${s.ruleVersion}）计分，事实${shown(s.assessment.from)}至${shown(s.assessment.until)}。` +
            `${s.holder.sector ? `界别：${s.holder.sector}。` : ''}总分${s.total}分${s.grade ? `，等次：${s.grade}` : ''}。` +
            (s.isFrozen
              ? `${s.assessment.approvedOn ? `${s.assessment.meeting}审定。` : '尚未审定。'}校验码${s.checkCode?.slice(0, 16) ?? ''}。`
              : '还没有固定，供核对。'),
        ),
        {
          kind: 'table',
          header: ['项目', '指标', '怎样计的', '得分'],
          widths: [2, 3, 7, 1],
          align: ['left', 'left', 'left', 'right'],
          rows: [...s.lines.map((l) => [l.group, l.title, l.says, signed(l.points)]), ['', '总分', '', String(s.total)]],
        },
        ...s.barred.map((says) => paragraph(`${says}。`)),
        ...s.lines.filter((l) => l.facts.length > 0).map(factTable),
        { kind: 'signature', name: committee },
        { kind: 'date', day: s.assessment.approvedOn ? asDay(s.assessment.approvedOn) : day },
      ],
    }),
  },
  {
    name: 'letter',
    title: '致所在单位和推荐单位的函',
    form: 'letter',
    right: 'scores:read',
    exists: (s) => s.assessment.approvedOn !== null && s.grade !== null && s.holder.kind === 'person',
    make: (s, { committee, day }) => ({
      issuer: committee,
      title: `关于${s.holder.name}同志${s.assessment.year}年度履行委员职责情况的函`,
      addressee: s.employer ?? '推荐单位',
      blocks: [
        paragraph(
          `你单位${s.holder.name}同志是本会委员${s.holder.sector ? `（${s.holder.sector}）` : ''}。${s.assessment.year}年度委员履职考核中，该同志得分${s.total}分，经${s.assessment.meeting}审定，等次为“${s.grade ?? ''}”。`,
        ),
        paragraph(
          `主要履职情况：${
            s.lines
              .filter((l) => l.kind === 'rule' && l.points > 0)
              .map((l) => `${l.title}${l.points}分`)
              .join('，') || '没有计分的履职事实'
          }。`,
        ),
        paragraph('特此函告，感谢你单位对政协工作和委员履职的支持。'),
        { kind: 'signature', name: committee },
        { kind: 'date', day: s.assessment.approvedOn ? asDay(s.assessment.approvedOn) : day },
      ],
    }),
  },
]

const factTable = (line: SheetPage['lines'][number]): TableBlock => ({
  kind: 'table',
  caption: line.title,
  header: ['日期', '事项', '内容', '得分'],
  widths: [2, 2, 7, 1],
  align: ['left', 'left', 'left', 'right'],
  rows: line.facts.map((f) => [f.day ?? '', f.verb, f.title, signed(f.points ?? 0)]),
})
