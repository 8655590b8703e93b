// The lines of a text to show under its title: around the first place where a word stands.

const before = 20
const length = 120

export function excerpt(body: string, words: readonly string[]): string {
  const text = body.replaceAll(/\s+/g, ' ').trim()
  const lower = text.toLowerCase()
  const places = words.map((w) => lower.indexOf(w)).filter((at) => at >= 0)
  const first = places.length > 0 ? Math.min(...places) : 0
  const from = Math.max(0, first - before)
  // Cut by characters, not by halves of one.
  const shown = Array.from(text.slice(from, from + length + 2))
    .slice(0, length)
    .join('')
  return `${from > 0 ? '…' : ''}${shown.trim()}${from + length < text.length ? '…' : ''}`
}
