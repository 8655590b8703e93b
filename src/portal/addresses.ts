// The addresses of the portal. The committee above the others lies at /open/, another under its own name.

export interface Asked {
  readonly session: string | null
  readonly category: string | null
  readonly unit: string | null
  readonly year: number | null
  readonly words: string
  readonly page: number
}

export const nothingAsked: Asked = { session: null, category: null, unit: null, year: null, words: '', page: 1 }

export const baseOf = (code: string | null): string => (code === null ? '/open' : `/open/of/${encodeURIComponent(code)}`)

/** Only what the address may ask is read; everything else is as if it had not been asked. */
export function readAsked(query: unknown): Asked {
  const all = typeof query === 'object' && query !== null ? (query as Readonly<Record<string, unknown>>) : {}
  const text = (key: string, pattern: RegExp): string | null => {
    const value = all[key]
    return typeof value === 'string' && pattern.test(value) ? value : null
  }
  const words = all['q']
  const year = text('year', /^(?:19|20|21)\d\d$/)
  return {
    session: text('session', /^\d{1,3}-\d{1,3}$/),
    category: text('category', /^[A-Za-z][A-Za-z0-9-]{0,39}$/),
    unit: text('unit', /^[\p{L}\p{N}（）()·、 ]{1,60}$/u),
    year: year === null ? null : Number(year),
    words: typeof words === 'string' ? words.replaceAll(/\p{C}/gu, ' ').trim().slice(0, 60) : '',
    page: Number(text('page', /^[1-9]\d{0,3}$/) ?? '1'),
  }
}

/** The same question with something changed; the page begins anew unless it is what changed. */
export function askedAt(path: string, asked: Asked, change: Partial<Asked> = {}): string {
  const next = { ...asked, page: 1, ...change }
  const pairs = [
    ['q', next.words],
    ['session', next.session],
    ['category', next.category],
    ['unit', next.unit],
    ['year', next.year === null ? null : String(next.year)],
    ['page', next.page > 1 ? String(next.page) : null],
  ].filter((pair): pair is [string, string] => Boolean(pair[1]))
  return pairs.length ? `${path}?${pairs.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}` : path
}
