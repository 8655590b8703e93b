// Rule sets of holders besides the members: a second sheet for those with two duties, and bodies. Never mixed into the member's own (duties.md §4.3, 5 and 6).
import { ruleSet, type RuleSet } from '#/core/scoring/rule-set.ts'
import type { z } from 'zod'
import { absent, attended, rule, where } from './preset-rows.ts'

const own = '默认办法，由本会修改后通过'
const made = (given: z.input<typeof ruleSet>): RuleSet => ruleSet.parse(given)
const grades = [
  { label: '优秀', min: 85 },
  { label: '合格', min: 60 },
  { label: '不合格', min: -1000 },
]
const stars = [
  { label: '五星', min: 80 },
  { label: '四星', min: 60 },
  { label: '三星', min: 40 },
  { label: '未定星', min: -1000 },
]

const standing = made({
  title: '常委履职（另计一份）',
  source: `${own}：常委会会议、述职、专题发言；与委员的得分不合并`,
  holder: 'standing',
  groups: [
    { title: '常委会会议', cap: 60 },
    { title: '述职和发言', cap: 40 },
    { title: '扣分', kind: 'deduction' },
  ],
  baseCap: 100,
  floor: 0,
  rules: [
    rule('S1', '常委会会议', '出席常委会会议', attended, own, {
      kind: 'rate',
      where: [where('kind', 'standing')],
      points: 60,
      dueVerbs: [...absent],
    }),
    rule('S2', '述职和发言', '提交述职报告', ['dutyReport.filed'], own, { points: 15, countCap: 1 }),
    rule('S3', '述职和发言', '会上述职', ['dutyReport.delivered'], own, { points: 10, countCap: 1 }),
    rule('S4', '述职和发言', '常委会会议发言', ['speech.given'], own, { where: [where('kind', 'standing')], points: 5, cap: 15 }),
    rule('S5', '扣分', '常委会会议无故缺席', absent, own, { where: [where('kind', 'standing')], points: -5 }),
  ],
  grades,
})

const director = made({
  title: '专委会负责人履职（另计一份）',
  source: `${own}：主持本委会议活动、带队调研、代表本委发言；与委员的得分不合并`,
  holder: 'director',
  groups: [
    { title: '主持和带队', cap: 70 },
    { title: '发言', cap: 30 },
  ],
  baseCap: 100,
  rules: [
    rule('L1', '主持和带队', '主持会议活动', attended, own, { where: [where('role', 'chair')], points: 10, per: 'object', cap: 40 }),
    rule('L2', '主持和带队', '领衔督办提案', ['supervision.led'], own, { points: 10, cap: 20 }),
    rule('L3', '主持和带队', '联系走访', ['contact.recorded'], own, { points: 2, per: 'day', cap: 10 }),
    rule('L4', '发言', '代表本委发言', ['speech.given'], own, { points: 10, cap: 30 }),
  ],
  grades,
})

const convenor = made({
  title: '界别召集人履职（另计一份）',
  source: `${own}：组织界别活动、联系界别委员和群众；与委员的得分不合并`,
  holder: 'convenor',
  groups: [
    { title: '组织活动', cap: 60 },
    { title: '联系', cap: 40 },
  ],
  baseCap: 100,
  rules: [
    rule('V1', '组织活动', '主持活动', attended, own, { where: [where('role', 'chair')], points: 15, per: 'object', cap: 60 }),
    rule('V2', '联系', '联系走访', ['contact.recorded'], own, { points: 4, per: 'day', cap: 40 }),
  ],
  grades,
})

const body = (title: string, bodyKinds: string[], source: string, heldPoints: number, cap: number, gradesOf = grades): RuleSet =>
  made({
    title,
    source: `${own}：${source}`,
    holder: 'body',
    bodyKinds,
    groups: [
      { title: '活动', cap: 70 },
      { title: '成果', cap: 30 },
    ],
    baseCap: 100,
    rules: [
      rule('H1', '活动', '举办活动', ['activity.held'], own, { points: heldPoints, per: 'object', cap }),
      rule('H2', '活动', '活动后形成纪要', ['activity.minuted'], own, { points: 2, per: 'object', cap: 10 }),
      rule('H3', '成果', '成果得到报送、采编', ['transmission.sent', 'transmission.adopted'], own, { points: 10, cap: 20 }),
      rule('H4', '成果', '在上级会议交流', ['transmission.spoke'], own, { points: 10, countCap: 1 }),
    ],
    grades: gradesOf,
  })

export const otherSets: Readonly<Record<string, RuleSet>> = {
  standing,
  director,
  convenor,
  sector: body('界别活动考核', ['sector'], '每季度一次活动', 15, 60),
  specialCommittee: body('专委会工作考核', ['special-committee'], '按活动和成果', 5, 60),
  platform: body('协商议事平台定星', ['platform'], '每季度一次活动，按分定星', 15, 60, stars),
  county: body('县区政协工作考核', ['county-committee'], '按活动和成果', 5, 60),
  group: body('委员活动组考核', ['member-group'], '广水市公布的活动组自身建设25分等细目没有看到，按活动和成果', 15, 60),
}
