// The numbered suggestions as the proposer wrote them.
import { Plain } from '#/core/ui/numbers.tsx'

export function Suggestions({ texts }: { readonly texts: readonly string[] }) {
  return (
    <ol className="pp-suggestions">
      {texts.map((text, i) => (
        <li key={i}>
          <span className="pp-no" aria-hidden>
            {i + 1}
          </span>
          <Plain text={text} />
        </li>
      ))}
    </ol>
  )
}
