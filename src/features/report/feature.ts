// The report as the rest of the program knows it: it reads what other features declare, and nobody reads it.
import type { Feature } from '#/core/feature.ts'
import type { Figure } from '#/core/figure.ts'
import { reportCommand } from './commands.ts'
import { frozenCommands } from './frozen-commands.ts'
import { reportContract } from './contract.ts'
import { reportRoutes } from './routes.ts'
import { reportSettings } from './settings.ts'

export const report = (figures: () => readonly Figure[]): Feature => ({
  name: 'report',
  title: '工作报告',
  contract: { report: reportContract },
  routes: () => ({ report: reportRoutes(figures) }),
  rights: { 'report:read': '查看工作报告', 'report:write': '改写工作报告模板' },
  settings: reportSettings,
  commands: [reportCommand(figures), ...frozenCommands(figures)],
})
