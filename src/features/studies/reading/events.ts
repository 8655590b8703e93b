// What the journal says of a reading group.
import { inChinese, type Day } from '#/core/day.ts'
import { event } from '#/core/event.ts'
import { conversions, type Conversion } from './codes.ts'

/** Which group of which programme, as every fact of a reader says. */
export interface GroupTold {
  readonly group: string
  readonly title: string
  readonly programme: string
}

export const readingEvents = {
  planned: event('reading.planned', (d: { title: string; owner: string }) => `建立读书群《${d.title}》，群主${d.owner}`),
  saved: event('reading.saved', () => '修改读书群'),
  entered: event('reading.entered', (d: { label: string; note: string }) => (d.note ? `${d.label}：${d.note}` : d.label)),
  bookAdded: event('reading.bookAdded', (d: { title: string }) => `列入书目《${d.title}》`),
  bookRemoved: event('reading.bookRemoved', (d: { title: string }) => `去掉书目《${d.title}》`),
  joined: event(
    'reading.joined',
    (d: { names: readonly string[] }) => `${d.names.slice(0, 5).join('、')}${d.names.length > 5 ? `等${d.names.length}人` : ''}加入`,
  ),
  left: event('reading.left', (d: { name: string }) => `${d.name}退出`),
  guidesNamed: event('reading.guidesNamed', (d: { names: readonly string[] }) => `${d.names.join('、')}担任导读`),
  guided: event('reading.guided', (d: { week: number; title: string }) => `发布第${d.week}周导读《${d.title}》`),
  counted: event('reading.counted', (d: { name: string; people: number }) => `${d.name}群众读者${d.people}人参加`),
  checkedIn: event('reading.checkedIn', (d: GroupTold & { personId: string }) => `读书打卡（${d.title}）`),
  checkInsEntered: event(
    'reading.checkInsEntered',
    (d: GroupTold & { rows: readonly { personId: string; day: Day }[] }) => `补登打卡${d.rows.length}人次`,
  ),
  noted: event('reading.noted', (d: GroupTold & { postId: string; personId: string; book: string | null }) => `写读书笔记（${d.title}）`),
  posted: event('reading.posted', (d: { postId: string }) => (d.postId ? '发言' : '')),
  hidden: event(
    'reading.hidden',
    (d: GroupTold & { postId: string; personId: string | null; isNote: boolean; book: string | null; onDay: Day; reason: string }) =>
      `隐去一则${d.isNote ? '笔记' : '发言'}：${d.reason}`,
  ),
  converted: event('reading.converted', (d: { kind: Conversion; title: string }) => `一点意见转化为${conversions[d.kind]}《${d.title}》`),
  shown: event('reading.shown', (d: { title: string; author: string }) => `展出${d.author}作品《${d.title}》`),
  takenDown: event('reading.takenDown', (d: { title: string; on: Day }) => `${inChinese(d.on)}撤下作品《${d.title}》`),
}
