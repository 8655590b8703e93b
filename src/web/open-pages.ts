// Pages for people without an account: what they may see, the address itself carries.
import type { ComponentType } from 'react'

interface OpenPage {
  readonly path: string
  readonly page: () => Promise<{ readonly default: ComponentType }>
}

const openPages: readonly OpenPage[] = [
  { path: '/evaluate', page: () => import('#/features/proposals/pages/LinkPage.tsx').then((m) => ({ default: m.LinkPage })) },
  { path: '/hall', page: () => import('#/features/activities/floor/pages/HallPage.tsx').then((m) => ({ default: m.HallScreenPage })) },
]

export const openPageAt = (pathname: string): OpenPage | undefined => openPages.find((p) => p.path === pathname)
