// Begins a text: the kind is chosen, or known from the link that led here with its title and words.
import { useRouter } from '@tanstack/react-router'
import { Button, Skeleton } from 'antd'
import { useEffect, useRef } from 'react'
import { useAddressQuery } from '#/core/ui/address.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { useApi, useChange } from '#/core/ui/query.tsx'
import { Section } from '#/core/ui/Section.tsx'
import type { WorkPage } from '../contract.ts'
import './works.css'

export interface Kinds {
  readonly kinds: readonly WorkPage['kind'][]
  readonly themes: readonly { readonly code: string; readonly label: string }[]
  readonly yearTheme: string
}

export function NewWorkPage() {
  const { history } = useRouter()
  const [query] = useAddressQuery()
  const kinds = useApi<Kinds>('/work-kinds', { freshFor: 600_000 })
  const begin = useChange<Record<string, unknown>, { readonly url: string }>('POST', '/works', {
    renews: ['/lists/my-works', '/work'],
    // Replaced, so that going back does not begin another one.
    onDone: ({ url }) => history.replace(url),
  })
  const { mutate } = begin
  const { kind, title, body, programme, origin } = query
  const start = (chosen: string): void =>
    mutate({ kind: chosen, title: title ?? '', body: body ?? '', programmeId: programme ?? null, originId: origin ?? null })
  const begun = useRef(false)
  useEffect(() => {
    if (!kind || begun.current) return
    begun.current = true
    start(kind)
  })
  return (
    <>
      <PageHeader title="起草文稿" back={{ to: '/my-works', label: '我的文稿' }} />
      <ProblemAlert error={begin.error} />
      {kind ? (
        begin.error ? null : (
          <Skeleton active />
        )
      ) : (
        <Section title="写什么">
          <p className="sj-faint">一篇文稿只作一种用途。学习心得、对策建议各采用一篇，就完成“四个一”中的两项。</p>
          <Loaded of={kinds} as="文稿类别">
            {(k) => (
              <div className="wk-kinds">
                {k.kinds.map((one) => (
                  <Button key={one.code} type="primary" ghost loading={begin.isPending} onClick={() => start(one.code)}>
                    {one.label}
                    {one.minimum ? `（不少于${one.minimum}字）` : ''}
                  </Button>
                ))}
              </div>
            )}
          </Loaded>
        </Section>
      )}
    </>
  )
}
