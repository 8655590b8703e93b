// The ten semantics of the engine (duties.md §4.3) as tables, and what holds for any facts: the lines add up, every point has its fact.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { factSheet, type FactSheet, type Scored } from './fact-sheet.ts'
import { gradeAll, quotaPassed, type Ranked } from './grading.ts'
import type { CountedFact } from './match.ts'
import { ruleSet, type factRule, type RuleSet } from './rule-set.ts'
import type { z } from 'zod'

let made = 0
const fact = (verb: string, more: Partial<CountedFact> = {}): CountedFact => {
  made += 1
  return {
    id: `f${made}`,
    verb,
    role: 'lead',
    object: { kind: 'record', id: `o${made}` },
    day: '2022-05-01',
    weight: 1,
    about: {},
    ...more,
  }
}
const times = (n: number, make: (i: number) => CountedFact): CountedFact[] => Array.from({ length: n }, (_, i) => make(i))
const scored = (facts: readonly CountedFact[], more: Partial<Scored> = {}): Scored => ({ facts, standings: [], activeShare: 1, ...more })

type GivenRule = Partial<z.input<typeof factRule>>
const one = (r: GivenRule): GivenRule => ({ key: 'R', group: '甲', title: '指标', verbs: ['did'], source: '办法', points: 2, ...r })
const rules = (given: readonly GivenRule[], more: object = {}): RuleSet =>
  ruleSet.parse({
    title: '办法',
    source: '办法',
    groups: [...new Set(given.map((r) => r.group ?? '甲'))].map((title) => ({ title })),
    rules: given.map(one),
    grades: [{ label: '合格', min: 0 }],
    ...more,
  })
const sheetOf = (set: RuleSet, facts: readonly CountedFact[], more: Partial<Scored> = {}): FactSheet =>
  factSheet(set, scored(facts, more), 'v1')
const total = (given: readonly GivenRule[], facts: readonly CountedFact[], more: object = {}): number =>
  sheetOf(rules(given, more), facts).total

test('1: a counter-entry takes a fact back before anything is counted, and every line names facts and version', () => {
  const filed = fact('did')
  const back = { ...filed, id: 'back', weight: -1 }
  assert.equal(total([{}], [filed, fact('did'), back]), 2)
  assert.equal(total([{}], [back]), 0, 'what takes back something of another period takes nothing here')
  const sheet = sheetOf(rules([{}]), [filed, fact('did')])
  assert.deepEqual(
    sheet.lines.map((l) => l.factIds.length),
    [2],
  )
  assert.equal(sheet.version, 'v1')
})

interface Row {
  readonly name: string
  readonly given: readonly GivenRule[]
  readonly facts: readonly CountedFact[]
  readonly gives: number
  readonly set?: object
}
const halfDays = (n: number): CountedFact[] =>
  times(n, (i) => fact('did', { object: { kind: 'activity', id: 'plenary' }, about: { session: `s${i}` } }))
const about = (more: CountedFact['about']): CountedFact => fact('did', { about: more })
const minus = { groups: [{ title: '丙', kind: 'deduction' }] }

