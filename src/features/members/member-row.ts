// One row of a members' register as offices write it, read into the words of the record. Pure.
import { dayOf, isDay, type Day } from '#/core/day.ts'
import type { ImportResult, ImportRow } from '#/core/feature.ts'
import { ethnicGroups, parties } from './codes.ts'
import { birthMonthOf, ethnicGroupOf, partyOf, seatKindOf } from './rules.ts'
import type { PersonFields } from './store.ts'

export type RowRefusal = ImportResult['refused'][number]

export interface MemberRead {
  readonly row: number
  readonly name: string
  readonly code: string | null
  readonly person: Omit<PersonFields, 'code'>
  readonly kind: string
  readonly sector: string | null
  readonly committee: string | null
  readonly group: string | null
  readonly mobile: string | null
  readonly fromDay: Day
  readonly wrong: readonly RowRefusal[]
}

export function parseMember({ row, cells }: ImportRow, termFrom: Day): MemberRead {
  const wrong: RowRefusal[] = []
  const refuse = (field: string, says: string): null => (wrong.push({ row, field, says }), null)
  const text = (key: string): string | null => {
    const cell = cells[key]
    if (cell instanceof Date) return dayOf(cell)
    return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() || null : null
  }
  const short = (key: string, label: string, most: number): string | null => {
    const value = text(key)
    return value && value.length > most ? refuse(label, `${label}有${value.length}个字，最多${most}个字`) : value
  }
  /** A word that must be one of a list; empty is allowed. */
  const oneOf = (key: string, label: string, read: (t: string) => string | null): string | null => {
    const value = text(key)
    if (!value) return null
    return read(value) ?? refuse(label, `不认识“${value.slice(0, 20)}”`)
  }
  const spaced = text('name') ?? ''
  // Two-character names are often written with a space between.
  const name = /^\p{Script=Han}[\s　]+\p{Script=Han}$/u.test(spaced) ? spaced.replace(/[\s　]/g, '') : spaced
  if (!name) refuse('姓名', '姓名是空的')
  if (name.length > 40) refuse('姓名', '姓名最多40个字')
  const code = text('code')
  if (code && !/^[\w-]{1,20}$/.test(code)) refuse('委员编号', `编号“${code.slice(0, 20)}”只能用字母、数字和横线，最多20位`)
  const sector = text('sector')
  if (!sector) refuse('界别', '界别是空的，每名委员须属于一个界别')
  const mobile = text('mobile')?.replaceAll(/[\s-]/g, '') ?? null
  if (mobile && !/^1\d{10}$/.test(mobile)) refuse('手机', '手机号码应是11位数字')
  // A spreadsheet that keeps 1970.10 as a number shows 1970.1.
  const birth = cells['birthMonth']
  const unclear = typeof birth === 'number' && /^\d{4}\.1$/.test(String(birth)) ? String(birth) : null
  const employer = short('employer', '单位及职务', 80)
  return {
    row,
    name,
    code,
    person: {
      name,
      sex: oneOf('sex', '性别', (t) => ({ 男: '男', 女: '女', 男性: '男', 女性: '女' })[t] ?? null) as '男' | '女' | null,
      ethnicGroup: oneOf('ethnicGroup', '民族', (t) => listed(ethnicGroups.codes, ethnicGroupOf(t))),
      birthMonth: unclear
        ? refuse('出生年月', `“${unclear}”分不清是1月还是10月，请写成 1970-01 的样子`)
        : oneOf('birthMonth', '出生年月', birthMonthOf),
      party: oneOf('party', '党派', (t) => listed(parties.codes, partyOf(t))),
      education: short('education', '学历', 30),
      employer,
      post: short('post', '职务', 60),
      insideSystem: null,
      livesElsewhere: false,
      placeCode: null,
    },
    kind: oneOf('kind', '政协职务', seatKindOf) ?? 'member',
    sector,
    committee: text('committee'),
    group: text('group'),
    mobile,
    fromDay: fromDayOf(text('fromDay'), termFrom, (says) => refuse('任职日期', says)),
    wrong,
  }
}

const listed = (codes: readonly { readonly code: string }[], code: string): string | null =>
  codes.find((c) => c.code === code)?.code ?? null

function fromDayOf(text: string | null, termFrom: Day, refuse: (says: string) => void): Day {
  if (!text) return termFrom
  const [, y = '', m = '', d = ''] = /^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$/.exec(text) ?? []
  const written = `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  if (!isDay(written)) refuse(`“${text.slice(0, 20)}”不是日期，请写成 2022-03-01`)
  else if (written < termFrom) refuse(`早于本届开始的${termFrom}`)
  else return written
  return termFrom
}
