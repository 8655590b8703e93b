// The calendar text as phones read it: folded lines, escaped words, the zone, what is cancelled.
import assert from 'node:assert/strict'
import test from 'node:test'
import { icsOf, type FeedEvent } from './ics-rules.ts'

const event: FeedEvent = {
  id: 's1',
  title: '市政协五届一次会议',
  kind: '全体会议',
  place: '市政协会议厅；三楼, 东侧',
  session: '第一天上午',
  startsAt: new Date('2022-03-01T01:00:00Z'),
  endsAt: new Date('2022-03-01T03:30:00Z'),
  standing: 'confirmed',
  version: 3,
  changedAt: new Date('2022-02-20T08:00:00Z'),
  url: null,
}

test('a session at nine in China begins at nine in the zone of Shanghai', () => {
  const text = icsOf('林一然的活动', [event])
  assert.match(text, /DTSTART;TZID=Asia\/Shanghai:20220301T090000\r\n/)
  assert.match(text, /BEGIN:VTIMEZONE\r\nTZID:Asia\/Shanghai/)
  assert.match(text, /DTSTAMP:20220220T080000Z/)
  assert.match(text, /STATUS:CONFIRMED/)
})

test('what is cancelled stays in the calendar and says so', () => {
  const text = icsOf('我的活动', [{ ...event, standing: 'cancelled' }])
  assert.match(text, /STATUS:CANCELLED/)
  assert.match(text, /SUMMARY:【取消】市政协五届一次会议/)
})

test('no line is longer than 75 octets, and folding loses nothing', () => {
  const title = '关于推进黄河流域生态保护和高质量发展的专题协商会，'.repeat(4)
  const text = icsOf('我的活动', [{ ...event, title }])
  for (const line of text.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  assert.ok(text.replaceAll('\r\n ', '').includes(title.replaceAll(',', String.raw`\,`)))
})

test('commas, semicolons and line breaks are escaped', () =>
  assert.match(icsOf('我的活动', [{ ...event, title: 'a,b;c\nd' }]), /SUMMARY:a\\,b\\;c\\nd\r\n/))