const order: readonly Row[] = [
  { name: 'three pieces of two points', given: [{}], facts: times(3, () => fact('did')), gives: 6 },
  { name: 'at most two count', given: [{ countCap: 2 }], facts: times(3, () => fact('did')), gives: 4 },
  { name: 'from the second on', given: [{ fromNth: 2 }], facts: times(3, () => fact('did')), gives: 4 },
  { name: 'from the second on, where there is one', given: [{ fromNth: 2 }], facts: [fact('did')], gives: 0 },
  { name: 'one a day', given: [{ per: 'day' }], facts: [fact('did'), fact('did'), fact('did', { day: '2022-05-02' })], gives: 4 },
  {
    name: 'one a topic; without a topic each',
    given: [{ per: 'topic' }],
    facts: [about({ topic: '水' }), about({ topic: '水' }), fact('did')],
    gives: 4,
  },
  { name: 'a rule has its most', given: [{ cap: 5 }], facts: times(3, () => fact('did')), gives: 5 },
  { name: 'half-days are pieces of their own', given: [{ points: 5 }], facts: halfDays(4), gives: 20 },
  { name: 'a meeting of four half-days once', given: [{ points: 5, per: 'object' }], facts: halfDays(4), gives: 5 },
  {
    name: 'shares of what several did',
    given: [{ byShare: true }],
    facts: [fact('did', { weight: 0.25 }), fact('did', { weight: 0.5 })],
    gives: 1.5,
  },
  {
    name: 'by role, the best once',
    given: [
      {
        points: null,
        roles: [
          { role: 'lead', points: 10 },
          { role: 'cosigner', points: 5 },
        ],
        countCap: 1,
      },
    ],
    facts: [fact('did', { role: 'cosigner' }), fact('did')],
    gives: 10,
  },
  {
    name: 'by role, one that is not named',
    given: [{ points: null, roles: [{ role: 'lead', points: 10 }] }],
    facts: [fact('did', { role: 'cosigner' })],
    gives: 0,
  },
  {
    name: 'by level, the highest of one record',
    given: [
      {
        points: null,
        levels: [
          { level: 'city', points: 1 },
          { level: 'province', points: 3 },
        ],
        per: 'of',
      },
    ],
    facts: [about({ level: 'city', of: 'x' }), about({ level: 'province', of: 'x' }), about({ level: 'city', of: 'y' })],
    gives: 4,
  },
  {
    name: 'a condition by pattern',
    given: [{ where: [{ field: 'kind', is: 'in', values: ['consult.*'] }] }],
    facts: [about({ kind: 'consult.sector' }), about({ kind: 'survey' })],
    gives: 2,
  },
  {
    name: 'a condition on either field',
    given: [{ where: [{ field: 'late|leftEarly', is: 'in', values: ['true'] }] }],
    facts: [about({ late: true, leftEarly: true }), about({ leftEarly: true }), about({ late: false })],
    gives: 4,
  },
  {
    name: 'a condition on a list',
    given: [{ where: [{ field: 'themes', is: 'in', values: ['水利'] }] }],
    facts: [about({ themes: ['教育', '水利'] }), about({ themes: [] })],
    gives: 2,
  },
  {
    name: 'a condition on a number',
    given: [{ where: [{ field: 'people', is: 'atLeast', values: ['20'] }] }],
    facts: [about({ people: 20 }), about({ people: 19 }), fact('did')],
    gives: 2,
  },
  {
    name: 'a group has its most',
    given: [{ key: 'a' }, { key: 'b', verbs: ['other'] }],
    facts: [fact('did'), fact('other')],
    gives: 3,
    set: { groups: [{ title: '甲', cap: 3 }] },
  },
  {
    name: 'the base has its most, bonuses their own',
    given: [
      { key: 'a', points: 9 },
      { key: 'b', points: 9, group: '乙' },
    ],
    facts: [fact('did')],
    gives: 12,
    set: { groups: [{ title: '甲' }, { title: '乙', kind: 'bonus' }], baseCap: 8, bonusCap: 4 },
  },
  {
    name: 'deductions come after the caps',
    given: [
      { key: 'a', points: 20 },
      { key: 'b', points: -3, verbs: ['missed'], group: '丙' },
    ],
    facts: [fact('did'), fact('missed')],
    gives: 7,
    set: { groups: [{ title: '甲' }, { title: '丙', kind: 'deduction' }], baseCap: 10 },
  },
  {
    name: 'deductions have their most',
    given: [{ points: -0.5, cap: 3, group: '丙' }],
    facts: times(9, () => fact('did')),
    gives: -3,
    set: minus,
  },
  {
    name: 'and do not go below the floor',
    given: [{ points: -5, group: '丙' }],
    facts: [fact('did')],
    gives: 0,
    set: { ...minus, floor: 0 },
  },
]
for (const { name, given, facts, gives, set } of order)
  test(`2: ${name} give ${gives}`, () => assert.equal(total(given, facts, set), gives))

test('2: of an exclusive set the highest counts, for each object; the line says what it lost to', () => {
  const set = rules([
    { key: 'key', points: 5, verbs: ['key'], exclusive: '提案', exclusivePer: 'object', title: '重点' },
    { key: 'good', points: 8, verbs: ['good'], exclusive: '提案', exclusivePer: 'object', title: '优秀' },
  ])
  const object = { kind: 'proposal', id: 'p1' }
  const sheet = sheetOf(set, [fact('key', { object }), fact('good', { object }), fact('key')])
  assert.equal(sheet.total, 13)
  assert.deepEqual(sheet.lines[0]?.cappedBy, ['与“优秀”不重复计，取高的'])
})

