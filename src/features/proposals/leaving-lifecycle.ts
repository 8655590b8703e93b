// The ways out of the course: withdrawing before and after filing, undoing a merger, telling on paper, the archive (cases.md §2.2 T10, T23, §2.4).
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'

/** What the reasons of these moves look at. */
export interface Leaving {
  /** The proposer has asked to withdraw and nobody has answered yet. */
  readonly withdrawalAsked: boolean
  /** Cases merged into this one. */
  readonly mergedIn: number
  /** The main case of a merged one has been handed to its units. */
  readonly mainHandedOver: boolean
  /** A proposer who may not have seen the notice must be told on paper. */
  readonly awaitsPaperNotice: boolean
  /** A conversion nobody has finished. */
  readonly conversionOpen: boolean
}

const reason = (label: string) => words(label, 2000).meta({ title: label, widget: 'textarea' })
const alone = (p: Leaving): readonly string[] => (p.mergedIn ? [`有${p.mergedIn}件提案并入本件，请先解除并案`] : [])

export const leavingMoves = {
  withdraw: {
    label: '撤回',
    from: ['submitted', 'preReview', 'returnedToProposer', 'jointReview'],
    to: 'withdrawn',
    right: 'proposals:write',
    as: ['author'],
    weight: 'danger',
    asks: z.strictObject({ reason: reason('撤回理由') }),
    against: alone,
    source: '立案前提案者可以自行撤回',
  },
  requestWithdrawal: {
    label: '申请撤案',
    from: ['filed', 'allocated', 'assigned', 'inHandling'],
    to: null,
    right: 'proposals:write',
    as: ['author'],
    asks: z.strictObject({ reason: reason('撤案理由') }),
    against: (p: Leaving) => [...(p.withdrawalAsked ? ['已经申请撤案，请等提案委答复'] : []), ...alone(p)],
    source: '立案后撤案须由提案者书面申请',
  },
  refuseWithdrawal: {
    label: '不同意撤案',
    from: ['filed', 'allocated', 'assigned', 'inHandling'],
    to: null,
    right: 'proposals:decide',
    asks: z.strictObject({ note: reason('不同意的理由') }),
    against: (p: Leaving) => (p.withdrawalAsked ? [] : ['提案者没有申请撤案']),
  },
  withdrawFiled: {
    label: '撤案',
    from: ['filed', 'allocated'],
    to: 'withdrawn',
    right: 'proposals:decide',
    weight: 'danger',
    asks: z.strictObject({ reason: reason('撤案理由（附提案者书面申请情况）') }),
    against: alone,
    source: '立案后、交办前经提案委同意可以撤案',
  },
  withdrawAssigned: {
    label: '撤案（已交办）',
    from: ['assigned', 'inHandling'],
    to: null,
    right: 'proposals:decide',
    weight: 'danger',
    asks: z.strictObject({ reason: reason('撤案理由（附提案者书面申请情况）') }),
    against: alone,
    confirm: '各承办单位的办理任务随即终止，单位、提案者和联名人都会收到通知。',
    source: '交办后撤案须经提案委批准，并告知承办单位',
  },
  unmerge: {
    label: '解除并案',
    from: ['mergedInto'],
    to: 'jointReview',
    undoes: true,
    right: 'proposals:decide',
    asks: z.strictObject({ reason: reason('解除并案的理由') }),
    against: (p: Leaving) => (p.mainHandedOver ? ['主案已经交办，不能再解除并案；提案者的意见请在主案中一并答复'] : []),
    confirm: '本件恢复到联合审查，另行作出审查决定；两件的提案者都会收到通知。',
  },
  inform: {
    label: '登记已书面告知',
    from: ['notFiled'],
    to: 'notFiled',
    right: 'proposals:review',
    asks: z.strictObject({
      on: dayText.meta({ title: '告知日期' }),
      how: words('告知方式', 200).meta({ title: '告知方式（当面、邮寄、电话等）' }),
    }),
    against: (p: Leaving) => (p.awaitsPaperNotice ? [] : ['系统已经通知提案者本人，不需要另行书面告知']),
    source: '不予立案的，应当及时通知提案者',
  },
  archive: {
    label: '归档',
    from: ['closed', 'mergedInto'],
    to: 'archived',
    right: 'proposals:review',
    asks: z.strictObject({}),
    confirm: '归档后只读，永久保存。',
    source: '政协委员提案及办理结果永久保管（国家档案局第8号令）',
  },
  archiveUnfiled: {
    label: '归档（未立案）',
    from: ['notFiled', 'withdrawn'],
    to: 'archivedUnfiled',
    right: 'proposals:review',
    asks: z.strictObject({}),
    against: (p: Leaving) => [
      ...(p.awaitsPaperNotice ? ['还没有书面告知提案者'] : []),
      ...(p.conversionOpen ? ['转办还没有了结，请先办完或等提案者答复'] : []),
    ],
    confirm: '归档后只读，仍只有审查机构和提案者可以查看。',
  },
} as const
