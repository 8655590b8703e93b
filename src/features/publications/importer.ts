// Texts collected on paper or in an earlier system, already accepted: each row becomes a text with its facts, the same rows twice add nothing.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, instantOf, isDay, yearOf, type Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Importer, ImportResult, ImportRow } from '#/core/feature.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { yearThemes } from '#/core/settings/themes.ts'
import { personsByNames } from '#/features/members/public.ts'
import { bodiesByNames } from '#/features/organisation/public.ts'
import { workOf } from './actions/write.ts'
import type { WorkKind } from './codes.ts'
import { workEvents, type WorkTold } from './events.ts'
import { kindsOf } from './store.ts'
import { horizons, suggestionTypes, type Horizon, type SuggestionType } from './words.ts'

export const worksImporter: Importer = {
  kind: 'works',
  title: '已采用的文稿',
  right: 'works:review-all',
  fields: [
    { key: 'author', titles: ['作者', '委员', '姓名'], required: true },
    { key: 'kind', titles: ['类别', '文稿类别'], required: true },
    { key: 'title', titles: ['题目', '标题'], required: true },
    { key: 'acceptedOn', titles: ['采用日期', '日期'], required: true },
    { key: 'body', titles: ['正文', '内容'], required: false },
    { key: 'themes', titles: ['主题'], required: false },
    { key: 'receiver', titles: ['采用单位', '专委会'], required: false },
    { key: 'type', titles: ['建议类型'], required: false },
    { key: 'horizon', titles: ['前瞻或常规'], required: false },
    { key: 'shownAt', titles: ['交流刊发', '刊发'], required: false },
  ],
  run: importWorks,
}

interface Planned {
  readonly row: number
  readonly key: string
  readonly told: WorkTold
  readonly body: string
  readonly acceptedOn: Day
  readonly receiverId: string | null
  readonly shownAt: string
}

interface Plan {
  readonly works: readonly Planned[]
  readonly result: ImportResult
}

async function importWorks(
  world: World,
  actor: Actor,
  rows: readonly ImportRow[],
  options: { readonly dryRun: boolean; readonly source: string },
): Promise<Outcome<ImportResult>> {
  const planned = (tx: Tx) => plan(tx, actor, rows, world.clock.today())
  const before = await readIn(world.db, [actor.committeeId], planned)
  if (options.dryRun || before.works.length === 0) return done(before.result)
  return perform(world, actor, async (change) => {
    const { tx, newId } = change
    const { works, result } = await planned(tx)
    const made = works.map((w) => ({ ...w, id: newId() }))
    await insertWorks(tx, actor.committeeId, made, change.today)
    for (const { id, told, acceptedOn, row } of made)
      change.record(workOf(id), workEvents.imported.of({ ...told, acceptedOn, source: options.source, row }))
    return done(result)
  })
}

const text = (row: ImportRow, key: string): string => {
  const value = row.cells[key]
  return value instanceof Date ? value.toISOString().slice(0, 10) : Array.isArray(value) ? value.join('、') : String(value ?? '').trim()
}
const names = (value: string): readonly string[] => value.split(/[、，,;；\s]+/).filter(Boolean)
const codeOf = <T extends string>(labels: Readonly<Record<T, string>>, said: string): T | null =>
  (Object.keys(labels) as T[]).find((k) => k === said || labels[k] === said || labels[k].replace(/[类性]$/, '') === said) ?? null

