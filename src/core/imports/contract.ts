// The published API of imports: which kinds there are and what they read, and one file checked or written.
import { z } from 'zod'
import { route } from '#/core/http/contract.ts'

export const importKinds = z.array(
  z.object({
    kind: z.string(),
    title: z.string(),
    fields: z.array(z.object({ key: z.string(), titles: z.array(z.string()), required: z.boolean() })),
  }),
)
export type ImportKinds = z.infer<typeof importKinds>

export const importReport = z.object({
  written: z.boolean(),
  read: z.int(),
  created: z.int(),
  unchanged: z.int(),
  refused: z.array(z.object({ row: z.int(), field: z.string(), says: z.string() })),
  /** How many reasons there are in all; `refused` carries the first thousand. */
  reasons: z.int(),
  notes: z.array(z.string()),
})
export type ImportReport = z.infer<typeof importReport>

export const importsContract = {
  kinds: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'GET', path: '/imports', summary: '可以导入的表格', tags: ['imports'] })
    .input(z.strictObject({}))
    .output(importKinds),
  run: route
    .meta({ right: 'signed-in', ownership: 'related' })
    .route({ method: 'POST', path: '/imports/{kind}', summary: '检查或导入一个表格', tags: ['imports'] })
    .input(
      z.strictObject({
        kind: z.string().max(40),
        mode: z.enum(['check', 'write'], { error: '请写明是检查（check）还是导入（write）' }),
        file: z.file({ error: '请选择文件' }).meta({ title: '文件' }),
      }),
    )
    .output(importReport),
}
