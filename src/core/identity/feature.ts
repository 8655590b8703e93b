// Identity as the rest of the program knows it: accounts, sign-in, posts and the rights that follow from them.
import type { Feature } from '../feature.ts'
import { identityCommands } from './commands.ts'
import { identityContract } from './contract.ts'
import { identityEvents } from './events.ts'
import { accountsList } from './lists.ts'
import { identityRoutes } from './routes.ts'
import { passwordRule } from './settings.ts'

export const identity = (rightLabels: () => Readonly<Record<string, string>>): Feature => ({
  name: 'identity',
  title: '账号与权限',
  contract: identityContract,
  routes: (world) => identityRoutes(world, { rightLabels }),
  rights: {
    'accounts:read': '查看账号和任职',
    'accounts:create': '开设账号、重置密码、首次任命管理员',
    'accounts:manage': '任免角色，停用账号，结束登录，解除动态口令',
    'system:operate': '查看运行情况',
  },
  events: Object.values(identityEvents),
  lists: [accountsList],
  settings: [passwordRule],
  commands: identityCommands,
})
