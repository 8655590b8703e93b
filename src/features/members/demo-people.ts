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

/** Where they work, inside the system or not, and as what. */
const works = [
  ['市第一中学', true, '校长'],
  ['市第二中学', true, '教师'],
  ['市第一人民医院', true, '主任医师'],
  ['市中医医院', true, '副院长'],
  ['市农业技术推广站', true, '高级农艺师'],
  ['市文化馆', true, '副馆长'],
  ['云岭职业技术学院', true, '副教授'],
  ['市规划编制中心', true, '高级工程师'],
  ['正衡律师事务所', false, '合伙人'],
  ['望河种植专业合作社', false, '理事长'],
  ['云岭机械制造公司', false, '总经理'],
  ['石泉商贸公司', false, '董事长'],
  ['明川会计师事务所', false, '主任会计师'],
  ['松塬建筑设计公司', false, '总建筑师'],
  ['青禾农业科技公司', false, '技术总监'],
  ['柳坪村', false, '村委会主任'],
] as const
const leaders: Readonly<Record<string, string>> = { chair: '主席', 'vice-chair': '副主席', 'secretary-general': '秘书长' }
const groups = ['汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '回族', '藏族', '满族', '蒙古族', '东乡族', '土家族']

export const demoPick = <T>(random: () => number, from: readonly T[]): T => {
  const one = from[Math.floor(random() * from.length)]
  if (one === undefined) throw new Error('the demonstration chose from nothing')
  return one
}

export function demoPerson(
  { secrets }: World,
  random: () => number,
  {
    id,
    code,
    who,
    sector,
    kind,
  }: { readonly id: string; readonly code: string; readonly who: DemoName; readonly sector: string; readonly kind: string },
): NewPerson {
  const leader = leaders[kind]
  const [employer, inside, post] = leader ? (['政协云岭市委员会', true, leader] as const) : demoPick(random, works)
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
    employer,
    post,
    insideSystem: inside,
    livesElsewhere: random() < 0.04,
    placeCode: `99010${1 + Math.floor(random() * 7)}`,
    mobile: secrets.seal(mobile, 'person.mobile'),
  }
}
