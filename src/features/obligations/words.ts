// An obligation told in a sentence, with the words of the code lists for what stands in conditions.
import { conditionsIn, operators, thisYear, type Condition } from './conditions.ts'
import { answerers, spanUnits, unitKinds, windowKinds, type ObligationPart, type ObligationRule } from './rules.ts'

/** The word for a code of a list; the code itself where there is none. */
export type Dictionary = (list: string, code: string) => string

const keyWords: Readonly<Record<string, string>> = {
  kind: '类别',
  group: '大类',
  seatKind: '职务',
  fromSeat: '联系人职务',
  toSeat: '对象的委员职务',
  party: '党派',
  cpc: '中共党员',
  fromCpc: '联系人是中共党员',
  toCpc: '对象是中共党员',
  otherCpc: '对方是中共党员',
  sector: '界别',
  committee: '专委会',
  elsewhere: '市外委员',
  bodies: '所在组织',
  posts: '岗位',
  stratum: '层次',
  county: '县区',
  edge: '关系',
  side: '方向',
  otherKind: '对方类别',
  themes: '主题',
  programme: '专项',
  thematic: '专题议政性',
  mandatory: '必须参加',
  people: '参加人数',
  audience: '受众人数',
  workingDays: '工作日数',
  year: '年度',
  form: '形式',
  level: '级别',
}
const sides: Readonly<Record<string, string>> = { in: '对方联系本人', out: '本人一方' }

function listOf(key: string, verbs: readonly string[]): string {
  if (key === 'seatKind' || key === 'fromSeat' || key === 'toSeat') return 'seat-kind'
  if (key === 'edge') return 'edge-kind'
  if (key === 'themes') return 'theme'
  if (key === 'programme') return 'activity-programme'
  if (key === 'otherKind' || key === 'bodies' || key === 'toKind' || key === 'fromKind') return 'body-kind'
  if (key !== 'kind') return ''
  const verb = verbs[0] ?? ''
  if (verb.startsWith('activity.') || verb.startsWith('speech.')) return 'activity-kind'
  if (verb.startsWith('contact.')) return 'contact-kind'
  if (verb.startsWith('transmission.')) return 'transmission-kind'
  return verb.startsWith('work.') ? 'work-kind' : 'body-kind'
}

export function conditionWords({ key, op, values }: Condition, verbs: readonly string[], say: Dictionary): string {
  const list = listOf(key, verbs)
  const told = values.map((v) =>
    v === thisYear ? v : key === 'side' ? (sides[v] ?? v) : key === 'edge' && v === 'seat' ? '席位' : say(list, v),
  )
  return `${keyWords[key] ?? key}${operators[op]}${told.join('、')}`
}

const told = (lines: readonly string[], verbs: readonly string[], say: Dictionary): string =>
  conditionsIn(lines)
    .map((c) => conditionWords(c, verbs, say))
    .join('，')

const inBrackets = (text: string): string => (text ? `（${text}）` : '')

export function unitWords({ unit }: ObligationRule, say: Dictionary): string {
  const verbs = unit.verbs.map((v) => say('duty-verb', v)).join('、')
  return `${unitKinds[unit.of]}${verbs ? `“${verbs}”` : ''}${inBrackets(told(unit.where, unit.verbs, say))}`
}

export function windowWords({ window }: ObligationRule): string {
  const { kind, amount, unit } = window
  if (kind === 'after') return `之后${amount}${spanUnits[unit]}内`
  if (kind === 'before') return amount === 0 ? '之前' : `之前${amount}${spanUnits[unit]}`
  return windowKinds[kind]
}

export function partWords(p: ObligationPart, say: Dictionary): string {
  const what = p.by === 'placement' ? p.title : p.verbs.map((v) => (v === '*' ? '任何履职事项' : say('duty-verb', v))).join('或者')
  const conditions = told(p.where, p.verbs, say)
  const roles = p.roles
    ? `身份${p.roles
        .split('、')
        .map((r) => say('duty-role', r.split(' ')[0] ?? r))
        .join('、')}`
    : ''
  const within = p.within > 0 ? `，${p.within}${spanUnits[p.withinUnit]}内` : ''
  return `${p.title}：${what}${inBrackets([conditions, roles].filter((t) => t !== '').join('；'))}${p.exactly ? '恰好' : '至少'}${p.min}${within}`
}

export const ruleWords = (rule: ObligationRule, say: Dictionary): string =>
  `${unitWords(rule, say)}${windowWords(rule)}，${rule.parts.map((p) => partWords(p, say)).join('；')}${rule.on ? '' : '（停用）'}`

export const answerWords = (rule: ObligationRule): string => rule.answers.map((a) => answerers[a] ?? a).join('、')
