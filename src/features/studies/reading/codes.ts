// What can be shown and what a discussion can become.
import type { CodeListDeclaration } from '#/core/settings/setting.ts'

export const exhibitForms: CodeListDeclaration = {
  name: 'exhibit-form',
  title: '展出作品类别',
  source: '工作报告：书画展、读书交流会',
  codes: [
    { code: 'calligraphy', label: '书法' },
    { code: 'painting', label: '绘画' },
    { code: 'photograph', label: '摄影' },
    { code: 'seal', label: '篆刻' },
    { code: 'recitation', label: '诵读' },
    { code: 'other', label: '其他' },
  ],
}

export const conversions = { advice: '对策建议', proposal: '提案', information: '社情民意信息' } as const
export type Conversion = keyof typeof conversions
