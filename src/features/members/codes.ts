// Lists an office may extend by a dated row: parties as a person's trait, ethnic groups, kinds of seat, reasons why a seat ends.
import type { CodeListDeclaration } from '#/core/settings/setting.ts'

const same = (labels: readonly string[]) => labels.map((label) => ({ code: label, label }))

export const parties: CodeListDeclaration = {
  name: 'party',
  title: '党派',
  source: '中国共产党、八个民主党派、无党派人士和群众',
  codes: same(['中共', '民革', '民盟', '民建', '民进', '农工党', '致公党', '九三学社', '台盟', '无党派', '共青团员', '群众']),
}

export const ethnicGroups: CodeListDeclaration = {
  name: 'ethnic-group',
  title: '民族',
  source: 'GB/T 3304—1991 中国各民族名称',
  codes: same(
    (
      '汉族 蒙古族 回族 藏族 维吾尔族 苗族 彝族 壮族 布依族 朝鲜族 满族 侗族 瑶族 白族 土家族 哈尼族 哈萨克族 傣族 黎族 傈僳族 佤族 畲族 高山族 拉祜族 ' +
      '水族 东乡族 纳西族 景颇族 柯尔克孜族 土族 达斡尔族 仫佬族 羌族 布朗族 撒拉族 毛南族 仡佬族 锡伯族 阿昌族 普米族 塔吉克族 怒族 乌孜别克族 俄罗斯族 ' +
      '鄂温克族 德昂族 保安族 裕固族 京族 塔塔尔族 独龙族 鄂伦春族 赫哲族 门巴族 珞巴族 基诺族'
    ).split(' '),
  ),
}

export const seatKinds: CodeListDeclaration = {
  name: 'seat-kind',
  title: '委员职务',
  source: '政协章程：主席、副主席、秘书长、常务委员、委员',
  codes: [
    { code: 'chair', label: '主席' },
    { code: 'vice-chair', label: '副主席' },
    { code: 'secretary-general', label: '秘书长' },
    { code: 'standing', label: '常务委员' },
    { code: 'member', label: '委员' },
  ],
}

export const seatEnds: CodeListDeclaration = {
  name: 'seat-end',
  title: '委员资格终止的原因',
  source: '政协章程和委员管理办法',
  codes: [
    { code: 'expired', label: '任期届满' },
    { code: 'resigned', label: '辞去' },
    { code: 'persuadedToResign', label: '劝辞' },
    { code: 'removed', label: '撤销资格' },
    { code: 'deceased', label: '去世' },
    { code: 'reassigned', label: '调整界别或职务（由新席位接续）' },
    { code: 'notAppointed', label: '未予任命' },
  ],
}
