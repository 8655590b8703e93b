// The areas with their pages, as links. The current one says so to everybody.
import { useLocation } from '@tanstack/react-router'
import { Go } from '#/core/ui/address.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { areaIcons } from './area-icons.tsx'
import { areasFor, itemAt } from './navigation.ts'

export function Navigation({ onGo }: { readonly onGo?: () => void }) {
  const { rights } = useSession()
  const { pathname } = useLocation()
  const areas = areasFor(rights)
  const here = itemAt(areas, pathname)?.item.path
  return (
    <nav className="sj-nav" aria-label="栏目">
      {areas.map((area) => (
        <div key={area.key} className="sj-nav-area">
          {area.items.length === 1 ? null : (
            <p className="sj-nav-heading" id={`area-${area.key}`}>
              {areaIcons[area.icon]} {area.label}
            </p>
          )}
          <ul {...(area.items.length === 1 ? {} : { 'aria-labelledby': `area-${area.key}` })}>
            {area.items.map((item) => (
              <li key={item.path}>
                <Go
                  to={item.path}
                  onClick={() => onGo?.()}
                  {...(item.path === here ? { 'aria-current': 'page' } : {})}
                  className={area.items.length === 1 ? 'sj-nav-alone' : ''}
                >
                  {area.items.length === 1 ? areaIcons[area.icon] : null} {item.label}
                </Go>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
