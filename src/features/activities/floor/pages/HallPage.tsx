// The hall display, opened from the floor page by whoever sees the meeting, or on a screen of its own by the address given for it.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Go, useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import type { HallView } from '../hall/contract.ts'
import { HallScreen } from './HallScreen.tsx'

const renewedEveryMs = 3000

export function HallPage() {
  const id = useParam('id')
  const view = useQuery({
    queryKey: ['hall', id],
    queryFn: () => api<HallView>('GET', `/activities/${id}/floor/hall`),
    refetchInterval: renewedEveryMs,
  })
  return (
    <Loaded of={view} as="会场">
      {(v) => <HallScreen view={v} foot={<Go to={`/activities/${id}/floor`}>返回会场</Go>} />}
    </Loaded>
  )
}

/** The address carries its token behind the #, so that it stands in no log. */
export function HallScreenPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  const view = useQuery({
    queryKey: ['hall-screen', token],
    queryFn: () => api<HallView>('POST', '/hall/view', { token }),
    refetchInterval: renewedEveryMs,
    retry: false,
  })
  if (view.data)
    return (
      <main>
        <HallScreen view={view.data} />
      </main>
    )
  return (
    <main className="pp-narrow">
      <PageHeader title="会场大屏" />
      <ProblemAlert error={view.error} retry={view.refetch} />
    </main>
  )
}
