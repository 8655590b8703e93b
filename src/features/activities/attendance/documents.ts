// The papers of sign-in: a sheet to sign by hand, and the attendance list with its line 应到、请假、实到.
import { dayOf, inChinese } from '#/core/day.ts'
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import { clockOf } from './clock-words.ts'
import { stateWords, type Sheet, type SheetPerson, type SheetSession } from './sheet.ts'

const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
const heading = (text: string): Block => ({ kind: 'heading', level: 1, text })

/** '2022年3月14日09:00，市政协会议室' */
function whenAndWhere({ activity }: Sheet): string {
  return [`${inChinese(dayOf(activity.startsAt))}${clockOf(activity.startsAt)}`, activity.place].filter(Boolean).join('，')
}

const sectionsOf = (people: readonly SheetPerson[]): readonly (readonly [string, readonly SheetPerson[]])[] => [
  ...Map.groupBy(people, (p) => p.section),
]

const replied = (p: SheetPerson): string => (p.reply === 'leaveGranted' ? '请假' : '')

const sessionHead = (s: SheetSession, of: number): string =>
  of > 1 ? `${s.label || inChinese(dayOf(s.startsAt))}（${clockOf(s.startsAt)}—${clockOf(s.endsAt)}）` : ''

/** A line each, high enough for a hand. */
const signTable = (people: readonly SheetPerson[], sessions: readonly SheetSession[]): Block => ({
  kind: 'table',
  header: ['序号', '姓名', '界别、单位', ...sessions.map((s) => (sessions.length > 1 ? `${s.label}签名` : '签名')), '备注'],
  widths: [4, 8, 14, ...sessions.map(() => 12), 6],
  align: ['center', 'center', 'left', ...sessions.map(() => 'left' as const), 'center'],
  rows: sectionsOf(people).flatMap(([section, its]) => [
    [{ text: `${section}（${its.length}人）`, span: sessions.length + 4 }],
    ...its.map((p) => [String(p.no), p.name, p.unit, ...sessions.map(() => '\n'), replied(p)]),
  ]),
})

const attendanceTable = (people: readonly SheetPerson[], session: SheetSession): Block => ({
  kind: 'table',
  header: ['序号', '姓名', '界别、单位', '出勤', '签到', '备注'],
  widths: [4, 8, 14, 6, 7, 13],
  align: ['center', 'center', 'left', 'center', 'center', 'left'],
  rows: sectionsOf(people).flatMap(([section, its]) => {
    const present = its.filter((p) => p.seen.get(session.id)?.state === 'present' || p.seen.get(session.id)?.came).length
    return [
      [{ text: `${section}（${its.length}人，到${present}人）`, span: 6 }],
      ...its.map((p) => {
        const seen = p.seen.get(session.id)
        const state = stateWords(seen?.state ?? null) || (seen?.came ? '已到' : replied(p))
        return [String(p.no), p.name, p.unit, state, seen?.came ? clockOf(seen.came.at) : '', seen?.says ?? '']
      }),
    ]
  }),
})

export const attendanceDocuments: readonly DocumentRow<Sheet>[] = [
  {
    name: 'sign-in-sheet',
    title: '签到表（空白）',
    form: 'plain',
    exists: (sheet) => sheet.people.length > 0 && !sheet.settled,
    make: (sheet) => ({
      title: `${sheet.activity.title}\n签到表`,
      blocks: [
        paragraph(`时间地点：${whenAndWhere(sheet)}　　名单${sheet.people.length}人`),
        signTable(sheet.people, sheet.sessions),
        paragraph('请本人签名。序号与系统名单一致，会后按序号录入，扫描件存入系统。'),
      ],
    }),
  },
  {
    name: 'attendance',
    title: '出席名单',
    form: 'plain',
    exists: (sheet) => sheet.people.length > 0,
    make: (sheet) => ({
      title: `${sheet.activity.title}\n出席名单`,
      blocks: [
        paragraph(`时间地点：${whenAndWhere(sheet)}${sheet.settled ? '' : '　　（会议尚未关闭，以结算后的为准）'}`),
        ...sheet.sessions.flatMap((s) => [
          ...(sheet.sessions.length > 1 ? [heading(sessionHead(s, sheet.sessions.length))] : []),
          paragraph(`${s.line}。`),
          attendanceTable(sheet.people, s),
        ]),
      ],
    }),
  },
]
