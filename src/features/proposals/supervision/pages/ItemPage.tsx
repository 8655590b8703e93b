// The page of a supervision item; a problem has an address of its own and leads to the list it stands on.
import { useParam } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { ItemView, type Item } from './ItemView.tsx'

export function ItemPage() {
  return <WholeItem id={useParam('id')} />
}

export function ProblemPage() {
  const place = useApi<{ readonly supervisionId: string }>(`/supervision-problems/${useParam('id')}`, { freshFor: 600_000 })
  return (
    <Loaded of={place} as="督办问题">
      {({ supervisionId }) => <WholeItem id={supervisionId} />}
    </Loaded>
  )
}

function WholeItem({ id }: { readonly id: string }) {
  const found = useApi<Item>(`/supervision/${id}`)
  return (
    <Loaded of={found} as="督办">
      {(s) => (
        <>
          <PageHeader
            title={s.title}
            back={{ to: '/supervision', label: '督办台' }}
            tags={<StatusTag {...s.state} />}
            subtitle={[s.mode.label, `领衔人${s.leader.name}`, s.session.name].join(' · ')}
          />
          <ItemView s={s} />
        </>
      )}
    </Loaded>
  )
}
