// An iCalendar text (RFC 5545) of activities: one event for each half-day, times with their zone, what is cancelled shown as cancelled.

export interface FeedEvent {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly place: string
  readonly session: string
  readonly startsAt: Date
  readonly endsAt: Date
  readonly standing: 'confirmed' | 'tentative' | 'cancelled'
  /** Grows with every change, so that calendars take the newer one. */
  readonly version: number
  readonly changedAt: Date
  readonly url: string | null
}

const zone = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
]

export function icsOf(name: string, events: readonly FeedEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//shuoju//activities//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'X-WR-TIMEZONE:Asia/Shanghai',
    ...zone,
    ...events.flatMap(eventLines),
    'END:VCALENDAR',
  ]
  return lines.map(folded).join('\r\n') + '\r\n'
}

const eventLines = (e: FeedEvent): readonly string[] => [
  'BEGIN:VEVENT',
  `UID:${e.id}@shuoju`,
  `DTSTAMP:${utc(e.changedAt)}`,
  `LAST-MODIFIED:${utc(e.changedAt)}`,
  `SEQUENCE:${e.version}`,
  `DTSTART;TZID=Asia/Shanghai:${local(e.startsAt)}`,
  `DTEND;TZID=Asia/Shanghai:${local(e.endsAt)}`,
  `SUMMARY:${escaped(`${e.standing === 'cancelled' ? '【取消】' : e.standing === 'tentative' ? '【延期】' : ''}${e.title}`)}`,
  ...(e.place ? [`LOCATION:${escaped(e.place)}`] : []),
  `DESCRIPTION:${escaped([e.kind, e.session].filter(Boolean).join('，'))}`,
  ...(e.url ? [`URL:${e.url}`] : []),
  `STATUS:${e.standing.toUpperCase()}`,
  'END:VEVENT',
]

const compact = (iso: string): string => iso.slice(0, 19).replaceAll(/[-:]/g, '')
const utc = (at: Date): string => `${compact(at.toISOString())}Z`
const local = (at: Date): string => compact(new Date(at.getTime() + 8 * 3_600_000).toISOString())

const escaped = (text: string): string => text.replaceAll(/[\\;,]/g, (c) => `\\${c}`).replaceAll(/\r?\n/g, String.raw`\n`)

/** Lines of at most 75 octets, broken between characters; what continues begins with a space. */
function folded(line: string): string {
  const bytes = new TextEncoder()
  const parts: string[] = []
  let part = ''
  let size = 0
  for (const char of line) {
    const width = bytes.encode(char).length
    if (size + width > 74) {
      parts.push(part)
      part = ''
      size = 0
    }
    part += char
    size += width
  }
  return [...parts, part].join('\r\n ')
}
