// One resolution: its text, its course, its paper.
import { useParam } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { Documents } from '#/core/ui/Documents.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { MoveBar } from '#/core/ui/MoveBar.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import type { ResolutionPageData } from '../plenary/contract.ts'
import { Text } from './PlenaryPage.tsx'
import './floor.css'

export function ResolutionPage() {
  const id = useParam('id')
  const found = useApi<ResolutionPageData>(`/resolutions/${id}`)
  return (
    <Loaded of={found} as="决议">
      {(r) => (
        <>
          <PageHeader
            title={r.title}
            back={{ to: `/activities/${r.meeting.id}/plenary`, label: r.meeting.name }}
            tags={<StatusTag {...r.state} />}
            subtitle={`${r.kind}${r.decidedOn ? ` · ${r.decidedOn}` : ''}`}
          />
          <MoveBar url={`/resolutions/${id}`} version={r.version} moves={r.moves} onMoved={() => found.refetch()} />
          <Section title="正文">
            {r.mayEdit ? (
              <Text
                initial={r.text}
                label="正文"
                onSave={async (text) => {
                  await api('PUT', `/resolutions/${id}`, { version: r.version, title: r.title, text })
                  await found.refetch()
                }}
              />
            ) : (
              <p className="fl-text">{r.text}</p>
            )}
          </Section>
          <Documents kind="resolution" id={id} />
        </>
      )}
    </Loaded>
  )
}
