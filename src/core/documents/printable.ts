// What no page, no XML and no spreadsheet can show is taken out before it is written.

// oxlint-disable-next-line no-control-regex
const unprintable = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\uFFFE\uFFFF]/g

export const printable = (text: string): string => text.toWellFormed().replace(unprintable, '')
