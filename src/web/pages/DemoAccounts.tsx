// In the demonstration only: who one can be. A click fills the user name; the password was printed when the demonstration started.
import { useApi } from '#/core/ui/query.tsx'

interface DemoAccount {
  readonly username: string
  readonly name: string
  readonly roleLabels: readonly string[]
  readonly bodyName: string | null
}

export function DemoAccounts({ onPick }: { readonly onPick: (username: string) => void }) {
  const accounts = useApi<readonly DemoAccount[]>('/demo-accounts')
  if (!accounts.data?.length) return null
  return (
    <section className="sj-demo-accounts" aria-labelledby="demo-accounts">
      <h2 id="demo-accounts">演示账号</h2>
      <p className="sj-faint">点一下填入用户名。密码在启动演示时显示在命令行里，所有演示账号相同。</p>
      <ul>
        {accounts.data.map((a) => (
          <li key={a.username}>
            <button type="button" onClick={() => onPick(a.username)}>
              <strong>{a.username}</strong>
              <span>
                {a.name} · {a.roleLabels.join('、')}
                {a.bodyName ? `（${a.bodyName}）` : ''}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}
