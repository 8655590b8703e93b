// Every way of counting at its boundaries, and what holds for any scheme: the lines add up, and a line's points are those of its records.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ScoredRecord } from './points.ts'
import { measureKey, ranked, scoreSheet, valueOf, type Evidence, type Mark, type Measure } from './score.ts'
import { scoringScheme, type ScoringRule, type ScoringScheme } from './scheme.ts'

const records = (amounts: readonly (number | null)[]): ScoredRecord[] =>
  amounts.map((amount, i) => ({ id: `r${i}`, ref: `第${i + 1}号`, title: '案由', day: '2022-05-01', amount, url: `/proposals/${i}` }))
const count = (n: number): Measure => ({ title: '件', unit: '件', reckoning: 'count', places: 0, records: records(Array(n).fill(null)) })
const share = (part: number, whole: number): Measure => ({
  title: '面商率',
  unit: '%',
  reckoning: 'share',
  places: 1,
  records: records(Array.from({ length: whole }, (_, i) => (i < part ? 1 : 0))),
})
const rule = (r: Partial<ScoringRule>): ScoringRule => ({
  key: 'x',
  group: '办理',
  title: '指标',
  kind: 'each',
  measure: 'm',
  points: null,
  max: null,
  target: null,
  source: '考核办法',
  ...r,
})
const scheme = (s: Partial<ScoringScheme> & { readonly rules: readonly ScoringRule[] }): ScoringScheme => ({
  title: '试行办法',
  source: '考核办法',
  base: 0,
  ceiling: null,
  floor: null,
  unmeasured: 'full',
  groups: [...new Set(s.rules.map((r) => r.group))].map((title) => ({ title, cap: null })),
  gates: [],
  grades: [{ label: '合格', min: 0 }],
  ...s,
  rules: [...s.rules],
})
const evidence = (measures: Readonly<Record<string, Measure>>, marks: readonly Mark[] = []): Evidence => ({
  measures: new Map(Object.entries(measures)),
  marks,
})
const pointsOf = (r: Partial<ScoringRule>, measure: Measure, more: Partial<ScoringScheme> = {}): number =>
  scoreSheet(scheme({ rules: [rule(r)], ...more }), evidence({ m: measure })).total

for (const [n, points, max, gives] of [
  [0, -3, null, 0],
  [1, -3, null, -3],
  [2, -0.2, null, -0.4],
  [3, -0.2, null, -0.6],
  [6, -3, 18, -18],
  [7, -3, 18, -18],
  [4, 2, 6, 6],
] as const)
  test(`${n} of ${points} points each, at most ${max ?? 'any'}, are ${gives}`, () =>
    assert.equal(pointsOf({ points, max }, count(n)), gives))

for (const [part, whole, gives] of [
  [100, 100, 5],
  [99, 100, 4],
  [95, 100, 0],
  [94, 100, 0],
  [1, 100, 0],
  [199, 200, 4.5],
] as const)
  test(`面商率 ${part} of ${whole}: one of five points is lost for each percentage point missing, which leaves ${gives}`, () =>
    assert.equal(pointsOf({ kind: 'missing', max: 5, points: 1, target: 100 }, share(part, whole)), gives))

for (const [part, whole, gives] of [
  [98, 100, 0.3],
  [979, 1000, 0],
  [980, 1000, 0.3],
  [1000, 1000, 0.3],
] as const)
  test(`满意率 ${part} of ${whole} against 98 per cent gives ${gives}`, () =>
    assert.equal(pointsOf({ kind: 'reached', max: 0.3, target: 98 }, share(part, whole)), gives))

for (const [part, whole, gives] of [
  [1, 1, 20],
  [1, 2, 10],
  [0, 3, 0],
  [2, 3, 13.34],
] as const)
  test(`办结率 ${part} of ${whole} of twenty points is ${gives}`, () =>
    assert.equal(pointsOf({ kind: 'scaled', max: 20 }, share(part, whole)), gives))

test('the mean of marks out of a hundred is scaled like a rate', () => {
  const mean: Measure = { title: '评议', unit: '分', reckoning: 'mean', places: 1, records: records([90, 80, null]) }
  assert.equal(valueOf(mean), 85)
  assert.equal(pointsOf({ kind: 'scaled', max: 20 }, mean), 17)
})

for (const [way, gives] of [
  ['full', 20],
  ['zero', 0],
] as const)
  test(`a rate without records counts as ${way}`, () =>
    assert.equal(pointsOf({ kind: 'scaled', max: 20 }, share(0, 0), { unmeasured: way }), gives))

