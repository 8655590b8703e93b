// Implements the contract of facts entered by hand: call the act or the query, answer.
import { may, type Actor } from '#/core/actor.ts'
import { readIn } from '#/core/db/database.ts'
import { dutyGroups } from '#/core/fact-codes.ts'
import { batchRoutes, moveRoutes } from '#/core/http/move-routes.ts'
import { movesShown } from '#/core/http/moves-shown.ts'
import { formSchema } from '#/core/http/moves.ts'
import { answer, routesFor } from '#/core/http/procedure.ts'
import { entriesOf, type JournalEntry } from '#/core/journal/read.ts'
import { toldBy } from '#/core/journal/told.ts'
import { done, notFound } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { manualContract, type ManualPage } from './contract.ts'
import { manualActs } from './decide.ts'
import { changeManual, enter, knownOn, manualOf } from './enter.ts'
import { manualEvents } from './events.ts'
import { changeForm, entryForm } from './forms.ts'
import { isEnteredBy, manualSubject } from './judged.ts'
import { manualCourse, manualStates } from './lifecycle.ts'
import type { Known } from './rules.ts'
import { findManual, type ManualRow } from './store.ts'

const m = routesFor(manualContract)
const told = toldBy(Object.values(manualEvents))

function pageOf(row: ManualRow, actor: Actor, known: Known, entries: readonly JournalEntry[]): ManualPage {
  const verb = known.verbs.find((v) => v.code === row.verb)
  const word = known.words.get(row.verb)
  const mine = isEnteredBy(row, actor) && manualStates[row.state].open
  return {
    id: row.id,
    version: row.version,
    url: `/manual-facts/${row.id}`,
    state: { code: row.state, label: manualStates[row.state].label, tone: manualStates[row.state].tone },
    holder: { id: row.personId ?? row.bodyId ?? '', name: row.holder, kind: row.personId ? 'person' : 'body' },
    verb: { code: row.verb, label: word?.label ?? row.verb },
    kind: row.kind ? (word?.kinds?.[row.kind] ?? row.kind) : null,
    level: row.level ? (known.levels.find((l) => l.code === row.level)?.label ?? row.level) : null,
    role: known.roles.find((r) => r.code === row.role)?.label ?? row.role,
    title: row.title,
    day: row.day,
    detail: row.detail,
    source: row.source,
    batch: row.batch,
    bySelf: row.bySelf,
    enteredBy: row.enteredName,
    enteredOn: row.enteredOn,
    decidedBy: row.decidedName,
    reason: row.reason,
    mayAttach: mine,
    edit:
      mine && verb
        ? {
            form: formSchema(changeForm(verb, known)) ?? {},
            initial: {
              kind: row.kind,
              level: row.level,
              role: row.role,
              title: row.title,
              day: row.day,
              source: row.source,
              detail: row.detail,
            },
          }
        : null,
    timeline: told(entries),
    moves: movesShown(manualCourse, manualSubject(row, actor), actor),
  }
}

export const manualRoutes = m.router({
  forms: m.forms.handler(({ context: { world, actor } }) =>
    readIn(world.db, [actor.committeeId], async (tx) => {
      const known = await knownOn(tx, actor, world.clock.today())
      const groups = new Map((await codesOf(tx, actor.committeeId, dutyGroups, world.clock.today())).map((g) => [g.code, g.label]))
      const selfOnly = !may(actor, 'duties:enter')
      return {
        selfOnly,
        verbs: known.verbs.map((v) => ({
          code: v.code,
          label: v.label,
          group: groups.get(v.group) ?? '其他',
          form: formSchema(entryForm(v, known, { selfOnly })) ?? {},
        })),
      }
    }),
  ),
  enter: m.enter.handler(async ({ input, context: { world, actor } }) => answer(await enter(world, actor, input))),
  get: m.get.handler(async ({ input, context: { world, actor } }) =>
    answer(
      await readIn(world.db, [actor.committeeId], async (tx) => {
        const today = world.clock.today()
        const found = await findManual(tx, actor, input.id, today)
        if (!found) return notFound('没有找到这件登记，或者您无权查看')
        const known = await knownOn(tx, actor, today)
        return done(pageOf(found, actor, known, await entriesOf(tx, actor.committeeId, [manualOf(found.id)])))
      }),
    ),
  ),
  change: m.change.handler(async ({ input: { id, version, ...to }, context: { world, actor } }) =>
    answer(await changeManual(world, actor, { id, version }, to)),
  ),
  moves: moveRoutes(m.moves, manualActs),
  batch: batchRoutes(m.batch, ['confirm'], manualActs),
})
