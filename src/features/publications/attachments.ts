// The files of a text: read by whoever reads it, changed by its authors while it may be changed.
import type { AttachmentKind } from '#/core/feature.ts'
import { done, forbidden, notFound, refused } from '#/core/outcome.ts'
import { workStates } from './lifecycle.ts'
import { findWork, holdWork } from './store.ts'

export const workFiles: AttachmentKind = {
  kind: 'work',
  parts: { attachment: '附件' },
  mayRead: async (tx, actor, id, today) => (await findWork(tx, actor, id, today)) !== null,
  mayAttach: async (tx, actor, id, today) => {
    const found = await holdWork(tx, actor, id, today)
    if (!found) return notFound('没有找到这篇文稿，或者您无权查看')
    if (!found.authors.some((a) => a.id === actor.personId)) return forbidden('文稿的附件由作者上传和删除')
    return 'editable' in workStates[found.state] ? done(undefined) : refused(['这篇文稿现在不能修改，也不能上传、删除附件'])
  },
}
