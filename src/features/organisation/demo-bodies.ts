// The bodies of the made-up city 云岭市. Names are of kinds that every city has; none is a particular one.

export interface DemoUnit {
  readonly name: string
  readonly short: string
  readonly system: string
  readonly below?: readonly string[]
}

const government = (names: string): DemoUnit[] =>
  names.split(' ').map((pair) => {
    const [name = '', short = name] = pair.split('/')
    return { name: `市${name}`, short: `市${short}`, system: 'government' }
  })
const of = (system: string, names: string): DemoUnit[] =>
  names.split(' ').map((pair) => {
    const [name = '', short = name] = pair.split('/')
    return { name, short, system }
  })

export const counties = ['城中区', '望河县', '石泉岭县', '柳坪县', '北塬县', '清水湾县', '长岭坪县'] as const

export const units: readonly DemoUnit[] = [
  ...of(
    'party',
    '市委办公室/市委办 市纪委监委/市纪委 市委组织部 市委宣传部 市委统战部 市委政法委员会/市委政法委 市委政策研究室/市委研究室 市委网络安全和信息化委员会办公室/市委网信办 ' +
      '市委机构编制委员会办公室/市委编办 市直属机关工作委员会/市直机关工委 市委老干部局 市委党校 市档案馆 市委巡察工作办公室/市委巡察办 市融媒体中心',
  ),
  ...of('congress', '市人大常委会办公室/市人大办'),
  ...government(
    '政府办公室/政府办 发展和改革委员会/发改委 教育局 科学技术局/科技局 工业和信息化局/工信局 民族宗教事务委员会/民宗委 公安局 民政局 司法局 财政局 人力资源和社会保障局/人社局 ' +
      '自然资源局 生态环境局 住房和城乡建设局/住建局 交通运输局/交通局 水务局 农业农村局 商务局 文化和旅游局/文旅局 卫生健康委员会/卫健委 退役军人事务局 应急管理局 审计局 ' +
      '政府国有资产监督管理委员会/国资委 市场监督管理局/市场监管局 林业和草原局/林草局 统计局 医疗保障局/医保局 信访局 乡村振兴局 体育局 政府外事办公室/外事办 ' +
      '行政审批服务局/审批局 数据局 城市管理局/城管局 机关事务管理局 粮食和物资储备局/粮储局 地方金融工作局/金融局 人民防空办公室/人防办 地震局 供销合作社联合社/供销社 ' +
      '住房公积金管理中心/公积金中心 公共资源交易中心 投资促进中心 广播电视台',
  ),
  ...of('cppcc', '市政协办公室/市政协办'),
  ...of('judiciary', '市中级人民法院/市法院 市人民检察院/市检察院'),
  ...of(
    'mass',
    '市总工会 共青团云岭市委员会/团市委 市妇女联合会/市妇联 市科学技术协会/市科协 市文学艺术界联合会/市文联 市归国华侨联合会/市侨联 市工商业联合会/市工商联 市残疾人联合会/市残联 市红十字会 市社会科学界联合会/市社科联',
  ),
  ...of(
    'other',
    '市税务局 市气象局 市消防救援支队/市消防支队 市邮政管理局 市烟草专卖局 云岭海关 市通信发展管理办公室/市通管办 云岭供电公司 云岭水务集团 云岭公共交通集团/云岭公交 云岭燃气公司 云岭城市建设投资集团/云岭城投 云岭职业技术学院 云岭市第一人民医院',
  ),
  ...counties.map((c) => ({ name: `${c}人民政府`, short: `${c}政府`, system: 'government' })),
]

/** Units below others: the parent's name, then theirs. */
export const below: readonly (readonly [parent: string, names: string])[] = [
  ['市公安局', '市公安局交通警察支队/市交警支队 市公安局治安管理支队/市治安支队'],
  ['市住房和城乡建设局', '市房产交易中心 市建设工程质量监督站/市质监站'],
  ['市交通运输局', '市公路事业发展中心 市道路运输服务中心'],
  ['市教育局', '市教育科学研究院/市教科院 市招生考试院'],
  ['市农业农村局', '市农业技术推广站/市农技站 市畜牧兽医站'],
  ['市水务局', '市水土保持站 市河湖管理中心'],
  ['市自然资源局', '市不动产登记中心 市规划编制中心'],
  ['市卫生健康委员会', '市疾病预防控制中心/市疾控中心 市妇幼保健院'],
  ['市城市管理局', '市环境卫生管理处/市环卫处 市园林绿化中心'],
  ['市人力资源和社会保障局', '市就业服务中心 市社会保险中心'],
  ['市文化和旅游局', '市图书馆 市博物馆'],
]

