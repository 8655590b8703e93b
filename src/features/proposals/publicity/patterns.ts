// Finds, without asking anybody outside, what a copy for the public usually must not show: numbers of people and things, addresses, names.
import type { PassageKind } from './words.ts'

export interface Place {
  /** situation, suggestion.2, item.1 … */
  readonly key: string
  readonly label: string
  readonly text: string
}

export interface Passage {
  readonly place: string
  readonly from: number
  readonly to: number
}

export interface Suggestion extends Passage {
  readonly kind: PassageKind
  readonly passage: string
  /** Why it was found, for the clerk who decides. */
  readonly because: string
}

interface Pattern {
  readonly kind: PassageKind
  readonly because: string
  readonly find: RegExp
  /** What looks alike and is not. */
  readonly fits?: (found: string) => boolean
}

const surnames =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛范彭郎鲁韦马苗方俞任袁柳鲍史唐费岑薛雷贺倪汤罗毕郝安常于傅卞齐康伍余顾孟黄穆萧尹姚邵汪祁毛狄臧戴宋庞熊纪舒屈项祝董梁杜阮蓝闵季贾江童郭梅盛林钟徐邱骆高夏蔡田樊胡凌霍万柯卢莫房丁宣邓郁洪包左石崔吉龚程邢裴陆荣翁甄曲封靳段焦谷车侯全班秋仲伊宫宁仇甘武符刘景詹束龙叶司黎白蒲卓蔺乔阎欧利师关聂晏冷辛简饶曾沙丰查'
const notName =
  /^(?:[一-龥]?有关|高[度效新龄中]|金[融额]|方[面便案]|全[市县区体面]|安[全排置]|万[元户人]|石[油材]|江[河南]|车[位辆站]|田[间地]|班[级子])/

const patterns: readonly Pattern[] = [
  {
    kind: 'idNumber',
    because: '像公民身份号码（18位）',
    find: /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g,
  },
  { kind: 'email', because: '像电子邮箱', find: /[\w.+-]{1,64}@[A-Za-z\d-]{1,63}(?:\.[A-Za-z\d-]{1,63}){1,4}/g },
  { kind: 'phone', because: '像手机号码（11位）', find: /(?<!\d)1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g },
  { kind: 'phone', because: '像固定电话', find: /(?<!\d)(?:\(0\d{2,3}\)|（0\d{2,3}）|0\d{2,3}[- ])\d{7,8}(?!\d)/g },
  { kind: 'phone', because: '“电话”后面的号码', find: /(?<=(?:电话|手机|联系方式|微信|QQ)(?:号码|号)?[是为：: ]{0,3})[\d-]{5,20}/g },
  { kind: 'account', because: '像银行账号（16至19位）', find: /(?<!\d)[3-9]\d{15,18}(?!\d)/g },
  {
    kind: 'plate',
    because: '像车牌号',
    find: /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z\d]{5,6}/g,
  },
  {
    kind: 'address',
    because: '像具体门牌住址',
    find: /[一-龥]{1,8}(?:路|街|巷|小区|村|社区|花园|苑)(?:[一-龥]{0,4})\d{1,4}(?:号楼|号院|号|栋|幢|组)(?:\d{1,3}单元)?(?:\d{1,5}(?:室|号|户))?/g,
  },
  {
    kind: 'name',
    because: '姓氏加名字，后面有称呼',
    find: new RegExp(
      `[${surnames}][一-龥]{1,2}(?=(?:同志|先生|女士|老人|村民|居民|大爷|大妈|师傅|同学|某|（身份证|，男|，女|（男|（女))`,
      'g',
    ),
    fits: (found) => !notName.test(found),
  },
  {
    kind: 'name',
    because: '称呼后面的名字',
    find: new RegExp(
      `(?<=(?:村民|居民|业主|家长|患者|群众|户主|当事人|联系人[是为：: ]?))[${surnames}][一-龥]{1,2}(?=[，。、；（(的说反向在家]|$)`,
      'g',
    ),
  },
]

/** Everything that looks like it, the longest where several overlap, in the order of the text. `names`: people the register knows. */
export function suggestPassages(places: readonly Place[], names: readonly string[]): readonly Suggestion[] {
  return places.flatMap((place) => {
    const found = [...byPattern(place), ...byName(place, names)].toSorted((a, b) => b.to - b.from - (a.to - a.from) || a.from - b.from)
    const kept: Suggestion[] = []
    for (const one of found) if (!kept.some((k) => overlap(k, one))) kept.push(one)
    return kept.toSorted((a, b) => a.from - b.from)
  })
}

export const overlap = (a: Passage, b: Passage): boolean => a.place === b.place && a.from < b.to && b.from < a.to

const byPattern = ({ key, text }: Place): Suggestion[] =>
  patterns.flatMap(({ kind, because, find, fits }) =>
    [...text.matchAll(find)]
      .filter((m) => m[0] !== '' && (fits?.(m[0]) ?? true))
      .map((m) => ({ place: key, from: m.index, to: m.index + m[0].length, kind, passage: m[0], because })),
  )

const byName = ({ key, text }: Place, names: readonly string[]): Suggestion[] =>
  names
    .filter((name) => name.length >= 2)
    .flatMap((name) =>
      occurrences(text, name).map((from) => ({
        place: key,
        from,
        to: from + name.length,
        kind: 'name' as const,
        passage: name,
        because: '名册里有这个人；公职身份的可以保留',
      })),
    )

function occurrences(text: string, word: string): number[] {
  const at: number[] = []
  for (let i = text.indexOf(word); i >= 0; i = text.indexOf(word, i + word.length)) at.push(i)
  return at
}
