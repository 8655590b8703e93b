// Evidence of a fact entered by hand: whoever entered it adds files while it waits; whoever may see the entry reads them.
import { may } from '#/core/actor.ts'
import type { AttachmentKind } from '#/core/feature.ts'
import { done, forbidden, notFound, refused } from '#/core/outcome.ts'
import { isEnteredBy } from './judged.ts'
import { manualStates } from './lifecycle.ts'
import { findManual, holdManual } from './store.ts'

export const manualFiles: AttachmentKind = {
  kind: 'manual-fact',
  parts: { evidence: '佐证材料' },
  mayRead: async (tx, actor, id, today) => may(actor, 'duties:manual') && (await findManual(tx, actor, id, today)) !== null,
  mayAttach: async (tx, actor, id, today) => {
    const found = may(actor, 'duties:manual') ? await holdManual(tx, actor, id, today) : null
    if (!found) return notFound('没有找到这件登记，或者您无权查看')
    if (!isEnteredBy(found, actor)) return forbidden('佐证材料由登记的人上传和删除')
    return manualStates[found.state].open
      ? done(undefined)
      : refused([`这件登记${manualStates[found.state].label}，不能再上传、删除佐证材料`])
  },
}
