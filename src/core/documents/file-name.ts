// A name somebody gave a file, made safe to show, to store and to offer for download. It never becomes a path.

const longest = 120
// oxlint-disable-next-line no-control-regex
const invisible = /[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFEFF\uFFFE\uFFFF]/g
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

export function cleanFileName(given: string): string {
  const last = given.toWellFormed().normalize('NFC').replace(invisible, '').split(/[/\\]/).at(-1) ?? ''
  const plain = last
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[.\s]+|[.\s]+$/g, '')
  const safe = reserved.test(plain) ? `_${plain}` : plain
  return safe === '' ? '未命名' : shortened(safe)
}

/** Lower case, without the dot; '' when there is none. */
export const extensionOf = (name: string): string => /\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? ''

function shortened(name: string): string {
  const chars = [...name]
  if (chars.length <= longest) return name
  const extension = extensionOf(name)
  const tail = extension ? `.${extension}` : ''
  return chars.slice(0, longest - tail.length).join('') + tail
}
