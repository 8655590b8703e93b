// One text, one purpose: earlier texts like this one, with the words they share.
import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { useEffect, useState } from 'react'
import { Go } from '#/core/ui/address.tsx'
import { api } from '#/core/ui/api.ts'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { Section } from '#/core/ui/Section.tsx'
import './works.css'

interface Similar {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly state: string
  readonly score: number
  readonly grade: string
  readonly because: readonly string[]
}

export interface SimilarWorksProps {
  readonly title: string
  readonly body: string
  readonly except: string
}

/** Waits for a pause in writing. */
const pause = 1200

export function SimilarWorks({ title, body, except }: SimilarWorksProps) {
  const [asked, setAsked] = useState({ title, body })
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ title, body }), pause)
    return () => clearTimeout(timer)
  }, [title, body])
  const isEnough = asked.title.trim().length >= 4
  const found = useQuery({
    queryKey: ['similar-works', except, asked],
    queryFn: ({ signal }) => api<{ items: readonly Similar[] }>('POST', '/works/similar', { ...asked, except }, signal),
    enabled: isEnough,
    placeholderData: (before) => before,
    staleTime: 300_000,
  })
  const items = found.data?.items ?? []
  return (
    <Section title="一稿一用" id="similar">
      <ProblemAlert error={found.error} retry={found.refetch} />
      {!isEnough ? (
        <p className="sj-faint">写好题目后，这里列出内容相近的文稿。一篇文稿只作一种用途。</p>
      ) : found.isPending ? (
        <output className="sj-faint">正在查找……</output>
      ) : items.length === 0 ? (
        <p className="sj-faint">没有找到内容相近的文稿。</p>
      ) : (
        <ul className="wk-similar">
          {items.map((s) => (
            <li key={s.id}>
              <Go to={s.url}>{s.title}</Go>
              <p className="sj-faint">
                {s.grade} · 相似度{Math.round(s.score)} · {s.state}
              </p>
              {s.because.length ? (
                <p>
                  {s.because.map((word) => (
                    <Tag key={word}>{word}</Tag>
                  ))}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
