// Passwords: hashed slowly with their parameters beside them, and refused when anybody would guess them.
import { argon2, randomBytes, randomInt, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import { commonPasswords } from './common-passwords.ts'
import { kindsIn } from './settings.ts'

const derive = promisify(argon2)

export interface Cost {
  readonly memory: number
  readonly passes: number
  readonly parallelism: number
}

/** OWASP's second choice for Argon2id; about 50 ms on an office server. */
export const usualCost: Cost = { memory: 19_456, passes: 2, parallelism: 1 }

/** '$argon2id$v=19$m=19456,t=2,p=1$salt$hash' */
export async function hashPassword(password: string, cost: Cost = usualCost): Promise<string> {
  const salt = randomBytes(16)
  const hash = await hashOf(password, salt, cost)
  const text = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${text(salt)}$${text(hash)}`
}

/** Without a stored hash it takes as long as with one, so that nobody learns which accounts exist. */
export async function isPassword(password: string, stored: string | null): Promise<boolean> {
  const [, m, t, p, salt, hash] = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(stored ?? standIn) ?? []
  if (!m || !t || !p || !salt || !hash) throw new Error('a stored password hash has an unknown form')
  const expected = Buffer.from(hash, 'base64')
  const got = await hashOf(password, Buffer.from(salt, 'base64'), { memory: Number(m), passes: Number(t), parallelism: Number(p) })
  return timingSafeEqual(got, expected) && stored !== null
}

/** Made with weaker parameters than today's: hash it again at the next sign-in. */
export const isWeakHash = (stored: string): boolean =>
  !stored.startsWith(`$argon2id$v=19$m=${usualCost.memory},t=${usualCost.passes},p=${usualCost.parallelism}$`)

const standIn = `$argon2id$v=19$m=${usualCost.memory},t=${usualCost.passes},p=${usualCost.parallelism}$${'A'.repeat(22)}$${'A'.repeat(43)}`

const hashOf = (password: string, nonce: Buffer, cost: Cost): Promise<Buffer> =>
  derive('argon2id', { message: password.normalize('NFKC'), nonce, ...cost, tagLength: 32 })

/** Readable aloud: no characters that look alike. 16 of 31 characters are 79 bits. */
export function newPassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
  const part = (): string => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')
  return [part(), part(), part(), part()].join('-')
}

/** Words everybody in and around the committee would try first. */
const officeWords = [
  'zhengxie',
  'zhengxie123',
  'cppcc',
  'shuoju',
  '政协',
  '说聚',
  '提案',
  '委员',
  'tian',
  'weiyuan',
  'admin',
  'password',
  'mima',
]

/** What a password must not contain, and how mixed the holder's post wants it. */
export interface PasswordFor {
  readonly username: string
  readonly name: string
  readonly committee: string
  readonly kinds: number
}

/** Every reason why this may not be the password of that account. */
export function passwordWrong(password: string, about: PasswordFor): readonly string[] {
  const says: string[] = []
  const length = [...password].length
  if (length < 8) says.push('密码至少8位，建议15位以上')
  if (length > 128) says.push('密码最多128位')
  if (kindsIn(password) < about.kinds) says.push(`您的岗位要求密码至少含${about.kinds}种字符（大写、小写、数字、符号或汉字）`)
  const plain = password.normalize('NFKC').toLowerCase()
  const bare = plain.replaceAll(/[^\p{L}]+$/gu, '').replaceAll(/^[^\p{L}]+/gu, '')
  if (commonPasswords.has(plain) || new Set(plain).size < 4 || isRun(plain)) says.push('这个密码太常见，很容易被猜到')
  else if (officeWords.includes(bare)) says.push('密码不能只是单位常用词加数字')
  const names = [about.username, about.name, about.committee].map((n) => n.toLowerCase()).filter((n) => n.length >= 2)
  if (names.some((n) => plain === n || bare === n || (n.length >= 4 && plain.includes(n)))) says.push('密码不能含有用户名、姓名或单位名称')
  return says
}

/** 12345678, abcdefgh, 87654321 */
function isRun(text: string): boolean {
  const steps = new Set([...text].slice(1).map((c, i) => (c.codePointAt(0) ?? 0) - (text.codePointAt(i) ?? 0)))
  return steps.size === 1 && [1, -1, 0].includes([...steps][0] ?? 2)
}
