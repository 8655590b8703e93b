// The code values of publicity with the words people read.

export const publicityParts = { text: '提案正文', reply: '答复' } as const
export type PublicityPart = keyof typeof publicityParts

export const copyForms = { full: '全文（隐去不宜公开的内容）', abstract: '摘要' } as const
export type CopyForm = keyof typeof copyForms

/** What is taken out of a copy. The label stands in its place. */
export const passageKinds = {
  phone: '电话',
  idNumber: '证件号',
  email: '邮箱',
  address: '住址',
  name: '姓名',
  plate: '车牌号',
  account: '账号',
  other: '不宜公开的内容',
} as const
export type PassageKind = keyof typeof passageKinds

export const decisions = { removed: '隐去', kept: '保留' } as const
export type Decision = keyof typeof decisions
