// The register form says, for each promise, what was promised by when, how far it has come, and the class it has now.
import assert from 'node:assert/strict'
import test from 'node:test'
import { day } from '#/core/day.ts'
import { registerDocuments, type RegisterLine, type RegisterPrint } from './documents.ts'

const line: RegisterLine = {
  bodyId: 'b1',
  unit: '市交通运输局',
  caseNo: 12,
  subject: '关于改善云岭市老城区停车难问题的建议',
  classThen: 'B',
  text: '立体停车库十月底前建成',
  dueDay: day('2022-10-31'),
  state: 'done',
  percent: 100,
  says: '车库启用',
  answeredOn: day('2022-11-10'),
  classNow: 'A',
}
const round: RegisterPrint = {
  id: 'r',
  title: '2022年回头看',
  dueDay: day('2022-11-20'),
  unit: { bodyId: 'b1', name: '市交通运输局' },
  lines: [line],
}
const values = { committee: '政协云岭市委员会', number: null, day: day('2022-11-21') }
const [register] = registerDocuments

function cells(print: RegisterPrint): readonly (readonly unknown[])[] {
  const table = register?.make(print, values).blocks.find((b) => b.kind === 'table')
  assert.ok(table?.kind === 'table')
  return table.rows
}

test('a unit’s sheet has its promises with progress and the class they have now', () => {
  assert.equal(register?.make(round, values).title, '2022年回头看市政协提案B类答复件落实情况登记表')
  assert.deepEqual(cells(round), [['12', 'B', line.subject, line.text, '2022-10-31', '已完成；100%。车库启用（2022年11月10日）', 'A']])
})

test('the office’s sheet names the units, and what was not answered says so', () => {
  const open = { ...line, state: 'notStarted' as const, percent: null, says: null, answeredOn: null, classNow: 'B' }
  assert.deepEqual(cells({ ...round, unit: null, lines: [open] }), [
    ['12', 'B', line.subject, '市交通运输局', line.text, '2022-10-31', '未启动；未填报', ''],
  ])
})

test('a round in which nothing is this reader’s prints nothing', () => {
  assert.equal(register?.exists({ ...round, lines: [] }, { rights: new Set() } as never), false)
})
