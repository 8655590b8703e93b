// How a dossier is read for its paper: by the same view as its page. `person~2022` is one year, `person~term` the term.
import { documentKind, type DocumentKind } from '#/core/documents/printing.ts'
import { may } from '#/core/actor.ts'
import { dossierDocuments, type DossierPrint } from './documents.ts'
import { personDossierOf } from './view.ts'

export const dossierKind: DocumentKind = documentKind<DossierPrint>({
  kind: 'dossier',
  read: async (tx, actor, id, today) => {
    const [, person, period] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})~(\d{4}|term)$/.exec(id) ?? []
    if (!person || !may(actor, 'duties:read')) return null
    const found = await personDossierOf(tx, actor, { id: person, period }, today, () => [])
    return found && { ...found, today }
  },
  called: (d) => `${d.person.name}-${d.period.title}`,
  told: (d) => ({ kind: 'person', id: d.person.id }),
  papers: dossierDocuments,
})
