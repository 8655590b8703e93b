// Begins a draft and goes on to write it. A member's own begins at once; a body's account says first as what it proposes.
import { useRouter } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { useAddressQuery } from '#/core/ui/address.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import { useSession } from '#/core/ui/session.tsx'
import { collectiveKinds, proposerKinds, type ProposerKind } from '../words.ts'
import './proposals.css'

export function NewProposalPage() {
  const { history } = useRouter()
  const { posts, rights } = useSession()
  const [query] = useAddressQuery()
  const begin = useChange<{ readonly proposerKind: ProposerKind }, { readonly id: string }>('POST', '/proposals', {
    renews: ['/lists/my-proposals', '/work'],
    // Replaced, so that going back does not begin another one.
    onDone: ({ id }) => history.replace(`/proposals/${id}/write`),
  })
  const isMember = rights.includes('proposals:cosign')
  const bodies = posts.filter((p) => p.role === 'collective')
  const startsAtOnce = isMember && bodies.length === 0 && query['choose'] === undefined
  const begun = useRef(false)
  const { mutate } = begin
  useEffect(() => {
    if (!startsAtOnce || begun.current) return
    begun.current = true
    mutate({ proposerKind: 'individual' })
  }, [startsAtOnce, mutate])

  return (
    <>
      <PageHeader title="写提案" back={{ to: '/my-proposals', label: '我的提案' }} />
      <ProblemAlert error={begin.error} retry={startsAtOnce ? () => mutate({ proposerKind: 'individual' }) : undefined} />
      {startsAtOnce ? (
        begin.error ? null : (
          <Skeleton active />
        )
      ) : (
        <Section title="以什么名义提出">
          <div className="pp-kinds">
            {isMember ? (
              <Button type="primary" loading={begin.isPending} onClick={() => mutate({ proposerKind: 'individual' })}>
                委员个人（可邀请联名）
              </Button>
            ) : null}
            {collectiveKinds.map((kind) =>
              bodies.length ? (
                <Button key={kind} loading={begin.isPending} onClick={() => mutate({ proposerKind: kind })}>
                  {proposerKinds[kind]}
                </Button>
              ) : null,
            )}
          </div>
          {!isMember && bodies.length === 0 ? <p>委员提案由委员本人起草，集体提案由提案单位的账号起草。收到纸质提案请用“代录”。</p> : null}
        </Section>
      )}
    </>
  )
}
