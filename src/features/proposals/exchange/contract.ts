// The published API of offline packages: take the unit's tasks out, show what came back, put it in place.
import { z } from 'zod'
import { route } from '#/core/http/contract.ts'

const returnedTask = z.object({
  taskId: z.string(),
  caseNo: z.int().nullable(),
  subject: z.string(),
  /** changed: would be replaced; same: nothing to do; refused: says why; saved: was replaced. */
  standing: z.enum(['changed', 'same', 'refused', 'saved']),
  reasons: z.array(z.string()),
  changes: z.array(z.object({ field: z.string(), before: z.string(), after: z.string() })),
})
export type ReturnedTask = z.infer<typeof returnedTask>

export const returnReport = z.object({
  unit: z.string(),
  madeAt: z.string(),
  /** Which file of the package was read. */
  source: z.string(),
  tasks: z.array(returnedTask),
})
export type ReturnReport = z.infer<typeof returnReport>

const file = z.file({ error: '请选择填好的办理包或者答复填写表' }).meta({ title: '文件' })

export const exchangeContract = {
  take: route
    .meta({ right: 'proposals:handle', ownership: 'related' })
    .route({
      method: 'GET',
      path: '/exchange/package',
      summary: '导出本单位的离线办理包',
      tags: ['exchange'],
      outputStructure: 'detailed',
    })
    .input(z.strictObject({}))
    .output(z.object({ headers: z.object({ 'content-disposition': z.string() }), body: z.file() })),
  check: route
    .meta({ right: 'proposals:handle', ownership: 'related' })
    .route({ method: 'POST', path: '/exchange/check', summary: '查看填好的办理包与系统里的差别', tags: ['exchange'] })
    .input(z.strictObject({ file }))
    .output(returnReport),
  apply: route
    .meta({ right: 'proposals:handle', ownership: 'related' })
    .route({ method: 'POST', path: '/exchange/apply', summary: '用填好的办理包替换答复稿', tags: ['exchange'] })
    .input(
      z.strictObject({
        file,
        /** Those the person looked at and chose. */
        tasks: z.array(z.string().max(40)).min(1, { error: '请至少选一件' }).max(1_000),
      }),
    )
    .output(returnReport),
}
