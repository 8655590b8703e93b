// What pages ask about supervision besides one item: a case's standing and items, the numbers of chosen proposals, forms that know the modes.
import { sql } from 'kysely'
import { z } from 'zod'
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import { formSchema } from '#/core/http/moves.ts'
import { settingsOn } from '#/core/settings/store.ts'
import { findSession } from '#/features/organisation/public.ts'
import type { Dossier } from '../dossier.ts'
import { opening, recommendation, type caseSupervision, type chosenLimits } from './contract.ts'
import { supervisionStates, type SupervisionState } from './lifecycle.ts'
import { selectionPage, tagOf } from './page.ts'
import { limitWarnings, mayWrite, supervisable } from './rules.ts'
import { keyMost, keyShareInPercent, modes, type ModeRow } from './settings.ts'
import { selectionsWhere, visibleSupervision } from './store.ts'
import type { Tier } from './words.ts'

interface SeenOfCase {
  readonly standings: readonly { readonly tier: Tier; readonly from: Day; readonly until: Day | null; readonly documentNo: string }[]
  readonly items: readonly {
    readonly id: string
    readonly mode: string
    readonly leader: string
    readonly state: SupervisionState
    readonly openedOn: Day
    readonly activities: number
    readonly openProblems: number
    readonly owed: { code: string; label: string; holder: string | null; due: Day; steps: string[] } | null
  }[]
}

/** The section of a case's page; `found` has been read by somebody who may see it. */
export async function ofCase(tx: Tx, actor: Actor, found: Dossier, today: Day): Promise<z.input<typeof caseSupervision>> {
  const seen = await sql<SeenOfCase>`
    select (select coalesce(jsonb_agg(jsonb_build_object('tier', tier, 'from', from_day, 'until', until_day, 'documentNo', document_no)
          order by from_day, id), '[]')
        from proposal_standing where committee_id = ${actor.committeeId} and proposal_id = ${found.id}) as standings,
      (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'mode', s.mode_label, 'leader', s.leader_name, 'state', m.state,
          'openedOn', s.opened_on,
          'activities', (select count(*) from supervision_activity x where x.committee_id = s.committee_id and x.supervision_id = s.id),
          'openProblems', (select count(*) from supervision_problem x where x.committee_id = s.committee_id and x.supervision_id = s.id
            and x.state in ('open', 'answered')),
          'owed', (select jsonb_build_object('code', d.code, 'label', d.label, 'holder', coalesce(dp.name, db.short_name), 'due', d.due_day,
              'steps', d.steps)
            from deadline d left join person dp on dp.committee_id = d.committee_id and dp.id = d.holder_id
            left join body db on db.committee_id = d.committee_id and db.id = d.holder_id
            where d.committee_id = s.committee_id and d.matter_id = s.id and d.met_on is null and d.voided_on is null
            order by d.due_day, d.id limit 1)) order by m.open desc, s.opened_on desc, s.id), '[]')
        from supervision_case sc join supervision s on s.committee_id = sc.committee_id and s.id = sc.supervision_id
        join matter m on m.committee_id = s.committee_id and m.id = s.id
        where sc.committee_id = ${actor.committeeId} and sc.proposal_id = ${found.id} and ${visibleSupervision(actor)}) as items`.execute(
    tx,
  )
  const row = seen.rows[0] ?? { standings: [], items: [] }
  const selections = may(actor, 'supervision:candidates')
    ? await selectionsWhere(tx, actor.committeeId, sql`k.proposal_id = ${found.id}`)
    : []
  const open = supervisable.includes(found.state)
  const forms = open ? await formsFor(tx, actor, today, found.sessionId) : { recommend: null, open: null }
  return {
    standings: [...row.standings],
    selections: selections.map((k) => selectionPage(k, actor)),
    items: row.items.map((i) => ({ ...i, url: `/supervision/${i.id}`, state: tagOf(supervisionStates, i.state) })),
    recommend: selections.some((k) => k.state === 'decided') || row.standings.some((s) => s.until === null) ? null : forms.recommend,
    open: forms.open,
  }
}

/** The forms of what this person may begin; the modes offered are those he writes in. */
export async function formsFor(tx: Tx, actor: Actor, today: Day, sessionId: string | null) {
  const session = sessionId ?? (await findSession(tx, actor.committeeId, { currentOn: today }))?.id ?? null
  const rules = await settingsOn(tx, actor.committeeId, { modes }, today, session)
  const mine = may(actor, 'supervision:write') ? rules.modes.filter((m) => mayWrite(actor, m, null)) : []
  return {
    recommend: may(actor, 'supervision:recommend') ? formSchema(recommendation) : null,
    open: mine.length ? openingForm(mine) : null,
  }
}

function openingForm(mine: readonly ModeRow[]): Record<string, unknown> | null {
  const labels = Object.fromEntries(mine.map((m) => [m.code, m.label]))
  const codes = mine.map((m) => m.code) as [string, ...string[]]
  return formSchema(opening.extend({ mode: z.enum(codes).meta({ title: '督办方式', labels }) }))
}

/** Numbers of each session that has filed proposals and is still chosen from, with what the office is warned of. */
export async function limitsOf(tx: Tx, actor: Actor, today: Day): Promise<z.input<typeof chosenLimits>> {
  const { rows } = await sql<{ id: string; title: string; filed: number; key: number; important: number; shortlisted: number }>`
    select n.id, n.title, count(*) filter (where p.filed_on is not null and p.withdrawn_on is null) as filed,
      count(*) filter (where p.is_key) as key, count(*) filter (where p.is_important) as important,
      (select count(*) from key_selection k where k.committee_id = n.committee_id and k.session_id = n.id and k.state = 'shortlisted') as shortlisted
    from session n join proposal p on p.committee_id = n.committee_id and p.session_id = n.id
    where n.committee_id = ${actor.committeeId} and exists (select 1 from key_selection k where k.committee_id = n.committee_id and k.session_id = n.id)
    group by n.committee_id, n.id, n.title order by min(n.intake_from) desc limit 3`.execute(tx)
  const sessions = []
  for (const { id, ...row } of rows) {
    const limits = await settingsOn(tx, actor.committeeId, { shareInPercent: keyShareInPercent, most: keyMost }, today, id)
    sessions.push({ ...row, ...limits, warnings: [...limitWarnings(row, limits)] })
  }
  return { sessions }
}
