// How a round of 回头看 is read for its papers: the office takes all units', a unit its own.
import type { Actor } from '#/core/actor.ts'
import type { Tx } from '#/core/db/database.ts'
import { printableOf, type PrintingOf } from '#/core/documents/document.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { lookBackOf } from './actions/look-back.ts'
import { registerDocuments, type RegisterPrint } from './documents.ts'
import { lookBackItems, lookBacks } from './store.ts'

async function readRegister(tx: Tx, actor: Actor, id: string): Promise<RegisterPrint | null> {
  if (!/^[0-9a-f-]{36}$/.test(id)) return null
  const [found] = await lookBacks(tx, actor.committeeId, id)
  const lines = found ? await lookBackItems(tx, actor, id) : []
  if (!found || lines.length === 0) return null
  const units = new Set(lines.map((l) => l.bodyId))
  const [only] = lines
  return {
    id,
    title: found.title,
    dueDay: found.dueDay,
    // Who sees one unit's lines only prints that unit's sheet.
    unit: units.size === 1 && only && !actor.rights.has('commitments:decide') ? { bodyId: only.bodyId, name: only.unit } : null,
    lines,
  }
}

const shareOf = (r: RegisterPrint, bodyId: string): RegisterPrint | null => {
  const lines = r.lines.filter((l) => l.bodyId === bodyId)
  const [first] = lines
  return first ? { ...r, unit: { bodyId, name: first.unit }, lines } : null
}

const ofRegister: PrintingOf<RegisterPrint> = {
  called: (r) => (r.unit ? `${r.unit.name}-${r.title}` : r.title),
  told: (r) => lookBackOf(r.id),
  papers: registerDocuments,
}

export const lookBackKind: DocumentKind = documentKind<RegisterPrint>({
  kind: 'look-back',
  read: readRegister,
  ...ofRegister,
  parts: (r, actor) =>
    r.unit
      ? []
      : [...new Set(r.lines.map((l) => l.bodyId))].flatMap((bodyId) => {
          const share = shareOf(r, bodyId)
          return share?.unit
            ? [
                {
                  kind: 'look-back-unit',
                  id: `${r.id}~${bodyId}`,
                  label: share.unit.name,
                  printable: printableOf(ofRegister, share, actor),
                },
              ]
            : []
        }),
})

export const lookBackUnitKind: DocumentKind = documentKind<RegisterPrint>({
  kind: 'look-back-unit',
  read: async (tx, actor, id) => {
    const [roundId = '', bodyId = ''] = id.split('~')
    const round = await readRegister(tx, actor, roundId)
    return round && shareOf(round, bodyId)
  },
  ...ofRegister,
})
