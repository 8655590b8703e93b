// The areas with their pages, as links. The current one says so to everybody; a long menu shows the pages of one area at a time.
import { DownOutlined, RightOutlined } from '@ant-design/icons'
import { useLocation } from '@tanstack/react-router'
import { useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { areaIcons } from './area-icons.tsx'
import { areasFor, itemAt, type NavArea } from './navigation.ts'

/** More pages than this do not stand on one screen: the areas are folded. */
const standsOpen = 20

export function Navigation({ onGo }: { readonly onGo?: () => void }) {
  const { rights } = useSession()
  const { pathname } = useLocation()
  const areas = areasFor(rights)
  const here = itemAt(areas, pathname)
  const isLong = areas.reduce((sum, area) => sum + area.items.length, 0) > standsOpen
  // What the reader folded or unfolded himself stays so.
  const [chosen, setChosen] = useState<Readonly<Record<string, boolean>>>({})
  return (
    <nav className="sj-nav" aria-label="栏目">
      {areas.map((area) => {
        const isOpen = chosen[area.key] ?? (!isLong || area.key === here?.area.key)
        return (
          <div key={area.key} className="sj-nav-area">
            {area.items.length === 1 ? null : (
              <Heading area={area} isOpen={isOpen} onTurn={() => setChosen({ ...chosen, [area.key]: !isOpen })} />
            )}
            {area.items.length === 1 || isOpen ? <Pages area={area} here={here?.item.path} {...(onGo ? { onGo } : {})} /> : null}
          </div>
        )
      })}
    </nav>
  )
}

function Heading({ area, isOpen, onTurn }: { readonly area: NavArea; readonly isOpen: boolean; readonly onTurn: () => void }) {
  return (
    <button type="button" className="sj-nav-heading" id={`area-${area.key}`} aria-expanded={isOpen} onClick={onTurn}>
      <span>
        {areaIcons[area.icon]} {area.label}
      </span>
      {isOpen ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
    </button>
  )
}

interface PagesProps {
  readonly area: NavArea
  readonly here: string | undefined
  readonly onGo?: () => void
}

function Pages({ area, here, onGo }: PagesProps) {
  const isAlone = area.items.length === 1
  return (
    <ul {...(isAlone ? {} : { 'aria-labelledby': `area-${area.key}` })}>
      {area.items.map((item) => (
        <li key={item.path}>
          <Go
            to={item.path}
            onClick={() => onGo?.()}
            {...(item.path === here ? { 'aria-current': 'page' } : {})}
            className={isAlone ? 'sj-nav-alone' : ''}
          >
            {isAlone ? areaIcons[area.icon] : null} {item.label}
          </Go>
        </li>
      ))}
    </ul>
  )
}
