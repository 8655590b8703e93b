// How a rule of facts, a gate and a consequence read: on the sheet, in the editor, when two versions are compared. Pure.
import { signed } from './points.ts'
import { consequenceActs, jointStyles, matchWays, quotaScopes, type FactGate, type FactRule, type RuleSet } from './rule-set.ts'

export type WordOf = (code: string) => string

export function factRuleWords(rule: FactRule, word: WordOf = (code) => code): string {
  const verbs = rule.verbs.map(word).join('或')
  const asks = rule.where.map((c) => `${c.field.split('|').map(fieldWord).join('或')}${matchWays[c.is]}${c.values.map(word).join('、')}`)
  const worth =
    rule.kind === 'rate'
      ? `${rule.points}分×出席÷应到`
      : rule.roles.length
        ? rule.roles.map((r) => `${word(r.role)}${signed(r.points)}分`).join('、')
        : rule.levels.length
          ? rule.levels.map((l) => `${word(l.level)}${signed(l.points)}分`).join('、')
          : `每件${signed(rule.points ?? 0)}分`
  return [
    `${verbs}${asks.length ? `（${asks.join('；')}）` : ''}，${worth}`,
    rule.joint ? `几人合作的，${jointStyles[rule.joint]}` : '',
    rule.byShare ? '按本人所占份额' : '',
    rule.per ? `同一${fieldWord(rule.per)}只计一次` : '',
    rule.fromNth ? `从第${rule.fromNth}件起` : '',
    rule.countCap ? `最多计${rule.countCap}件` : '',
    rule.cap === null ? '' : `最多${rule.cap}分`,
    rule.minPresence === null ? '' : `出席不到${Math.round(rule.minPresence * 1000) / 10}%不得分`,
    rule.exclusive ? `与“${rule.exclusive}”一组的其他各项不重复计` : '',
  ]
    .filter((part) => part !== '')
    .join('，')
}

const fields: Readonly<Record<string, string>> = {
  role: '角色',
  kind: '类别',
  level: '级别',
  day: '天',
  object: '件',
  topic: '题目',
  of: '原件',
  mandatory: '必须参加',
  form: '形式',
  late: '迟到',
  leftEarly: '早退',
  confirmed: '答应过',
  themes: '主题',
  programme: '专项',
  session: '半天',
  category: '对象',
}
const fieldWord = (field: string): string => fields[field] ?? field

export function gateWords(gate: FactGate, set: Pick<RuleSet, 'rules'>, word: WordOf = (code) => code): string {
  const rules = gate.rules.map((k) => set.rules.find((r) => r.key === k)?.title ?? k).join('、')
  const asks = {
    rules: `${rules}都有得分`,
    count: `${rules}中至少${gate.min}项有得分`,
    standing: `没有${gate.standings.map(word).join('、')}`,
    rate: `${rules}的出席不低于${percent(gate.min)}`,
    share: `${gate.within.map((w) => quotaScopes[w]).join('和')}中不超过${percent(gate.min)}`,
  }[gate.kind]
  return `${asks}，否则不得评为“${gate.bars}”及以上`
}

const percent = (share: number | null): string => `${Math.round((share ?? 0) * 1000) / 10}%`

export const consequenceWords = (c: RuleSet['consequences'][number]): string =>
  `${c.years > 1 ? `连续${c.years}年` : ''}“${c.grade}”：${consequenceActs[c.act]}`

export interface Difference {
  readonly part: string
  readonly name: string
  readonly before: string | null
  readonly after: string | null
}

/** What changed from one version to another, part by part, in words. */
export function differences(before: RuleSet, after: RuleSet, word?: WordOf): readonly Difference[] {
  const heads: readonly (readonly [string, (s: RuleSet) => string])[] = [
    ['名称', (s) => s.title],
    ['依据', (s) => s.source],
    ['基础分', (s) => String(s.base)],
    ['基本分封顶', (s) => String(s.baseCap ?? '不封顶')],
    ['加分封顶', (s) => String(s.bonusCap ?? '不封顶')],
    ['总分最低', (s) => String(s.floor ?? '不保底')],
    ['任职不满几天不考核', (s) => String(s.activeDays)],
    ['等次', (s) => s.grades.map((g) => (g.min <= -1000 ? g.label : `${g.label}${g.min}分以上`)).join('、')],
    ['结果怎样用', (s) => s.consequences.map(consequenceWords).join('；')],
  ]
  return [
    ...heads.flatMap(([name, of]) => (of(before) === of(after) ? [] : [{ part: '基本规定', name, before: of(before), after: of(after) }])),
    ...inBoth(
      '项目',
      before.groups,
      after.groups,
      (g) => g.title,
      (g) => `${g.cap === null ? '不封顶' : `最高${g.cap}分`}（${g.kind}）`,
    ),
    ...inBoth(
      '指标',
      before.rules,
      after.rules,
      (r) => r.key,
      (r) => `${r.group}·${r.title}：${factRuleWords(r, word)}`,
    ),
    ...inBoth(
      '门槛',
      before.gates,
      after.gates,
      (g) => g.key,
      (g) => g.title,
    ),
  ]
}

function inBoth<T>(part: string, before: readonly T[], after: readonly T[], key: (t: T) => string, say: (t: T) => string): Difference[] {
  const [old, now] = [new Map(before.map((t) => [key(t), t])), new Map(after.map((t) => [key(t), t]))]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((name) => {
    const [was, is] = [old.get(name), now.get(name)]
    if (JSON.stringify(was) === JSON.stringify(is)) return []
    return [{ part, name, before: was ? say(was) : null, after: is ? say(is) : null }]
  })
}
