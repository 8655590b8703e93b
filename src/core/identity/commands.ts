// The command line's part: what an operator at the machine may need when nobody can sign in any more.
import { sql } from 'kysely'
import { WrongUse, type Command } from '../command.ts'
import { inScope, readIn } from '../db/database.ts'
import { roleLabel } from './access.ts'
import { resetPassword } from './accounts.ts'
import { resealAll } from './reseal.ts'
import { newKey } from './secrets.ts'
import { plainName } from './sign-in.ts'
import { forgive } from './sign-in-guard.ts'
import { holderByName } from './store.ts'

interface AccountRow {
  readonly username: string
  readonly person: string
  readonly state: string
  readonly roles: readonly string[]
  readonly secondFactor: boolean
  readonly lastSignInAt: Date | null
}

export const identityCommands: readonly Command[] = [
  {
    name: 'accounts',
    summary: '列出账号、任职和最近登录',
    run: async ({ world, committee }) => {
      const { rows } = await readIn(world.db, [committee.id], (tx) =>
        sql<AccountRow>`select a.username, p.name as person, a.state,
            coalesce((select json_agg(distinct o.role) from post o where o.committee_id = a.committee_id and o.person_id = a.person_id
              and o.from_day <= ${world.clock.today()} and (o.to_day is null or o.to_day >= ${world.clock.today()})), '[]') as roles,
            a.factor_confirmed_at is not null as "secondFactor", a.last_sign_in_at as "lastSignInAt"
          from account a join person p on p.committee_id = a.committee_id and p.id = a.person_id
          where a.committee_id = ${committee.id} order by a.username`.execute(tx),
      )
      const lines = rows.map((r) =>
        [r.username, r.person, r.state === 'active' ? '正常' : '已停用', r.roles.map(roleLabel).join('、') || '无任职'].join('\t'),
      )
      return { json: rows, text: lines.join('\n') || '还没有账号。' }
    },
  },
  {
    name: 'accounts reset-password',
    summary: '为一个账号设一次性初始密码，并解除锁定',
    words: 'USERNAME',
    run: async ({ world, actor, words: [username] }) => {
      if (!username) throw new WrongUse('请写明用户名')
      const name = plainName(username)
      const holder = await readIn(world.db, 'all', (tx) => holderByName(tx, name, world.clock.today()))
      if (!holder) throw new WrongUse(`没有用户名为“${username}”的账号`)
      const reset = await resetPassword(world, { ...actor, committeeId: holder.committeeId }, holder.accountId)
      if (!reset.ok) return { json: reset, text: reset.reasons.map((r) => r.says).join('；'), finding: true }
      await inScope(world.db, 'all', (tx) => forgive(tx, name))
      return { json: reset.value, text: `${reset.value.username} 的初始密码：${reset.value.password}\n下次登录须修改。` }
    },
  },
  {
    name: 'keys new',
    summary: '生成一个新密钥，加到 secret.key（或 SHUOJU_KEY）的末尾后重新启动',
    words: 'VERSION',
    needs: 'nothing',
    run: async ({ words: [version = ''] }) => {
      if (!/^[1-9]\d{0,2}$/.test(version) || Number(version) > 255) throw new WrongUse('请写明版本号（1—255），比现用的大 1')
      const key = newKey(Number(version))
      return { json: { key }, text: key }
    },
  },
  {
    name: 'keys reseal',
    summary: '用最新的密钥重新封存手机号码和动态口令，之后旧密钥可以收起',
    run: async ({ world }) => {
      const resealed = await resealAll(world)
      return { json: { resealed }, text: `重新封存 ${resealed} 项。` }
    },
  },
]
