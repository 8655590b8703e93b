// Earlier proposals like the one being written or reviewed: how alike in words, and by which shared words.
import { useQuery } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useEffect, useState } from 'react'
import { api } from '#/core/ui/api.ts'
import { ProblemAlert } from '#/core/ui/ProblemAlert.tsx'
import { Section } from '#/core/ui/Section.tsx'

interface Similar {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly session: string
  readonly state: string
  readonly score: number
  readonly grade: string
  readonly because: readonly string[]
}

const shownAtFirst = 4

export interface SimilarPanelProps {
  readonly subject: string
  readonly body: string
  /** The case itself, which is always like itself. */
  readonly except: string | null
  /** Waits for a pause in writing. */
  readonly delayMs?: number
}

export function SimilarPanel({ subject, body, except, delayMs = 1200 }: SimilarPanelProps) {
  const [all, setAll] = useState(false)
  const [asked, setAsked] = useState({ subject, body })
  useEffect(() => {
    const timer = setTimeout(() => setAsked({ subject, body }), delayMs)
    return () => clearTimeout(timer)
  }, [subject, body, delayMs])
  const isEnough = asked.subject.trim().length >= 4
  const found = useQuery({
    queryKey: ['similar', except, asked],
    queryFn: ({ signal }) => api<{ items: readonly Similar[] }>('POST', '/proposals/similar', { ...asked, except }, signal),
    enabled: isEnough,
    placeholderData: (before) => before,
    staleTime: 300_000,
  })
  const items = found.data?.items ?? []
  return (
    <Section title="相似的提案" id="similar">
      <ProblemAlert error={found.error} retry={found.refetch} />
      {!isEnough ? (
        <p className="sj-faint">写好案由后，这里列出往年和今年的相似提案，免得重复。</p>
      ) : found.isPending ? (
        <output className="sj-faint">正在查找……</output>
      ) : items.length === 0 ? (
        <p className="sj-faint">没有找到相似的提案。</p>
      ) : (
        <ul className="pp-similar">
          {(all ? items : items.slice(0, shownAtFirst)).map((s) => (
            <li key={s.id}>
              <a href={s.url} target="_blank" rel="noreferrer">
                {s.title}
              </a>
              <p className="sj-faint">
                {s.session} · {s.state}
              </p>
              <p className="pp-line">
                <strong>{s.grade}</strong>
                <span className="sj-faint">相似度{Math.round(s.score)}</span>
              </p>
              {s.because.length ? (
                <p className="pp-because">
                  <span className="sj-faint">都提到：</span>
                  {s.because.map((word) => (
                    <Tag key={word}>{word}</Tag>
                  ))}
                </p>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {items.length > shownAtFirst ? (
        <Button type="link" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? '收起' : `再看${items.length - shownAtFirst}件`}
        </Button>
      ) : null}
    </Section>
  )
}
