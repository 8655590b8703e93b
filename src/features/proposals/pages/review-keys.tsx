// The review desk by keyboard.
import { press, useDeskKeys, usePressed } from '#/core/ui/desk-keys.tsx'

const clicks: Readonly<Record<string, { readonly move: string; readonly says: string }>> = {
  s: { move: 'startReview', says: '开始初审' },
  r: { move: 'returnToProposer', says: '退回修改' },
  y: { move: 'jointOpinion', says: '提出会审意见' },
  n: { move: 'notFile', says: '不予立案' },
  m: { move: 'merge', says: '并案' },
  q: { move: 'fastFile', says: '立案并走快速通道' },
}

export interface ReviewKeys {
  readonly next: () => void
  readonly previous: () => void
  readonly tick: () => void
  readonly undo: () => void
}

export function useReviewKeys({ next, previous, tick, undo }: ReviewKeys): void {
  const own: Readonly<Record<string, () => void>> = { j: next, k: previous, x: tick, u: undo, p: toLeadingForm, f: toLeadingForm }
  useDeskKeys((key) => {
    const act = own[key]
    if (act) {
      act()
      return true
    }
    const click = clicks[key]
    return key === 'o' ? press('[data-key=open]') : click !== undefined && press(`[data-move=${click.move}]`)
  })
  // Also from within the form.
  usePressed((e) => {
    if (e.ctrlKey && e.key === 'Enter') press('#leading button[type=submit]')
  })
}

const toLeadingForm = (): void => document.querySelector<HTMLElement>('#leading input, #leading textarea')?.focus()

export const reviewKeyHelp: readonly (readonly [string, string])[] = [
  ['j', '下一件'],
  ['k', '上一件'],
  ['x', '勾选这一件'],
  ['p 或 f', '到“初审通过”或“立案”的第一栏'],
  ['Ctrl + Enter', '提交右边的表，进到下一件'],
  ['u', '撤回刚才的初审通过'],
  ...Object.entries(clicks).map(([key, { says }]) => [key, says] as const),
  ['o', '看全貌'],
]
