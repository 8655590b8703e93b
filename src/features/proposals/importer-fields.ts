// The columns of a table of proposals as offices name them. A field takes the first title it finds; an earlier field takes first.

export const importFields = [
  { key: 'title', titles: ['案由', '标题', '题目', '提案题目', '提案名称', '留言主题', 'title'], required: true },
  { key: 'number', titles: ['案号', '提案号', '提案编号', 'case_no', 'number'], required: false },
  { key: 'messageNo', titles: ['留言编号'], required: false },
  { key: 'year', titles: ['年度', '年份', 'year'], required: false },
  { key: 'session', titles: ['届次', 'session'], required: false },
  { key: 'category', titles: ['性质类别', '提案类别', '类别', 'category'], required: false },
  { key: 'body', titles: ['来源', '提交机构', 'body', '类别'], required: false },
  { key: 'time', titles: ['提交时间', '提交日期', '登记时间', '留言时间', 'time', 'registered'], required: false },
  { key: 'content', titles: ['内容', '正文', '提案内容', '留言详情', 'content'], required: false },
  { key: 'situation', titles: ['调研情况', '情况', 'research', 'situation'], required: false },
  { key: 'analysis', titles: ['问题分析', '分析', 'analysis'], required: false },
  { key: 'suggestions', titles: ['具体建议', '建议', 'suggestions'], required: false },
  { key: 'proposer', titles: ['提案者', '提案人', '第一提案人', '领衔人', '留言用户', 'proposer'], required: false },
  { key: 'proposerKind', titles: ['提案者类别', 'proposer_kind'], required: false },
  { key: 'proposers', titles: ['提案者人数', '提案人数', 'proposers'], required: false },
  { key: 'kind', titles: ['提案分类', '案别', 'kind'], required: false },
  { key: 'sector', titles: ['界别', '界别/代表团', 'sector'], required: false },
  { key: 'group', titles: ['委员小组', '小组', 'district_group'], required: false },
  { key: 'cosigners', titles: ['联名人数', '附议人数', 'cosigners'], required: false },
  { key: 'period', titles: ['大会或平时', '时期', 'period'], required: false },
  { key: 'public', titles: ['是否公开', '公开', 'public'], required: false },
  { key: 'nature', titles: ['性质', 'nature'], required: false },
  { key: 'review', titles: ['审查意见', '审查结果', 'review'], required: false },
  { key: 'reviewNote', titles: ['审查说明', '审查理由', 'review_note'], required: false },
  { key: 'lead', titles: ['主办单位', '承办单位', 'lead'], required: false },
  { key: 'co', titles: ['协办单位', '会办单位', 'co'], required: false },
  { key: 'replied', titles: ['答复时间', '答复日期', 'replied'], required: false },
  { key: 'mark', titles: ['办理结果', '结果类别', '答复类别', 'result_mark'], required: false },
  { key: 'done', titles: ['已解决事项', 'done'], required: false },
  { key: 'planned', titles: ['计划解决事项', 'planned'], required: false },
] as const satisfies readonly { readonly key: string; readonly titles: readonly string[]; readonly required: boolean }[]

export type ImportField = (typeof importFields)[number]['key']

/** What a refusal calls the field: the title people use most. */
export const fieldTitle: Readonly<Record<string, string>> = Object.fromEntries(importFields.map((f) => [f.key, f.titles[0]]))

/** Categories of other places, by the sixfold list of ours. What is not here is kept as it is written. */
export const categoryOf: Readonly<Record<string, string>> = {
  经济发展: 'economy',
  工业商贸: 'economy',
  财税金融: 'economy',
  财贸金融: 'economy',
  财政经济: 'economy',
  工业经济: 'economy',
  城乡建设: 'economy',
  城建环保: 'economy',
  城建管理: 'economy',
  道路交通: 'economy',
  农林水利: 'rural',
  农业农村: 'rural',
  资源环境: 'environment',
  环境保护: 'environment',
  教育事业: 'culture',
  医卫体育: 'culture',
  医药卫生: 'culture',
  文化宣传: 'culture',
  文化体育: 'culture',
  科学技术: 'culture',
  科技教育: 'culture',
  教科文卫: 'culture',
  社会事业: 'society',
  劳动人事: 'society',
  政治建设: 'politics',
  法制建设: 'politics',
  统战综合: 'politics',
  政治法律: 'politics',
  政法统战: 'politics',
}

/** The words of a note tell which of the listed reasons it was; the note itself is kept. */
export const refusalWords: readonly (readonly [RegExp, string])[] = [
  [/案由单一|比较单一/, 'single'],
  [/笼统|空泛|操作性|没有具体/, 'empty'],
  [/无权限|法律层面|超出|内部管理/, 'beyond'],
  [/诉讼|仲裁/, 'litigation'],
  [/秘密/, 'secret'],
  [/举报/, 'accusation'],
  [/信访/, 'petition'],
  [/学术/, 'academic'],
  [/一案多事/, 'several'],
  [/资格/, 'unqualified'],
  [/已经?答复|已有规定|已有明确/, 'answered'],
  [/本人|亲属|个人问题/, 'personal'],
  [/推介|广告/, 'advertising'],
]

/** What became of a proposal that was not filed, where the note says. */
export const disposalWords: readonly (readonly [RegExp, 'convertedOpinion' | 'convertedLetter'])[] = [
  [/社情民意/, 'convertedOpinion'],
  [/来信/, 'convertedLetter'],
]
