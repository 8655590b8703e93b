// Figures as the rest of the program knows them: whatever features declare is answered, listed, exported and checked here.
import type { Feature } from '#/core/feature.ts'
import type { Figure } from '#/core/figure.ts'
import { figuresCheckCommand, figuresCommand } from './commands.ts'
import { figuresContract } from './contract.ts'
import { figuresRoutes } from './routes.ts'

export const indicators = (figures: () => readonly Figure[]): Feature => ({
  name: 'indicators',
  title: '指标',
  contract: { figures: figuresContract },
  routes: () => ({ figures: figuresRoutes(figures) }),
  rights: { 'figures:read': '查看统计数字和计入的记录' },
  commands: [figuresCommand(figures), figuresCheckCommand(figures)],
})
