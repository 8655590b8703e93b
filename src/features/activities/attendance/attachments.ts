// The scanned sign-in sheet, kept with the attendance it was typed from.
import { may } from '#/core/actor.ts'
import type { AttachmentKind } from '#/core/feature.ts'
import { done, forbidden, notFound, refused } from '#/core/outcome.ts'
import { activityStates } from '../lifecycle.ts'
import { organises } from '../rules.ts'
import { findActivity, holdActivity } from '../store.ts'

export const sheetFiles: AttachmentKind = {
  kind: 'attendance',
  parts: { sheet: '签到表扫描件' },
  mayRead: async (tx, actor, id) => {
    const activity = await findActivity(tx, actor, id)
    return activity !== null && (organises(actor, activity) || may(actor, 'activities:read-all'))
  },
  mayAttach: async (tx, actor, id) => {
    const activity = await holdActivity(tx, actor, id)
    if (!activity) return notFound('没有找到这项活动，或者您无权查看')
    if (!organises(actor, activity)) return forbidden('签到表由承办这项活动的人上传')
    const { live, label } = activityStates[activity.state]
    return live ? done(undefined) : refused([`当前状态是“${label}”，不能上传、删除签到表`])
  },
}
