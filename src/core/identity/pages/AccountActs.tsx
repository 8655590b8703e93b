// What may be done to an account, for whoever may: the system administrator hands out passwords, the security administrator the rest.
import { FormButton } from '#/core/ui/FormButton.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import type { AccountForms, AccountPageData } from '../accounts-contract.ts'
import type { Issued } from './InitialPassword.tsx'

export interface AccountActsProps {
  readonly account: AccountPageData
  readonly forms: AccountForms | undefined
  readonly renews: readonly string[]
}

/** An act that asks nothing but whether it is meant. */
const asksNothing = {}

export function AccountActs({ account, forms, renews, onIssued }: AccountActsProps & { readonly onIssued: (issued: Issued) => void }) {
  const mayCreate = useMay('accounts:create')
  const mayManage = useMay('accounts:manage')
  return (
    <>
      {mayCreate ? <SystemActs account={account} forms={forms} renews={renews} onIssued={onIssued} /> : null}
      {mayManage ? <SecurityActs account={account} forms={forms} renews={renews} /> : null}
    </>
  )
}

function SystemActs({ account, forms, renews, onIssued }: AccountActsProps & { readonly onIssued: (issued: Issued) => void }) {
  // Resetting the own password would end the very sign-in that is to show it: that is done in 我的账号.
  const isOwn = useSession().account.id === account.id
  const reset = useChange<unknown, Issued>('POST', `/accounts/${account.id}/password`, { renews, done: '密码已重置', onDone: onIssued })
  const appoint = useChange('POST', '/first-administrators', { renews: [...renews, '/accounts/forms'], done: '已任命' })
  return (
    <>
      {forms?.appoint ? (
        <FormButton
          label="首次任命管理员"
          title={`任命“${account.person.name}”`}
          submitLabel="任命"
          note="安全管理员和审计管理员各可由系统管理员任命一次，以后由安全管理员办理任职。三员须由不同的人担任。"
          schema={forms.appoint}
          onSubmit={(a) => appoint.mutateAsync({ ...a, personId: account.person.id })}
        />
      ) : null}
      {isOwn ? null : (
        <FormButton
          label="重置密码"
          title={`重置“${account.username}”的密码`}
          note="原来的密码立即失效，这个账号的全部登录随即结束，并给出一个只显示一次的初始密码。"
          schema={asksNothing}
          onSubmit={() => reset.mutateAsync({})}
        />
      )}
    </>
  )
}

function SecurityActs({ account, forms, renews }: AccountActsProps) {
  const path = `/accounts/${account.id}`
  const title = useApi<{ readonly title: string | null }>('/single-sign-on', { freshFor: 600_000 }).data?.title ?? null
  const dropFactor = useChange('DELETE', `${path}/factor`, { renews, done: '已解除动态口令' })
  const link = useChange('PUT', `${path}/subject`, { renews, done: '已关联' })
  const unlink = useChange('DELETE', `${path}/subject`, { renews, done: '已取消关联' })
  return (
    <>
      {title && account.subjects.length === 0 ? (
        <FormButton label={`关联${title}`} submitLabel="关联" schema={forms?.link} onSubmit={(a) => link.mutateAsync(a)} />
      ) : null}
      {title && account.subjects.length > 0 ? (
        <FormButton
          label={`取消关联${title}`}
          note="取消后，本人不能再用统一身份认证登录这个账号，现有的登录全部结束。"
          schema={asksNothing}
          onSubmit={() => unlink.mutateAsync({})}
        />
      ) : null}
      {account.secondFactor ? (
        <FormButton
          label="解除动态口令"
          title={`解除“${account.username}”的动态口令`}
          note="只在本人丢失手机、恢复码也用完时办理，请先核实是本人。解除后全部登录结束，本人下次登录时重新绑定。"
          schema={asksNothing}
          isDanger
          onSubmit={() => dropFactor.mutateAsync({})}
        />
      ) : null}
      <StateAct account={account} forms={forms} renews={renews} />
    </>
  )
}

function StateAct({ account, forms, renews }: AccountActsProps) {
  const path = `/accounts/${account.id}/disabling`
  const disable = useChange('POST', path, { renews, done: '账号已停用' })
  const enable = useChange('DELETE', path, { renews, done: '账号已恢复' })
  return account.state === 'active' ? (
    <FormButton
      label="停用"
      title={`停用“${account.username}”`}
      note="停用后不能登录，现有的登录随即结束。任职不变；要收回权限请办理免职。"
      schema={forms?.disable}
      isDanger
      onSubmit={(a) => disable.mutateAsync(a)}
    />
  ) : (
    <FormButton
      label="恢复"
      title={`恢复“${account.username}”`}
      note={`停用的理由：${account.disabledReason ?? '没有记载'}。恢复后可以用原来的密码登录。`}
      schema={asksNothing}
      onSubmit={() => enable.mutateAsync({})}
    />
  )
}

export function EndSessions({ account, renews }: Omit<AccountActsProps, 'forms'>) {
  const mayManage = useMay('accounts:manage')
  const end = useChange<unknown, { readonly ended: number }>('DELETE', `/accounts/${account.id}/sessions`, {
    renews,
    done: ({ ended }) => `已结束${ended}处登录`,
  })
  return mayManage && account.sessions.length > 0 ? (
    <FormButton
      label="结束全部登录"
      note="本人在各处的登录随即结束，没有保存的内容会丢失；可以立即重新登录。"
      schema={asksNothing}
      isDanger
      onSubmit={() => end.mutateAsync({})}
    />
  ) : null
}
