// Kinds of programme, of text and of result are rows an office adds in the running program.
import type { CodeListDeclaration } from '#/core/settings/setting.ts'

export const programmeKinds: CodeListDeclaration = {
  name: 'study-programme-kind',
  title: '学习活动类别',
  source: '工作报告：系统学习、分级举办委员学习培训班、书香政协',
  codes: [
    { code: 'study', label: '专题学习' },
    { code: 'training', label: '学习培训' },
    { code: 'reading', label: '书香政协' },
  ],
}

export const textKinds: CodeListDeclaration = {
  name: 'study-text-kind',
  title: '学习篇目类别',
  source: '工作报告：最新讲话和重要指示、规定篇目',
  codes: [
    { code: 'speech', label: '重要讲话' },
    { code: 'instruction', label: '重要指示批示' },
    { code: 'document', label: '文件和会议精神' },
    { code: 'law', label: '法律和条例' },
    { code: 'book', label: '著作' },
  ],
}

export const studyResults: CodeListDeclaration = {
  name: 'study-result',
  title: '学习考核结果',
  source: '工作报告：抓好学习考核',
  codes: [
    { code: 'excellent', label: '优秀' },
    { code: 'pass', label: '合格' },
    { code: 'fail', label: '不合格' },
  ],
}

export const studyCodeLists = [programmeKinds, textKinds, studyResults] as const
