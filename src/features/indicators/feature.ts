// Figures as the rest of the program knows them: what other features declare, asked, broken down, opened and checked.
import type { Feature } from '#/core/feature.ts'
import type { Figure } from '#/core/figure.ts'
import { figureCommands } from './commands.ts'
import { indicatorsDemo } from './demo.ts'
import { figureContracts } from './contract.ts'
import { figureEvents } from './events.ts'
import { tableCommand } from './table-commands.ts'
import { frozenRoutes } from './frozen/routes.ts'
import { figuresRoutes } from './routes.ts'
import { figureSettings } from './settings.ts'

export const indicators = (figures: () => readonly Figure[]): Feature => ({
  name: 'indicators',
  title: '指标',
  contract: figureContracts,
  routes: () => ({ figures: figuresRoutes(figures), frozen: frozenRoutes(figures) }),
  rights: { 'figures:read': '查看统计数字和计入的记录', 'figures:freeze': '固定印进报告的数字' },
  settings: figureSettings,
  events: Object.values(figureEvents),
  demo: [indicatorsDemo(figures)],
  commands: [...figureCommands(figures), tableCommand(figures)],
})
