// The original with its marks and suggestions: each is a button; selected text can be marked, too.
import { useRef } from 'react'
import type { Passage, Place, Suggestion } from '../patterns.ts'
import type { Mark } from '../redaction-rules.ts'
import { passageKinds } from '../words.ts'

/** A passage somebody looks at: marked, or only suggested. */
export type Marked = { readonly at: Mark; readonly is: 'mark' } | { readonly at: Suggestion; readonly is: 'suggestion' }

export const keyOfPassage = (p: Passage): string => `${p.place}:${p.from}:${p.to}`

/** In the order of the text. */
export function passagesOf(places: readonly Place[], marks: readonly Mark[], open: readonly Suggestion[]): readonly Marked[] {
  const all: Marked[] = [...marks.map((at) => ({ at, is: 'mark' as const })), ...open.map((at) => ({ at, is: 'suggestion' as const }))]
  const order = new Map(places.map((p, i) => [p.key, i]))
  return all.toSorted((a, b) => (order.get(a.at.place) ?? 0) - (order.get(b.at.place) ?? 0) || a.at.from - b.at.from)
}

export interface MarkedTextProps {
  readonly places: readonly Place[]
  readonly passages: readonly Marked[]
  readonly current: string | null
  readonly onPick: (key: string) => void
  readonly onSelect: (selected: Passage) => void
}

export function MarkedText({ places, passages, current, onPick, onSelect }: MarkedTextProps) {
  return (
    <div className="pub-original">
      {places
        .filter((p) => p.text !== '')
        .map((place) => (
          <div key={place.key}>
            <h3 className="pp-part">{place.label}</h3>
            <OnePlace
              place={place}
              passages={passages.filter((p) => p.at.place === place.key)}
              current={current}
              onPick={onPick}
              onSelect={onSelect}
            />
          </div>
        ))}
    </div>
  )
}

type OnePlaceProps = Omit<MarkedTextProps, 'places'> & { readonly place: Place }

function OnePlace({ place, passages, current, onPick, onSelect }: OnePlaceProps) {
  const box = useRef<HTMLParagraphElement>(null)
  const take = (): void => {
    const range = box.current ? selectedIn(box.current) : null
    if (range) onSelect({ place: place.key, ...range })
  }
  const pieces: React.ReactNode[] = []
  let at = 0
  for (const one of passages) {
    if (one.at.from < at) continue
    if (one.at.from > at) pieces.push(place.text.slice(at, one.at.from))
    const key = keyOfPassage(one.at)
    const look = one.is === 'suggestion' ? 'open' : one.at.decision
    pieces.push(
      <button
        key={key}
        type="button"
        data-passage={key}
        aria-pressed={current === key}
        aria-label={`${place.text.slice(one.at.from, one.at.to)}：${passageKinds[one.at.kind]}，${looks[look]}`}
        className={`pub-passage pub-${look}${current === key ? ' pub-current' : ''}`}
        onClick={() => onPick(key)}
      >
        {place.text.slice(one.at.from, one.at.to)}
      </button>,
    )
    at = one.at.to
  }
  pieces.push(place.text.slice(at))
  // Selecting with the mouse is a second way: the keyboard marks by typing the words to be taken out.
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions, jsx-a11y/no-noninteractive-element-interactions
    <p ref={box} className="pp-prose sj-plain" onMouseUp={take}>
      {pieces}
    </p>
  )
}

const looks = { open: '待决定', removed: '隐去', kept: '保留' } as const

/** Where in the text of this element the selection lies; null where nothing of it is selected. */
function selectedIn(element: HTMLElement): { readonly from: number; readonly to: number } | null {
  const selection = window.getSelection()
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  if (!element.contains(range.startContainer) || !element.contains(range.endContainer)) return null
  const before = range.cloneRange()
  before.selectNodeContents(element)
  before.setEnd(range.startContainer, range.startOffset)
  const from = before.toString().length
  const to = from + range.toString().length
  return to > from ? { from, to } : null
}