async function plan(tx: Tx, actor: Actor, rows: readonly ImportRow[], today: Day): Promise<Plan> {
  const { committeeId } = actor
  const kinds = [...(await kindsOf(tx, committeeId, today)).values()]
  const themes = await codesOf(tx, committeeId, yearThemes, today)
  const persons = await personsByNames(tx, committeeId, [...new Set(rows.flatMap((r) => names(text(r, 'author'))))])
  const bodies = await bodiesByNames(
    tx,
    committeeId,
    [...new Set(rows.map((r) => text(r, 'receiver')).filter(Boolean))],
    ['special-committee'],
  )
  const known = await sql<{
    key: string
  }>`select imported_from as key from work where committee_id = ${committeeId} and imported_from is not null`
    .execute(tx)
    .then((r) => new Set(r.rows.map((k) => k.key)))
  const refused: { row: number; field: string; says: string }[] = []
  const works: Planned[] = []
  let unchanged = 0
  for (const r of rows) {
    const wrong = (field: string, says: string): undefined => void refused.push({ row: r.row, field, says })
    const before = refused.length
    const kind: WorkKind | undefined = kinds.find((k) => [k.code, k.label].includes(text(r, 'kind'))) ?? wrong('kind', '没有这类文稿')
    const title = text(r, 'title') || wrong('title', '没有题目')
    const on = text(r, 'acceptedOn')
    const acceptedOn = isDay(on) && on <= today ? day(on) : wrong('acceptedOn', '采用日期要写成 2022-03-01，不晚于今天')
    const authors = names(text(r, 'author')).flatMap((name) => {
      const found = persons.get(name) ?? []
      const [one] = found
      if (found.length === 1 && one) return [{ id: one.id, name }]
      wrong('author', found.length ? `“${name}”有${found.length}人同名，请逐篇登记` : `没有登记“${name}”`)
      return []
    })
    if (authors.length === 0 && refused.length === before) wrong('author', '没有作者')
    const receiver = text(r, 'receiver') ? bodies.get(text(r, 'receiver'))?.[0] : undefined
    const type: SuggestionType | null = codeOf(suggestionTypes, text(r, 'type'))
    const horizon: Horizon | null = codeOf(horizons, text(r, 'horizon'))
    if (kind?.accepts === 'committee' && !receiver) wrong('receiver', '请写明采用的专门委员会')
    if (kind?.advice && !type) wrong('type', '请写明建议类型：规划类、落实类、意见类、批评类')
    if (kind?.advice && !horizon) wrong('horizon', '请写明前瞻性或常规性')
    if (refused.length > before || !kind || !title || !acceptedOn) continue
    const key = createHash('sha256')
      .update([kind.code, title, ...authors.map((a) => a.id)].join('\n'))
      .digest('hex')
      .slice(0, 32)
    if (known.has(key)) {
      unchanged++
      continue
    }
    known.add(key)
    works.push({
      row: r.row,
      key,
      body: text(r, 'body'),
      acceptedOn,
      receiverId: kind.accepts === 'committee' ? (receiver?.id ?? null) : null,
      shownAt: text(r, 'shownAt'),
      told: {
        title,
        kind: kind.code,
        kindLabel: kind.label,
        verb: kind.verb,
        year: yearOf(acceptedOn),
        themes: names(text(r, 'themes')).flatMap((t) => themes.find((c) => c.code === t || c.label === t)?.code ?? []),
        programme: null,
        origin: null,
        type: kind.advice ? type : null,
        horizon: kind.advice ? horizon : null,
        authors,
      },
    })
  }
  return { works, result: { read: rows.length, created: works.length, unchanged, refused } }
}

async function insertWorks(tx: Tx, committeeId: number, works: readonly (Planned & { readonly id: string })[], today: Day): Promise<void> {
  const rows = works.map(({ id, key, told, body, acceptedOn, receiverId, shownAt }) => ({
    id,
    imported_from: key,
    kind: told.kind,
    title: told.title,
    year: told.year,
    body,
    themes: told.themes,
    receiver_id: receiverId,
    suggestion_type: told.type,
    horizon: told.horizon,
    at: instantOf(acceptedOn, '09:00').toISOString(),
    accepted_on: acceptedOn,
    shown_at: shownAt,
    state: shownAt ? 'exchanged' : 'accepted',
    authors: told.authors.map((a) => a.id),
  }))
  const given = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, imported_from text, kind text, title text, year integer, body text,
    themes text[], receiver_id uuid, suggestion_type text, horizon text, at timestamptz, accepted_on date, shown_at text, state text, authors uuid[])`
  await sql`with opened as (
      insert into matter (committee_id, id, kind, title, state, state_since, open, opened_at)
      select ${committeeId}, r.id, 'work', r.title, r.state, r.at, false, r.at from ${given} returning committee_id, id, state, state_since)
    insert into matter_state (committee_id, matter_id, from_at, state, entry)
    select committee_id, id, state_since, state, 1 from opened`.execute(tx)
  await sql`insert into work (committee_id, id, kind, year, body, themes, receiver_id, suggestion_type, horizon, written_at, submitted_on, accepted_on,
      entered_on, shown_on, shown_at, imported_from)
    select ${committeeId}, r.id, r.kind, r.year, r.body, r.themes, r.receiver_id, r.suggestion_type, r.horizon, r.at, r.accepted_on, r.accepted_on,
      nullif(${today}::date, r.accepted_on), case when r.shown_at <> '' then r.accepted_on end, r.shown_at, r.imported_from from ${given}`.execute(
    tx,
  )
  await sql`insert into work_author (committee_id, work_id, position, person_id)
    select ${committeeId}, r.id, a.n, a.person_id from ${given} cross join unnest(r.authors) with ordinality as a(person_id, n)`.execute(tx)
  await sql`insert into work_round (committee_id, work_id, entry, submitted_on, decided_on, decision, decided_by)
    select ${committeeId}, r.id, 1, r.accepted_on, r.accepted_on, 'accepted', '导入' from ${given}`.execute(tx)
}
