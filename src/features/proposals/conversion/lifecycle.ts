// What is not filed may go on as an opinion report or a letter, when its proposer agrees (cases.md §2.4).
import { z } from 'zod'
import { dayText, words } from '#/core/http/contract.ts'
import type { Judged, Lifecycle, StateRow } from '#/core/lifecycle.ts'

export const conversionStates = {
  asked: { label: '待提案者同意', open: true, tone: 'waiting' },
  agreed: { label: '已同意，待转办', open: true, tone: 'active' },
  handed: { label: '已转办', open: false, tone: 'good' },
  declined: { label: '不同意转办', open: false, tone: 'over' },
  lapsed: { label: '逾期未答，不转办', open: false, tone: 'over' },
} as const satisfies Record<string, StateRow>
export type ConversionState = keyof typeof conversionStates

export const conversionKinds = { convertedOpinion: '转研究室（社情民意信息）', convertedLetter: '转委员来信' } as const
export type ConversionKind = keyof typeof conversionKinds

export type ConversionSubject = Judged<ConversionState, 'author'>

export const conversionLifecycle = {
  kind: 'conversion',
  title: '转办',
  initial: 'asked',
  states: conversionStates,
  moves: {
    agree: {
      label: '同意转办',
      from: ['asked'],
      to: 'agreed',
      right: 'proposals:write',
      as: ['author'],
      weight: 'primary',
      asks: z.strictObject({}),
      source: '转为社情民意或者来信须征得提案者同意',
    },
    decline: {
      label: '不同意转办',
      from: ['asked'],
      to: 'declined',
      right: 'proposals:write',
      as: ['author'],
      asks: z.strictObject({}),
    },
    handOver: {
      label: '登记已转办',
      from: ['agreed'],
      to: 'handed',
      right: 'proposals:review',
      weight: 'primary',
      asks: z.strictObject({
        on: dayText.meta({ title: '转办日期' }),
        receivingOffice: words('接收机构', 80).meta({ title: '接收机构（如研究室、来信办理机构）' }),
        note: words('附言', 1000, 0).default('').meta({ title: '附言', widget: 'textarea' }),
      }),
      confirm: '提案全文随之移交并留存，提案者收到通知。',
    },
  },
} as const satisfies Lifecycle<ConversionState, string, ConversionSubject, 'author'>

export type ConversionMove = keyof typeof conversionLifecycle.moves
export type ConversionAsk<M extends ConversionMove> = z.infer<(typeof conversionLifecycle.moves)[M]['asks']>
export const conversionCourse: Lifecycle<ConversionState, ConversionMove, ConversionSubject, 'author'> = conversionLifecycle
