// One account: whose it is, how it is secured, the posts its rights follow from, and where it is signed in.
import { useState } from 'react'
import { Button } from 'antd'
import { Go, useParam } from '#/core/ui/address.tsx'
import { Facts } from '#/core/ui/Facts.tsx'
import { FormButton } from '#/core/ui/FormButton.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { DayText, When } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { AccountForms, AccountPageData } from '../accounts-contract.ts'
import { AccountActs, EndSessions } from './AccountActs.tsx'
import { GrantPost } from './GrantPost.tsx'
import { InitialPassword, type Issued } from './InitialPassword.tsx'
import './identity.css'

export function AccountPage() {
  const id = useParam('id')
  const found = useApi<AccountPageData>(`/accounts/${id}`)
  return (
    <Loaded of={found} as="账号">
      {(account) => <Account key={id} account={account} />}
    </Loaded>
  )
}

function Account({ account }: { readonly account: AccountPageData }) {
  const forms = useApi<AccountForms>('/accounts/forms', { freshFor: 600_000 }).data
  const [issued, setIssued] = useState<Issued | null>(null)
  const renews = [`/accounts/${account.id}`, '/lists/accounts']
  return (
    <>
      <PageHeader
        title={account.username}
        subtitle={<Duties />}
        tags={account.state === 'active' ? <StatusTag label="正常" tone="good" /> : <StatusTag label="已停用" tone="over" />}
        back={{ to: '/accounts', label: '账号和任职' }}
        actions={<AccountActs account={account} forms={forms} renews={renews} onIssued={setIssued} />}
      />
      {issued ? (
        <InitialPassword
          key={issued.password}
          issued={issued}
          next={<Button onClick={() => setIssued(null)}>已交给本人，不再显示</Button>}
        />
      ) : null}
      <Section title="基本情况">
        <Facts
          items={[
            { label: '姓名', value: <Go to={`/people/${account.person.id}`}>{account.person.name}</Go> },
            { label: '密码', value: account.passwordTemporary ? '初始密码，登录时须修改' : '本人已设定' },
            { label: '动态口令', value: account.secondFactor ? '已绑定' : '未绑定' },
            { label: '最近登录', value: account.lastSignInAt, kind: 'instant' },
            ...(account.subjects.length
              ? [{ label: '统一身份认证', value: account.subjects.map((s) => `${s.subject}（${s.issuer}）`).join('、'), wide: true }]
              : []),
            ...(account.state === 'disabled' ? [{ label: '停用理由', value: account.disabledReason, wide: true }] : []),
          ]}
        />
      </Section>
      <Posts account={account} forms={forms} renews={renews} />
      <Sessions account={account} renews={renews} />
    </>
  )
}

/** Whoever misses a button learns whose it is. */
function Duties() {
  const mayCreate = useMay('accounts:create')
  const mayManage = useMay('accounts:manage')
  if (mayCreate === mayManage) return null
  return mayCreate
    ? '您可以开设账号、重置密码。任职、免职，停用、恢复，结束登录和解除动态口令由安全管理员办理。'
    : '您可以任职、免职，停用、恢复，结束登录，解除动态口令。开设账号、重置密码由系统管理员办理。'
}

interface PartProps {
  readonly account: AccountPageData
  readonly forms: AccountForms | undefined
  readonly renews: readonly string[]
}

function Posts({ account, forms, renews }: PartProps) {
  const { today } = useSession()
  const mayManage = useMay('accounts:manage')
  const end = useChange<{ readonly id: string }>('POST', ({ id }) => `/posts/${id}/end`, { renews, done: '已免职' })
  const isOver = (post: AccountPageData['posts'][number]): boolean => post.toDay !== null && post.toDay < today
  const posts = account.posts.toSorted((a, b) => Number(isOver(a)) - Number(isOver(b)))
  return (
    <Section title="任职" extra={mayManage ? <GrantPost person={account.person} forms={forms} renews={renews} /> : null}>
      {posts.length === 0 ? (
        <p className="sj-faint">没有任职：可以登录，但什么权限也没有。</p>
      ) : (
        <table className="sj-table sj-stacking">
          <thead>
            <tr>
              <th scope="col">角色</th>
              <th scope="col">单位</th>
              <th scope="col">职务</th>
              <th scope="col">任期</th>
              <th scope="col">依据</th>
              {mayManage ? <th scope="col">办理</th> : null}
            </tr>
          </thead>
          <tbody>
            {posts.map((post) => (
              <tr key={post.id} className={isOver(post) ? 'sj-faint' : ''}>
                <th scope="row">{post.roleLabel}</th>
                <td data-label="单位">{post.bodyName ?? '—'}</td>
                <td data-label="职务">{post.title}</td>
                <td data-label="任期">
                  <DayText day={post.fromDay} />至{post.toDay ? <DayText day={post.toDay} /> : '今'}
                  {isOver(post) ? '（已结束）' : post.fromDay > today ? '（还未开始）' : ''}
                </td>
                <td data-label="依据">{post.source}</td>
                {mayManage ? (
                  <td>
                    {isOver(post) ? null : (
                      <FormButton
                        isLink
                        label="免职"
                        title={`免去“${account.person.name}”的${post.roleLabel}`}
                        note="最后一日当天仍算任职。要立即收回权限，填今天以前的日期。"
                        schema={forms?.endPost}
                        initial={{ toDay: today }}
                        isDanger
                        onSubmit={(a) => end.mutateAsync({ ...a, id: post.id })}
                      />
                    )}
                  </td>
                ) : null}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function Sessions({ account, renews }: Omit<PartProps, 'forms'>) {
  return (
    <Section title={`现有登录（${account.sessions.length}处）`} extra={<EndSessions account={account} renews={renews} />}>
      {account.sessions.length === 0 ? (
        <p className="sj-faint">现在没有登录。</p>
      ) : (
        <table className="sj-table sj-stacking">
          <thead>
            <tr>
              <th scope="col">最近活动</th>
              <th scope="col">登录时间</th>
              <th scope="col">来自</th>
              <th scope="col">浏览器</th>
            </tr>
          </thead>
          <tbody>
            {account.sessions.map((s) => (
              <tr key={`${s.openedAt} ${s.source} ${s.agent}`}>
                <td data-label="最近活动">
                  <When at={s.seenAt} />
                </td>
                <td data-label="登录时间">
                  <When at={s.openedAt} />
                </td>
                <td data-label="来自">{s.source}</td>
                <td data-label="浏览器" className="sj-agent">
                  {s.agent}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}
