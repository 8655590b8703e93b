// The papers of the units' assessment: the score sheet of a unit, and the results of all.
import type { DocumentRow } from '#/core/documents/document.ts'
import type { TableBlock } from '#/core/documents/paper.ts'
import { day as asDay, inChinese } from '#/core/day.ts'
import { closing, heading, paragraph } from '../../documents/wording.ts'
import type { AssessmentPage, SheetPage } from './contract.ts'

const signed = (points: number): string => (points < 0 ? `−${Math.abs(points)}` : String(points))

export const sheetDocuments: readonly DocumentRow<SheetPage>[] = [
  {
    name: 'sheet',
    title: '考核得分表',
    form: 'plain',
    exists: () => true,
    make: (s, { committee, day }) => ({
      title: `${s.unit.name}提案办理考核得分表`,
      blocks: [
        paragraph(
          `${s.assessment.title}，按“${s.assessment.scheme}”计分（${s.assessment.schemeSource}），数据截至${inChinese(asDay(s.assessment.countsUntil))}。` +
            `总分${s.total}分${s.grade ? `，等次：${s.grade}` : ''}${s.place ? `，${s.rankGroup}第${s.place}名（共${s.of}个）` : ''}。` +
            (s.finalOn ? `${s.assessment.meeting}审定。` : '尚未审定，供核对。'),
        ),
        {
          kind: 'table',
          header: ['项目', '指标', '怎样计的', '依据', '得分'],
          widths: [2, 3, 5, 4, 1],
          align: ['left', 'left', 'left', 'left', 'right'],
          rows: [...s.lines.map((l) => [l.group, l.title, l.says, l.source, signed(l.points)]), ['', '总分', '', '', String(s.total)]],
        },
        ...(s.barred.length ? [paragraph(`${s.barred.join('；')}。`)] : []),
        ...s.lines
          .filter((l) => l.records.length > 0 && l.points < 0)
          .flatMap((l) => [heading(`${l.title}（${l.records.length}件）`), recordTable(l.records)]),
        ...closing(committee, s.finalOn ? asDay(s.finalOn) : day),
      ],
    }),
  },
]

const recordTable = (records: SheetPage['lines'][number]['records']): TableBlock => ({
  kind: 'table',
  header: ['案号', '案由', '日期'],
  widths: [1, 5, 1],
  rows: records.map((r) => [r.ref, r.title, r.day ?? '']),
})

export const assessmentDocuments: readonly DocumentRow<AssessmentPage>[] = [
  {
    name: 'results',
    title: '考核结果汇总表',
    form: 'plain',
    exists: (a) => a.standings.length > 0,
    make: (a, { committee, day }) => ({
      title: `${a.title}结果汇总表`,
      blocks: [
        paragraph(
          `按“${a.scheme.title}”计分，数据截至${inChinese(asDay(a.countsUntil))}，共${a.standings.length}个单位。` +
            (a.meetingDay ? `${inChinese(asDay(a.meetingDay))}，${a.meeting}审定。` : '尚未审定。'),
        ),
        ...[...Map.groupBy(a.standings, (s) => s.rankGroup)].map(([group, rows]): TableBlock => ({
          kind: 'table',
          caption: group,
          header: ['名次', '承办单位', '总分', '等次'],
          widths: [1, 5, 1, 1],
          align: ['right', 'left', 'right', 'left'],
          rows: rows.map((r) => [String(r.place), r.unit, String(r.total), r.grade ?? '']),
        })),
        ...closing(committee, a.approvedOn ? asDay(a.approvedOn) : day),
      ],
    }),
  },
]
