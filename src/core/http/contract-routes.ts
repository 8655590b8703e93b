// Every procedure of the contract becomes a route of the server, so that limits, metrics and 405 know its pattern.
import type { AnyContractProcedure, AnyContractRouter } from '@orpc/contract'
import { isContractProcedure } from '@orpc/contract'
import type { RouteMeta } from './contract.ts'

export interface ContractRoute {
  /** 'proposals.list' */
  readonly name: string
  readonly method: string
  /** '/proposals/{id}' as the contract has it. */
  readonly path: string
  readonly meta: Partial<RouteMeta>
  readonly summary: string | undefined
  readonly procedure: AnyContractProcedure
}

export function contractRoutes(router: AnyContractRouter, path: readonly string[] = []): readonly ContractRoute[] {
  if (!isContractProcedure(router))
    return Object.entries(router as Record<string, AnyContractRouter>).flatMap(([key, part]) => contractRoutes(part, [...path, key]))
  const { route, meta } = router['~orpc']
  const name = path.join('.')
  if (!route.path || !route.method) throw new Error(`${name}: a published route names its method and path`)
  return [{ name, method: route.method, path: route.path, meta: meta as Partial<RouteMeta>, summary: route.summary, procedure: router }]
}

/** '/proposals/{id}' → '/proposals/:id', '/files/{+path}' → '/files/*' */
export const fastifyPattern = (path: string): string => path.replaceAll(/\{\+[^}]+\}/g, '*').replaceAll(/\{([^}]+)\}/g, ':$1')

const asRegExp = (path: string): RegExp =>
  new RegExp(
    `^${path
      .split(/(\{\+?[^}]+\})/)
      .map((p) => (p.startsWith('{+') ? '.+' : p.startsWith('{') ? '[^/]+' : p.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)))
      .join('')}/?$`,
  )

/** Which methods an address answers to; none means there is no such address. */
export function methodsAt(routes: readonly ContractRoute[]): (pathname: string) => readonly string[] {
  const patterns = routes.map((r) => ({ method: r.method, matches: asRegExp(r.path) }))
  return (pathname) => [...new Set(patterns.filter((p) => p.matches.test(pathname)).map((p) => p.method))]
}

export const parametersOf = (path: string): readonly string[] => [...path.matchAll(/\{\+?([^}]+)\}/g)].map((m) => m[1] ?? '')
