// The themes of the year: one list for whatever bears a theme, so that a rule asking for one finds meetings, studies and texts alike.
import type { CodeListDeclaration } from './setting.ts'

export const yearThemes: CodeListDeclaration = {
  name: 'theme',
  title: '主题',
  source: '年度工作要点和协商计划',
  codes: [
    { code: 'congress-spirit', label: '党的二十大精神' },
    { code: 'rural-link', label: '巩固拓展脱贫攻坚成果同乡村振兴有效衔接' },
    { code: 'industry', label: '产业发展' },
    { code: 'ecology', label: '生态保护' },
    { code: 'livelihood', label: '民生改善' },
    { code: 'unity', label: '民族团结和宗教和顺' },
    { code: 'history', label: '文史' },
    { code: 'reading', label: '书香政协' },
    { code: 'epidemic', label: '疫情防控' },
  ],
}
