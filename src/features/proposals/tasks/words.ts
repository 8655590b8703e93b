// The code values of a task's rounds with the words people read.

export const returnKinds = { return: '不属本单位职责，申请退办', add: '本单位承办，申请增加承办单位' } as const
export type ReturnKind = keyof typeof returnKinds

export const returnResults = { refused: '不同意，继续办理', reassigned: '同意退办，已改办', added: '已增加承办单位' } as const
export type ReturnResult = keyof typeof returnResults

export const rulers = { secretaryGeneral: '副秘书长', governmentLeader: '党委、政府分管领导' } as const
export type AskWhom = keyof typeof rulers

export const rulings = { keep: '由原单位承办', reassign: '改由其他单位承办', add: '增加承办单位' } as const
export type Ruling = keyof typeof rulings

export const extensionResults = { granted: '同意延期', refused: '不同意延期', lapsed: '已改办，不再处理' } as const
export type ExtensionResult = keyof typeof extensionResults

export const auditModels = { none: '不审查', before: '单位负责人签发前审查', after: '答复后审查' } as const
export type AuditModel = keyof typeof auditModels

export const auditResults = { passed: '审查通过', returned: '退回修改', rejected: '驳回重办' } as const
export type AuditResult = keyof typeof auditResults
