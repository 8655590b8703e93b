// Every address of the portal with what it reads and shows. Nothing else is served.
import type { FastifyRequest } from 'fastify'
import type { Tx } from '#/core/db/database.ts'
import {
  publicCases,
  publicChoices,
  publicFigureSets,
  publicReplies,
  publicText,
  repliesTo,
} from '#/features/proposals/publicity/public.ts'
import { nothingAsked, readAsked } from './addresses.ts'
import { casePage, listPage, perPage, repliesPage } from './cases.ts'
import type { Visit } from './layout.ts'
import { csvOf, dataPage, feedOf, jsonOf, sitemapOf } from './open-data.ts'
import { figuresPage, homePage } from './overview.ts'

export interface Show {
  readonly tx: Tx
  readonly visit: Visit
  readonly request: FastifyRequest
}

export interface View {
  readonly path: string
  readonly type: string
  /** For machines: other sites may read it. */
  readonly isData: boolean
  readonly fileName?: string
  /** null: nothing public is there. */
  readonly show: (show: Show) => Promise<string | Buffer | null>
}

const page = 'text/html; charset=utf-8'
/** A download holds everything of a committee; more than this is for the archive, not for a web page. */
const everything = { offset: 0, limit: 20_000 }

const place = (asked: { readonly page: number }) => ({ offset: (asked.page - 1) * perPage, limit: perPage })
const keyOf = (request: FastifyRequest): string => (request.params as { key: string }).key
const isKey = (key: string): boolean => /^\d{1,3}-\d{1,3}-\d{1,6}$/.test(key)

export const views: readonly View[] = [
  {
    path: '/',
    type: page,
    isData: false,
    show: async ({ tx, visit }) => {
      const cases = await publicCases(tx, nothingAsked, { offset: 0, limit: 8 })
      const replies = await publicReplies(tx, null, { offset: 0, limit: 6 })
      const [figures = null] = await publicFigureSets(tx)
      return homePage(visit, {
        cases: cases.cases,
        total: cases.total,
        replies: replies.replies,
        repliesTotal: replies.total,
        figures,
      })
    },
  },
  {
    path: '/proposals',
    type: page,
    isData: false,
    show: async ({ tx, visit, request }) => {
      const asked = readAsked(request.query)
      return listPage(visit, asked, await publicCases(tx, asked, place(asked)), await publicChoices(tx))
    },
  },
  {
    path: '/proposals/:key',
    type: page,
    isData: false,
    show: async ({ tx, visit, request }) => {
      const key = keyOf(request)
      const found = isKey(key) ? await publicText(tx, key) : null
      return found ? casePage(visit, found, await repliesTo(tx, key)) : null
    },
  },
  {
    path: '/replies',
    type: page,
    isData: false,
    show: async ({ tx, visit, request }) => {
      const asked = readAsked(request.query)
      return repliesPage(visit, asked, await publicReplies(tx, asked.session, place(asked)), await publicChoices(tx))
    },
  },
  { path: '/figures', type: page, isData: false, show: async ({ tx, visit }) => figuresPage(visit, await publicFigureSets(tx)) },
  { path: '/data', type: page, isData: false, show: async ({ visit }) => dataPage(visit) },
  {
    path: '/data.csv',
    type: 'text/csv; charset=utf-8',
    isData: true,
    fileName: 'proposals.csv',
    show: async ({ tx, visit }) => csvOf(visit, (await publicCases(tx, nothingAsked, everything)).cases),
  },
  {
    path: '/data.json',
    type: 'application/json; charset=utf-8',
    isData: true,
    show: async ({ tx, visit }) =>
      jsonOf(visit, (await publicCases(tx, nothingAsked, everything)).cases, (await publicReplies(tx, null, everything)).replies),
  },
  {
    path: '/feed.xml',
    type: 'application/atom+xml; charset=utf-8',
    isData: true,
    show: async ({ tx, visit }) => {
      const newest = { offset: 0, limit: 60 }
      return feedOf(visit, (await publicCases(tx, nothingAsked, newest)).cases, (await publicReplies(tx, null, newest)).replies)
    },
  },
  {
    path: '/sitemap.xml',
    type: 'application/xml; charset=utf-8',
    isData: true,
    show: async ({ tx, visit }) => sitemapOf(visit, (await publicCases(tx, nothingAsked, everything)).cases),
  },
]
