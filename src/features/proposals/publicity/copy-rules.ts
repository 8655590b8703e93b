// What the public gets of a text or a reply: chosen fields only, each redacted; or the abstract in their place.
import type { Day } from '#/core/day.ts'
import type { Dossier } from '../dossier.ts'
import type { Accepted } from '../words.ts'
import type { Place } from './patterns.ts'
import { redacted } from './redaction-rules.ts'
import type { Publication } from './publication.ts'

export interface TextContent {
  readonly situation: string
  readonly analysis: string
  readonly suggestions: readonly string[]
}

export interface ReplyContent {
  readonly items: readonly {
    readonly no: number
    readonly accepted: Accepted
    readonly text: string
    readonly done: boolean
    readonly dueDay: Day | null
  }[]
  readonly body: string
}

export type CopyContent = TextContent | ReplyContent | { readonly abstract: string }

export interface PublicCopy {
  readonly subject: string
  /** null: not to be named. */
  readonly proposer: string | null
  readonly content: CopyContent
}

export function copyOf(d: Dossier, g: Publication, places: readonly Place[]): PublicCopy {
  const shown = (key: string): string => {
    const place = places.find((p) => p.key === key)
    return place ? redacted(place, g.marks) : ''
  }
  const proposer = g.part === 'text' && g.showsProposer ? proposerOf(d) : null
  // The subject is redacted in the full text's copy; a reply carries the proposal's own published subject.
  const subject = g.part === 'text' ? shown('subject') : ''
  if (g.form === 'abstract') return { subject, proposer, content: { abstract: g.abstract } }
  if (g.part === 'text')
    return {
      subject,
      proposer,
      content: {
        situation: shown('situation'),
        analysis: shown('analysis'),
        suggestions: d.suggestions.map((_, i) => shown(`suggestion.${i + 1}`)),
      },
    }
  const reply = d.replies.find((r) => r.id === g.replyId)
  return {
    subject,
    proposer,
    content: {
      items: (reply?.items ?? []).map((i) => ({
        no: i.no,
        accepted: i.accepted,
        text: shown(`item.${i.no}`),
        done: i.done,
        dueDay: i.dueDay,
      })),
      body: shown('body'),
    },
  }
}

/** 林一然、周若谷, or the proposing body. */
export const proposerOf = (d: Dossier): string | null => {
  const signed = d.cosignatures.filter((c) => c.signedAt).map((c) => c.name)
  return d.leadName ? [d.leadName, ...signed].join('、') : null
}

/** What the copy can be found by. */
export function wordsOfCopy({ subject, proposer, content }: PublicCopy): string {
  const parts =
    'abstract' in content
      ? [content.abstract]
      : 'suggestions' in content
        ? [content.situation, content.analysis, ...content.suggestions]
        : [...content.items.map((i) => i.text), content.body]
  return [subject, proposer ?? '', ...parts].join('\n')
}
