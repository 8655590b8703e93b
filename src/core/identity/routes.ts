// Implements the identity contract: call the action or query, answer.
import { sql } from 'kysely'
import { z } from 'zod'
import type { World } from '../action.ts'
import { may } from '../actor.ts'
import { readIn } from '../db/database.ts'
import { ProblemError } from '../http/problem.ts'
import { answer, openRoutesFor, routesFor, type RequestContext, type Routes } from '../http/procedure.ts'
import { isRoleName, roleLabel, roles, type Role } from './access.ts'
import {
  createAccount,
  disableAccount,
  dropFactor,
  enableAccount,
  endSessions,
  linkSubject,
  resetPassword,
  unlinkSubject,
} from './accounts.ts'
import { accountFile } from './account-file.ts'
import { appointment, disabling, newAccount, newPost, newPostInBody, postEnd, subjectLink } from './accounts-contract.ts'
import { identityContract } from './contract.ts'
import { changePassword, confirmFactor, offerFactor, removeFactor, signOut, type AtWork } from './own-credentials.ts'
import { appointFirst, endPost, grantPost, openFirst } from './posts.ts'
import { giveSession, takeSession, viewOf, type SessionView } from './session-view.ts'
import { isSetupOpen, runSetup } from './setup.ts'
import { signIn } from './sign-in.ts'
import { signInBySubject } from './single-sign-on.ts'

export interface IdentityWords {
  /** Every right with its words, from the features' manifests. */
  readonly rightLabels: () => Readonly<Record<string, string>>
}

export function identityRoutes(world: World, { rightLabels }: IdentityWords): Routes {
  const open = openRoutesFor(identityContract)
  const os = routesFor(identityContract)

  const begin = async (context: RequestContext, token: string): Promise<SessionView> => {
    const view = await viewOf(world, token)
    if (!view) throw new Error('a session that was just opened is not there')
    giveSession(context.cookies, token)
    return view
  }
  const atWork = ({ actor, session, visitor }: AtWork): AtWork => ({ actor, session, visitor })

  return {
    session: {
      show: os.session.show.handler(async ({ context }) => {
        const view = await viewOf(world, context.cookies.get('session') ?? '')
        if (!view) throw new ProblemError('signInNeeded')
        return view
      }),
      open: open.session.open.handler(async ({ input, context }) => {
        const result = answer(await signIn(world, { ...input, visitor: context.visitor }))
        if (result.next === 'failed') throw new ProblemError('signInFailed')
        if (result.next === 'blocked') throw new ProblemError('tooMany', [`登录失败次数过多，请在${result.minutes}分钟后再试`])
        return result.next === 'secondFactor' ? { secondFactor: true as const } : begin(context, result.token)
      }),
      close: os.session.close.handler(async ({ context }) => {
        answer(await signOut(world, atWork(context)))
        takeSession(context.cookies)
        return { ok: true as const }
      }),
      changePassword: os.session.changePassword.handler(async ({ input, context }) =>
        begin(context, answer(await changePassword(world, atWork(context), input.current, input.next)).token),
      ),
      offerFactor: os.session.offerFactor.handler(async ({ input, context }) =>
        answer(await offerFactor(world, atWork(context), input.password)),
      ),
      confirmFactor: os.session.confirmFactor.handler(async ({ input, context }) => {
        const { token, recoveryCodes } = answer(await confirmFactor(world, atWork(context), input.code))
        return { recoveryCodes: [...recoveryCodes], session: await begin(context, token) }
      }),
      removeFactor: os.session.removeFactor.handler(async ({ input, context }) =>
        begin(context, answer(await removeFactor(world, atWork(context), input.password, input.code)).token),
      ),
    },
    singleSignOn: {
      about: open.singleSignOn.about.handler(({ context }) => ({ title: context.singleSignOn?.title ?? null })),
      start: open.singleSignOn.start.handler(async ({ context }) => {
        const { location, remember } = await providerOf(context).start()
        context.cookies.set('sso', world.secrets.seal(remember, 'sso').toString('base64url'), { seconds: 600 })
        return { status: 302 as const, headers: { location } }
      }),
      back: open.singleSignOn.back.handler(async ({ input, context }) => {
        const provider = providerOf(context)
        const remembered = context.cookies.get('sso')
        context.cookies.set('sso', null)
        const proven = remembered ? await provider.back(input, unsealed(world, remembered)) : null
        const token = proven ? await signInBySubject(world, provider, proven.subject, context.visitor) : null
        if (token) giveSession(context.cookies, token)
        return { status: 302 as const, headers: { location: token ? '/' : '/sign-in?failed=single-sign-on' } }
      }),
    },
    setup: {
      show: open.setup.show.handler(async () => ({ open: await isSetupOpen(world.db) })),
      run: open.setup.run.handler(async ({ input, context }) => {
        answer(await runSetup(world, input))
        const result = answer(await signIn(world, { username: input.username, password: input.password, visitor: context.visitor }))
        if (result.next !== 'open') throw new Error('the account made by the set-up does not open')
        return begin(context, result.token)
      }),
    },
    demo: {
      accounts: open.demo.accounts.handler(async () => {
        const accounts = await demoAccounts(world)
        if (!accounts) throw new ProblemError('notFound')
        return accounts
      }),
    },
    accounts: {
      roles: os.accounts.roles.handler(() => {
        const labels = rightLabels()
        return Object.entries(roles as Record<string, Role>).map(([name, role]) => ({
          name,
          label: role.label,
          secondFactor: role.secondFactor,
          inBody: role.inBody ?? false,
          administrator: role.administrator ?? null,
          rights: role.rights.map((right) => ({ right, label: labels[right] ?? right })),
        }))
      }),
      forms: os.accounts.forms.handler(async ({ context }) => {
        const committeeId = context.actor.committeeId
        const open = may(context.actor, 'accounts:create') ? await readIn(world.db, [committeeId], (tx) => openFirst(tx, committeeId)) : []
        return {
          create: formOf(newAccount),
          post: formOf(newPost),
          postInBody: formOf(newPostInBody),
          endPost: formOf(postEnd),
          disable: formOf(disabling),
          link: formOf(subjectLink),
          appoint: open.length ? formOf(appointment(open)) : null,
        }
      }),
      show: os.accounts.show.handler(async ({ input, context }) => {
        const file = await readIn(world.db, [context.actor.committeeId], (tx) => accountFile(tx, context.actor.committeeId, input.id))
        if (!file) throw new ProblemError('notFound', ['没有找到这个账号'])
        return file
      }),
      create: os.accounts.create.handler(async ({ input, context }) => answer(await createAccount(world, context.actor, input))),
      resetPassword: os.accounts.resetPassword.handler(async ({ input, context }) =>
        answer(await resetPassword(world, context.actor, input.id)),
      ),
      disable: os.accounts.disable.handler(async ({ input, context }) => {
        answer(await disableAccount(world, context.actor, input.id, input.reason))
        return { ok: true as const }
      }),
      enable: os.accounts.enable.handler(async ({ input, context }) => {
        answer(await enableAccount(world, context.actor, input.id))
        return { ok: true as const }
      }),
      endSessions: os.accounts.endSessions.handler(async ({ input, context }) => answer(await endSessions(world, context.actor, input.id))),
      removeFactor: os.accounts.removeFactor.handler(async ({ input, context }) => {
        answer(await dropFactor(world, context.actor, input.id))
        return { ok: true as const }
      }),
      linkSubject: os.accounts.linkSubject.handler(async ({ input, context }) => {
        answer(await linkSubject(world, context.actor, input.id, providerOf(context).issuer, input.subject))
        return { ok: true as const }
      }),
      unlinkSubject: os.accounts.unlinkSubject.handler(async ({ input, context }) => {
        answer(await unlinkSubject(world, context.actor, input.id, providerOf(context).issuer))
        return { ok: true as const }
      }),
      grantPost: os.accounts.grantPost.handler(async ({ input, context }) => answer(await grantPost(world, context.actor, input))),
      endPost: os.accounts.endPost.handler(async ({ input, context }) => {
        answer(await endPost(world, context.actor, input.id, input.toDay))
        return { ok: true as const }
      }),
      appointAdministrator: os.accounts.appointAdministrator.handler(async ({ input, context }) =>
        answer(await appointFirst(world, context.actor, input)),
      ),
    },
  }
}

