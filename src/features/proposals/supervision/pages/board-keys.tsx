// The board by keyboard.
import { press, useDeskKeys } from '#/core/ui/desk-keys.tsx'

const clicks: Readonly<Record<string, { readonly move: string; readonly says: string }>> = {
  a: { move: 'recordActivity', says: '记一次督办活动' },
  p: { move: 'addProblem', says: '列一个问题' },
  u: { move: 'urge', says: '催办' },
  i: { move: 'instruct', says: '批示' },
  r: { move: 'reportResult', says: '报送督办情况报告' },
  w: { move: 'writePlan', says: '填写方案' },
  y: { move: 'approvePlan', says: '审定方案' },
}

export interface BoardKeys {
  readonly next: () => void
  readonly previous: () => void
  readonly openPage: () => void
}

export function useBoardKeys({ next, previous, openPage }: BoardKeys): void {
  const own: Readonly<Record<string, () => void>> = { j: next, k: previous, o: openPage }
  useDeskKeys((key) => {
    const act = own[key]
    if (act) {
      act()
      return true
    }
    const click = clicks[key]
    return click !== undefined && press(`.sv-board-item [data-move=${click.move}]`)
  })
}

export const boardKeyHelp: readonly (readonly [string, string])[] = [
  ['j', '下一件'],
  ['k', '上一件'],
  ...Object.entries(clicks).map(([key, { says }]) => [key, says] as const),
  ['o', '看全貌'],
]
