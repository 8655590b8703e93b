// What the pages of contacts and contact persons show.
import { may, type Actor } from '#/core/actor.ts'
import type { Day } from '#/core/day.ts'
import type { Tx } from '#/core/db/database.ts'
import type { MatterKind } from '#/core/feature.ts'
import { fileEvents } from '#/core/files/events.ts'
import { entriesOf } from '#/core/journal/read.ts'
import { toldBy } from '#/core/journal/told.ts'
import { done, notFound, refused, type Outcome } from '#/core/outcome.ts'
import { codesOf, settingOn } from '#/core/settings/store.ts'
import { mayTrace } from './actions/record.ts'
import { contactCategories, contactKinds } from './codes.ts'
import type { ContactDraft, ContactPageData, ContactPersonPageData, LinkedPerson, MyContacts, Writing } from './contract.ts'
import { contactEvents } from './events.ts'
import { clockOf, standingOf } from './network-page.ts'
import { ages, rankLabels, type Clock, type NetworkLink } from './network-rules.ts'
import { linksOn, peopleOn, type RankedPerson } from './network-store.ts'
import { findContactPerson, keptBy } from './people-store.ts'
import { correctableUntil, correctionWrong } from './rules.ts'
import { correctionDays } from './settings.ts'
import { contactsWithPerson, draftOf, findContact, sumOf, withOf, type ContactRow, type WithRow } from './store.ts'

const told = toldBy([...Object.values(contactEvents), ...Object.values(fileEvents)])
const labelIn = (codes: readonly { readonly code: string; readonly label: string }[], code: string): string =>
  codes.find((c) => c.code === code)?.label ?? code
const coded = ({ code, label }: { readonly code: string; readonly label: string }) => ({ code, label })

function linkedTo(links: readonly NetworkLink[], people: readonly RankedPerson[], clock: Clock, today: Day): LinkedPerson[] {
  const byId = new Map(people.map((p) => [p.id, p]))
  return links
    .flatMap((l) => {
      const p = byId.get(l.toId)
      if (!p) return []
      return [
        {
          id: p.id,
          name: p.name,
          linkId: l.id,
          rank: p.rank ? rankLabels[p.rank] : null,
          note: p.sector,
          standing: standingOf(l, clock, today),
        },
      ]
    })
    .toSorted((a, b) => ages.indexOf(b.standing.age) - ages.indexOf(a.standing.age) || (a.standing.due < b.standing.due ? -1 : 1))
}

export async function myContactsOf(tx: Tx, actor: Actor, today: Day): Promise<MyContacts> {
  const clock = await clockOf(tx, actor.committeeId, today)
  const rule = `每${clock.months}个月至少联系一次`
  const me = actor.personId
  if (!me) return { down: [], up: [], thisYear: { contacts: 0, people: 0 }, rule, mayRecord: false }
  const down = await linksOn(tx, actor.committeeId, today, { from: me })
  const up = await linksOn(tx, actor.committeeId, today, { to: me })
  const people = await peopleOn(
    tx,
    actor.committeeId,
    today,
    [...down, ...up].flatMap((l) => [l.fromId, l.toId]),
  )
  return {
    down: linkedTo(down, people, clock, today),
    up: up.flatMap((l) => {
      const p = people.find((x) => x.id === l.fromId)
      return p ? [{ id: p.id, name: p.name, rank: p.rank ? rankLabels[p.rank] : null, since: l.fromDay, lastOn: l.lastOn }] : []
    }),
    thisYear: await sumOf(tx, actor.committeeId, me, `${today.slice(0, 4)}-01-01` as Day, today),
    rule,
    mayRecord: true,
  }
}

interface WritingAsked {
  readonly newId: () => string
  readonly today: Day
  readonly with?: string | undefined
  readonly corrects?: string | undefined
}

export async function writingOf(tx: Tx, actor: Actor, { newId, today, ...asked }: WritingAsked): Promise<Outcome<Writing>> {
  const me = actor.personId
  if (!me) return refused(['联系由本人记录；您的账号没有对应的人员'], 'forbidden')
  const corrected = asked.corrects ? await findContact(tx, actor, asked.corrects) : null
  if (asked.corrects && corrected?.makerId !== me) return notFound('没有找到这条联系记录，或者您无权更正')
  const clock = await clockOf(tx, actor.committeeId, today)
  const links = await linksOn(tx, actor.committeeId, today, { from: me })
  const kept = await keptBy(tx, actor.committeeId, me)
  const kinds = await codesOf(tx, actor.committeeId, contactKinds, today)
  const categories = await codesOf(tx, actor.committeeId, contactCategories, today)
  const draft = corrected ? null : await draftOf(tx, actor.committeeId, me)
  const blank = blankContact(today, kinds[0]?.code ?? '')
  const form = corrected ? formOf(corrected, await withOf(tx, actor.committeeId, corrected.id)) : (draft?.form ?? blank)
  const wanted = asked.with && !form.persons.includes(asked.with) ? { ...form, persons: [...form.persons, asked.with] } : form
  const people = await peopleOn(tx, actor.committeeId, today, [...links.map((l) => l.toId), ...wanted.persons])
  return done({
    id: corrected?.id ?? draft?.id ?? newId(),
    form: wanted,
    known: people.map(({ id, name }) => ({ id, name })),
    linked: linkedTo(links, people, clock, today),
    contactPersons: kept.map((k) => ({
      id: k.id,
      name: k.name,
      note: [labelIn(categories, k.category), k.workplace].filter(Boolean).join('，'),
    })),
    kinds: kinds.map(coded),
    categories: categories.map(coded),
    correctionDays: await settingOn(tx, actor.committeeId, correctionDays, today),
    corrects: corrected?.id ?? null,
  })
}

