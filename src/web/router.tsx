// The table of routes as the router takes it. The query of an address stays plain text: '2022' is not turned into a number.
import { createRootRoute, createRoute, createRouter, type RouteComponent } from '@tanstack/react-router'
import { Skeleton } from 'antd'
import { lazy, Suspense } from 'react'
import { GoButton } from '#/core/ui/GoButton.tsx'
import { ListPage } from '#/core/ui/ListPage.tsx'
import { useMay } from '#/core/ui/session.tsx'
import { FailedPage } from './pages/FailedPage.tsx'
import { NotFoundPage } from './pages/NotFoundPage.tsx'
import { routes, type ListRow, type PageRow } from './routes.tsx'
import { Shell } from './Shell.tsx'

const root = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: FailedPage })

export const router = createRouter({
  routeTree: root.addChildren(
    routes.map((row) =>
      createRoute({
        getParentRoute: () => root,
        path: row.path,
        component: 'list' in row ? listPage(row) : lazyPage(row),
        errorComponent: FailedPage,
      }),
    ),
  ),
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (query) => {
    const text = new URLSearchParams(query as Record<string, string>).toString()
    return text ? `?${text}` : ''
  },
  scrollRestoration: true,
})

function lazyPage({ page }: PageRow): RouteComponent {
  const Page = lazy(() => page().then((component) => ({ default: component })))
  return () => (
    <Suspense fallback={<Skeleton active paragraph={{ rows: 8 }} />}>
      <Page />
    </Suspense>
  )
}

function listPage({ list, start }: ListRow): RouteComponent {
  return () => {
    const mayStart = useMay(start?.right ?? '')
    const begin =
      start && mayStart ? (
        <GoButton to={start.to} type="primary">
          {start.label}
        </GoButton>
      ) : null
    return <ListPage key={list} name={list} actions={begin} emptyAction={begin} />
  }
}
