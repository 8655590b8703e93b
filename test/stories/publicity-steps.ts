// People make a proposal and its replies public over HTTP, as their pages do.
import { sql } from 'kysely'
import type { CasePublicity, CopyText, PublicationPage } from '#/features/proposals/publicity/contract.ts'
import type { PublicityMove } from '#/features/proposals/publicity/lifecycle.ts'
import type { ProposalDraft } from '#/features/proposals/contract.ts'
import type { City, PersonName } from '../world.ts'
import { done, draftText, type Heard, type Steps } from './proposal-steps.ts'

/** A text that holds what must not be public. */
export const privateText: ProposalDraft = {
  ...draftText,
  situation: '老城区车位缺口大。居民赵文远（身份证110101199003077758，电话13800138000）反映，青石巷小区12号楼3单元501室楼下长期被占。',
  suggestions: ['建设立体停车库', '开放机关单位夜间车位，联系邮箱 parking@example.org'],
}

export const noMarks: CopyText = { form: 'full', abstract: '', showsProposer: true, marks: [] }

export interface PublicitySteps {
  readonly of: (name: PersonName, proposalId: string) => Promise<CasePublicity>
  readonly idOf: (proposalId: string, part: 'text' | 'reply') => Promise<string>
  readonly page: (name: PersonName, id: string) => Promise<PublicationPage>
  readonly save: (name: PersonName, id: string, text: CopyText) => Promise<Heard>
  readonly move: (name: PersonName, id: string, made: PublicityMove, form?: object) => Promise<Heard>
  /** Accepts every suggestion and sends it for review. */
  readonly prepared: (name: PersonName, id: string) => Promise<void>
  readonly published: (id: string, by?: readonly [PersonName, PersonName]) => Promise<void>
}

export function publicitySteps(city: City, people: Steps): PublicitySteps {
  const versionOf = (id: string): Promise<number> =>
    city.read(async (tx) => {
      const { rows } = await sql<{ version: number }>`select version from publication where id = ${id}`.execute(tx)
      return rows[0]?.version ?? 1
    })
  const of: PublicitySteps['of'] = async (name, proposalId) =>
    done(await (await people.as(name)).get<CasePublicity>(`/api/proposals/${proposalId}/publicity`)).body
  const page: PublicitySteps['page'] = async (name, id) =>
    done(await (await people.as(name)).get<PublicationPage>(`/api/publicity/${id}`)).body
  const save: PublicitySteps['save'] = async (name, id, text) =>
    (await people.as(name)).put(`/api/publicity/${id}/copy`, { version: await versionOf(id), text })
  const move: PublicitySteps['move'] = async (name, id, made, form = {}) =>
    (await people.as(name)).post(`/api/publicity/${id}/moves/${made}`, { version: await versionOf(id), ...form })
  const prepared: PublicitySteps['prepared'] = async (name, id) => {
    const { suggestions } = await page(name, id)
    const marks = suggestions.map(({ place, from, to, kind }) => ({ place, from, to, kind, decision: 'removed' as const, reason: '' }))
    done(await save(name, id, { ...noMarks, marks }))
    done(await move(name, id, 'sendForReview'))
  }
  return {
    of,
    idOf: async (proposalId, part) => {
      const found = (await of('proposal-office', proposalId)).items.find((i) => i.part === part)
      if (!found) throw new Error(`no publicity of the ${part}`)
      return found.id
    },
    page,
    save,
    move,
    prepared,
    published: async (id, [clerk, reviewer] = ['proposal-office', 'proposal-director']) => {
      await prepared(clerk, id)
      done(await move(reviewer, id, 'approve'))
    },
  }
}
