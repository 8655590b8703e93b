// What somebody owes in contacts, for “我的工作”: linked people not contacted within the window, the most overdue first.
import type { Worklist } from '#/core/feature.ts'
import { clockOf } from './network-page.ts'
import { ageLabels, ageOf, rankLabels } from './network-rules.ts'
import { linksOn, peopleOn } from './network-store.ts'

export const contactWorklists: readonly Worklist[] = [
  {
    key: 'contacts.due',
    title: '该联系的人',
    right: 'contacts:record',
    items: async (tx, actor, today) => {
      if (!actor.personId) return []
      const links = await linksOn(tx, actor.committeeId, today, { from: actor.personId })
      if (links.length === 0) return []
      const clock = await clockOf(tx, actor.committeeId, today)
      const people = await peopleOn(
        tx,
        actor.committeeId,
        today,
        links.map((l) => l.toId),
      )
      return links
        .flatMap((l) => {
          const { age, due, steps } = ageOf(l, clock, today)
          const who = people.find((p) => p.id === l.toId)
          if (age === 'fresh' || !who?.rank) return []
          const title = `${rankLabels[who.rank]}${who.name}`
          return [{ id: l.id, title, url: `/contacts/new?with=${l.toId}`, owes: `${ageLabels[age]}，请联系并记录`, due, dueSteps: steps }]
        })
        .toSorted((a, b) => (a.due < b.due ? -1 : 1))
        .slice(0, 51)
    },
  },
]
