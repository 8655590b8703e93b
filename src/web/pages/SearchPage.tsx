// Words looked for in every kind of case: what was found, where the words stand, and in which state it is.
import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import type { SearchPageData } from '#/core/search/contract.ts'
import { Go, queryText, useAddressQuery } from '#/core/ui/address.tsx'
import { EmptyState } from '#/core/ui/EmptyState.tsx'
import { Loaded } from '#/core/ui/Loaded.tsx'
import { When } from '#/core/ui/numbers.tsx'
import { PageHeader } from '#/core/ui/PageHeader.tsx'
import { useApi } from '#/core/ui/query.tsx'
import { StatusTag } from '#/core/ui/StatusTag.tsx'
import { SearchBox } from '../SearchBox.tsx'

export function SearchPage() {
  const [query, setQuery] = useAddressQuery()
  const q = query['q'] ?? ''
  const kind = query['kind'] ?? ''
  const found = useApi<SearchPageData>(q ? `/search${queryText({ q, kind, limit: 100 })}` : null, { keepPrevious: true })
  return (
    <>
      <PageHeader title="检索" />
      <div className="sj-search-page-box">
        <SearchBox key={q} words={q} />
      </div>
      {q ? (
        <Loaded of={found} as="检索结果">
          {(data) => (
            <>
              {data.kinds.length > 1 ? (
                <Segmented
                  aria-label="在哪一类里找"
                  value={kind}
                  onChange={(value) => setQuery({ q, kind: value })}
                  options={[{ value: '', label: '全部' }, ...data.kinds.map((k) => ({ value: k.code, label: k.title }))]}
                />
              ) : null}
              <Found data={data} />
            </>
          )}
        </Loaded>
      ) : (
        <EmptyState title="输入要找的词" hint="可以写几个词，用空格隔开；题目、正文、建议和答复里都会找。" />
      )}
    </>
  )
}

function Found({ data }: { readonly data: SearchPageData }) {
  if (data.found.length === 0) return <EmptyState title="没有找到" hint="换一个说法，或者少写几个词再试。" />
  return (
    <>
      <output className="sj-line sj-faint">
        {data.relaxed
          ? '没有同时含有这几个词的内容，下面的含有其中一些。'
          : `找到${data.found.length}${data.found.length === 100 ? '件以上' : '件'}。`}
      </output>
      <ul className="sj-work sj-section">
        {data.found.map((f) => (
          <li key={f.id}>
            <div className="sj-work-words">
              <Go to={f.url} className="sj-work-title">
                {f.number === null ? '' : `第${f.number}号 `}
                {marked(f.title, data.words)}
              </Go>
              <p className="sj-faint">{marked(f.excerpt, data.words)}</p>
            </div>
            <span className="sj-faint">
              {f.kind.title} · <When at={f.openedAt} />
            </span>
            <StatusTag {...f.state} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** The words looked for, marked where they stand. */
function marked(text: string, words: readonly string[]): ReactNode {
  const known = words.filter(Boolean).map((w) => w.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`))
  if (known.length === 0) return text
  // split() with a group keeps the separators at odd places.
  return text.split(new RegExp(`(${known.join('|')})`, 'i')).map((part, n) => (n % 2 ? <mark key={n}>{part}</mark> : part))
}