for (const [style, lead, each, alone] of [
  ['fifth', 10, 2, 10],
  ['half', 10, 5, 10],
  ['threeQuarters', 10, 7.5, 10],
  ['split', 5, 2.5, 10],
] as const)
  test(`3: joint authors by ${style}: of ten points the one who leads has ${lead}, each of two co-signers ${each}`, () => {
    const set = rules([{ points: 10, joint: style }])
    assert.equal(sheetOf(set, [fact('did', { others: 2 })]).total, lead)
    assert.equal(sheetOf(set, [fact('did', { role: 'cosigner', others: 2 })]).total, each)
    assert.equal(sheetOf(set, [fact('did', { others: 0 })]).total, alone)
  })

const plenary = (verb: string, n: number): CountedFact[] => times(n, () => fact(verb, { about: { kind: 'plenary' } }))
const attendance: GivenRule = { kind: 'rate', verbs: ['attended'], dueVerbs: ['absent'], points: 15, minPresence: 0.667 }

for (const [present, absent, leave, gives] of [
  [6, 0, 0, 15],
  [5, 1, 0, 12.5],
  [4, 2, 0, 0],
  [2, 1, 0, 0],
  [4, 0, 2, 15],
  [7, 3, 0, 10.5],
] as const)
  test(`4: ${present} present, ${absent} absent, ${leave} on leave: leave is neither points nor a deduction, and under two thirds there is nothing: ${gives}`, () =>
    assert.equal(total([attendance], [...plenary('attended', present), ...plenary('absent', absent), ...plenary('excused', leave)]), gives))

test('4: a city where leave costs says so in its rule: counted as due, or as a deduction of its own', () => {
  const facts = [...plenary('attended', 3), ...plenary('excused', 1)]
  assert.equal(total([{ ...attendance, dueVerbs: ['absent', 'excused'] }], facts), 11.25)
  assert.equal(total([{ verbs: ['excused'], points: -10, group: '丙' }], facts, minus), -10)
})

test('5, 6: sheets of other holders are rule sets of their own; each scores only the facts it is given', () => {
  const directors = ruleSet.safeParse({ ...rules([{}]), holder: 'director' })
  const platforms = ruleSet.safeParse({ ...rules([{ verbs: ['activity.held'], points: 1 }]), holder: 'body', bodyKinds: ['platform'] })
  assert.ok(directors.success && platforms.success)
  assert.equal(sheetOf(platforms.data, [fact('activity.held'), fact('did')]).total, 1)
})

test('9: a rate with nothing due is dropped, the rest of its group is scaled up to the group, and the sheet says so', () => {
  const set = rules(
    [
      { key: 'B1', ...attendance, title: '全会' },
      { key: 'B2', kind: 'rate', verbs: ['other'], dueVerbs: ['missed'], points: 10, title: '其他会议' },
    ],
    { groups: [{ title: '甲', cap: 25 }] },
  )
  const sheet = sheetOf(set, plenary('attended', 2))
  assert.deepEqual([sheet.total, sheet.dropped], [25, ['B2']])
  assert.match(sheet.lines.find((l) => l.kind === 'scaling')?.says ?? '', /“其他会议”没有应到的，未计的10分由其余15分按比例折算/)
  assert.equal(sheetOf(set, [...plenary('attended', 5), ...plenary('absent', 1)]).total, 20.83)
})

test('9: where nothing of a group was due, nothing else counts for it', () => {
  const set = rules(
    [
      { key: 'A', points: 60, countCap: 1 },
      { key: 'B', ...attendance, group: '乙', points: 40 },
    ],
    {
      groups: [
        { title: '甲', cap: 60 },
        { title: '乙', cap: 40 },
      ],
      baseCap: 100,
    },
  )
  const sheet = sheetOf(set, [fact('did')])
  assert.equal(sheet.total, 60)
  assert.match(sheet.lines.find((l) => l.rule === 'B')?.says ?? '', /没有应到的，此项不计/)
})

const graded = {
  grades: [
    { label: '优秀', min: 90 },
    { label: '良好', min: 80 },
    { label: '称职', min: 60 },
    { label: '不称职', min: -1000 },
  ],
}

for (const [points, grade] of [
  [90, '优秀'],
  [89.99, '良好'],
  [80, '良好'],
  [79.99, '称职'],
  [60, '称职'],
  [59.99, '不称职'],
] as const)
  test(`grades: ${points} is ${grade}`, () => assert.equal(sheetOf(rules([{ points }], graded), [fact('did')]).grade, grade))

