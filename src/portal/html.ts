// HTML as a value: whatever is put into a template is escaped, unless it is HTML itself.

export interface Html {
  readonly html: string
}

type Part = string | number | Html | null | false | readonly Part[]

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

export const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (c) => escapes[c] ?? c)

function written(part: Part): string {
  if (part === null || part === false) return ''
  if (typeof part === 'string') return escaped(part)
  if (typeof part === 'number') return String(part)
  return 'html' in part ? part.html : part.map(written).join('')
}

/** html`<p>${text}</p>` */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => ({
  html: strings.reduce((all, text, i) => `${all}${written(parts[i - 1] ?? null)}${text}`),
})

/** Paragraphs of a text as people wrote it; what was taken out is told apart. */
export const prose = (text: string): Html => ({
  html: text
    .split(/\n+/)
    .filter((line) => line.trim() !== '')
    .map((line) => `<p>${escaped(line).replaceAll(/〔略：[^〕<&]{1,10}〕/g, (gone) => `<span class="gone">${gone}</span>`)}</p>`)
    .join(''),
})
