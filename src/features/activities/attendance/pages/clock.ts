// Times of day as the pages of sign-in show them: 08:58, by China's clock.
const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
const civil = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' })

export const timeOf = (at: string): string => clock.format(new Date(at))
/** 3月14日 09:00—11:30 */
export const spanOf = ({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }): string =>
  `${civil.format(new Date(startsAt))} ${timeOf(startsAt)}—${timeOf(endsAt)}`
