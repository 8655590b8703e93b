// Dated rules and code lists as the rest of the program knows them: every feature's declarations, one page and one way to change them.
import type { Feature } from '../feature.ts'
import { codesContract, settingsContract } from './contract.ts'
import { settingEvents } from './events.ts'
import { codeRoutes, settingRoutes } from './routes.ts'
import type { CodeListDeclaration, SettingDeclaration } from './setting.ts'

export interface DeclaredRules {
  readonly settings: readonly SettingDeclaration[]
  readonly codeLists: readonly CodeListDeclaration[]
}

export const settings = (declared: () => DeclaredRules): Feature => ({
  name: 'settings',
  title: '规则和代码',
  contract: { settings: settingsContract, codes: codesContract },
  routes: () => ({ settings: settingRoutes(declared().settings), codes: codeRoutes(declared().codeLists) }),
  rights: { 'settings:read': '查看规则和代码', 'settings:write': '修改规则和代码' },
  events: Object.values(settingEvents),
})
