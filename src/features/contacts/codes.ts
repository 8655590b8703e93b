// Lists an office may extend by a dated row: ways of contact, categories of the people contacted.
import type { CodeListDeclaration } from '#/core/settings/setting.ts'

export const contactKinds: CodeListDeclaration = {
  name: 'contact-kind',
  title: '联系方式',
  source: '走访看望委员、谈心谈话与调研视察相结合；委员联系界别群众制度',
  codes: [
    { code: 'visit', label: '走访看望' },
    { code: 'heart-talk', label: '谈心谈话' },
    { code: 'phone', label: '电话联系' },
    { code: 'meeting', label: '座谈交流' },
    { code: 'reception', label: '接待来访' },
    { code: 'field', label: '进村入企进社区' },
    { code: 'online', label: '网上联系' },
  ],
}

/** The first three are told from the member's own file; the others are chosen. */
export const contactCategories: CodeListDeclaration = {
  name: 'contact-category',
  title: '联系对象类别',
  source: '党外知识分子、非公经济人士、新的社会阶层人士、籍外人士等统一战线联系对象；委员联系界别群众制度',
  codes: [
    { code: 'cpc-member', label: '党员委员' },
    { code: 'non-cpc-member', label: '党外委员' },
    { code: 'member-elsewhere', label: '市外委员' },
    { code: 'intellectual', label: '党外知识分子' },
    { code: 'private-economy', label: '非公经济人士' },
    { code: 'new-stratum', label: '新的社会阶层人士' },
    { code: 'native-abroad', label: '籍外人士' },
    { code: 'party-people', label: '民主党派、无党派人士' },
    { code: 'religious', label: '宗教界人士' },
    { code: 'ethnic', label: '民族界人士' },
    { code: 'overseas', label: '港澳台侨人士' },
    { code: 'sector-people', label: '界别群众' },
    { code: 'other', label: '其他' },
  ],
}

/** What a member is on file as; everybody else on the register is 其他. */
export const ofMembers = ['cpc-member', 'non-cpc-member', 'member-elsewhere'] as const

export function categoryOf(who: { readonly seated: boolean; readonly party: string | null; readonly livesElsewhere: boolean }): string {
  if (!who.seated) return 'other'
  if (who.livesElsewhere) return 'member-elsewhere'
  return who.party === '中共' ? 'cpc-member' : 'non-cpc-member'
}
