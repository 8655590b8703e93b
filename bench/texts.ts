// Made-up proposals of about five hundred characters, the same at every run: subjects, places and sentences put together by numbers.

export type Random = () => number

/** Mulberry32: small, fast, the same everywhere. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

export const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T

export const categories = ['economy', 'rural', 'environment', 'culture', 'society', 'politics'] as const

const topics: readonly (readonly [category: (typeof categories)[number], thing: string, matter: string, deed: string])[] = [
  ['society', '老旧小区加装电梯', '居民意见难统一，资金缺口大', '统一设计和补助标准'],
  ['society', '社区居家养老服务', '床位利用不足，护理人员短缺', '培训护理人员，发放服务券'],
  ['society', '灵活就业人员参保', '缴费基数偏高，断缴较多', '设置缓冲期，开通线上办理'],
  ['society', '物业服务和业主委员会', '收费争议多，维修资金使用慢', '简化维修资金申请'],
  ['society', '残疾人辅助性就业', '岗位少，企业顾虑多', '给予用工补贴，建设帮扶车间'],
  ['economy', '中小企业融资', '抵押物不足，贷款周期短', '扩大信用贷款，设立应急周转资金'],
  ['economy', '城区停车位', '夜间车位紧张，占道停车普遍', '开放机关单位停车场，建立体车库'],
  ['economy', '县域商贸流通', '冷链不足，快递进村成本高', '整合站点，建设共同配送中心'],
  ['economy', '装备制造产业链', '本地配套率低，龙头带动不强', '编制产业链图谱，精准招商'],
  ['economy', '公交线网和站点', '换乘不便，末班车过早', '优化线路，延长服务时间'],
  ['economy', '夜间经济街区', '业态单一，配套不全', '统一管理，完善停车和照明'],
  ['rural', '高标准农田管护', '重建设轻管护，灌溉设施失修', '落实管护主体和经费'],
  ['rural', '马铃薯良种繁育', '种薯质量不一，优质不优价', '建设良种基地，推行分级收购'],
  ['rural', '撂荒地治理', '青壮年外出，地块零碎', '支持代耕代种和流转'],
  ['rural', '农村户厕后续管护', '抽运不及时，维修无人管', '建立服务站，明确收费标准'],
  ['rural', '中药材精深加工', '多卖原料，加工转化率低', '引进加工企业，建质量追溯体系'],
  ['environment', '城区河道水环境', '雨污混流，季节性黑臭', '改造管网，实施生态补水'],
  ['environment', '生活垃圾分类', '前端分后端混，居民参与率低', '定时定点投放，公示运输路线'],
  ['environment', '建筑扬尘治理', '工地围挡不全，渣土车带泥上路', '安装在线监测，实行错时运输'],
  ['environment', '废旧农膜回收', '残膜积累，回收价格低', '以旧换新，推广可降解地膜'],
  ['culture', '义务教育优质均衡', '大班额与空心校并存', '集团化办学，教师轮岗'],
  ['culture', '乡镇卫生院服务能力', '设备陈旧，医生留不住', '组建医共体，提高待遇'],
  ['culture', '非物质文化遗产传承', '传承人年龄偏大，市场狭窄', '进校园进景区，扶持工坊'],
  ['culture', '青少年心理健康', '专职教师少，筛查流于形式', '配齐教师，建立转介机制'],
  ['culture', '公共体育场地开放', '学校场地不开放，健身步道少', '购买保险，分时段开放'],
  ['culture', '科技特派员制度', '考核偏重次数，激励不足', '按实效给予奖励'],
  ['politics', '基层协商议事', '议题征集渠道窄，结果落实慢', '建立清单，逐项反馈'],
  ['politics', '法律援助进乡村', '律师资源不足，群众知晓率低', '设立联系点，开展巡回服务'],
  ['politics', '营商环境监督', '政策兑现慢，涉企检查多', '公开兑现清单，推行综合检查'],
  ['politics', '志愿服务规范', '活动同质化，记录不完整', '统一登记，按需派单'],
]

const places = '城中区 望河县 石泉岭县 柳坪县 北塬县 清水湾县 长岭坪县 我市城区 全市乡镇 云岭新区'.split(' ')
const towns =
  '东关街道 西桥街道 南湖街道 青石镇 双泉镇 大湾镇 杨柳镇 红崖乡 三岔镇 平川乡 朝阳社区 和平社区 新民村 桥头村 白杨镇 马家河镇'.split(' ')
const verbs = '加强 推进 改善 完善 规范 加快 进一步做好 统筹 优化 提升'.split(' ')
const openings = [
  '近年来，{place}在{thing}方面做了大量工作，群众的获得感有所提高，但从调研的情况看仍有不少短板。',
  '今年以来，我们先后走访了{town}等{n}个点位，召开座谈会{m}次，就{thing}听取了群众和有关部门的意见。',
  '{thing}关系群众切身利益，也是每年议论较多的话题，{place}的情况具有一定代表性。',
]
const facts = [
  '据统计，{place}涉及该项工作的点位共有{n}处，其中{m}处不同程度存在问题，占比接近三成。',
  '在{town}抽样了解的{n}户中，有{m}户表示希望尽快解决，年龄较大的居民反映尤为强烈。',
  '与周边地区相比，{place}的投入水平和覆盖面还有差距，部分设施已使用{m}年以上。',
]
const causes = [
  '主要表现为：{matter}，基层人手紧、任务重，日常管理跟不上。',
  '究其原因，一是{matter}；二是部门之间信息不共享，多头管理与无人管理并存；三是缺少长期稳定的经费来源。',
  '有的地方存在畏难情绪，工作停留在文件上；有的前期论证不充分，建成后使用率不高，群众评价一般。',
  '现行办法出台较早，部分条款与新的要求不相适应，执行中口径不一。',
]
const advice = [
  '由主管部门牵头，{deed}，在{town}先行试点，总结经验后在{place}推开，并明确完成时限。',
  '把{thing}列入年度为民实事，市县两级安排专项资金，向{town}等薄弱地方倾斜，资金使用情况向社会公开。',
  '建立部门联席会议制度，每季度通报一次进展，对长期未解决的问题挂牌督办，限期销号。',
  '发挥社区、村组和社会组织的作用，吸收群众代表参与方案制定和验收，让群众来评价办得好不好。',
  '加强宣传和培训，编印简明手册，开通咨询电话，做到政策人人知晓、办理流程清楚。',
  '将落实情况纳入年度考核，对{deed}成效明显的单位给予表扬，对推诿拖延的予以通报。',
]

export interface MadeText {
  readonly category: string
  readonly title: string
  readonly situation: string
  readonly analysis: string
  readonly suggestions: readonly string[]
}

export function makeText(random: Random): MadeText {
  const [category, thing, matter, deed] = pick(random, topics)
  const place = pick(random, places)
  const told = (sentence: string): string =>
    sentence.replaceAll(/\{(\w+)\}/g, (_, slot: string) => {
      if (slot === 'thing') return thing
      if (slot === 'matter') return matter
      if (slot === 'deed') return deed
      if (slot === 'place') return place
      return slot === 'town' ? pick(random, towns) : String(3 + Math.floor(random() * (slot === 'm' ? 20 : 90)))
    })
  const several = (from: readonly string[], count: number): string[] => {
    const start = Math.floor(random() * from.length)
    return Array.from({ length: count }, (_, i) => told(from[(start + i) % from.length] ?? ''))
  }
  return {
    category,
    title: `关于${pick(random, verbs)}${random() < 0.5 ? place : pick(random, towns)}${thing}的建议`,
    situation: [...several(openings, 1), ...several(facts, 2)].join(''),
    analysis: several(causes, 2).join(''),
    suggestions: several(advice, 2 + Math.floor(random() * 3)),
  }
}
