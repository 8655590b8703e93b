// Signed in, but something must be mended before anything else: an initial password, or the second factor the post demands.
import { useQueryClient } from '@tanstack/react-query'
import { keyOf } from '#/core/ui/query.tsx'
import type { Session } from '#/core/ui/session.tsx'
import { DoorFrame } from './DoorFrame.tsx'
import { FactorForm } from './FactorForm.tsx'
import { PasswordForm } from './PasswordForm.tsx'

export function OwedPage({ owes }: { readonly owes: NonNullable<Session['owes']> }) {
  const client = useQueryClient()
  const renewed = (session: Session): void => {
    client.setQueryData(keyOf('/session'), session)
  }
  return owes === 'password' ? (
    <DoorFrame title="请先设置自己的密码">
      <p>您用的是管理员给的初始密码。换成只有您知道的密码后就可以开始工作。</p>
      <PasswordForm onDone={renewed} />
    </DoorFrame>
  ) : (
    <DoorFrame title="请先绑定动态口令">
      <p>您的岗位能办理重要事项，登录时除密码外还要输入手机上的动态口令。</p>
      <FactorForm onDone={renewed} />
    </DoorFrame>
  )
}
