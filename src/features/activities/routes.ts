// Implements the contract: call the act or the query, answer.
import { readIn } from '#/core/db/database.ts'
import { moveRoutes } from '#/core/http/move-routes.ts'
import { formSchema } from '#/core/http/moves.ts'
import { answer, routesFor, type SignedInContext } from '#/core/http/procedure.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { activityActs, replyActs } from './actions/acts.ts'
import { activityOf, notThere } from './actions/acting.ts'
import { copy } from './actions/copy.ts'
import { addMaterial, releaseMaterials, removeMaterial, setAgenda } from './actions/papers.ts'
import { invite, setRole, signUp, uninvite, walkIn } from './actions/people.ts'
import { create, ownHost, save } from './actions/plan.ts'
import { activityKinds, kindGroups, themes, traitsOf } from './codes.ts'
import { activitiesContract, activityFields, copyFields, invitation, materialFields, walkInFields } from './contract.ts'
import { detailForms } from './details.ts'
import { invitationsOf } from './invitations.ts'
import { activityPageOf, type ActivityPageData } from './page.ts'
import { isApprovedFirst } from './rules.ts'
import { findActivity } from './store.ts'

const a = routesFor(activitiesContract)

const here = <T>({ world, actor }: SignedInContext, work: Parameters<typeof readIn<T>>[2]): Promise<T> =>
  readIn<T>(world.db, [actor.committeeId], work)

const pageOf = (x: SignedInContext, id: string): Promise<Outcome<ActivityPageData>> =>
  here(x, async (tx) => {
    const found = await findActivity(tx, x.actor, id)
    if (!found) return notThere()
    return done(activityPageOf(found, x.actor, x.world.clock.now(), await entriesOf(tx, x.actor.committeeId, [activityOf(id)])))
  })

const form = (schema: Parameters<typeof formSchema>[0]) => formSchema(schema) ?? {}

export const activitiesRoutes = a.router({
  forms: a.forms.handler(({ context: x }) =>
    here(x, async (tx) => {
      const today = x.world.clock.today()
      const kinds = await codesOf(tx, x.actor.committeeId, activityKinds, today)
      const listed = await codesOf(tx, x.actor.committeeId, themes, today)
      return {
        kinds: kinds.map(({ code, label, data }) => {
          const traits = traitsOf(code, data)
          return {
            code,
            label,
            group: traits.group,
            profile: traits.profile,
            mandatory: traits.mandatory,
            approvedFirst: isApprovedFirst(traits),
          }
        }),
        groups: kindGroups,
        themes: listed.map(({ code, label }) => ({ code, label })),
        details: Object.fromEntries(Object.entries(detailForms).map(([profile, schema]) => [profile, form(schema)])),
        fields: form(activityFields),
        invitation: form(invitation),
        material: form(materialFields),
        walkIn: form(walkInFields),
        copy: form(copyFields),
        hostId: ownHost(x.actor),
      }
    }),
  ),
  create: a.create.handler(async ({ input, context: x }) => answer(await create(x.world, x.actor, input))),
  get: a.get.handler(async ({ input, context: x }) => answer(await pageOf(x, input.id))),
  save: a.save.handler(async ({ input, context: x }) => answer(await save(x.world, x.actor, input, input.fields))),
  copy: a.copy.handler(async ({ input, context: x }) => answer(await copy(x.world, x.actor, input.id, input))),
  invitations: a.invitations.handler(({ context: x }) => here(x, (tx) => invitationsOf(tx, x.actor, x.world.clock.now()))),
  agenda: a.agenda.handler(async ({ input, context: x }) => answer(await setAgenda(x.world, x.actor, input, input))),
  addMaterial: a.addMaterial.handler(async ({ input, context: x }) => answer(await addMaterial(x.world, x.actor, input.id, input))),
  releaseMaterials: a.releaseMaterials.handler(async ({ input, context: x }) => answer(await releaseMaterials(x.world, x.actor, input.id))),
  removeMaterial: a.removeMaterial.handler(async ({ input, context: x }) =>
    answer(await removeMaterial(x.world, x.actor, input.id, input.materialId)),
  ),
  invite: a.invite.handler(async ({ input, context: x }) => answer(await invite(x.world, x.actor, input.id, input))),
  uninvite: a.uninvite.handler(async ({ input, context: x }) => answer(await uninvite(x.world, x.actor, input.id, input.participationIds))),
  setRole: a.setRole.handler(async ({ input, context: x }) => answer(await setRole(x.world, x.actor, input, input))),
  signUp: a.signUp.handler(async ({ input, context: x }) => answer(await signUp(x.world, x.actor, input.id))),
  walkIn: a.walkIn.handler(async ({ input, context: x }) => answer(await walkIn(x.world, x.actor, input.id, input))),
  moves: moveRoutes(a.moves, activityActs),
  replies: moveRoutes(a.replies, replyActs),
})
