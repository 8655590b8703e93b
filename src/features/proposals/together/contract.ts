// 合并办理: one handling of several cases by their unit, a reply to every proposer.
import { z } from 'zod'
import { id, route, words } from '#/core/http/contract.ts'
import { tag } from '#/core/http/shapes.ts'

const byId = z.strictObject({ id })
const some = z.array(id).min(1, { error: '请选择要一起办理的提案' }).max(50, { error: '一次最多50件' }).meta({ title: '办理任务' })
const member = z.object({
  taskId: z.string(),
  proposalId: z.string(),
  caseNo: z.int().nullable(),
  title: z.string(),
  lead: z.string(),
  state: tag,
  docNo: z.string(),
})
export type TogetherTask = z.infer<typeof member>
const each = z.object({
  results: z.array(z.object({ id: z.string(), title: z.string(), ok: z.boolean(), reasons: z.array(z.string()) })),
})
export type EachAnswered = z.infer<typeof each>

export const togetherContract = {
  get: route
    .meta({ right: 'proposals:tasks', ownership: 'related' })
    .route({ method: 'GET', path: '/tasks/{id}/together', summary: '合并办理的提案', tags: ['tasks'] })
    .input(byId)
    .output(z.object({ members: z.array(member), candidates: z.array(member), mayChange: z.boolean(), mayIssue: z.boolean() })),
  join: route
    .meta({ right: 'proposals:handle', ownership: 'related' })
    .route({ method: 'POST', path: '/tasks/{id}/together', summary: '合并办理', tags: ['tasks'] })
    .input(z.strictObject({ id, tasks: some }))
    .output(z.object({ id: z.string() })),
  leave: route
    .meta({ right: 'proposals:handle', ownership: 'related' })
    .route({ method: 'POST', path: '/tasks/{id}/together/leave', summary: '移出合并办理', tags: ['tasks'] })
    .input(byId)
    .output(z.object({ id: z.string() })),
  draft: route
    .meta({ right: 'proposals:handle', ownership: 'related' })
    .route({ method: 'POST', path: '/tasks/{id}/together/draft', summary: '把答复稿用于合并办理的各件', tags: ['tasks'] })
    .input(byId)
    .output(each),
  send: route
    .meta({ right: 'proposals:handle', ownership: 'related' })
    .route({ method: 'POST', path: '/tasks/{id}/together/send', summary: '合并办理的各件一并送签', tags: ['tasks'] })
    .input(byId)
    .output(each),
  issue: route
    .meta({ right: 'proposals:sign-reply', ownership: 'related' })
    .route({ method: 'POST', path: '/tasks/{id}/together/issue', summary: '合并办理的各件一并签发，分别编号', tags: ['tasks'] })
    .input(
      z.strictObject({
        id,
        signerName: words('签发人', 40).meta({ title: '签发人' }),
        signerPost: words('签发人职务', 60).meta({ title: '签发人职务' }),
        numbers: z
          .array(z.strictObject({ taskId: id, docNo: words('发文字号', 60).meta({ title: '发文字号' }) }))
          .min(1)
          .max(50)
          .meta({ title: '各件的发文字号' }),
      }),
    )
    .output(each),
}
export const togetherContracts = { together: togetherContract }
