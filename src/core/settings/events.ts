// What the journal keeps about settings and code lists: what held, what holds from when, and on what paper.
import { event } from '../event.ts'
import { inChinese, type Day } from '../day.ts'

const reason = (d: { readonly source: string }): string => `（依据：${d.source}）`

export const settingEvents = {
  changed: event(
    'setting.changed',
    (d: { title: string; session: string | null; from: Day; was: string; becomes: string; source: string }) =>
      `${d.session ? `${d.session}的` : ''}“${d.title}”自${inChinese(d.from)}起由“${d.was}”改为“${d.becomes}”${reason(d)}`,
  ),
  codeAdded: event(
    'setting.codeAdded',
    (d: { list: string; label: string; code: string; from: Day; source: string }) =>
      `${d.list}自${inChinese(d.from)}起增加“${d.label}”（${d.code}）${reason(d)}`,
  ),
  codeRenamed: event(
    'setting.codeRenamed',
    (d: { list: string; was: string; label: string; code: string; from: Day; source: string }) =>
      `${d.list}的“${d.was}”自${inChinese(d.from)}起改称“${d.label}”${reason(d)}`,
  ),
  codeChanged: event(
    'setting.codeChanged',
    (d: { list: string; label: string; code: string; from: Day; source: string }) =>
      `${d.list}的“${d.label}”（${d.code}）自${inChinese(d.from)}起改变规定${reason(d)}`,
  ),
  codeRetired: event(
    'setting.codeRetired',
    (d: { list: string; label: string; code: string; lastDay: Day; source: string }) =>
      `${d.list}的“${d.label}”（${d.code}）用到${inChinese(d.lastDay)}为止${reason(d)}`,
  ),
} as const