const blankContact = (today: Day, kind: string): ContactDraft => ({
  kind,
  day: today,
  place: '',
  persons: [],
  contactPersons: [],
  masses: null,
  topics: '',
  heard: '',
  followUp: '',
})

function formOf(c: ContactRow, those: readonly WithRow[]): ContactDraft {
  const crowd = those.find((w) => !w.personId && !w.contactPersonId)
  return {
    kind: c.kind,
    day: c.day,
    place: c.place,
    persons: those.flatMap((w) => w.personId ?? []),
    contactPersons: those.flatMap((w) => w.contactPersonId ?? []),
    masses: crowd ? { category: crowd.category, people: crowd.people } : null,
    topics: c.topics,
    heard: c.heard,
    followUp: c.followUp,
  }
}

export async function contactPageOf(
  tx: Tx,
  actor: Actor,
  matters: readonly MatterKind[],
  { id, today }: { readonly id: string; readonly today: Day },
): Promise<Outcome<ContactPageData>> {
  const c = await findContact(tx, actor, id)
  if (!c) return notFound('没有找到这条联系记录，或者您无权查看')
  const those = await withOf(tx, actor.committeeId, id)
  const kinds = await codesOf(tx, actor.committeeId, contactKinds, c.day)
  const categories = await codesOf(tx, actor.committeeId, contactCategories, c.day)
  const days = await settingOn(tx, actor.committeeId, correctionDays, today)
  const isMaker = c.makerId === actor.personId
  // Whoever was contacted sees that it was he, not who else was.
  const shown = c.reads ? those : those.filter((w) => w.personId === actor.personId)
  const namesPeople = isMaker || may(actor, 'contacts:assign')
  const entries = c.reads
    ? await entriesOf(
        tx,
        actor.committeeId,
        [...new Set([c.rootId, c.id])].map((x) => ({ kind: 'contact', id: x })),
      )
    : []
  return done({
    id: c.id,
    rootId: c.rootId,
    kind: { code: c.kind, label: labelIn(kinds, c.kind) },
    day: c.day,
    place: c.place,
    maker: { id: c.makerId, name: c.maker },
    with: shown.map((w) => ({
      id: w.personId ?? w.contactPersonId,
      name: w.contactPersonId && !namesPeople ? labelIn(categories, w.category) : (w.name ?? labelIn(categories, w.category)),
      people: w.people,
      category: labelIn(categories, w.category),
      chain: w.chain,
      url: w.personId ? `/people/${w.personId}` : w.contactPersonId && namesPeople ? `/contact-people/${w.contactPersonId}` : null,
    })),
    said: c.reads ? { topics: c.topics, heard: c.heard, followUp: c.followUp } : null,
    matter:
      c.reads && c.matterId && c.matterOn
        ? {
            id: c.matterId,
            title: c.matterTitle ?? '',
            url: matters.find((k) => k.kind === c.matterKind)?.url(c.matterId) ?? null,
            on: c.matterOn,
          }
        : null,
    recordedOn: c.recordedOn,
    voided: c.voidedOn ? { on: c.voidedOn, reason: c.voidReason ?? '', replacedBy: c.replacedBy } : null,
    correction: isMaker
      ? { until: correctableUntil(c.recordedOn, days), reasons: [...correctionWrong(c, { personId: actor.personId, today, days })] }
      : null,
    mayTrace: mayTrace(c, actor) && c.voidedOn === null && c.matterId === null,
    timeline: told(entries.filter((e) => e.event.name !== contactEvents.draftSaved.name)),
  })
}

export async function contactPersonPageOf(tx: Tx, actor: Actor, id: string): Promise<Outcome<ContactPersonPageData>> {
  const k = await findContactPerson(tx, actor, id)
  if (!k) return notFound('没有找到这位联系人，或者您无权查看')
  const day = k.toDay ?? k.fromDay
  const categories = await codesOf(tx, actor.committeeId, contactCategories, day)
  const kinds = await codesOf(tx, actor.committeeId, contactKinds, day)
  const contacts = await contactsWithPerson(tx, actor.committeeId, id, actor)
  return done({
    id: k.id,
    version: k.version,
    category: { code: k.category, label: labelIn(categories, k.category) },
    name: k.name,
    workplace: k.workplace,
    place: k.place,
    interests: k.interests,
    consentOn: k.consentOn,
    hasMobile: k.hasMobile,
    owner: { id: k.ownerId, name: k.owner },
    fromDay: k.fromDay,
    released: k.toDay ? { on: k.toDay, reason: k.endReason ?? '' } : null,
    contacts: contacts.map((c) => ({ id: c.id, day: c.day, kind: labelIn(kinds, c.kind), topics: c.topics })),
    timeline: told(await entriesOf(tx, actor.committeeId, [{ kind: 'contact-person', id }])),
  })
}
