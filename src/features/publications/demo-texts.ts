// Made-up essays and pieces of advice of the demonstration: a few sentences put together in many ways.

const fields = [
  '特色农业',
  '基层治理',
  '职业教育',
  '医养结合',
  '文化旅游',
  '节水灌溉',
  '民营经济',
  '社区养老',
  '生态修复',
  '数字乡村',
  '非遗传承',
  '物流配送',
]
const places = ['城中区', '望河县', '石泉岭县', '柳坪县', '北塬县', '清水湾县', '长岭坪县']
const heads = ['在实干中领悟精神', '把学习成果写在岗位上', '凝心聚力再出发', '以学促行担使命', '履职为民走在前', '学思践悟见行动']
const measures = [
  '摸清底数、建立台账',
  '统一标准、分级负责',
  '整合资金、集中投入',
  '培训骨干、以点带面',
  '公开进度、接受监督',
  '部门联动、定期会商',
]

const at = <T>(of: readonly T[], i: number): T => of[i % of.length] as T

export interface DemoText {
  readonly title: string
  readonly body: string
}

export function essayFor(i: number): DemoText {
  const [field, place] = [at(fields, i), at(places, Math.floor(i / 3))]
  const parts = Array.from(
    { length: 7 },
    (_, n) =>
      `${['认真学习报告原文', '联系本职工作思考', '到基层听群众讲', '对照先进找差距', '把要求变成清单', '同界别群众一起学', '用履职检验学习'][n]}。在${place}调研${at(fields, i + n)}时，干部群众谈得最多的是怎样把好政策落到实处。我体会到，做好${at(fields, i + n * 2)}，关键要${at(measures, i + n)}，既看眼前的难题，也想长远的办法，多到现场去，多听不同意见，把大家的智慧集中起来，把可以办的事先办起来，让群众看得见变化、得到实惠。`,
  )
  return { title: `${at(heads, i)}——从${place}${field}谈起（${i + 1}）`, body: parts.join('\n') }
}

export function adviceFor(i: number): DemoText {
  const [field, place] = [at(fields, i * 5 + 1), at(places, i)]
  const body = [
    `情况：${place}近年来在${field}上做了不少工作，但底数不够清、标准不够统一、部门之间衔接不够紧，群众有意见。走访八个乡镇、座谈四次，多数人认为问题可以解决，缺的是牵头的部门和管用的办法。`,
    `建议：一是${at(measures, i)}，由主管部门三个月内提出方案；二是${at(measures, i + 1)}，县区和乡镇各负其责，避免重复要数；三是${at(measures, i + 2)}，每季度向社会公布一次进展；四是把${field}纳入年度督查，年底请委员和群众代表评议，评议结果作为下一年度安排资金的依据。对做得好的乡镇及时总结经验，在全市推开；对进展慢的，帮助找原因、补短板。`,
    `保障：人员上，从现有力量中调剂，不新增编制；资金上，用好已有的项目资金，按实施进度拨付；技术上，请高校和科研院所帮助培训基层人员。请主管部门把责任落实到人，明确完成的时间，市政协有关专委会适时开展视察监督。`,
  ]
  return { title: `关于加强${place}${field}工作的建议（${i + 1}）`, body: body.join('\n') }
}
