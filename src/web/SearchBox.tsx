import { Input } from 'antd'
import { useState } from 'react'
import { queryText, useGo } from '#/core/ui/address.tsx'

/** Looks in everything the reader may see; Enter leads to the page of what was found. */
export function SearchBox({ words = '' }: { readonly words?: string }) {
  const go = useGo()
  const [text, setText] = useState(words)
  const ask = (asked: string): void => {
    if (asked.trim()) go(`/search${queryText({ q: asked.trim() })}`)
  }
  return (
    <search className="sj-search">
      <Input.Search
        aria-label="检索提案等全部内容"
        placeholder="检索案由、正文、答复"
        maxLength={200}
        value={text}
        onChange={(e) => setText(e.target.value)}
        onSearch={ask}
      />
    </search>
  )
}
