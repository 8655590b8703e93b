// Who may read and change the files of a proposal and of a unit's reply.
import { bodiesOf, may } from '#/core/actor.ts'
import type { AttachmentKind } from '#/core/feature.ts'
import { done, forbidden, notFound, refused } from '#/core/outcome.ts'
import { isEditable } from './judged.ts'
import { readsReply } from './page.ts'
import { caseOfPart, findCase, holdCase } from './store.ts'
import { mayBeWritten, taskStates } from './task-lifecycle.ts'
import { answers } from './words.ts'

const caseFiles: AttachmentKind = {
  kind: 'proposal',
  parts: { attachment: '附件' },
  mayRead: async (tx, actor, id) => (await findCase(tx, actor, id)) !== null,
  mayAttach: async (tx, actor, id) => {
    const found = await holdCase(tx, actor, id)
    if (!found) return notFound('没有找到这件提案，或者您无权查看')
    const isAuthor = found.myParts.some((p) => p === 'author' || p === 'enteredBy')
    if (!isAuthor || !may(actor, 'proposals:write')) return forbidden('提案的附件由提案者上传和删除')
    return isEditable(found) ? done(undefined) : refused(['这件提案现在不能修改正文，也不能上传、删除附件'])
  },
}

const replyFiles: AttachmentKind = {
  kind: 'handling-task',
  parts: { reply: '答复附件' },
  mayRead: async (tx, actor, id) => {
    const proposalId = await caseOfPart(tx, 'handling_task', id)
    const found = proposalId ? await findCase(tx, actor, proposalId) : null
    const task = found?.tasks.find((t) => t.id === id)
    return found && task ? readsReply(found, task, actor) : false
  },
  mayAttach: async (tx, actor, id) => {
    const proposalId = await caseOfPart(tx, 'handling_task', id)
    const found = proposalId ? await holdCase(tx, actor, proposalId) : null
    const task = found?.tasks.find((t) => t.id === id)
    if (!found || !task || !readsReply(found, task, actor)) return notFound('没有找到这项办理任务，或者您无权查看')
    if (!may(actor, 'proposals:handle') || !bodiesOf(actor).includes(task.bodyId)) return forbidden('答复附件由承办单位上传和删除')
    const says: string[] = []
    if (!answers[task.role]) says.push('会办单位提交会办意见，没有答复附件')
    if (!mayBeWritten(task.state)) says.push(`当前状态是“${taskStates[task.state].label}”，不能上传、删除答复附件`)
    return says.length ? refused(says) : done(undefined)
  },
}

/** Minutes and photographs of the three sides' meeting, by the id of its case. */
const mediationFiles: AttachmentKind = {
  kind: 'mediation',
  parts: { minutes: '协商纪要和照片' },
  mayRead: async (tx, actor, id) => {
    const found = await findCase(tx, actor, id)
    return found !== null && (found.myParts.length > 0 || may(actor, 'proposals:read-all') || may(actor, 'proposals:review'))
  },
  mayAttach: async (tx, actor, id) => {
    const found = await holdCase(tx, actor, id)
    if (!found) return notFound('没有找到这件提案，或者您无权查看')
    if (!may(actor, 'proposals:rehandle')) return forbidden('当面协商的纪要和照片由提案办上传')
    return found.state === 'mediating' || found.mediation ? done(undefined) : refused(['这件提案没有当面协商'])
  },
}

export const proposalAttachments: readonly AttachmentKind[] = [caseFiles, replyFiles, mediationFiles]
