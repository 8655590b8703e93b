// Finding oneself at the door: by name, initials or the last digits; the session that is meant follows the clock.
import assert from 'node:assert/strict'
import test from 'node:test'
import { clockText, found, sessionNow } from './people.ts'

const person = (name: string, initials: string, digits: string) => ({ id: name, name, initials, digits, unit: '', seen: [] })
const people = [person('林一然', 'lyr', '0012'), person('周若谷', 'zrg', '0112'), person('刘云瑞', 'lyr', '')]

for (const [typed, names] of [
  ['', ['林一然', '周若谷', '刘云瑞']],
  ['lyr', ['林一然', '刘云瑞']],
  ['ZR', ['周若谷']],
  ['若', ['周若谷']],
  ['0012', ['林一然']],
  ['20220112', ['周若谷']],
  ['12', ['林一然', '周若谷']],
  ['9', []],
] as const)
  test(`typing “${typed}” finds ${names.join('、') || 'nobody'}`, () =>
    assert.deepEqual(
      found(people, typed).map((p) => p.name),
      names,
    ))

const half = (id: string, from: string, to: string, opens: string, closes: string) => {
  const at = (time: string): string => new Date(`2022-03-14T${time}:00+08:00`).toISOString()
  return { id, label: id, startsAt: at(from), endsAt: at(to), opens: at(opens), closes: at(closes) }
}
const sessions = [half('上午', '09:00', '12:00', '08:30', '13:00'), half('下午', '14:00', '17:00', '13:30', '18:00')]

for (const [time, expected] of [
  ['07:00', '上午'],
  ['08:30', '上午'],
  ['12:30', '上午'],
  ['13:10', '下午'],
  ['13:45', '下午'],
  ['17:30', '下午'],
  ['20:00', '下午'],
] as const)
  test(`at ${time} people sign in to ${expected}`, () =>
    assert.equal(sessionNow(sessions, new Date(`2022-03-14T${time}:00+08:00`))?.id, expected))

test('times are told as clocks in China show them', () => assert.equal(clockText('2022-03-14T00:58:10.000Z'), '08:58'))
