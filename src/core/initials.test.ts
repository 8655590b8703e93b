import assert from 'node:assert/strict'
import test from 'node:test'
import { initials, nameInitials } from './initials.ts'

for (const [words, expected] of [
  ['张伟', 'zw'],
  ['欧阳娜娜', 'oynn'],
  ['发展和改革局', 'fzhggj'],
  ['市教育局', 'sjyj'],
  ['12345热线', '12345rx'],
  ['王·阿布都', 'wabd'],
  ['', ''],
] as const)
  test(`${words || 'nothing'} is found by typing ${expected || 'nothing'}`, () => assert.equal(initials(words), expected))

test('a surname is read as a surname', () => assert.equal(nameInitials('曾静'), 'zj'))
