// What an installation may decide about passwords. Two rules of the trade disagree: 等保 wants mixed characters and regular change, ASVS forbids asking for either.
import { z } from 'zod'
import { setting } from '../settings/setting.ts'

export const passwordRule = setting({
  key: 'identity.password',
  title: '工作人员密码要求',
  help: '机关岗位（须绑定动态口令的角色）的密码：至少含几种字符，多少天须更换一次（0 为不要求）。按国际通行做法可设为 1 种、0 天；委员和承办单位不受此限。',
  schema: z.strictObject({
    kinds: z.int().min(1).max(4).meta({ title: '至少几种字符（大写、小写、数字、符号或汉字）' }),
    renewDays: z.int().min(0).max(730).meta({ title: '多少天更换一次，0 为不要求' }),
  }),
  standard: { kinds: 3, renewDays: 90 },
  source: 'GB/T 22239-2019 8.1.4.1 a）：身份鉴别信息具有复杂度要求并定期更换',
  scope: 'committee',
})

export type PasswordRule = (typeof passwordRule)['standard']

/** How many kinds of characters a password mixes. */
export const kindsIn = (password: string): number =>
  [/\p{Lu}/u, /\p{Ll}/u, /\p{N}/u, /[^\p{Lu}\p{Ll}\p{N}]/u].filter((kind) => kind.test(password)).length
