// A state in words, coloured by where in its course it stands; the words always carry the meaning.
const tones = new Set(['waiting', 'active', 'good', 'bad', 'over'])

export function StatusTag({ label, tone }: { readonly label: string; readonly tone?: string | undefined }) {
  return <span className={`sj-tag sj-tag-${tone && tones.has(tone) ? tone : 'over'}`}>{label}</span>
}
