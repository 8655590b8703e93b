// Lists an office may extend by a dated row: categories, the national five-in-one axis, reasons for not filing.
import type { CodeListDeclaration } from '#/core/settings/setting.ts'

export const categories: CodeListDeclaration = {
  name: 'proposal-category',
  title: '提案类别',
  source: '省级提案审查报告的六类（2024、2026年）',
  codes: [
    { code: 'economy', label: '经济发展、城乡建设' },
    { code: 'rural', label: '农业农村、乡村振兴' },
    { code: 'environment', label: '资源环境、生态保护' },
    { code: 'culture', label: '科技教育文化卫生体育' },
    { code: 'society', label: '劳动人事、社会保障、社会治理' },
    { code: 'politics', label: '政策法规、统战政协、民族宗教' },
  ],
}

export const axes: CodeListDeclaration = {
  name: 'five-in-one',
  title: '五位一体',
  source: '全国政协提案分类（2025年）',
  codes: [
    { code: 'economic', label: '经济建设' },
    { code: 'political', label: '政治建设' },
    { code: 'cultural', label: '文化建设' },
    { code: 'social', label: '社会建设' },
    { code: 'ecological', label: '生态文明建设' },
  ],
}

export const refusals: CodeListDeclaration = {
  name: 'proposal-refusal',
  title: '不予立案的情形',
  source: '全国政协公布的十种情形（2011年），其后为各地常见补充',
  codes: [
    { code: 'secret', label: '涉及党和国家秘密' },
    { code: 'forbidden', label: '国家明令禁止' },
    { code: 'party-personnel', label: '中共党员对党内组织、人事安排的意见' },
    { code: 'party-internal', label: '民主党派成员反映本组织内部问题' },
    { code: 'litigation', label: '进入民事、刑事、行政诉讼或者仲裁程序' },
    { code: 'academic', label: '学术研讨' },
    { code: 'personal', label: '为本人或亲属解决个人问题' },
    { code: 'advertising', label: '宣传推介具体作品、产品' },
    { code: 'accusation', label: '指名举报' },
    { code: 'empty', label: '内容空泛，没有具体建议' },
    { code: 'beyond', label: '超出本级职权' },
    { code: 'answered', label: '已有明确规定或已经答复过' },
    { code: 'several', label: '一案多事' },
    { code: 'unqualified', label: '提案者资格不符' },
    { code: 'petition', label: '属于信访事项' },
    { code: 'single', label: '案由单一，宜作委员来信' },
  ],
}

export const proposalCodeLists = [categories, axes, refusals]
