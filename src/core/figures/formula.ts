// The formula of a figure in words, for the page, the file and the frozen copy: nobody should have to guess what was divided by what.
import type { Figure, Reckoning } from '../figure.ts'

const usual: Readonly<Record<Reckoning, string>> = {
  count: '合于口径的记录逐条计数',
  sum: '各条记录计入值之和',
  share: '其中计入值为1的记录数 ÷ 列出的全部记录数 × 100%',
  mean: '各条记录计入值之和 ÷ 有计入值的记录数',
  median: '各条记录的计入值从小到大排列，取正中一个（偶数个时取正中两个的平均数）',
  tenth: '各条记录的计入值从小到大排列，取十分之一处的值（落在两个之间的按比例取）',
}

export const formulaOf = ({ formula, reckoning }: Pick<Figure, 'formula' | 'reckoning'>): string => formula ?? usual[reckoning]
