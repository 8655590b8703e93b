// The papers of a supervision item: 督办方案, 督办通知单, 问题整改通知, 督办情况报告 (cases.md §6.2 items 13, 14).
import { inChinese } from '#/core/day.ts'
import type { DocumentRow } from '#/core/documents/document.ts'
import type { Block } from '#/core/documents/paper.ts'
import { committeeLetters, committeeNotices, proposalReports } from '../documents/series.ts'
import { before, chineseNo, closing, heading, ownBody, paragraph, proposalCommittee, sentence } from '../documents/wording.ts'
import { unitRoles } from '../words.ts'
import type { Supervision } from './item.ts'
import { problemStates } from './problem-lifecycle.ts'
import { tiers } from './words.ts'

const right = 'supervision:write'

const linesOf = (text: string): readonly Block[] =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => paragraph(sentence(line)))

const named = (s: Supervision, committee: string): string =>
  s.cases.map((c) => `${ownBody(committee)}${s.sessionTitle}第${c.caseNo ?? '　'}号提案《${c.subject}》`).join('、')

const unitsOf = (s: Supervision): readonly string[] => [...new Set(s.cases.flatMap((c) => c.units.map((u) => u.name)))]
const answering = (s: Supervision): readonly string[] => [
  ...new Set(s.cases.flatMap((c) => c.units.filter((u) => u.role !== 'assist').map((u) => u.name))),
]

const casesTable = (s: Supervision): Block => ({
  kind: 'table',
  header: ['案号', '案由', '提案者', '承办单位'],
  widths: [2, 6, 3, 5],
  rows: s.cases.map((c) => [
    c.caseNo ? `第${c.caseNo}号${c.tier ? `（${tiers[c.tier].slice(0, 2)}）` : ''}` : '',
    c.subject,
    c.lead,
    c.units.map((u) => `${u.name}（${unitRoles[u.role]}）`).join('、'),
  ]),
})

const problemsTable = (s: Supervision): readonly Block[] => {
  const problems = s.problems.filter((p) => p.state !== 'retracted')
  if (problems.length === 0) return []
  return [
    {
      kind: 'table',
      caption: '问题清单',
      header: ['序号', '问题', '责任单位', '整改期限', '情况'],
      widths: [1, 6, 3, 3, 4],
      rows: problems.map((p) => [
        String(p.no),
        p.text,
        p.owner,
        p.due ? inChinese(p.due) : '',
        p.solvedOn
          ? `${inChinese(p.solvedOn)}确认解决`
          : p.answer
            ? `${problemStates[p.state].label}：${p.answer}`
            : problemStates[p.state].label,
      ]),
    },
  ]
}

/** Numbered parts, those without content left out, so that no heading stands over nothing. */
const parts = (given: readonly (readonly [string, readonly Block[]])[]): readonly Block[] =>
  given.filter(([, blocks]) => blocks.length > 0).flatMap(([title, blocks], i) => [heading(`${chineseNo(i + 1)}、${title}`), ...blocks])

const running = (s: Supervision): boolean => s.planApprovedOn !== null

export const supervisionDocuments: readonly DocumentRow<Supervision>[] = [
  {
    name: 'plan',
    title: '督办方案',
    form: 'document',
    right,
    exists: (s) => s.plan !== '',
    issue: { series: committeeNotices, right },
    make: (s, { committee, number, day }) => ({
      issuer: proposalCommittee(committee),
      ...(number ? { number } : {}),
      title: `${s.modeLabel}方案`,
      blocks: [
        paragraph(
          `根据主席会议安排，${named(s, committee)}列入${s.modeLabel}，由${s.leaderName}${s.leaderPost ? `（${s.leaderPost}）` : ''}领衔。方案如下。`,
        ),
        ...parts([
          ['督办的提案', [casesTable(s)]],
          ['督办目的', linesOf(s.purpose)],
          ['督办日期', s.plannedOn ? [paragraph(`${inChinese(s.plannedOn)}。`)] : []],
          [
            '领衔人和参加人员',
            [
              paragraph(`领衔人：${s.leaderName}${s.body ? `；协助：${s.body}` : ''}。`),
              ...(s.unitLeaders ? [paragraph(`承办单位负责人：${sentence(s.unitLeaders)}`)] : []),
              ...linesOf(s.participants),
            ],
          ],
          ['步骤和分工', linesOf(s.plan)],
        ]),
        ...closing(proposalCommittee(committee), number ? day : null),
      ],
    }),
  },
  {
    name: 'notice',
    title: '督办通知单',
    form: 'letter',
    right,
    exists: running,
    issue: { series: committeeLetters, right },
    make: (s, { committee, number, day }) => {
      const owed = s.owed.find((o) => o.code === 'supervision.unitReport')
      return {
        issuer: proposalCommittee(committee),
        ...(number ? { number } : {}),
        title: '督办通知单',
        addressee: answering(s).join('、'),
        blocks: [
          paragraph(`${named(s, committee)}列入${s.modeLabel}，由${s.leaderName}领衔督办。现将有关事项通知如下。`),
          ...parts([
            [
              '书面报告办理情况',
              owed
                ? [paragraph(`请${before(owed.due)}书面报告办理进展、存在的困难和下一步打算。`)]
                : [paragraph('请书面报告办理进展、存在的困难和下一步打算。')],
            ],
            ['督办安排', s.plannedOn ? [paragraph(`${inChinese(s.plannedOn)}督办，请单位负责人参加。`)] : []],
            ['整改要求', problemsTable(s)],
          ]),
          ...closing(proposalCommittee(committee), number ? day : null),
        ],
      }
    },
  },
  {
    name: 'report',
    title: '督办情况报告',
    form: 'document',
    exists: (s) => s.results.length > 0,
    issue: { series: proposalReports, right },
    make: (s, { committee, number, day }) => {
      const result = s.results.at(-1)
      return {
        issuer: proposalCommittee(committee),
        ...(number ? { number } : {}),
        title: `${s.modeLabel}情况报告`,
        addressee: `${s.leaderName}${s.leaderPost}`,
        blocks: [
          paragraph(`按照督办方案，对${named(s, committee)}进行了督办，承办单位为${unitsOf(s).join('、')}。情况报告如下。`),
          ...parts([
            [
              '督办活动',
              s.activities
                .toReversed()
                .map((a) =>
                  paragraph(
                    `${inChinese(a.heldOn)}在${a.place}${a.label}${a.leaderPresent ? `，${s.leaderName}到场` : ''}。${sentence(a.minutes)}`,
                  ),
                ),
            ],
            ['问题和整改', problemsTable(s)],
            ['批示', s.instructions.map((i) => paragraph(`${inChinese(i.givenOn)}${i.leaderName}批示：${sentence(i.text)}`))],
            ['督办结果', linesOf(result?.text ?? '')],
            ['审阅意见', result?.readBy ? [paragraph(`${result.readBy}：${sentence(result.opinion || '已阅，送提案委')}`)] : []],
          ]),
          ...closing(proposalCommittee(committee), number ? day : null),
        ],
      }
    },
  },
]
