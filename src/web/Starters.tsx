// What this person most often begins, as buttons.
import { GoButton } from '#/core/ui/GoButton.tsx'
import { useSession } from '#/core/ui/session.tsx'

const starters: readonly { readonly to: string; readonly label: string; readonly right: string; readonly unless?: string }[] = [
  { to: '/proposals/new', label: '写提案', right: 'proposals:write', unless: 'proposals:enter' },
  { to: '/proposals/review', label: '去审查', right: 'proposals:review' },
  { to: '/proposals/assign', label: '去交办', right: 'proposals:assign' },
  { to: '/proposals/enter', label: '代录提案', right: 'proposals:enter' },
  { to: '/tasks', label: '去办理', right: 'proposals:handle' },
]

export function Starters() {
  const { rights } = useSession()
  return starters
    .filter((s) => rights.includes(s.right) && !(s.unless && rights.includes(s.unless)))
    .map((s, n) => (
      <GoButton key={s.to} to={s.to} type={n === 0 ? 'primary' : 'default'}>
        {s.label}
      </GoButton>
    ))
}
