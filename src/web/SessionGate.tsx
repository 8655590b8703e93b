// Nobody passes without a session; who still owes a password of their own or a second factor mends that first.
import { RouterProvider } from '@tanstack/react-router'
import { Spin } from 'antd'
import { lazy, Suspense } from 'react'
import { ApiProblem } from '#/core/ui/api.ts'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { SessionProvider, type Session } from '#/core/ui/session.tsx'
import { openPageAt } from './open-pages.ts'
import { OwedPage } from './pages/OwedPage.tsx'
import { SignInPage } from './pages/SignInPage.tsx'
import { router } from './router.tsx'

const openPage = openPageAt(window.location.pathname)
const OpenPage = openPage ? lazy(openPage.page) : null

export function SessionGate() {
  return OpenPage ? (
    <Suspense fallback={<Spin fullscreen description="正在打开" />}>
      <OpenPage />
    </Suspense>
  ) : (
    <SignedIn />
  )
}

function SignedIn() {
  const session = useApi<Session | null>('/session', { freshFor: 300_000 })
  if (session.isPending) return <Spin fullscreen description="正在打开" />
  const isSignedOut = session.data === null || (session.error instanceof ApiProblem && session.error.problem.status === 401)
  if (isSignedOut) return <SignInPage />
  if (!session.data) return <ProblemAlert error={session.error} retry={session.refetch} />
  return (
    <SessionProvider value={session.data}>
      {session.data.owes ? <OwedPage owes={session.data.owes} /> : <RouterProvider router={router} />}
    </SessionProvider>
  )
}