/** Abolished, with the last day and who carries their cases on. */
export const abolished: readonly (readonly [name: string, short: string, lastDay: string, successor: string])[] = [
  ['市扶贫开发办公室', '市扶贫办', '2021-12-31', '市乡村振兴局'],
  ['市大数据管理中心', '市大数据中心', '2022-06-30', '市数据局'],
]

export interface DemoSector {
  readonly name: string
  readonly committee: string
  /** The party its members belong to, where the sector says so. */
  readonly party: string | null
  readonly seats: number
}

const sector = (name: string, committee: string, seats: number, party: string | null = null): DemoSector => ({
  name,
  committee,
  party,
  seats,
})

export const committees = [
  '提案委员会',
  '经济委员会',
  '农业和农村委员会',
  '人口资源环境委员会',
  '教科卫体委员会',
  '社会和法制委员会',
  '民族和宗教委员会',
  '港澳台侨和外事委员会',
  '文化文史和学习委员会',
] as const

export const sectors: readonly DemoSector[] = [
  sector('中国共产党', '提案委员会', 34, '中共'),
  sector('民革', '社会和法制委员会', 10, '民革'),
  sector('民盟', '教科卫体委员会', 12, '民盟'),
  sector('民建', '经济委员会', 11, '民建'),
  sector('民进', '教科卫体委员会', 10, '民进'),
  sector('农工党', '教科卫体委员会', 10, '农工党'),
  sector('九三学社', '人口资源环境委员会', 10, '九三学社'),
  sector('无党派人士', '提案委员会', 10, '无党派'),
  sector('共青团', '社会和法制委员会', 7),
  sector('工会', '社会和法制委员会', 8),
  sector('妇联', '社会和法制委员会', 9),
  sector('青联', '文化文史和学习委员会', 8),
  sector('工商联', '经济委员会', 16),
  sector('科协', '教科卫体委员会', 8),
  sector('侨联', '港澳台侨和外事委员会', 6),
  sector('文化艺术', '文化文史和学习委员会', 12),
  sector('科技', '教科卫体委员会', 12),
  sector('社会科学', '文化文史和学习委员会', 8),
  sector('经济', '经济委员会', 22),
  sector('农业', '农业和农村委员会', 20),
  sector('教育', '教科卫体委员会', 16),
  sector('体育', '教科卫体委员会', 5),
  sector('新闻出版', '文化文史和学习委员会', 6),
  sector('医药卫生', '教科卫体委员会', 14),
  sector('对外友好', '港澳台侨和外事委员会', 4),
  sector('社会福利和社会保障', '社会和法制委员会', 9),
  sector('少数民族', '民族和宗教委员会', 7),
  sector('宗教', '民族和宗教委员会', 7),
  sector('环境资源', '人口资源环境委员会', 9),
  sector('特邀', '提案委员会', 10),
]

export const partyBodies: readonly (readonly [name: string, short: string, sector: string])[] = [
  ['民革云岭市委员会', '民革市委会', '民革'],
  ['民盟云岭市委员会', '民盟市委会', '民盟'],
  ['民建云岭市委员会', '民建市委会', '民建'],
  ['民进云岭市委员会', '民进市委会', '民进'],
  ['农工党云岭市委员会', '农工党市委会', '农工党'],
  ['九三学社云岭市委员会', '九三学社市委会', '九三学社'],
]
export const massBodies: readonly (readonly [name: string, short: string, sector: string])[] = [
  ['云岭市工商业联合会', '工商联', '工商联'],
  ['云岭市妇女联合会', '妇联', '妇联'],
]

export const organOffices = ['办公室', '研究室', '提案委员会办公室', '经济委员会办公室', '委员联络办公室', '信息中心', '机关党委'] as const
