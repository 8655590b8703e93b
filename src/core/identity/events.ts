// What the journal keeps about accounts and access. No password, no code, no token ever stands in an event.
import { event } from '../event.ts'

const from = (d: { readonly source: string }): string => `（来自 ${d.source}）`

export const identityEvents = {
  signedIn: event(
    'identity.signedIn',
    (d: { username: string; source: string; way: string }) => `${d.username} 登录${from(d)}，方式：${d.way}`,
  ),
  signInFailed: event(
    'identity.signInFailed',
    (d: { username: string; source: string; why: string }) => `${d.username} 登录失败${from(d)}：${d.why}`,
  ),
  signInBlocked: event(
    'identity.signInBlocked',
    (d: { username: string; source: string; until: string }) => `${d.username} 连续登录失败${from(d)}，锁定到 ${d.until}`,
  ),
  signedOut: event('identity.signedOut', (d: { username: string }) => `${d.username} 退出登录`),
  accessRefused: event('identity.accessRefused', (d: { route: string; source: string }) => `越权访问 ${d.route} 被拒绝${from(d)}`),
  installed: event(
    'identity.installed',
    (d: { committee: string; username: string }) => `${d.committee} 启用系统，首个系统管理员账号 ${d.username}`,
  ),
  accountCreated: event('identity.accountCreated', (d: { username: string; person: string }) => `为${d.person}开设账号 ${d.username}`),
  accountDisabled: event('identity.accountDisabled', (d: { username: string; reason: string }) => `停用账号 ${d.username}：${d.reason}`),
  accountEnabled: event('identity.accountEnabled', (d: { username: string }) => `恢复账号 ${d.username}`),
  passwordChanged: event('identity.passwordChanged', (d: { username: string }) => `${d.username} 修改密码`),
  passwordReset: event('identity.passwordReset', (d: { username: string }) => `重置账号 ${d.username} 的密码，下次登录须修改`),
  factorOffered: event('identity.factorOffered', (d: { username: string }) => `${d.username} 准备绑定动态口令`),
  factorEnrolled: event('identity.factorEnrolled', (d: { username: string }) => `${d.username} 绑定动态口令`),
  factorRemoved: event('identity.factorRemoved', (d: { username: string }) => `解除账号 ${d.username} 的动态口令`),
  recoveryCodeUsed: event(
    'identity.recoveryCodeUsed',
    (d: { username: string; left: number }) => `${d.username} 使用一个备用码，还剩${d.left}个`,
  ),
  sessionsEnded: event('identity.sessionsEnded', (d: { username: string; count: number }) => `结束账号 ${d.username} 的${d.count}个登录`),
  subjectLinked: event(
    'identity.subjectLinked',
    (d: { username: string; issuer: string }) => `账号 ${d.username} 关联统一身份认证 ${d.issuer}`,
  ),
  subjectUnlinked: event(
    'identity.subjectUnlinked',
    (d: { username: string; issuer: string }) => `账号 ${d.username} 取消关联统一身份认证 ${d.issuer}`,
  ),
  postGranted: event(
    'identity.postGranted',
    (d: { person: string; role: string; body: string | null; from: string; source: string }) =>
      `${d.person}自${d.from}起任${d.body ?? ''}${d.role}（依据：${d.source}）`,
  ),
  postEnded: event(
    'identity.postEnded',
    (d: { person: string; role: string; body: string | null; to: string }) => `${d.person}${d.body ?? ''}${d.role}任职到${d.to}为止`,
  ),
} as const
