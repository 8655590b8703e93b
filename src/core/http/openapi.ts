// The published description of the API, made from the same contracts the server answers by.
import type { AnyContractRouter } from '@orpc/contract'
import { OpenAPIGenerator } from '@orpc/openapi'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import { z } from 'zod'
import { contractRoutes } from './contract-routes.ts'
import { problemSchema, problemTypes } from './problem.ts'

const problemResponse = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

interface Operation {
  responses?: Record<string, unknown>
  security?: unknown
  [extension: `x-${string}`]: unknown
}

export async function openApiDocument(contract: AnyContractRouter, about: { readonly version: string }): Promise<object> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] })
  const document = await generator.generate(contract, {
    info: { title: '说聚', version: about.version, description: '市县政协年度工作系统的接口。出错时一律返回 RFC 9457 问题文档。' },
    servers: [{ url: '/api' }],
    components: {
      schemas: { Problem: z.toJSONSchema(problemSchema) as object },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: 'shuoju_session' } },
    },
  })
  const paths = (document.paths ?? {}) as Record<string, Record<string, Operation>>
  for (const route of contractRoutes(contract)) {
    const operation = paths[route.path]?.[route.method.toLowerCase()]
    if (!operation) continue
    const right = route.meta.right ?? 'nobody'
    operation['x-right'] = right
    operation['x-ownership'] = route.meta.ownership ?? 'none'
    operation.security = right === 'anyone' ? [] : [{ session: [] }]
    const refusals = right === 'anyone' ? ([400, 413, 422, 429, 500] as const) : ([400, 401, 403, 404, 409, 413, 422, 429, 500] as const)
    for (const status of refusals) {
      const title = Object.values(problemTypes).find((t) => t.status === status)?.title ?? ''
      operation.responses = { ...operation.responses, [status]: problemResponse(title) }
    }
  }
  return document
}
