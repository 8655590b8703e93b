// How a recognition and each of its holders are read for printing: by the same view as the page.
import { sql } from 'kysely'
import { may } from '#/core/actor.ts'
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { recognitionOf } from './acts.ts'
import { holderDocuments, recognitionDocuments } from './documents.ts'
import { recognitionView } from './view.ts'

export const recognitionDocumentKinds: readonly DocumentKind[] = [
  documentKind({
    kind: 'recognition',
    read: async (tx, actor, id, today) => (may(actor, 'recognition:read') ? recognitionView(tx, actor, id, today) : null),
    called: (r) => r.title,
    told: (r) => recognitionOf(r.id),
    papers: recognitionDocuments,
  }),
  documentKind({
    kind: 'recognition-holder',
    read: async (tx, actor, id, today) => {
      if (!may(actor, 'recognition:read')) return null
      const { rows } = await sql<{ of: string }>`select recognition_id as of from recognition_holder
        where committee_id = ${actor.committeeId} and id = ${id}::uuid and removed_on is null`.execute(tx)
      const r = rows[0] ? await recognitionView(tx, actor, rows[0].of, today) : null
      const h = r?.holders.find((x) => x.id === id)
      return r && h ? { r, h } : null
    },
    called: ({ r, h }) => `${r.title}-${h.holder.name}`,
    told: ({ r }) => recognitionOf(r.id),
    papers: holderDocuments,
  }),
]
