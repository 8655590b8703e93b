// What stands around every page: whose house this is, who is signed in, where one can go.
import { MenuOutlined } from '@ant-design/icons'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Drawer } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import { dayInChinese } from '#/core/ui/numbers.tsx'
import { usePhone } from '#/core/ui/phone.ts'
import { useMay, useSession } from '#/core/ui/session.tsx'
import { Bell } from './Bell.tsx'
import { KeyboardHelp } from './KeyboardHelp.tsx'
import { LargeTypeButton } from './LargeTypeButton.tsx'
import { Navigation } from './Navigation.tsx'
import { areaIcons } from './area-icons.tsx'
import { areasFor, itemAt } from './navigation.ts'
import { PersonMenu } from './PersonMenu.tsx'
import { SearchBox } from './SearchBox.tsx'

export function Shell() {
  const isPhone = usePhone()
  const { committee, demo, today } = useSession()
  const maySearch = useMay('search:use')
  const main = useRef<HTMLElement>(null)
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  // A new page begins at its beginning for the keyboard and the screen reader too.
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <>
      <a className="sj-skip" href="#main" onClick={() => main.current?.focus()}>
        跳到正文
      </a>
      <header className="sj-top">
        <Go to="/" className="sj-brand">
          <img src="/icon.svg" alt="" width={30} height={30} />
          <span className="sj-brand-name">说聚</span>
          <span className="sj-brand-committee">{isPhone ? committee.shortName : committee.name}</span>
        </Go>
        {demo ? <span className="sj-demo">演示{isPhone ? '' : `数据 · 今天按${dayInChinese(today)}`}</span> : null}
        <div className="sj-top-tools">
          {isPhone || !maySearch || pathname === '/search' ? null : <SearchBox />}
          {isPhone ? null : <KeyboardHelp />}
          <LargeTypeButton />
          <Bell />
          <PersonMenu />
        </div>
      </header>
      <div className="sj-body">
        {isPhone ? null : (
          <aside className="sj-side">
            <Navigation />
          </aside>
        )}
        <main id="main" ref={main} tabIndex={-1} className="sj-main">
          <Outlet />
        </main>
      </div>
      {isPhone ? <BottomBar /> : null}
    </>
  )
}

const tabs = 3

/** The first areas within reach of a thumb, everything else one touch away. */
function BottomBar() {
  const { rights } = useSession()
  const { pathname } = useLocation()
  const [isOpen, setIsOpen] = useState(false)
  const areas = areasFor(rights)
  const here = itemAt(areas, pathname)?.area.key
  const shown = areas.slice(0, tabs)
  return (
    <nav className="sj-bottom" aria-label="主要栏目">
      {shown.map((area) => (
        <Go key={area.key} to={area.items[0]?.path ?? '/'} {...(here === area.key ? { 'aria-current': 'page' } : {})}>
          {areaIcons[area.icon]}
          <span>{area.label}</span>
        </Go>
      ))}
      <button type="button" aria-expanded={isOpen} onClick={() => setIsOpen(true)}>
        <MenuOutlined aria-hidden />
        <span>全部</span>
      </button>
      <Drawer open={isOpen} onClose={() => setIsOpen(false)} placement="right" size="min(320px, 86vw)" title="全部栏目">
        <Navigation onGo={() => setIsOpen(false)} />
      </Drawer>
    </nav>
  )
}
