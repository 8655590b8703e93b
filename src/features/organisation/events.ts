// The journal events of the organisation, each with its words. Names are as they were that day.
import { event } from '#/core/event.ts'
import { inChinese, type Day } from '#/core/day.ts'

const source = (text: string): string => (text ? `（${text}）` : '')
const since = (day: Day): string => (day === '1900-01-01' ? '' : `，自${inChinese(day)}起`)

export const organisationEvents = {
  bodyCreated: event(
    'body.created',
    (d: { kind: string; name: string; from: Day; source: string }) => `设立${d.kind}“${d.name}”${since(d.from)}${source(d.source)}`,
  ),
  bodyRenamed: event(
    'body.renamed',
    (d: { before: string; name: string; source: string }) => `“${d.before}”更名为“${d.name}”${source(d.source)}`,
  ),
  bodyMoved: event('body.moved', (d: { name: string; before: string | null; parent: string | null; source: string }) =>
    d.parent ? `“${d.name}”划归“${d.parent}”${source(d.source)}` : `“${d.name}”不再隶属“${d.before ?? ''}”${source(d.source)}`,
  ),
  bodyEdited: event('body.edited', (d: { name: string; changed: readonly string[] }) => `修改“${d.name}”的${d.changed.join('、')}`),
  bodyAbolished: event(
    'body.abolished',
    (d: { name: string; last: Day; successor: string | null; source: string }) =>
      `撤销“${d.name}”，至${inChinese(d.last)}止${d.successor ? `，职责由“${d.successor}”承接` : ''}${source(d.source)}`,
  ),
  termCreated: event('term.created', (d: { title: string; from: Day }) => `设立${d.title}，自${inChinese(d.from)}起`),
  sessionCreated: event(
    'session.created',
    (d: { title: string; opens: Day; closes: Day; cutoff: string }) =>
      `设立${d.title}，会期${inChinese(d.opens)}至${inChinese(d.closes)}，大会提案截止${d.cutoff}`,
  ),
  sessionEdited: event('session.edited', (d: { title: string; changed: readonly string[] }) => `修改${d.title}：${d.changed.join('；')}`),
  placesImported: event('place.imported', (d: { created: number; source: string }) => `从“${d.source}”导入区划${d.created}个`),
  linked: event(
    'edge.made',
    (d: { from: string; kind: string; to: string; day: Day; source: string }) =>
      `“${d.from}”${d.kind}“${d.to}”，自${inChinese(d.day)}起${source(d.source)}`,
  ),
  unlinked: event(
    'edge.ended',
    (d: { from: string; kind: string; to: string; day: Day; source: string }) =>
      `“${d.from}”${d.kind}“${d.to}”，至${inChinese(d.day)}止${source(d.source)}`,
  ),
  conferred: event(
    'standing.conferred',
    (d: { holder: string; kind: string; title: string; by: string; day: Day; source: string }) =>
      `${inChinese(d.day)}，${d.by}决定对“${d.holder}”${d.kind}：${d.title}${source(d.source)}`,
  ),
  standingEnded: event(
    'standing.ended',
    (d: { holder: string; kind: string; title: string; day: Day }) => `“${d.holder}”的${d.kind}“${d.title}”至${inChinese(d.day)}止`,
  ),
}
