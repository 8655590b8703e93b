// What this person most often begins, as buttons.
import { GoButton } from '#/core/ui/GoButton.tsx'
import { useSession } from '#/core/ui/session.tsx'

const starters = [
  { to: '/proposals/new', label: '撰写提案', right: 'proposals:write' },
  { to: '/proposals/review', label: '去审查', right: 'proposals:review' },
  { to: '/tasks', label: '去办理', right: 'proposals:handle' },
] as const

export function Starters() {
  const { rights } = useSession()
  return starters
    .filter((s) => rights.includes(s.right))
    .map((s, n) => (
      <GoButton key={s.to} to={s.to} type={n === 0 ? 'primary' : 'default'}>
        {s.label}
      </GoButton>
    ))
}
