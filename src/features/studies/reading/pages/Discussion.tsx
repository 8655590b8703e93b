// Notes and what is said: each point with its answers below it; a point may become a piece of advice, a hidden one says why.
import { GoButton } from '#/core/ui/GoButton.tsx'
import { Plain, When } from '#/core/ui/numbers.tsx'
import { Section } from '#/core/ui/Section.tsx'
import '../../pages/studies.css'
import type { GroupPage as Group } from '../contract.ts'
import { PartMove } from './PartMove.tsx'

interface Props {
  readonly g: Group
  readonly onChanged: () => unknown
}

type Post = Group['posts'][number]

export function Discussion({ g, onChanged }: Props) {
  const notes = g.posts.filter((p) => p.kind === 'note')
  const points = g.posts.filter((p) => p.kind === 'post' && !p.parentId)
  return (
    <>
      <Section title={`研讨（${points.length}）`} extra={<PartMove g={g} move="post" onChanged={onChanged} />}>
        {points.length ? (
          <ul className="st-rows">
            {points.map((p) => (
              <li key={p.id}>
                <Said p={p} g={g} onChanged={onChanged} />
                <Answers to={p} g={g} onChanged={onChanged} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="sj-faint">还没有发言。读到有启发的地方就说一说，好的意见可以转化为对策建议。</p>
        )}
      </Section>
      <Section title={`读书笔记（${notes.length}）`} extra={<PartMove g={g} move="note" onChanged={onChanged} />}>
        {notes.length ? (
          <ul className="st-rows">
            {notes.map((p) => (
              <li key={p.id}>
                <Said p={p} g={g} onChanged={onChanged} />
              </li>
            ))}
          </ul>
        ) : (
          <p className="sj-faint">还没有笔记。</p>
        )}
      </Section>
    </>
  )
}

function Answers({ to, g, onChanged }: Props & { readonly to: Post }) {
  const answers = g.posts.filter((p) => p.parentId === to.id)
  if (answers.length === 0) return null
  return (
    <ul className="st-answers">
      {answers.map((p) => (
        <li key={p.id}>
          <Said p={p} g={g} onChanged={onChanged} />
        </li>
      ))}
    </ul>
  )
}

function Said({ p, g, onChanged }: Props & { readonly p: Post }) {
  const grown = g.conversions.filter((c) => c.postId === p.id)
  const book = g.books.find((b) => b.id === p.bookId)
  return (
    <>
      <p className="st-line">
        <strong>{p.name}</strong>
        <span className="sj-faint">
          <When at={p.at} />
          {book ? ` · 《${book.title}》` : ''}
        </span>
      </p>
      {p.hiddenWhy === null ? (
        <div className="st-prose">
          <Plain text={p.text} />
        </div>
      ) : (
        <p className="sj-faint">已隐去：{p.hiddenWhy}</p>
      )}
      {p.hiddenWhy === null ? (
        <p className="st-line">
          {p.kind === 'post' ? <PartMove g={g} move="post" label="回应" onChanged={onChanged} extra={{ parentId: p.id }} /> : null}
          <PartMove g={g} move="convert" onChanged={onChanged} extra={{ postId: p.id }} />
          <PartMove g={g} move="hidePost" label="隐去" onChanged={onChanged} extra={{ postId: p.id }} />
        </p>
      ) : null}
      {grown.map((c) => (
        <p key={c.id} className="st-line">
          <span>
            转化为{c.kindLabel}：{c.title}（{c.by}）
          </span>
          {c.draftUrl ? <GoButton to={c.draftUrl}>去起草</GoButton> : null}
        </p>
      ))}
    </>
  )
}
