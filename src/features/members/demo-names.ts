// Names for the made-up city's people, put together from common surnames and characters; any likeness to a real person is chance.

const surnames = [
  ...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文',
]
const forMen = [
  ...'伟强磊军洋勇杰涛明超辉刚平波斌鹏飞浩宇志建国华文博东海峰林森毅诚彬旭晨阳哲翰远航松柏川岳铭锐恒瑞祥德仁义信清源润泽启学思',
].filter((c) => c !== '')
const forWomen = [
  ...'芳娜敏静丽艳娟霞秀英慧巧美雅兰凤洁梅琳素云莲真环雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉桂娣叶璧璐娅琦晶妍茜秋珊莎锦黛青倩婷姣婉娴瑾颖露瑶怡婵',
]

export interface DemoName {
  readonly name: string
  readonly sex: '男' | '女'
}

/** As many names as asked for, none twice. */
export function demoNames(random: () => number, count: number, taken: readonly string[] = []): readonly DemoName[] {
  const used = new Set(taken)
  const any = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? ''
  const names: DemoName[] = []
  while (names.length < count) {
    const sex = random() < 0.36 ? '女' : '男'
    const given = sex === '女' ? forWomen : forMen
    const name = any(surnames) + any(given) + (random() < 0.78 ? any(given) : '')
    if (used.has(name)) continue
    used.add(name)
    names.push({ name, sex })
  }
  return names
}