for (const [name, gate, facts, grade, standings] of [
  ['all rules met', { kind: 'rules', rules: ['A', 'B'], bars: '优秀' }, ['a', 'b'], '优秀', []],
  ['one rule not met', { kind: 'rules', rules: ['A', 'B'], bars: '优秀' }, ['a'], '良好', []],
  ['enough met', { kind: 'count', rules: ['A', 'B'], min: 1, bars: '称职' }, ['a'], '优秀', []],
  ['too few met bars everything above, too', { kind: 'count', rules: ['A', 'B'], min: 2, bars: '称职' }, ['a'], '不称职', []],
  ['a warning', { kind: 'standing', standings: ['warning'], bars: '良好' }, ['a'], '称职', ['warning']],
  ['another standing', { kind: 'standing', standings: ['warning'], bars: '良好' }, ['a'], '优秀', ['honour']],
] as const)
  test(`gates: ${name} gives ${grade}`, () => {
    const set = rules(
      [
        { key: 'A', points: 95, verbs: ['a'] },
        { key: 'B', points: 1, verbs: ['b'] },
      ],
      {
        ...graded,
        gates: [{ key: 'G', title: '门槛', source: '办法', ...gate }],
      },
    )
    const sheet = sheetOf(
      set,
      facts.map((verb) => fact(verb)),
      { standings },
    )
    assert.equal(sheet.grade, grade)
    assert.equal(sheet.barred.length, grade === '优秀' ? 0 : 1)
  })

test('gates: attendance below two thirds bars 优秀, and nothing due bars nothing', () => {
  const set = rules(
    [
      { key: 'A', points: 95, verbs: ['a'] },
      { key: 'B1', ...attendance, minPresence: null, points: 1 },
    ],
    {
      ...graded,
      gates: [{ key: 'G', title: '出席', kind: 'rate', rules: ['B1'], min: 0.66, bars: '优秀', source: '办法' }],
    },
  )
  assert.equal(sheetOf(set, [fact('a'), ...plenary('attended', 1), ...plenary('absent', 1)]).grade, '良好')
  assert.equal(sheetOf(set, [fact('a'), ...plenary('attended', 2), ...plenary('absent', 1)]).grade, '优秀')
  assert.equal(sheetOf(set, [fact('a')]).grade, '优秀')
})

test('a seat held for half of the period is measured by half of the points', () => {
  const set = rules([{ points: 45 }], { ...graded, prorate: true })
  assert.deepEqual(
    [1, 0.5].map((activeShare) => sheetOf(set, [fact('did')], { activeShare }).grade),
    ['不称职', '优秀'],
  )
})

const shares = rules([{ points: 95 }], {
  ...graded,
  gates: [{ key: 'G5', title: '不超过三成', kind: 'share', min: 0.3, within: ['sector', 'committee'], bars: '优秀', source: '办法' }],
})
const ranked = (n: number, totals: (i: number) => number, sector: (i: number) => string = () => '经济界'): Ranked[] =>
  Array.from({ length: n }, (_, i) => ({
    id: `p${i}`,
    sheet: { total: totals(i), shut: [], activeShare: 1 },
    in: { sector: sector(i), committee: '提案委', all: '全体' },
  }))
const excellent = (all: readonly Ranked[]): string[] => [...gradeAll(shares, all)].flatMap(([id, g]) => (g.grade === '优秀' ? [id] : []))

test('a share limit takes the highest totals; equal totals at the border stand or fall together', () => {
  assert.deepEqual(excellent(ranked(10, (i) => 100 - i)), ['p0', 'p1', 'p2'])
  assert.deepEqual(excellent(ranked(10, (i) => (i < 2 ? 99 : 95))), ['p0', 'p1'])
  assert.deepEqual(excellent(ranked(3, () => 95)), [], 'three in ten of three is nobody')
  const two = excellent(
    ranked(
      20,
      (i) => 110 - i,
      (i) => (i < 10 ? '甲' : '乙'),
    ),
  )
  assert.equal(two.length, 6)
  const passed = gradeAll(
    shares,
    ranked(10, (i) => 100 - i),
  ).get('p3')
  assert.deepEqual([passed?.grade, /10人中最多3人/.test(passed?.passedOver.join() ?? '')], ['良好', true])
})

test('a grade given by hand is held against the same limit', () => {
  const all = ranked(10, () => 95).map((r, i) => ({ ...r, grade: i < 4 ? '优秀' : '良好' }))
  assert.match(quotaPassed(shares, all).join(), /10人中“优秀”最多3人，现在有4人/)
  assert.deepEqual(
    quotaPassed(
      shares,
      all.map((r, i) => ({ ...r, grade: i < 3 ? '优秀' : '良好' })),
    ),
    [],
  )
})