test('a rate without records can be left out: the rest of its group counts for it, and the sheet says so', () => {
  const rules = [rule({ key: 'a', kind: 'scaled', max: 20 }), rule({ key: 'b', kind: 'scaled', max: 30, measure: 'n' })]
  const sheet = scoreSheet(scheme({ rules, unmeasured: 'drop' }), evidence({ m: share(1, 2), n: share(0, 0) }))
  assert.equal(sheet.total, 25)
  assert.deepEqual(
    sheet.lines.map((l) => [l.kind, l.points]),
    [
      ['rule', 10],
      ['rule', 0],
      ['scaling', 15],
    ],
  )
  assert.match(sheet.lines[2]?.says ?? '', /未计的30分由其余20分按比例折算/)
})

test('where nothing of a group could be measured, the other groups count for it', () => {
  const rules = [rule({ key: 'a', kind: 'scaled', max: 80 }), rule({ key: 'b', group: '满意', kind: 'scaled', max: 20, measure: 'n' })]
  const sheet = scoreSheet(scheme({ rules, unmeasured: 'drop' }), evidence({ m: share(3, 4), n: share(0, 0) }))
  assert.equal(sheet.total, 75)
})

test('a group and the whole are capped, each by a line of its own', () => {
  const rules = [rule({ key: 'a', points: 4 }), rule({ key: 'b', points: 3 }), rule({ key: 'c', group: '加分', points: 30 })]
  const sheet = scoreSheet(
    scheme({
      rules,
      base: 90,
      ceiling: 100,
      groups: [
        { title: '办理', cap: 5 },
        { title: '加分', cap: null },
      ],
    }),
    evidence({ m: count(1) }),
  )
  assert.equal(sheet.total, 100)
  assert.deepEqual(
    sheet.lines.filter((l) => l.kind !== 'rule').map((l) => [l.kind, l.points]),
    [
      ['base', 90],
      ['groupCap', -2],
      ['ceiling', -25],
    ],
  )
})

test('deductions do not go below the floor', () => {
  assert.equal(pointsOf({ points: -3 }, count(50), { base: 100, floor: 0 }), 0)
})

const speedy = (late: number): number =>
  scoreSheet(
    scheme({
      rules: [rule({ key: 'speed', kind: 'scaled', max: 20 }), rule({ key: 'rest', kind: 'scaled', max: 80 })],
      gates: [{ title: '无故逾期', measure: 'late', when: 'above', bound: 0, zero: 'speed', bars: null, source: '办法' }],
    }),
    evidence({ m: share(9, 10), late: count(late) }),
  ).total

for (const [late, gives] of [
  [0, 90],
  [1, 72],
  [5, 72],
] as const)
  test(`with ${late} late, speed ${late ? 'is worth nothing' : 'keeps its points'}: ${gives}`, () => assert.equal(speedy(late), gives))

for (const [total, late, grade] of [
  [100, 0, '优秀'],
  [90, 0, '优秀'],
  [89.99, 0, '良好'],
  [75, 0, '良好'],
  [74.99, 0, '一般'],
  [59.99, 0, '较差'],
  [95, 1, '良好'],
  [70, 1, '一般'],
] as const)
  test(`${total} points and ${late} late is ${grade}`, () => {
    const graded = scheme({
      base: total,
      rules: [rule({ points: -1, measure: 'nothing' })],
      gates: [{ title: '有逾期', measure: 'late', when: 'above', bound: 0, zero: null, bars: '优秀', source: '办法' }],
      grades: [
        { label: '优秀', min: 90 },
        { label: '良好', min: 75 },
        { label: '一般', min: 60 },
        { label: '较差', min: 0 },
      ],
    })
    const sheet = scoreSheet(graded, evidence({ late: count(late), nothing: count(0) }))
    assert.equal(sheet.grade, grade)
    assert.equal(sheet.barred.length, late && total >= 90 ? 1 : 0)
  })

test('a rule by hand waits for its mark, or begins with its standing points', () => {
  const rules = [
    rule({ key: 'lead', kind: 'manual', max: 10, measure: null }),
    rule({ key: 'work', kind: 'manual', max: 5, points: 5, measure: null }),
  ]
  const before = scoreSheet(scheme({ rules }), evidence({}))
  assert.deepEqual([before.total, before.lacking], [5, ['指标']])
  const marks = [
    { rule: 'lead', points: 6, reason: '分管领导过问', by: '甲、乙' },
    { rule: 'lead', points: 8, reason: '主要领导带头办理', by: '甲、乙' },
  ]
  const after = scoreSheet(scheme({ rules }), evidence({}, marks))
  assert.deepEqual([after.total, after.lacking], [13, []])
  assert.match(after.lines[0]?.says ?? '', /8分：主要领导带头办理（甲、乙）/)
})

