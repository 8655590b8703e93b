// The portal's one style sheet, served under a name made of its content, so that browsers may keep it for ever.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

export const style = readFileSync(join(import.meta.dirname, 'portal.css'), 'utf8')
export const styleAddress = `/open/style-${createHash('sha256').update(style).digest('hex').slice(0, 16)}.css`