for (const [name, broken, says] of [
  ['a group that is not there', { rules: [one({ group: '没有' })] }, /没有项目“没有”/],
  ['one key twice', { rules: [one({}), one({})] }, /代号“R”用了两次/],
  ['no points at all', { rules: [one({ points: null })] }, /请填写分值/],
  ['a rate without what is due', { rules: [one({ kind: 'rate' })] }, /请填写没有出席的履职事项/],
  ['a gain among the deductions', { groups: [{ title: '甲', kind: 'deduction' }] }, /分值请填负数/],
  [
    'grades from below',
    {
      grades: [
        { label: '合格', min: 0 },
        { label: '优秀', min: 90 },
      ],
    },
    /从高到低/,
  ],
  [
    'a gate for a grade that is not there',
    { gates: [{ key: 'G', title: '门槛', kind: 'standing', standings: ['x'], bars: '优秀', source: '办法' }] },
    /没有等次“优秀”/,
  ],
  [
    'a count gate that nobody can meet',
    { gates: [{ key: 'G', title: '门槛', kind: 'count', rules: ['R'], min: 2, bars: '合格', source: '办法' }] },
    /多于所列的指标/,
  ],
  ['a number that is none', { rules: [one({ where: [{ field: 'people', is: 'atLeast', values: ['许多'] }] })] }, /请填一个数/],
  ['bodies without their kind', { holder: 'body' }, /是哪些机构/],
] as const)
  test(`a rule set with ${name} is refused in words`, () => {
    const parsed = ruleSet.safeParse({ ...rules([{}]), ...broken })
    assert.equal(parsed.success, false)
    assert.match(parsed.error.issues.map((i) => i.message).join(), says)
  })

test('for any rules and any facts the lines add up to the total, and every point has its fact', () => {
  let seed = 7
  const next = (below: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((seed / 2_147_483_648) * below)
  }
  const verbs = ['a', 'b', 'c', 'd']
  for (let round = 0; round < 300; round++) {
    const set = rules(
      Array.from({ length: 2 + next(8) }, (_, i): GivenRule => {
        const group = ['甲', '乙', '丙'][next(3)] ?? '甲'
        const isRate = group !== '丙' && next(4) === 0
        return {
          key: `R${i}`,
          group,
          verbs: [verbs[next(4)] ?? 'a'],
          points: (group === '丙' ? -1 : 1) * (1 + next(700)) * 0.01,
          ...(isRate ? { kind: 'rate', dueVerbs: [verbs[next(4)] ?? 'b'], minPresence: next(2) ? 0.5 : null } : {}),
          ...(next(3) ? {} : { cap: 1 + next(9) }),
          ...(next(3) ? {} : { countCap: 1 + next(3) }),
          ...(next(4) ? {} : { per: ['object', 'day', 'topic'][next(3)] ?? 'day' }),
          ...(next(4) ? {} : { fromNth: 2 }),
          ...(next(3) ? {} : { exclusive: '组', exclusivePer: next(2) ? 'object' : null }),
          ...(next(4) ? {} : { byShare: true }),
        }
      }),
      {
        groups: [
          { title: '甲', cap: next(2) ? 10 : null },
          { title: '乙', kind: 'bonus', cap: next(2) ? 5 : null },
          { title: '丙', kind: 'deduction', cap: next(2) ? 4 : null },
        ],
        base: next(2) * 40,
        baseCap: next(2) ? 30 : null,
        bonusCap: next(2) ? 6 : null,
        floor: next(2) ? 0 : null,
      },
    )
    const facts = times(next(25), () =>
      fact(verbs[next(4)] ?? 'a', {
        object: { kind: 'record', id: `o${next(6)}` },
        day: `2022-0${1 + next(6)}-01`,
        weight: next(8) === 0 ? -1 : ([1, 0.5, 0.333333][next(3)] ?? 1),
        about: { topic: `t${next(3)}` },
      }),
    )
    const sheet = sheetOf(set, facts)
    const cents = (lines: readonly { readonly points: number }[]): number => lines.reduce((all, l) => all + Math.round(l.points * 100), 0)
    assert.equal(cents(sheet.lines), Math.round(sheet.total * 100))
    for (const line of sheet.lines.filter((l) => l.kind === 'rule')) {
      assert.equal(cents(line.records.map((r) => ({ points: r.amount ?? 0 }))), Math.round(line.points * 100), 'a line is its facts')
      if (line.points !== 0) assert.ok(line.factIds.length > 0, 'no point without a fact')
    }
    if (set.floor !== null) assert.ok(sheet.total >= 0)
  }
})
