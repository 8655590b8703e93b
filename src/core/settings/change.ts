// A rule is changed by a dated row: what was reckoned before keeps the rule of its day.
import { sql } from 'kysely'
import type { z } from 'zod'
import { perform, type World } from '../action.ts'
import type { Actor } from '../actor.ts'
import { inChinese, type Day } from '../day.ts'
import type { Tx } from '../db/database.ts'
import { done, notFound, refused, type Outcome, type Reason } from '../outcome.ts'
import { settingEvents } from './events.ts'
import type { SettingDeclaration } from './setting.ts'
import { sessionTitle, settingOn } from './store.ts'
import { tellValue } from './tell.ts'

export interface SettingChange {
  readonly key: string
  readonly sessionId: string | null
  readonly fromDay: Day
  readonly value: unknown
  readonly source: string
}

export function changeSetting(
  world: World,
  actor: Actor,
  declarations: readonly SettingDeclaration[],
  given: SettingChange,
): Promise<Outcome<{ id: string }>> {
  return perform(world, actor, async ({ tx, today, now, newId, record }) => {
    const declaration = declarations.find((d) => d.key === given.key)
    if (!declaration) return notFound('没有这项规则')
    const session = given.sessionId ? await sessionTitle(tx, actor.committeeId, given.sessionId) : null
    if (given.sessionId && session === null) return notFound('没有这个届次')
    const wrong: Reason[] = []
    if (given.sessionId && declaration.scope === 'committee')
      wrong.push({ field: 'sessionId', says: `“${declaration.title}”全会统一，不能按届次分别规定` })
    // The first row only writes down what already held; after that the past stays as it was reckoned.
    if (given.fromDay < today && (await isWrittenDown(tx, actor.committeeId, given)))
      wrong.push({ field: 'fromDay', says: `这项规则已有记录，生效日不能早于今天（${inChinese(today)}）：过去的事按当时的规则算` })
    const value = declaration.schema.safeParse(given.value)
    if (!value.success) wrong.push(...reasonsIn(value.error))
    if (wrong.length > 0 || !value.success) return refused(wrong)
    const was = await settingOn(tx, actor.committeeId, declaration, given.fromDay, given.sessionId)
    if (JSON.stringify(declaration.schema.parse(was)) === JSON.stringify(value.data))
      return refused([{ field: 'value', says: '与当日有效的规定相同，没有改动' }])
    const id = newId()
    await sql`
      insert into setting (committee_id, key, session_id, from_day, value, source, recorded_at, id)
      values (${actor.committeeId}, ${given.key}, ${given.sessionId}::uuid, ${given.fromDay}, ${JSON.stringify(value.data)}::jsonb,
        ${given.source}, ${now}, ${id})
      on conflict (committee_id, key, coalesce(session_id, '00000000-0000-0000-0000-000000000000'), from_day)
      do update set value = excluded.value, source = excluded.source, recorded_at = excluded.recorded_at`.execute(tx)
    record(
      { kind: 'setting', id: given.key },
      settingEvents.changed.of({
        title: declaration.title,
        session,
        from: given.fromDay,
        was: tellValue(declaration, was),
        becomes: tellValue(declaration, value.data),
        source: given.source,
      }),
    )
    return done({ id })
  })
}

async function isWrittenDown(tx: Tx, committeeId: number, { key, sessionId }: SettingChange): Promise<boolean> {
  const { rows } = await sql`select from setting where committee_id = ${committeeId} and key = ${key}
    and session_id is not distinct from ${sessionId}::uuid limit 1`.execute(tx)
  return rows.length > 0
}

const reasonsIn = (error: z.ZodError): Reason[] =>
  error.issues.map((issue) => ({ field: ['value', ...issue.path].join('.'), says: issue.message }))
