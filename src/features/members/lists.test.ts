// Each register of the members with every column, order, filter and preset, so that no piece of SQL waits for its first reader.
import assert from 'node:assert/strict'
import test, { after } from 'node:test'
import { sql } from 'kysely'
import { systemActor, type Actor } from '#/core/actor.ts'
import { day } from '#/core/day.ts'
import { readIn } from '#/core/db/database.ts'
import { rightsOf } from '#/core/identity/access.ts'
import { describeList } from '#/core/lists/definition.ts'
import { listPage } from '#/core/lists/query.ts'
import { parseQuestion, type ListInput } from '#/core/lists/question.ts'
import { testDatabase } from '../../../test/setup/database.ts'
import { members } from './feature.ts'
import { membersList, personsList, seatsList } from './lists.ts'

const database = await testDatabase()
const { db } = database
after(() => database.close())
await sql`insert into committee (id, code, name, short_name, level) values (1, 'c1', '政协云岭市委员会', '云岭市政协', 'city')`.execute(
  db.owner,
)

const asked = { actor: { ...systemActor(1, []), rights: rightsOf(['general-office']) } satisfies Actor, today: day('2022-03-01') }
const some: Readonly<Record<string, string>> = {
  body: '00000000-0000-7000-8000-000000000001',
  text: '联络',
  yesNo: 'yes',
  choices: '委员',
  choice: '00000000-0000-7000-8000-000000000001',
}

for (const list of [membersList, seatsList, personsList])
  test(`the list “${list.title}” answers with every column, order, filter and preset`, async () => {
    const shape = await readIn(db, [1], (tx) => describeList(tx, list, asked, members.codeLists ?? []))
    const inputs: ListInput[] = [
      { cols: list.columns.map((c) => c.key).join(','), q: '林' },
      ...list.columns.filter((c) => c.sortable).flatMap((c) => ['asc', 'desc'].map((dir) => ({ sort: c.key, dir }))),
      ...(list.presets ?? []).map((p) => p.query),
      ...shape.filters.map((f) => ({ [`f.${f.key}`]: f.choices?.[0]?.value ?? some[f.kind] })),
    ]
    for (const input of inputs) {
      const question = parseQuestion(list, input)
      assert.ok(question.ok, JSON.stringify(question))
      const page = await readIn(db, [1], (tx) => listPage(tx, list, asked, question.value))
      assert.deepEqual([page.rows, page.total], [[], 0])
    }
  })
