// A table of activities that are over: each row one activity with who came. The same row twice adds nothing.
import { sql } from 'kysely'
import { perform, type World } from '#/core/action.ts'
import type { Actor } from '#/core/actor.ts'
import { day, isDay, type Day } from '#/core/day.ts'
import { readIn, type Tx } from '#/core/db/database.ts'
import type { Importer, ImportResult, ImportRow } from '#/core/feature.ts'
import { done, type Outcome } from '#/core/outcome.ts'
import { codesOf } from '#/core/settings/store.ts'
import { yearThemes } from '#/core/settings/themes.ts'
import { personsByNames } from '#/features/members/public.ts'
import { bodiesByNames } from '#/features/organisation/public.ts'
import { activityKinds } from '../codes.ts'
import { organises } from '../rules.ts'
import { registerPast, type PastActivity } from './register.ts'

export const pastImporter: Importer = {
  kind: 'activities',
  title: '往期会议活动',
  right: 'activities:write',
  fields: [
    { key: 'kind', titles: ['类别', '会议类别', '活动类别'], required: true },
    { key: 'title', titles: ['名称', '标题', '会议名称', '活动名称'], required: true },
    { key: 'on', titles: ['日期', '举行日期', '时间'], required: true },
    { key: 'host', titles: ['主办', '主办机构'], required: false },
    { key: 'place', titles: ['地点'], required: false },
    { key: 'themes', titles: ['主题'], required: false },
    { key: 'present', titles: ['到会', '参加人员', '实到'], required: false },
    { key: 'excused', titles: ['请假'], required: false },
    { key: 'absent', titles: ['缺席'], required: false },
    { key: 'guests', titles: ['来宾', '其他人员'], required: false },
    { key: 'audience', titles: ['听众', '受众', '群众人数'], required: false },
  ],
  run: importPast,
}

type Refusal = ImportResult['refused'][number]

interface Plan {
  readonly activities: readonly PastActivity[]
  readonly result: ImportResult
}

async function importPast(
  world: World,
  actor: Actor,
  rows: readonly ImportRow[],
  options: { readonly dryRun: boolean; readonly source: string },
): Promise<Outcome<ImportResult>> {
  const before = await readIn(world.db, [actor.committeeId], (tx) => planned(tx, actor, rows, world.clock.today()))
  if (options.dryRun || before.activities.length === 0) return done(before.result)
  return perform(world, actor, async (change) => {
    const { activities, result } = await planned(change.tx, actor, rows, change.today)
    await registerPast(change, activities, options.source)
    return done(result)
  })
}

const textOf = (row: ImportRow, key: string): string => {
  const value = row.cells[key]
  return value instanceof Date ? value.toISOString().slice(0, 10) : Array.isArray(value) ? value.join('、') : String(value ?? '').trim()
}
const parted = (text: string): readonly string[] => [...new Set(text.split(/[、，,;；\s]+/).filter(Boolean))]
const came = { present: '到会', excused: '请假', absent: '缺席' } as const
const states = Object.keys(came) as (keyof typeof came)[]

async function planned(tx: Tx, actor: Actor, rows: readonly ImportRow[], today: Day): Promise<Plan> {
  const { committeeId } = actor
  const byWord = (codes: readonly { readonly code: string; readonly label: string }[]) =>
    new Map(codes.flatMap((c) => [[c.code, c.code] as const, [c.label, c.code] as const]))
  const kinds = byWord(await codesOf(tx, committeeId, activityKinds, today))
  const themes = byWord(await codesOf(tx, committeeId, yearThemes, today))
  const names = rows.flatMap((r) => states.flatMap((s) => parted(textOf(r, s))))
  const persons = await personsByNames(tx, committeeId, [...new Set(names)])
  const bodies = await bodiesByNames(tx, committeeId, [...new Set(rows.map((r) => textOf(r, 'host')).filter(Boolean))])
  const known = await knownActivities(tx, committeeId)
  const refused: Refusal[] = []
  const activities: PastActivity[] = []
  let unchanged = 0
  for (const r of rows) {
    const wrong: Refusal[] = []
    const no = (field: string, says: string): void => void wrong.push({ row: r.row, field, says })
    const [said, title, on, host] = [textOf(r, 'kind'), textOf(r, 'title'), textOf(r, 'on'), textOf(r, 'host')]
    const kind = kinds.get(said)
    if (!kind) no('kind', said ? `没有“${said}”这个类别，请先在代码表里增加` : '没有写类别')
    if (title === '') no('title', '没有写名称')
    if (!isDay(on)) no('on', `“${on}”不是日期，请写作2022-05-10`)
    else if (day(on) > today) no('on', '还没有举行；以后的活动请拟办')
    const hosts = host ? (bodies.get(host) ?? []) : []
    if (host && hosts.length !== 1) no('host', hosts.length ? `有${hosts.length}个机构叫“${host}”` : `没有找到机构“${host}”`)
    const hostId = hosts.length === 1 ? (hosts[0]?.id ?? null) : null
    if (!organises(actor, { hostId, cohosts: [], createdBy: null })) no('host', '只能登记本机构主办的活动')
    const audience = textOf(r, 'audience')
    if (audience && !/^\d{1,6}$/.test(audience)) no('audience', `“${audience}”不是人数`)
    for (const word of parted(textOf(r, 'themes'))) if (!themes.has(word)) no('themes', `主题表里没有“${word}”`)
    const people = states.flatMap((state) =>
      parted(textOf(r, state)).flatMap((name) => {
        const found = persons.get(name) ?? []
        if (found.length !== 1) no(state, found.length ? `有${found.length}人叫“${name}”，请在活动页补登` : `没有找到“${name}”`)
        return found.length === 1 ? [{ personId: found[0]?.id ?? '', name, state }] : []
      }),
    )
    const twice = people.find((p, i) => people.findIndex((o) => o.personId === p.personId) !== i)
    if (twice) no(twice.state, `“${twice.name}”写了两次`)
    if (wrong.length) {
      refused.push(...wrong)
      continue
    }
    const key = keyOf(kind ?? '', title, on)
    if (known.has(key)) {
      unchanged += 1
      continue
    }
    known.add(key)
    activities.push({
      kind: kind ?? '',
      title,
      sessions: [{ label: '全程', day: day(on), from: '09:00', until: '11:30' }],
      hostId,
      place: textOf(r, 'place'),
      themes: parted(textOf(r, 'themes')).flatMap((w) => themes.get(w) ?? []),
      audience: audience ? Number(audience) : null,
      people: [
        ...people.map(({ personId, name, state }) => ({
          personId,
          name,
          category: 'member',
          capacity: 'due' as const,
          came: [state],
          ...(state === 'excused' ? { leaveKind: 'personal' } : {}),
        })),
        ...parted(textOf(r, 'guests')).map((name) => ({
          personId: null,
          name,
          category: 'stakeholder',
          capacity: 'invitee' as const,
          came: ['present' as const],
        })),
      ],
    })
  }
  return { activities, result: { read: rows.length, created: activities.length, unchanged, refused } }
}

const keyOf = (kind: string, title: string, on: string): string => JSON.stringify([kind, title, on])

async function knownActivities(tx: Tx, committeeId: number): Promise<Set<string>> {
  const { rows } = await sql<{ kind: string; title: string; on: Day }>`select a.kind, m.title,
      (a.starts_at at time zone 'Asia/Shanghai')::date as on
    from activity a join matter m on m.committee_id = a.committee_id and m.id = a.id where a.committee_id = ${committeeId}`.execute(tx)
  return new Set(rows.map((r) => keyOf(r.kind, r.title, r.on)))
}
