// How the made-up members look: who is known by name, and the traits of the others.
import type { World } from '#/core/action.ts'
import type { DemoName } from './demo-names.ts'
import type { NewPerson } from './store.ts'

const partyOfSector: Readonly<Record<string, string>> = {
  中国共产党: '中共',
  民革: '民革',
  民盟: '民盟',
  民建: '民建',
  民进: '民进',
  农工党: '农工党',
  九三学社: '九三学社',
  无党派人士: '无党派',
}
/** Who sits where among those that sign in or lead: the account's name, the person, the sector, the seat. */
export const knownMembers = [
  ['chair', '苏怀瑾', '女', '中国共产党', 'chair'],
  [null, '程砚北', '男', '中国共产党', 'vice-chair'],
  [null, '宋临川', '男', '民盟', 'vice-chair'],
  [null, '唐听澜', '女', '民建', 'vice-chair'],
  [null, '冯知白', '男', '无党派人士', 'vice-chair'],
  [null, '于怀远', '男', '特邀', 'vice-chair'],
  [null, '董若溪', '女', '农工党', 'vice-chair'],
  [null, '袁守正', '男', '中国共产党', 'secretary-general'],
  ['proposal-director', '顾长庚', '男', '中国共产党', 'standing'],
  ['member', '林一然', '女', '教育', 'member'],
  ['member2', '周若谷', '男', '经济', 'member'],
] as const

const employers = [
  '市属企业',
  '中学',
  '医院',
  '律师事务所',
  '农民专业合作社',
  '设计院',
  '科技公司',
  '文化馆',
  '职业学院',
  '商贸公司',
  '会计师事务所',
  '村委会',
]
const posts = ['负责人', '总经理', '教师', '主任医师', '合伙人', '理事长', '高级工程师', '董事长', '副馆长', '副教授', '科长', '主任']
const groups = ['汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '回族', '藏族', '满族', '蒙古族', '东乡族', '土家族']

export const demoPick = <T>(random: () => number, from: readonly T[]): T => {
  const one = from[Math.floor(random() * from.length)]
  if (one === undefined) throw new Error('the demonstration chose from nothing')
  return one
}

export function demoPerson(
  { secrets }: World,
  random: () => number,
  { id, code, who, sector }: { readonly id: string; readonly code: string; readonly who: DemoName; readonly sector: string },
): NewPerson {
  const work = Math.floor(random() * employers.length)
  const inside = random() < 0.45
  const born = 1958 + Math.floor(random() * 38)
  const mobile = `199${String(Math.floor(random() * 1e8)).padStart(8, '0')}`
  return {
    id,
    code,
    name: who.name,
    sex: who.sex,
    ethnicGroup: sector === '少数民族' ? demoPick(random, groups.slice(8)) : demoPick(random, groups),
    birthMonth: `${born}-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}`,
    party: partyOfSector[sector] ?? demoPick(random, ['中共', '中共', '群众', '群众', '无党派', '民盟', '民建']),
    education: demoPick(random, ['本科', '本科', '研究生', '大专']),
    employer: `云岭${inside ? '市' : ''}${employers[work] ?? ''}`,
    post: posts[work] ?? null,
    insideSystem: inside,
    livesElsewhere: random() < 0.04,
    placeCode: `99010${1 + Math.floor(random() * 7)}`,
    mobile: secrets.seal(mobile, 'person.mobile'),
  }
}
