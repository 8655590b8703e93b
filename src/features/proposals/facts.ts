// Which events are a duty fact of whom: submitting, filing, co-signing, evaluating. Shares of a joint proposal are reckoned by the rules of the year.
import type { Fact, FactSource } from '#/core/fact.ts'
import { proposalEvents, type NamedPerson } from './events.ts'

type DataOf<K extends keyof typeof proposalEvents> = Parameters<(typeof proposalEvents)[K]['of']>[0]

export const proposalFacts: FactSource = (event, subject, on) => {
  const fact = (personId: string, role: string, verb: string): Fact => ({
    personId,
    role,
    verb,
    object: subject,
    day: on,
    weight: 1,
    verified: true,
  })
  const authors = (verb: string, lead: NamedPerson | null, cosigners: readonly NamedPerson[]): Fact[] => [
    ...(lead ? [fact(lead.id, 'lead', verb)] : []),
    ...cosigners.map((c) => fact(c.id, 'cosigner', verb)),
  ]
  switch (event.name) {
    case proposalEvents.submitted.name: {
      const d = event.data as DataOf<'submitted'>
      return d.again ? [] : authors('proposal.submitted', d.lead, d.cosigners)
    }
    case proposalEvents.filed.name: {
      const d = event.data as DataOf<'filed'>
      return authors('proposal.filed', d.lead, d.cosigners)
    }
    case proposalEvents.merged.name: {
      // A merged proposal is filed under its main case: full credit to every author.
      const d = event.data as DataOf<'merged'>
      return authors('proposal.filed', d.lead, d.cosigners)
    }
    case proposalEvents.unmerged.name: {
      // The credit of a merger that was undone is taken back by its counter-entry, so that the past stays as it was.
      const d = event.data as DataOf<'unmerged'>
      return authors('proposal.filed', d.lead, d.cosigners).map((f) => ({ ...f, weight: -1 }))
    }
    case proposalEvents.evaluated.name: {
      const d = event.data as DataOf<'evaluated'>
      return d.channel === 'paper' ? [] : [fact(d.by.id, 'evaluator', 'proposal.evaluated')]
    }
    default:
      return []
  }
}
