// The papers of the floor: 发言目录, 分组名单, 座次表, 列席人员名单; 表决结果; 决议; 简报.
import { inChinese } from '#/core/day.ts'
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import type { BriefingPaper, FloorPaper, ResolutionPaper, VotePaper } from './papers.ts'

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const closing = (name: string, day: Parameters<typeof inChinese>[0] | null): readonly Block[] => [
  { kind: 'signature', name },
  { kind: 'date', day },
]
export const paragraphs = (text: string): readonly Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph(line.trim()))

const forms = { oral: '口头', written: '书面' } as const

/** Rows of at most so many seats fit on a sheet; a longer row goes on below. */
const seatsWide = 12

const noSeats: NonNullable<FloorPaper['seatMap']> = { rows: 0, seats: 0, aisles: [], rule: '', names: {} }

export const floorDocuments: readonly DocumentRow<FloorPaper>[] = [
  {
    name: 'speeches',
    title: '发言目录',
    form: 'plain',
    exists: (f) => f.speeches.length > 0,
    make: (f) => ({
      title: `${f.title}发言目录`,
      blocks: [
        {
          kind: 'table',
          header: ['序号', '发言人', '代表', '题目', '方式', '时间'],
          widths: [1, 2, 3, 6, 1, 1],
          align: ['center', 'left', 'left', 'left', 'center', 'center'],
          rows: f.speeches.map((s, i) => [
            String(s.ord ?? i + 1),
            s.speaker,
            s.body ?? '',
            s.topic,
            s.form ? forms[s.form] : '',
            s.form === 'oral' ? `${s.allotted}分钟` : '',
          ]),
        },
      ],
    }),
  },
  {
    name: 'groups',
    title: '分组名单',
    form: 'plain',
    exists: (f) => f.groups.length > 0,
    make: (f) => ({
      title: `${f.title}分组名单`,
      blocks: f.groups.flatMap((g): Block[] => [
        { kind: 'heading', level: 1, text: `${g.name}（${g.people.length}人）` },
        paragraph(`召集人：${g.convenors.join('、') || '待定'}。讨论地点：${g.place || '待定'}。`),
        paragraph(g.people.join('　') || '（还没有编入人员）'),
      ]),
    }),
  },
  {
    name: 'seats',
    title: '座次表',
    form: 'plain',
    exists: (f) => f.seatMap !== null,
    make: (f) => ({
      title: `${f.title}座次表`,
      blocks: f.seatMap
        ? [
            paragraph(`主席台在前，${f.seatMap.rule}，第一排起从左到右。`),
            ...Array.from({ length: Math.ceil(f.seatMap.seats / seatsWide) }, (_, part): Block => {
              const map = f.seatMap ?? noSeats
              const seats = Array.from({ length: Math.min(seatsWide, map.seats - part * seatsWide) }, (_x, i) => part * seatsWide + i + 1)
              return {
                kind: 'table',
                ...(part > 0 ? { caption: `第${seats[0] ?? 1}座起` } : {}),
                header: ['', ...seats.map(String)],
                align: ['center', ...seats.map(() => 'center' as const)],
                rows: Array.from({ length: map.rows }, (_y, r) => [`${r + 1}排`, ...seats.map((n) => map.names[`${r + 1}-${n}`] ?? '')]),
              }
            }),
          ]
        : [],
    }),
  },
  {
    name: 'observers',
    title: '列席人员名单',
    form: 'plain',
    exists: (f) => f.observers.length > 0,
    make: (f) => ({
      title: `${f.title}列席人员名单`,
      blocks: [
        {
          kind: 'table',
          header: ['序号', '姓名', '单位、界别'],
          widths: [1, 3, 6],
          align: ['center', 'left', 'left'],
          rows: f.observers.map((o, i) => [String(i + 1), o.name, o.note]),
        },
      ],
    }),
  },
]

export const voteDocuments: readonly DocumentRow<VotePaper>[] = [
  {
    name: 'result',
    title: '表决结果',
    form: 'plain',
    exists: () => true,
    make: (v) => ({
      title: `${v.meeting}表决结果`,
      blocks: [
        paragraph(`${inChinese(v.day)}，${v.quorum}。会议以${v.mode}的方式表决“${v.title}”，${v.rule}通过。`),
        ...paragraphs(v.text),
        paragraph(
          `有权表决${v.eligible}人，参加表决${v.cast}人${v.invalid ? `，其中无效票${v.invalid}张` : ''}${v.seats ? `；应选${v.seats}人` : ''}。`,
        ),
        {
          kind: 'table',
          header: v.kind === 'election' ? ['候选人', '得票', '结果'] : ['意见', '票数'],
          align: v.kind === 'election' ? ['left', 'right', 'center'] : ['left', 'right'],
          rows: v.options.map((o) =>
            v.kind === 'election' ? [o.label, String(o.votes), o.elected ? '当选' : ''] : [o.label, String(o.votes)],
          ),
        },
        paragraph(`结果：${v.outcome}。`),
        ...(v.tellers.length ? [paragraph(`计票人：${v.tellers.join('、')}。`)] : []),
        ...closing(v.host, v.day),
      ],
    }),
  },
]

export const resolutionDocuments: readonly DocumentRow<ResolutionPaper>[] = [
  {
    name: 'text',
    title: '决议文稿',
    form: 'plain',
    exists: (r) => r.text.trim() !== '',
    make: (r) => ({
      title: r.title,
      blocks: [
        paragraph(r.decidedOn && r.state === 'adopted' ? `（${inChinese(r.decidedOn)}${r.meeting}通过）` : `（${r.stateLabel}）`),
        ...paragraphs(r.text),
        ...(r.state === 'adopted' ? closing(r.host, r.decidedOn) : []),
      ],
    }),
  },
]

export const briefingDocuments: readonly DocumentRow<BriefingPaper>[] = [
  {
    name: 'text',
    title: '简报',
    form: 'document',
    exists: (b) => b.text.trim() !== '',
    make: (b) => ({
      issuer: `${b.meeting}简报`,
      ...(b.no === null ? {} : { number: `第${b.no}期` }),
      title: b.title,
      blocks: [...(b.group ? [paragraph(`（${b.group}）`)] : []), ...paragraphs(b.text), ...closing(b.host, b.issuedOn)],
    }),
  },
]
