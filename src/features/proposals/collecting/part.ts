// Links and paper forms as the feature of proposals takes them in.
import { may } from '#/core/actor.ts'
import type { AttachmentKind, FeaturePart } from '#/core/feature.ts'
import { done, forbidden, notFound, refused } from '#/core/outcome.ts'
import { closedForm, worksFor } from '../actions/feedback.ts'
import { caseOfPart, findCase, holdCase, partiesOfActor } from '../store.ts'
import { collectingContracts } from './contract.ts'
import { collectingEvents } from './events.ts'
import { collectingRoutes, linksRoutes } from './routes.ts'

/** The scan of a signed form: read by its evaluator and the offices, put there by who may enter it. */
const scans: AttachmentKind = {
  kind: 'feedback',
  parts: { scan: '征询意见表扫描件' },
  mayRead: async (tx, actor, id) => {
    const proposalId = await caseOfPart(tx, 'feedback', id)
    const form = proposalId ? (await findCase(tx, actor, proposalId))?.forms.find((f) => f.id === id) : undefined
    return form !== undefined && (partiesOfActor(actor).includes(form.evaluatorId) || may(actor, 'proposals:review'))
  },
  mayAttach: async (tx, actor, id) => {
    const proposalId = await caseOfPart(tx, 'feedback', id)
    const found = proposalId ? await holdCase(tx, actor, proposalId) : null
    const form = found?.forms.find((f) => f.id === id)
    if (!found || !form) return notFound('没有找到这份征询意见表，或者您无权查看')
    const task = found.tasks.find((t) => t.id === form.taskId)
    if (!may(actor, 'proposals:collect-forms') || worksFor(actor, task)) return forbidden('征询意见表扫描件由提案办上传')
    const closed = closedForm(form)
    return closed.length ? refused(closed) : done(undefined)
  },
}

export const collectingPart: FeaturePart = {
  contract: collectingContracts,
  routes: () => ({ collecting: collectingRoutes, evaluationLinks: linksRoutes }),
  rights: { 'proposals:collect-forms': '生成一次性评价链接、录入纸质征询意见表' },
  events: Object.values(collectingEvents),
  attachments: [scans],
}
