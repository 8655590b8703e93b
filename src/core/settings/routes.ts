// Implements the contract of dated rules and code lists.
import { z } from 'zod'
import { may } from '../actor.ts'
import { readIn, type Tx } from '../db/database.ts'
import type { Day } from '../day.ts'
import { answer, routesFor } from '../http/procedure.ts'
import { done, notFound } from '../outcome.ts'
import { changeSetting } from './change.ts'
import { codeRows, retireCode, saveCode } from './codes.ts'
import { changeFields, codeFields, codesContract, retirement, settingsContract, type SettingsPageData } from './contract.ts'
import type { CodeListDeclaration, SettingDeclaration } from './setting.ts'
import { codesOf, sessionChoices, settingRows } from './store.ts'
import { tellValue } from './tell.ts'

export function settingRoutes(declarations: readonly SettingDeclaration[]) {
  const os = routesFor(settingsContract)
  return os.router({
    list: os.list.handler(({ context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], async (tx) => {
        const sessions = await sessionChoices(tx, actor.committeeId)
        const mayEdit = may(actor, 'settings:write')
        const today = world.clock.today()
        return {
          settings: await settingViews(tx, actor.committeeId, declarations, today, mayEdit ? sessions : null),
          sessions,
          today,
          mayEdit,
        }
      }),
    ),
    change: os.change.handler(async ({ input, context: { world, actor } }) =>
      answer(await changeSetting(world, actor, declarations, { ...input, sessionId: input.sessionId ?? null })),
    ),
  })
}

async function settingViews(
  tx: Tx,
  committeeId: number,
  declarations: readonly SettingDeclaration[],
  today: Day,
  formFor: readonly SessionChoice[] | null,
): Promise<SettingsPageData['settings']> {
  const rows = await settingRows(
    tx,
    committeeId,
    declarations.map((d) => d.key),
  )
  return declarations.map((d) => {
    const told = (value: unknown) => ({ value, words: tellValue(d, value) })
    const history = rows.filter((r) => r.key === d.key)
    const inForce = history.find((r) => r.sessionId === null && r.fromDay <= today)
    return {
      key: d.key,
      title: d.title,
      help: d.help,
      source: d.source,
      scope: d.scope,
      form: formFor && changeForm(d, formFor),
      standard: told(d.standard),
      presets: [...(d.presets ?? [])],
      now: told(inForce ? inForce.value : d.standard),
      history: history.map((r) => ({
        id: r.id,
        session: r.sessionId ? { id: r.sessionId, title: r.sessionTitle ?? '' } : null,
        fromDay: r.fromDay,
        ...told(r.value),
        source: r.source,
        recordedAt: r.recordedAt.toISOString(),
      })),
    }
  })
}

interface SessionChoice {
  readonly id: string
  readonly title: string
}

function changeForm(d: SettingDeclaration, sessions: readonly SessionChoice[]): Record<string, unknown> {
  const value = d.schema.meta({ ...d.schema.meta(), title: d.title })
  const [first, ...more] = sessions
  const session =
    d.scope === 'session' && first
      ? {
          sessionId: z
            .enum([first.id, ...more.map((s) => s.id)])
            .nullable()
            .optional()
            .meta({
              title: '届次',
              help: '不选就是对各次会议都适用；选了只对这一次会议的提案适用',
              labels: Object.fromEntries(sessions.map((s) => [s.id, s.title])),
            }),
        }
      : {}
  return jsonForm(z.strictObject({ value, ...session, ...changeFields }))
}

const jsonForm = (schema: z.ZodType): Record<string, unknown> => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

const retireForm = jsonForm(retirement)

/** Where rows say more than a name, the form asks for it. */
const codeForms = ({ data }: CodeListDeclaration) => ({
  save: jsonForm(data ? codeFields.extend({ data: data.meta({ title: '由此而来的规定' }) }) : codeFields),
  retire: retireForm,
})

export function codeRoutes(lists: readonly CodeListDeclaration[]) {
  const byName = new Map(lists.map((l) => [l.name, l]))
  const listNamed = (name: string): CodeListDeclaration => {
    const list = byName.get(name)
    return answer(list ? done(list) : notFound('没有这张代码表'))
  }
  const os = routesFor(codesContract)
  return os.router({
    lists: os.lists.handler(() => lists.map(({ name, title, source }) => ({ name, title, source }))),
    show: os.show.handler(({ input, context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], async (tx) => {
        const { name, title, source, ...list } = listNamed(input.list)
        const today = world.clock.today()
        const rows = await codeRows(tx, actor.committeeId, { name, title, source, ...list })
        return {
          name,
          title,
          source,
          rows: rows.map((r) => ({
            code: r.code,
            label: r.label,
            fromDay: r.fromDay === '1900-01-01' ? null : r.fromDay,
            toDay: r.toDay,
            data: { ...r.data },
            inForce: r.fromDay <= today && (r.toDay === null || r.toDay >= today),
          })),
          today,
          mayEdit: may(actor, 'settings:write'),
          forms: may(actor, 'settings:write') ? codeForms({ name, title, source, ...list }) : null,
        }
      }),
    ),
    save: os.save.handler(async ({ input: { list, ...given }, context: { world, actor } }) =>
      answer(await saveCode(world, actor, listNamed(list), given)),
    ),
    retire: os.retire.handler(async ({ input: { list, ...given }, context: { world, actor } }) =>
      answer(await retireCode(world, actor, listNamed(list), given)),
    ),
    pick: os.pick.handler(({ input, context: { world, actor } }) =>
      readIn(world.db, [actor.committeeId], async (tx) => {
        const codes = await codesOf(tx, actor.committeeId, listNamed(input.list), world.clock.today())
        const asked = input.ids ? new Set(input.ids.split(',')) : null
        return codes
          .filter((c) => (asked ? asked.has(c.code) : !input.q || c.label.includes(input.q)))
          .map((c) => ({ id: c.code, name: c.label, note: null }))
      }),
    ),
  })
}