test('equal points share a place within their own kind, and the next place is skipped', () => {
  const all = [
    { group: '县区', total: 90 },
    { group: '部门', total: 95 },
    { group: '部门', total: 90 },
    { group: '部门', total: 95 },
  ]
  const places = ranked(all, (x) => x)
  assert.deepEqual(
    all.map((x) => places.get(x)),
    [1, 1, 3, 1],
  )
})

for (const [name, broken, says] of [
  ['a rate without full marks', { rules: [rule({ kind: 'scaled' })] }, /请填写满分/],
  ['a count without points', { rules: [rule({})] }, /请填写分值/],
  ['a rule without a measure', { rules: [rule({ measure: null, points: -1 })] }, /按什么计/],
  ['one key twice', { rules: [rule({ points: -1 }), rule({ points: -2 })] }, /用了两次/],
  ['a group that is not there', { rules: [rule({ points: -1 })], groups: [{ title: '别的', cap: null }] }, /没有项目“办理”/],
  [
    'grades out of order',
    {
      rules: [rule({ points: -1 })],
      grades: [
        { label: '甲', min: 60 },
        { label: '乙', min: 90 },
      ],
    },
    /从高到低/,
  ],
  [
    'a gate on nothing',
    {
      rules: [rule({ points: -1 })],
      gates: [{ title: '逾期', measure: 'm', when: 'above', bound: 0, zero: 'y', bars: null, source: '办法' } as const],
    },
    /没有代号为“y”/,
  ],
] as const)
  test(`a scheme with ${name} is refused with its reason`, () => {
    const parsed = scoringScheme.safeParse(scheme(broken as never))
    assert.equal(parsed.success, false)
    assert.match(JSON.stringify(parsed.error?.issues.map((i) => i.message)), says)
  })

/** A small generator, the same on every machine. */
const random = (seed: number) => {
  let state = seed
  return (n: number): number => (state = (state * 48_271) % 2_147_483_647) % n
}

test('on random schemes and evidence the lines add up to the total, and each line counts exactly the records it opens', () => {
  const next = random(20_221_220)
  for (let i = 0; i < 400; i++) {
    const kinds = ['each', 'scaled', 'missing', 'reached', 'manual'] as const
    const rules = Array.from({ length: 1 + next(8) }, (_, k) => {
      const kind = kinds[next(5)] ?? 'each'
      return rule({
        key: `r${k}`,
        group: ['办理', '满意', '加分'][next(3)] ?? '办理',
        kind,
        measure: kind === 'manual' ? null : `m${next(4)}`,
        points: kind === 'manual' ? null : (1 + next(30)) / (kind === 'missing' ? 10 : -10),
        max: kind === 'each' ? (next(2) ? 1 + next(9) : null) : 1 + next(40),
        target: kind === 'missing' || kind === 'reached' ? 80 + next(21) : null,
      })
    })
    const s = scheme({
      rules,
      base: next(3) * 50,
      ceiling: next(2) ? 100 : null,
      floor: next(2) ? 0 : null,
      unmeasured: (['full', 'drop', 'zero'] as const)[next(3)] ?? 'full',
      groups: ['办理', '满意', '加分'].map((title) => ({ title, cap: next(3) ? null : 10 + next(20) })),
      gates: [{ title: '门槛', measure: 'm0', when: 'above', bound: next(6), zero: rules[0]?.key ?? null, bars: null, source: '办法' }],
    })
    const measures: Record<string, Measure> = {}
    for (let m = 0; m < 4; m++) measures[`m${m}`] = m % 2 ? share(next(6), 5 + next(2) * next(9)) : { ...count(next(7)), title: `m${m}` }
    const e = evidence(measures, next(2) ? [{ rule: 'r0', points: 1, reason: '理由', by: '甲、乙' }] : [])
    const sheet = scoreSheet(s, e)
    const cents = sheet.lines.reduce((all, l) => all + Math.round(l.points * 100), 0)
    assert.equal(cents, Math.round(sheet.total * 100))
    for (const line of sheet.lines.filter((l) => l.kind === 'rule')) {
      const its = rules.find((r) => r.key === line.rule)
      if (its?.kind !== 'each') continue
      const behind = e.measures.get(measureKey(its) ?? '')?.records ?? []
      assert.equal(line.records, behind)
      const full = Math.round((its.points ?? 0) * behind.length * 100) / 100 + 0
      assert.equal(line.points, its.max === null ? full : Math.sign(full) * Math.min(Math.abs(full), its.max) + 0)
    }
    if (s.ceiling !== null) assert.ok(sheet.total <= s.ceiling)
  }
})