const formOf = (schema: z.ZodObject): Record<string, unknown> => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })

function providerOf({ singleSignOn }: RequestContext) {
  if (!singleSignOn) throw new ProblemError('notFound', ['没有启用统一身份认证'])
  return singleSignOn
}

function unsealed(world: World, cookie: string): string {
  try {
    return world.secrets.open(Buffer.from(cookie, 'base64url'), 'sso')
  } catch {
    return ''
  }
}

/** Null in a real installation: there the names of accounts are nobody's business. */
async function demoAccounts(world: World) {
  const found = await readIn(world.db, 'all', (tx) =>
    sql<{ isDemo: boolean; username: string; name: string; roles: readonly string[]; bodyName: string | null }>`
      select true as "isDemo", a.username, p.name, array_agg(distinct o.role) as roles, max(b.name) as "bodyName"
      from account a join person p on p.committee_id = a.committee_id and p.id = a.person_id
      left join post o on o.committee_id = a.committee_id and o.person_id = a.person_id
      left join body b on b.committee_id = o.committee_id and b.id = o.body_id
      where exists (select from installation where kind = 'demo')
      group by a.committee_id, a.id, a.username, p.name, a.created_at order by a.created_at, a.username limit 60`.execute(tx),
  )
  const isDemo = await readIn(world.db, 'all', (tx) => sql`select from installation where kind = 'demo'`.execute(tx))
  if (isDemo.rows.length === 0) return null
  return found.rows.map(({ username, name, roles: held, bodyName }) => ({
    username,
    name,
    roleLabels: held.filter(isRoleName).map(roleLabel),
    bodyName,
  }))
}
