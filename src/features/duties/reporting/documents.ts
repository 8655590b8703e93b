// 述职结果表: who reported in writing and by word, with the summed ballots.
import type { DocumentRow } from '#/core/documents/document.ts'
import { inChinese } from '#/core/day.ts'
import type { Round } from './round.ts'

export const roundDocuments: readonly DocumentRow<Round>[] = [
  {
    name: 'result',
    title: '述职结果表',
    form: 'plain',
    exists: (r) => r.people.length > 0,
    make: (r, { committee, day }) => ({
      title: `${r.title}结果表`,
      blocks: [
        {
          kind: 'paragraph',
          text: `应述职${r.people.length}人，报送书面述职报告${r.people.filter((p) => p.filedOn).length}人，会上述职${r.people.filter((p) => p.deliveredOn).length}人。测评不记名，只计总票数。`,
        },
        {
          kind: 'table',
          header: ['姓名', '小组', '书面报告', '会上述职', '测评'],
          widths: [3, 4, 5, 5, 5],
          align: ['center', 'left', 'center', 'center', 'center'],
          rows: r.people.map((p) => [
            p.name,
            p.group ?? '',
            p.filedOn ? inChinese(p.filedOn) : '未报送',
            p.deliveredOn ? inChinese(p.deliveredOn) : '未述职',
            p.grade ? `${p.grade}（${p.points ?? ''}分，${p.ballots}票）` : '',
          ]),
        },
        { kind: 'signature', name: committee },
        { kind: 'date', day },
      ],
    }),
  },
]
