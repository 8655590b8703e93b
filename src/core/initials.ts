// The pinyin initials of Chinese words (张伟 → zw), so that a person is found by typing them. Pure: the collation of ICU knows the order.

// The first character of each initial in pinyin order; i, u and v begin no syllable.
const firsts: readonly (readonly [string, string])[] = [
  ['a', '阿'],
  ['b', '八'],
  ['c', '嚓'],
  ['d', '哒'],
  ['e', '妸'],
  ['f', '发'],
  ['g', '旮'],
  ['h', '哈'],
  ['j', '讥'],
  ['k', '咔'],
  ['l', '垃'],
  ['m', '妈'],
  ['n', '拏'],
  ['o', '噢'],
  ['p', '妑'],
  ['q', '七'],
  ['r', '呥'],
  ['s', '仨'],
  ['t', '他'],
  ['w', '屲'],
  ['x', '夕'],
  ['y', '丫'],
  ['z', '帀'],
]

// Surnames read otherwise than the character usually is.
const surnames: Readonly<Record<string, string>> = {
  曾: 'z',
  单: 's',
  仇: 'q',
  解: 'x',
  查: 'z',
  翟: 'z',
  覃: 'q',
  区: 'o',
  朴: 'p',
  盖: 'g',
  缪: 'm',
  乐: 'y',
}

const collator = new Intl.Collator('zh-Hans-CN-u-co-pinyin')

/** Lower-case initials; letters and digits stay, everything else falls away. */
export function initials(words: string): string {
  return [...words.normalize('NFKC').toLowerCase()].map(initialOf).join('').slice(0, 60)
}

/** A person's name: the surname's own reading comes first. */
export function nameInitials(name: string): string {
  const first = surnames[name.slice(0, 1)]
  return first ? first + initials(name.slice(1)) : initials(name)
}

function initialOf(character: string): string {
  if (/[a-z0-9]/.test(character)) return character
  if (!/\p{Script=Han}/u.test(character)) return ''
  return firsts.findLast(([, first]) => collator.compare(first, character) <= 0)?.[0] ?? ''
}
