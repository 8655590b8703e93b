// The journal events of contacts, each with its words. People outside the committee are told by their category, never by name; what was said is not told.
import { event } from '#/core/event.ts'
import { inChinese, type Day } from '#/core/day.ts'

export interface ToldWith {
  /** A person of the register; null for contact persons and people without names. */
  readonly personId: string | null
  /** The register's person or the contact person. */
  readonly id: string | null
  readonly name: string
  readonly category: string
  readonly people: number
  /** Which hop of the chain it was. */
  readonly chain: number | null
}

export interface ToldContact {
  readonly maker: { readonly id: string; readonly name: string }
  readonly kind: { readonly code: string; readonly label: string }
  readonly day: Day
  readonly with: readonly ToldWith[]
}

export const withWords = (those: readonly ToldWith[]): string => those.map((w) => (w.id ? w.name : `${w.name}${w.people}人`)).join('、')

const told = (d: ToldContact): string => `${inChinese(d.day)}${d.kind.label}：${withWords(d.with)}`

export const contactEvents = {
  draftSaved: event('contact.draftSaved', (_: object) => '保存联系记录的草稿'),
  recorded: event(
    'contact.recorded',
    (d: ToldContact & { corrects: boolean }) => `${d.corrects ? '更正后的记录' : '记录联系'}，${told(d)}`,
  ),
  withdrawn: event('contact.withdrawn', (d: ToldContact & { reason: string; corrected: boolean }) =>
    d.corrected ? `更正（${d.reason}）：原记录为${told(d)}` : `撤回（${d.reason}）：${told(d)}`,
  ),
  traced: event('contact.traced', (d: { title: string }) => `由这次联系形成“${d.title}”`),
  personKept: event('contactPerson.kept', (d: { category: string; owner: string }) => `登记联系人（${d.category}），由${d.owner}联系`),
  personEdited: event('contactPerson.edited', (d: { changed: readonly string[] }) => `修改联系人的${d.changed.join('、')}`),
  personReleased: event('contactPerson.released', (d: { reason: string }) => `不再联系（${d.reason}）`),
  mobileRead: event('contactPerson.mobileRead', (_: object) => '查看联系人的手机号码'),
}
