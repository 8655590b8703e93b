// The course of a matter upstairs is a whole table.
import assert from 'node:assert/strict'
import test from 'node:test'
import { flawsOf } from '#/core/lifecycle-check.ts'
import { externalCourse } from './lifecycle.ts'

test('the course of a matter upstairs is whole', () => {
  assert.deepEqual(flawsOf(externalCourse), [])
})
