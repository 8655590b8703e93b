// Scoring as a part of duties: rule sets as dated data, sheets of all who are scored, simulation.
import type { FeaturePart } from '#/core/feature.ts'
import type { SettingDeclaration } from '#/core/settings/setting.ts'
import { scoreCommands } from './commands.ts'
import { dutyRulesContract, dutyScoresContract } from './contract.ts'
import { ruleEvents } from './events.ts'
import { dutyRulesRoutes, dutyScoresRoutes } from './routes.ts'
import type { Known } from './sheet-view.ts'
import { appealDays, checkDays, memberRules, slowPace } from './settings.ts'

export const scoringPart = (known: () => Known): FeaturePart => ({
  contract: { dutyRules: dutyRulesContract, dutyScores: dutyScoresContract },
  routes: () => ({ dutyRules: dutyRulesRoutes(known), dutyScores: dutyScoresRoutes(known) }),
  rights: {
    'scores:own': '查看自己的履职得分，核对、提出异议和申诉',
    'scores:read': '查看全部履职得分和依据',
    'scores:read-rules': '查看履职考核办法',
    'scores:rules': '起草、修改履职考核办法',
    'scores:simulate': '按往年的事实试算考核办法',
    'scores:adopt': '登记履职考核办法的通过',
  },
  events: Object.values(ruleEvents),
  settings: [memberRules, checkDays, appealDays, slowPace] as readonly SettingDeclaration[],
  commands: scoreCommands,
})
